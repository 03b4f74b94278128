"""Figures of the room for ledgers and boards (shell.evidence): measure 九."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from fuyuan.matters import clock
from fuyuan.organs.models import OrganRole, Role
from fuyuan.organs.models.organ import valid_on
from fuyuan.shell.evidence import Source, register

from .models import Allotment, Coordination, Side

OVERSEE = (Role.JUDICIAL_BUREAU, Role.ENFORCEMENT_SUPERVISION, Role.JOINT_OFFICE)


def register_sources() -> None:
    register(Source("coordination.applied", "申请执法争议协调", "件", count=applied))
    register(Source("coordination.settled", "协调解决执法争议", "件", count=settled, url=settled_url))
    register(Source("coordination.lines", "明确执法职责分工", "项", count=lines))


def _of(organ_id: int | None) -> QuerySet[Coordination]:
    """The bureau answers for all disputes, a department for those it is in."""
    rows = Coordination.objects.all()
    if organ_id is None:
        return rows
    held = OrganRole.objects.filter(valid_on(clock.today()), role__in=OVERSEE, organ_id=organ_id)
    mine = Side.objects.filter(organ_id=organ_id).values("matter_id")
    return rows if held.exists() else rows.filter(pk__in=mine)


def applied(organ_id: int | None, first: date, last: date) -> int:
    return _of(organ_id).filter(opened_on__range=(first, last)).count()


def settled(organ_id: int | None, first: date, last: date) -> int:
    return _of(organ_id).filter(settled_on__range=(first, last)).count()


def lines(organ_id: int | None, first: date, last: date) -> int:
    return Allotment.objects.filter(matter_id__in=_of(organ_id).values("pk"), on__range=(first, last)).count()


def settled_url(organ_id: int | None, first: date, last: date) -> str:
    return f"{reverse('shell:matters', args=['coordination'])}?settled_from={first}&settled_to={last}"
