"""Figures of the room for ledgers and boards (shell.evidence): measure 十六 need not be reported by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet, Sum
from django.urls import reverse

from fuyuan.matters import clock
from fuyuan.organs.models import OrganRole, Role
from fuyuan.organs.models.organ import valid_on
from fuyuan.shell.evidence import Source, register

from .models import Activity, Decision, LeadYear
from .years.records import Kind

OVERSEE = (Role.JUDICIAL_BUREAU, Role.ENFORCEMENT_SUPERVISION, Role.JOINT_OFFICE)


def register_sources() -> None:
    register(Source("leadership.plans", "报送领导学业务工作计划", "个", count=plans, url=board_url))
    register(Source("leadership.studies", "领导集中学习、专题辅导", "次", count=studies, url=board_url))
    register(Source("leadership.lectures", "主要领导讲座", "次", count=lectures, url=board_url))
    register(Source("leadership.heard", "领导旁听庭审", "人次", count=heard, url=board_url))
    register(Source("leadership.decisions", "重大执法决定集体讨论", "件", count=discussed, url=discussed_url))


def _unit(organ_id: int | None) -> int | None:
    """None for the whole place: the bureau answers for every department, each department for itself."""
    if organ_id is None:
        return None
    rows = OrganRole.objects.filter(valid_on(clock.today()), role__in=OVERSEE, organ_id=organ_id)
    return None if rows.exists() else organ_id


def _of(rows: QuerySet[Any], organ_id: int | None) -> QuerySet[Any]:
    unit = _unit(organ_id)
    return rows if unit is None else rows.filter(organ_id=unit)


def plans(organ_id: int | None, first: date, last: date) -> int:
    return _of(LeadYear.objects.filter(planned_on__range=(first, last)), organ_id).count()


def _done(kind: Kind, organ_id: int | None, first: date, last: date) -> QuerySet[Activity]:
    return _of(Activity.objects.filter(kind=kind.value, on__range=(first, last)), organ_id)


def studies(organ_id: int | None, first: date, last: date) -> int:
    return _done(Kind.STUDY, organ_id, first, last).count()


def lectures(organ_id: int | None, first: date, last: date) -> int:
    return _done(Kind.LECTURE, organ_id, first, last).count()


def heard(organ_id: int | None, first: date, last: date) -> int:
    return _done(Kind.HEARING, organ_id, first, last).aggregate(sum=Sum("leaders"))["sum"] or 0


def discussed(organ_id: int | None, first: date, last: date) -> int:
    rows = Decision.objects.filter(stage="confirmed", discussed_on__range=(first, last))
    return _of(rows, organ_id).count()


def board_url(organ_id: int | None, first: date, last: date) -> str:
    return f"{reverse('leadership')}?year={last.year}"


def discussed_url(organ_id: int | None, first: date, last: date) -> str:
    one = _unit(organ_id)
    unit = "" if one is None else f"&unit={one}"
    return (
        f"{reverse('shell:matters', args=['majordecision'])}?discussed_from={first}&discussed_to={last}{unit}"
    )
