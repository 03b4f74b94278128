"""Figures of the room for ledgers and boards (shell.evidence)."""

from __future__ import annotations

from datetime import date
from functools import partial

from django.db.models import QuerySet
from django.urls import reverse

from fuyuan.matters import clock
from fuyuan.shell.evidence import Source, register

from .models import FileReview
from .queries import concluded_between, faults_between


def register_sources() -> None:
    for key, prefix, label in (
        ("reconsideration", "filereview", "案卷"), ("enforcement", "filereview.enforcement", "执法案卷"),
    ):  # fmt: skip
        register(
            Source(
                f"{prefix}.files",
                f"评查{label}",
                "件",
                count=partial(files, key),
                url=partial(files_list, key),
            )
        )
        register(Source(f"{prefix}.faults", f"{label}评查发现问题", "个", count=partial(faults, key)))


def _concluded(subject: str, organ_id: int | None, first: date, last: date) -> QuerySet[FileReview]:
    """Of an organ: the rounds it led. Who asks for a unit whose files are read asks ``queries.faults_between``."""
    rows = concluded_between(first, last, subject)
    return rows if organ_id is None else rows.filter(organ_id=organ_id)


def files(subject: str, organ_id: int | None, first: date, last: date) -> int:
    return _concluded(subject, organ_id, first, last).count()


def files_list(subject: str, organ_id: int | None, first: date, last: date) -> str:
    until = min(last, clock.today())
    address = reverse("shell:matters", args=["file_review"])
    return f"{address}?subject={subject}&concluded_from={first}&concluded_to={until}"


def faults(subject: str, organ_id: int | None, first: date, last: date) -> int:
    rows = faults_between(first, last, subject)
    if organ_id is not None:
        rows = rows.filter(matter_id__in=_concluded(subject, organ_id, first, last).values("pk"))
    return rows.count()
