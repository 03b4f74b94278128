"""All reports of a year begun at once, and the bureau told when it is time to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from fuyuan.business.ledger.queries import measures_in_force
from fuyuan.business.reform import queries as reform
from fuyuan.business.supervision.issuer import office_id
from fuyuan.business.supervision.models import AnnualReport
from fuyuan.business.supervision.numbers import ANNUAL_START
from fuyuan.matters import clock
from fuyuan.matters.models import Notification
from fuyuan.matters.together import Beginning, Begun, open_many
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post

from .steps import ANNUAL

MONTHS = 3  # for so long after the month of beginning the bureau is told of a year nobody began


def reporting(year: int) -> QuerySet[Organ]:
    """Return the organs that owe a report on a year: those that enforced when it ended (各级执法部门), by code."""
    region = str(installation.get("place.region"))
    return reform.agencies(min(date(year, 12, 31), clock.today()), region)


def missing(year: int) -> list[int]:
    """Return the organs whose report on a year was not begun."""
    begun = AnnualReport.objects.filter(year=year).values("organ_id")
    return list(reporting(year).exclude(pk__in=begun).values_list("pk", flat=True))


def open_year(year: int, actor: Actor) -> Sequence[Begun]:
    """Begin the report of every organ that has none; one that is refused does not hold up the others."""
    beginnings = [
        Beginning([("open", {"organ_id": pk, "year": year})], f"annual:{year}:{pk}") for pk in missing(year)
    ]
    return open_many(kind=ANNUAL.name, beginnings=beginnings, actor=actor)


def told_tonight() -> Iterator[Notification]:
    """In the months after the year: nobody has begun its reports yet. Only where a plan runs that asks for them."""
    today, year = clock.today(), clock.today().year - 1
    first = int(installation.get(ANNUAL_START))
    if not first <= today.month < first + MONTHS or AnnualReport.objects.filter(year=year).exists():
        return
    if any(ASKED in each.text for each in measures_in_force()):
        yield Notification(
            post=Post.SUPERVISION_STAFF.value, organ_id=office_id(), at=clock.now(), key=f"annual:{year}",
            text=f"{year}年度执法情况报告还没有启动，请给各执法机关启动", url=f"{reverse('annual-board')}?year={year}",
        )  # fmt: skip


ASKED = "执法工作情况报告制度"  # how the plan names it
