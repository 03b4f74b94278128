"""Figures of the room for ledgers and boards (shell.evidence)."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from fuyuan.matters import clock
from fuyuan.shell.evidence import Source, register

from .models import FileReview
from .queries import faults_between


def register_sources() -> None:
    register(Source("filereview.files", "评查案卷", "件", count=files, url=files_list))
    register(Source("filereview.faults", "案卷评查发现问题", "个", count=faults))


def _concluded(organ_id: int | None, first: date, last: date) -> QuerySet[FileReview]:
    """Of an organ: the rounds it led. Who asks for a unit whose files are read asks ``queries.faults_between``."""
    rows = FileReview.objects.filter(concluded_on__gte=first, concluded_on__lte=last)
    return rows if organ_id is None else rows.filter(organ_id=organ_id)


def files(organ_id: int | None, first: date, last: date) -> int:
    return _concluded(organ_id, first, last).count()


def files_list(organ_id: int | None, first: date, last: date) -> str:
    until = min(last, clock.today())
    return f"{reverse('shell:matters', args=['file_review'])}?concluded_from={first}&concluded_to={until}"


def faults(organ_id: int | None, first: date, last: date) -> int:
    rows = faults_between(first, last)
    if organ_id is not None:
        rows = rows.filter(matter_id__in=_concluded(organ_id, first, last).values("pk"))
    return rows.count()
