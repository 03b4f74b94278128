"""Figures of the room: for ledgers and boards (shell.evidence, measure 十二), and of one unit for its assessment."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from fuyuan.business.litigation.queries import lost_suits
from fuyuan.matters import clock
from fuyuan.organs.models import OrganRole, Role
from fuyuan.organs.models.organ import valid_on
from fuyuan.shell.evidence import Source, register

from .models import Accord, Guidance, LenientCase, ModelUnit, Pairing, RiskPoint

OVERSEE = (Role.JUDICIAL_BUREAU, Role.ENFORCEMENT_SUPERVISION, Role.JOINT_OFFICE)


def register_sources() -> None:
    register(Source("guidance.given", "实施行政指导", "次", count=given, url=given_url))
    register(Source("guidance.reviewed", "复核风险点", "个", count=reviewed, url=reviewed_url))
    register(Source("guidance.lenient", "适用免罚轻罚清单", "件", count=lenient, url=lenient_url))
    register(Source("guidance.named", "命名示范单位", "个", count=named, url=named_url))
    register(Source("guidance.accords", "签订执行协议、行政和解协议", "件", count=accords, url=accords_url))
    register(Source("guidance.paired", "结对、联系点开展活动", "对", count=paired))


def _of(rows: QuerySet[Any], organ_id: int | None) -> QuerySet[Any]:
    """The bureau answers for every unit, a unit for itself."""
    return rows if organ_id is None or _oversees(organ_id) else rows.filter(organ_id=organ_id)


def _oversees(organ_id: int) -> bool:
    held = OrganRole.objects.filter(valid_on(clock.today()), role__in=OVERSEE, organ_id=organ_id)
    return held.exists()


def given(organ_id: int | None, first: date, last: date) -> int:
    return _of(Guidance.objects.filter(given_on__range=(first, last)), organ_id).count()


def reviewed(organ_id: int | None, first: date, last: date) -> int:
    """Points looked at in these days; each counts once, by its last look."""
    return _of(RiskPoint.objects.filter(reviewed_on__range=(first, last)), organ_id).count()


def lenient(organ_id: int | None, first: date, last: date) -> int:
    return _of(LenientCase.objects.filter(acted_on__range=(first, last)), organ_id).count()


def named(organ_id: int | None, first: date, last: date) -> int:
    return _of(ModelUnit.objects.filter(named_on__range=(first, last)), organ_id).count()


def accords(organ_id: int | None, first: date, last: date) -> int:
    return _of(Accord.objects.filter(signed_on__range=(first, last)), organ_id).count()


def paired(organ_id: int | None, first: date, last: date) -> int:
    """Pairs and points that had an activity in these days, each once, by its last."""
    rows = Pairing.objects.filter(last_on__range=(first, last))
    if organ_id is None or _oversees(organ_id):
        return rows.count()
    return rows.filter(Q(lead_id=organ_id) | Q(partner_id=organ_id)).count()


def given_url(organ_id: int | None, first: date, last: date) -> str:
    return _list("guidance", "given", first, last)


def reviewed_url(organ_id: int | None, first: date, last: date) -> str:
    return _list("risk_point", "reviewed", first, last)


def lenient_url(organ_id: int | None, first: date, last: date) -> str:
    return _list("lenient_case", "acted", first, last)


def named_url(organ_id: int | None, first: date, last: date) -> str:
    return _list("model_unit", "named", first, last)


def accords_url(organ_id: int | None, first: date, last: date) -> str:
    return _list("accord", "signed", first, last)


def _list(kind: str, day: str, first: date, last: date) -> str:
    return f"{reverse('shell:matters', args=[kind])}?{day}_from={first}&{day}_to={min(last, clock.today())}"


def figures_of(organ_id: int, today: date) -> list[tuple[str, Any]]:
    """What the system knows of one unit in the last 365 natural days, as an assessment asks it."""
    since = today - timedelta(days=365)
    points = RiskPoint.objects.filter(organ_id=organ_id, stage="kept")
    talks = Guidance.objects.filter(organ_id=organ_id, given_on__range=(since, today))
    return [
        ("行政指导", f"{talks.count()} 次，自愿接受 {talks.filter(agreed=True).count()} 次"),
        ("风险点", f"{points.count()} 个，超期没有复核 {points.filter(review_on__lt=today).count()} 个"),
        (
            "适用清单的案件",
            f"{LenientCase.objects.filter(organ_id=organ_id, acted_on__range=(since, today)).count()} 件",
        ),
        ("败诉", f"{lost_suits(organ_id, since, today).count()} 件"),
    ]
