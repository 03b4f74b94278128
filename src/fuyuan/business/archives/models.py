"""The table of the room."""

from typing import ClassVar

from django.db import models

from fuyuan.matters.models import Projection


class Destruction(Projection):
    """A register of files to be destroyed; derived (``procedure.columns``)."""

    items = models.PositiveIntegerField("案卷数")
    destroyed = models.PositiveIntegerField("已销毁", default=0)

    class Meta:
        verbose_name = "档案销毁清册"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="destruction_stage"),
            models.Index(fields=["next_due", "matter"], name="destruction_due"),
        ]
