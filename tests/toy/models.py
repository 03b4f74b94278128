"""The one table of the toy room: the kernel's columns and one of its own."""

from django.db import models

from fuyuan.matters.models import Projection


class LetterRow(Projection):
    writer = models.CharField("来信人", max_length=60)
