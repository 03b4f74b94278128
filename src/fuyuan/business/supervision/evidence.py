"""Figures of the room for ledgers and boards (shell.evidence)."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from fuyuan.matters import clock
from fuyuan.organs.models import OrganRole, Role
from fuyuan.organs.models.organ import valid_on
from fuyuan.shell.evidence import Source, register

from .models import CampaignProblem, Supervision

OVERSEE = (Role.JUDICIAL_BUREAU, Role.ENFORCEMENT_SUPERVISION, Role.JOINT_OFFICE, Role.RECONSIDERATION_ORGAN)


def register_sources() -> None:
    register(Source("supervision.found", "执法监督发现问题", "件", count=found, url=found_list))
    register(Source("supervision.corrected", "执法监督纠正问题", "件", count=corrected, url=corrected_list))
    register(Source("supervision.problems", "整治发现问题", "件", count=problems))
    register(Source("supervision.problems_closed", "整治问题销号", "件", count=problems_closed))


def _matters(organ_id: int | None) -> QuerySet[Supervision]:
    """A unit's own; of who oversees, the whole place's."""
    rows = Supervision.objects.exclude(stage="withdrawn")
    return rows if organ_id is None or oversees(organ_id) else rows.filter(organ_id=organ_id)


def oversees(organ_id: int) -> bool:
    return OrganRole.objects.filter(valid_on(clock.today()), role__in=OVERSEE, organ_id=organ_id).exists()


def found(organ_id: int | None, first: date, last: date) -> int:
    return _matters(organ_id).filter(found_on__range=(first, last)).count()


def corrected(organ_id: int | None, first: date, last: date) -> int:
    return _matters(organ_id).filter(corrected_on__range=(first, last)).count()


def problems(organ_id: int | None, first: date, last: date) -> int:
    return _problems(organ_id).filter(found_on__range=(first, last)).count()


def problems_closed(organ_id: int | None, first: date, last: date) -> int:
    return _problems(organ_id).filter(stage="closed", closed_on__range=(first, last)).count()


def _problems(organ_id: int | None) -> QuerySet[CampaignProblem]:
    """As above: of who oversees, the whole place's."""
    rows = CampaignProblem.objects.exclude(stage="dropped")
    return rows if organ_id is None or oversees(organ_id) else rows.filter(organ_id=organ_id)


def found_list(organ_id: int | None, first: date, last: date) -> str:
    return _list("found", first, last)


def corrected_list(organ_id: int | None, first: date, last: date) -> str:
    return _list("corrected", first, last)


def _list(day: str, first: date, last: date) -> str:
    until = min(last, clock.today())
    return f"{reverse('shell:matters', args=['supervision'])}?{day}_from={first}&{day}_to={until}"
