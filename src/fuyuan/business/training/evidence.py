"""Figures of the room for ledgers and boards (shell.evidence): measures 十一, 十四 and 十五 need not be reported by hand."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet, Sum
from django.urls import reverse

from fuyuan.matters import clock
from fuyuan.organs.models import OrganRole, Role
from fuyuan.organs.models.organ import valid_on
from fuyuan.shell.evidence import Source, register

from .models import Certificate, Session

OVERSEE = (Role.JUDICIAL_BUREAU, Role.ENFORCEMENT_SUPERVISION, Role.JOINT_OFFICE)


def register_sources() -> None:
    register(Source("training.sessions", "举办执法人员培训", "次", count=held, url=held_list))
    register(Source("training.towns", "培训乡镇、街道执法人员", "次", count=for_towns, url=held_list))
    register(Source("training.supervisors", "培训执法监督人员", "次", count=for_supervisors, url=held_list))
    register(Source("training.reviewers", "培训行政复议人员", "次", count=for_reviewers, url=held_list))
    register(Source("training.people", "参加培训", "人次", count=people, url=held_list))
    register(Source("training.issued", "发放执法证件", "件", count=issued))


def _whole(organ_id: int | None) -> bool:
    """The bureau answers for every unit, each unit for what it organises."""
    if organ_id is None:
        return True
    rows = OrganRole.objects.filter(valid_on(clock.today()), role__in=OVERSEE, organ_id=organ_id)
    return rows.exists()


def _sessions(organ_id: int | None, first: date, last: date) -> QuerySet[Session]:
    rows = Session.objects.filter(stage="approved", on__gte=first, on__lte=last)
    return rows if _whole(organ_id) else rows.filter(organ_id=organ_id)


def held(organ_id: int | None, first: date, last: date) -> int:
    return _sessions(organ_id, first, last).count()


def for_towns(organ_id: int | None, first: date, last: date) -> int:
    return _sessions(organ_id, first, last).filter(audience="towns").count()


def for_supervisors(organ_id: int | None, first: date, last: date) -> int:
    return _sessions(organ_id, first, last).filter(audience="supervisors").count()


def for_reviewers(organ_id: int | None, first: date, last: date) -> int:
    return _sessions(organ_id, first, last).filter(audience="reviewers").count()


def people(organ_id: int | None, first: date, last: date) -> int:
    return _sessions(organ_id, first, last).aggregate(sum=Sum("people"))["sum"] or 0


def issued(organ_id: int | None, first: date, last: date) -> int:
    rows = Certificate.objects.filter(issued_on__gte=first, issued_on__lte=last)
    return (rows if _whole(organ_id) else rows.filter(organ_id=organ_id)).count()


def held_list(organ_id: int | None, first: date, last: date) -> str:
    unit = "" if _whole(organ_id) else f"&unit={organ_id}"
    return f"{reverse('shell:matters', args=['training'])}?on_from={first}&on_to={last}{unit}"
