"""Figures of the room for the ledger (shell.evidence): measure 三 of the plan."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from fuyuan.shell.evidence import Source, register

from .models import Mediation
from .queries import ended


def register_sources() -> None:
    register(Source("mediation.opened", "启动调解", "件", count=opened, url=page))
    register(Source("mediation.succeeded", "调解成功", "件", count=succeeded, url=page))


def _of(rows: QuerySet[Mediation], organ_id: int | None) -> QuerySet[Mediation]:
    """The office that mediates answers for all; a unit for its own disputes."""
    own = rows.filter(respondent_id=organ_id)
    return own if organ_id is not None and own.exists() else rows


def opened(organ_id: int | None, first: date, last: date) -> int:
    return _of(Mediation.objects.filter(opened_on__gte=first, opened_on__lte=last), organ_id).count()


def succeeded(organ_id: int | None, first: date, last: date) -> int:
    return _of(ended(first, last).filter(succeeded=True), organ_id).count()


def page(organ_id: int | None, first: date, last: date) -> str:
    return f"{reverse('mediation-statistics')}?year={last.year}"
