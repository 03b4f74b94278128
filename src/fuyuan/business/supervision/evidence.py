"""Figures of the room for ledgers and boards (shell.evidence)."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from fuyuan.matters import clock
from fuyuan.organs.models import OrganRole, Role
from fuyuan.organs.models.organ import valid_on
from fuyuan.shell.evidence import Source, register

from .models import Supervision

OVERSEE = (Role.JUDICIAL_BUREAU, Role.ENFORCEMENT_SUPERVISION, Role.JOINT_OFFICE, Role.RECONSIDERATION_ORGAN)


def register_sources() -> None:
    register(Source("supervision.found", "执法监督发现问题", "件", count=found, url=found_list))
    register(Source("supervision.corrected", "执法监督纠正问题", "件", count=corrected, url=corrected_list))


def _matters(organ_id: int | None) -> QuerySet[Supervision]:
    """A unit's own; of who oversees, the whole place's."""
    rows = Supervision.objects.exclude(stage="withdrawn")
    held = OrganRole.objects.filter(valid_on(clock.today()), role__in=OVERSEE, organ_id=organ_id or 0)
    return rows if organ_id is None or held.exists() else rows.filter(organ_id=organ_id)


def found(organ_id: int | None, first: date, last: date) -> int:
    return _matters(organ_id).filter(found_on__range=(first, last)).count()


def corrected(organ_id: int | None, first: date, last: date) -> int:
    return _matters(organ_id).filter(corrected_on__range=(first, last)).count()


def found_list(organ_id: int | None, first: date, last: date) -> str:
    return _list("found", first, last)


def corrected_list(organ_id: int | None, first: date, last: date) -> str:
    return _list("corrected", first, last)


def _list(day: str, first: date, last: date) -> str:
    until = min(last, clock.today())
    return f"{reverse('shell:matters', args=['supervision'])}?{day}_from={first}&{day}_to={until}"
