"""人才库 over all contests: whom they chose, where those people serve now and for what areas, and how their teams came out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict

from fuyuan.business.guidance.models import Contest, Talent
from fuyuan.business.training.queries import entries, visible_officers
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import NOTHING
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.rooms import Column, Pairs

from .life import ContestState, ranking
from .steps import CONTEST

JOIN = "、"  # between the areas of one entry of the register
COLUMNS = (
    Column("name", "姓名"), Column("unit", "现在的单位"), Column("duty", "职务"), Column("areas", "执法领域"),
    Column("contests", "比武活动和名次", kind="link"), Column("last", "最近一次", kind="date"), Column("serving", "在岗"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chosen:
    """A contest that chose somebody; ``rank`` of the team he or she was in."""

    title: str
    url: str
    on: date
    rank: int


def everybody() -> QuerySet[Any]:
    """The entries of the register that a contest brought into the pool: its result is for all units to read."""
    return entries(Talent.objects.values("officer_id"))


def narrowed(rows: QuerySet[Any], asked: QueryDict) -> QuerySet[Any]:
    """Filter by what an address asks: unit, area, contest; a value that is none of the choices finds nobody."""
    if unit := asked.get("unit", ""):
        rows = rows.filter(organ_id=_whole(unit))
    if area := asked.get("area", ""):
        rows = rows.filter(_has_area(area))
    if contest := asked.get("contest", ""):
        rows = rows.filter(pk__in=Talent.objects.filter(matter_id=_whole(contest)).values("officer_id"))
    return rows


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0


def _has_area(area: str) -> Q:
    if "\0" in area:  # PostgreSQL knows no such text
        return NOTHING
    first, last, middle = area + JOIN, JOIN + area, JOIN + area + JOIN
    return Q(areas=area) | Q(areas__startswith=first) | Q(areas__endswith=last) | Q(areas__contains=middle)


def choices(rows: QuerySet[Any]) -> Mapping[str, Pairs]:
    """What one may choose, by filter: only what there is (three queries)."""
    units = rows.order_by("unit_name").values_list("organ_id", "unit_name").distinct()
    areas = {
        area
        for text in rows.order_by().values_list("areas", flat=True).distinct()
        for area in text.split(JOIN)
    }
    contests = Contest.objects.filter(talents__gt=0).order_by("-on", "-pk").values_list("pk", "title")
    return {
        "unit": [(str(pk), name) for pk, name in units], "area": [(area, area) for area in sorted(areas) if area],
        "contest": [(str(pk), title) for pk, title in contests],
    }  # fmt: skip


def lines(rows: Iterable[Any], actor: Actor) -> list[dict[str, Any]]:
    """One line for each person, contests newest first (three queries)."""
    people = list(rows)
    chosen = _chosen([row.pk for row in people])
    mine = set(visible_officers(actor).filter(pk__in=chosen).values_list("pk", flat=True))
    return [_line(row, chosen[row.pk], may_open=row.pk in mine) for row in people]


def _line(row: Any, contests: list[Chosen], *, may_open: bool) -> dict[str, Any]:
    return {
        "name": row.title, "url": matter_url("officer", row.pk) if may_open else "", "unit": row.unit_name,
        "duty": row.duty, "areas": row.areas, "won": contests, "last": contests[0].on,
        "contests": "；".join(f"{each.title}（第{each.rank}名）" for each in contests),
        "serving": "在岗" if row.closed_on is None else "已离岗",
    }  # fmt: skip


def _chosen(officers: list[int]) -> dict[int, list[Chosen]]:
    """By entry, what it was chosen in."""
    talents = list(Talent.objects.filter(officer_id__in=officers))
    contests = Contest.objects.in_bulk({each.matter_id for each in talents})
    ranks = {pk: _ranks(row) for pk, row in contests.items()}
    found: dict[int, list[Chosen]] = {pk: [] for pk in officers}
    for each in talents:
        row = contests[each.matter_id]
        url = matter_url(CONTEST.name, row.pk)
        found[each.officer_id].append(Chosen(row.title, url, row.on, ranks[row.pk][each.officer_id]))
    return {pk: sorted(each, key=lambda one: one.on, reverse=True) for pk, each in found.items()}


def _ranks(row: Contest) -> dict[int, int]:
    """The place of each member's team."""
    state = ContestState.model_validate_json(row.state)
    places = {each.team: each.rank for each in ranking(state)}
    return {member.officer_id: places[team.name] for team, member in state.members}
