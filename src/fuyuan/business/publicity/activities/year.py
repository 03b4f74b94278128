"""A year of activities: how many were planned and held, by channel and month, and how many people they reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from fuyuan.business.publicity.models import Activity
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for

from .records import Channel
from .steps import CANCELLED

MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Line:
    """One channel: (held, planned and not yet held) for each month, and the people reached."""

    channel: Channel
    months: tuple[tuple[int, int], ...]
    reach: int

    @property
    def people(self) -> str:
        return f"{self.reach:,}"

    @property
    def held(self) -> int:
        return sum(held for held, _ in self.months)

    @property
    def planned(self) -> int:
        return sum(planned for _, planned in self.months)


def activities_of(actor: Actor, year: int) -> QuerySet[Activity]:
    """Return what was planned for a year and not cancelled, by day."""
    rows = Activity.objects.filter(day__range=(date(year, 1, 1), date(year, 12, 31))).exclude(stage=CANCELLED)
    return policy_for(Activity).filter(actor, rows).order_by("day", "matter")


def lines(rows: QuerySet[Activity]) -> list[Line]:
    """Return a line for every channel in use; an activity stands in the month of its planned day."""
    counts: dict[str, list[list[int]]] = {}
    reach: dict[str, int] = {}
    for channel, day, held_on, people in rows.values_list("channel", "day", "held_on", "reach"):
        months = counts.setdefault(channel, [[0, 0] for _ in MONTHS])
        months[day.month - 1][held_on is None] += 1
        reach[channel] = reach.get(channel, 0) + people
    return [
        Line(each, tuple((held, waiting) for held, waiting in counts[each.value]), reach[each.value])
        for each in Channel
        if each.value in counts
    ]
