"""Figures of the room for ledgers and boards (shell.evidence)."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from fuyuan.shell.evidence import Source, register

from .models import Report


def register_sources() -> None:
    register(Source("opinions.reports", "收到群众反映的执法问题", "件", count=received, url=received_list))
    register(Source("opinions.answered", "答复群众反映的执法问题", "件", count=answered))


def _about(organ_id: int | None) -> QuerySet[Report]:
    """Those about a unit when a unit asks."""
    return Report.objects.filter(organ_id=organ_id) if organ_id else Report.objects.all()


def received(organ_id: int | None, first: date, last: date) -> int:
    return _about(organ_id).filter(opened_on__range=(first, last)).count()


def answered(organ_id: int | None, first: date, last: date) -> int:
    return _about(organ_id).filter(answered_on__range=(first, last)).count()


def received_list(organ_id: int | None, first: date, last: date) -> str:
    return f"{reverse('shell:matters', args=['opinion_report'])}?opened_from={first}&opened_to={last}"
