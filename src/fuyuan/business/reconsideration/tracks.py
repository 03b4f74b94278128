"""繁简分流: how the simple and the ordinary track stand, and how much time the simple one saved (第五十三条至第五十五条)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Avg, Count, F, QuerySet, Value
from django.db.models.functions import Coalesce

from fuyuan.organs.actor import Actor
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.lights import burning, light

from .facts import At
from .models import Case
from .queries import visible_cases
from .records import DecisionKind, Way

SHOWN, UNSORTED = 10, 50  # cases shown of a track, and of those not sorted yet
RUNNING = (At.ACCEPTED, At.TRIAL, At.SUSPENDED)
NONE = {"running": 0, "overdue": 0, "soon": 0, "suspended": 0}
DECIDED = [kind.value for kind in DecisionKind]


@dataclass(frozen=True, slots=True)
class Track:
    """One track: what runs, how it stands, soonest due first; how long the decided cases of a year took (natural days).

    ``way`` "": accepted and not sorted yet.
    """

    way: str
    counts: dict[str, int]
    rows: list[dict[str, Any]]
    decided: int
    average: float | None

    @property
    def label(self) -> str:
        return Way(self.way).label

    @property
    def days(self) -> str:
        return "" if self.average is None else f"{self.average:.1f}"


def tracks(actor: Actor, today: date) -> dict[str, Track]:
    """Return both tracks, and under "" what is not sorted yet."""
    cases = visible_cases(actor).order_by()
    running = cases.filter(stage__in=RUNNING)
    counts, times = standing(running, today), took(cases, today.year)
    return {
        way: Track(way, counts.get(way, NONE), first(running, way, today), *times.get(way, (0, None)))
        for way in (Way.SIMPLIFIED.value, Way.ORDINARY.value, "")
    }


def standing(running: QuerySet[Case], today: date) -> dict[str, dict[str, int]]:
    """Return by track how many run, and how many of them are overdue, soon due, suspended."""
    lights = {name: Count("pk", filter=burning(name, today)) for name in ("overdue", "soon", "suspended")}
    rows: Any = running.values("procedure").annotate(running=Count("pk"), **lights)
    return {row["procedure"]: {name: row[name] for name in NONE} for row in rows}


def first(running: QuerySet[Case], way: str, today: date) -> list[dict[str, Any]]:
    """Return the cases of a track whose day comes first, those without one last."""
    names = ("number", "title", "next_due", "next_amber", "suspended", "next_duty", "next_unit")
    # the few that run are walked through, not the tens of thousands of a track
    rows = running.annotate(track=Coalesce("procedure", Value(""))).filter(track=way).only("pk", *names)
    ordered = rows.order_by(F("next_due").asc(nulls_last=True), "pk")
    return [row_of(each, today) for each in ordered[: SHOWN if way else UNSORTED]]


def row_of(case: Case, today: date) -> dict[str, Any]:
    return {
        "url": matter_url("reconsideration", case.pk), "number": case.number, "title": case.title, "due": case.next_due,
        "duty": case.next_duty, "light": light(case.next_due, case.next_amber, today, stopped=case.suspended),
    }  # fmt: skip


def took(cases: QuerySet[Case], year: int) -> dict[str, tuple[int, float]]:
    """Return by track how many cases were decided in a year, and their natural days from acceptance to decision on average."""
    # by the year's decisions: of each outcome there are more
    rows = cases.annotate(result=Coalesce("outcome", Value(""))).filter(
        decided_on__gte=date(year, 1, 1), decided_on__lt=date(year + 1, 1, 1), result__in=DECIDED,
        accepted_on__isnull=False,
    )  # fmt: skip
    found = rows.values_list("procedure").annotate(
        n=Count("pk"), average=Avg(F("decided_on") - F("accepted_on"))
    )
    return {way: (n, average / timedelta(days=1)) for way, n, average in found}


def board(actor: Actor, today: date) -> dict[str, Any]:
    """Both tracks, those not yet sorted, and the days the simple track saved against the ordinary average."""
    simple, ordinary, waiting = tracks(actor, today).values()
    saved = None
    if simple.average is not None and ordinary.average is not None:
        saved = ordinary.average - simple.average
    decided = simple.decided + ordinary.decided
    return {
        "tracks": (simple, ordinary), "waiting": waiting, "saved": saved,
        "saved_in_all": round(saved * simple.decided) if saved is not None else None, "decided": decided,
        "share": 100 * simple.decided / decided if decided else None, "year": today.year,
    }  # fmt: skip
