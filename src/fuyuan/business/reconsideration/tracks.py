"""繁简分流: how the simple and the ordinary track stand, and how much time the simple one saved (第五十三条至第五十五条)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from statistics import fmean
from typing import Any

from django.db.models import F, QuerySet

from fuyuan.organs.actor import Actor
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.lights import light

from .facts import At
from .models import Case
from .queries import visible_cases
from .records import DecisionKind, Way

SHOWN = 10
RUNNING = (At.ACCEPTED, At.TRIAL, At.SUSPENDED)
DECIDED = [kind.value for kind in DecisionKind]


@dataclass(frozen=True, slots=True)
class Track:
    """One track: what runs, soonest due first, and how long the decided cases of a year took (natural days)."""

    way: Way
    running: int
    lights: dict[str, int]
    rows: list[dict[str, Any]]
    decided: int
    average: float | None

    @property
    def days(self) -> str:
        return "" if self.average is None else f"{self.average:.1f}"


def track(actor: Actor, way: Way, today: date) -> Track:
    cases = visible_cases(actor).filter(procedure=way.value)
    rows = [row_of(each, today) for each in _running(cases)]
    lights = {name: sum(row["light"] == name for row in rows) for name in ("overdue", "soon", "suspended")}
    took = list(durations(cases, today.year))
    return Track(way, len(rows), lights, rows[:SHOWN], len(took), fmean(took) if took else None)


def _running(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Cases in trial by the day that comes first, those without one last."""
    names = ("number", "title", "next_due", "next_amber", "suspended", "next_duty", "next_unit")
    return (
        cases.filter(stage__in=RUNNING).only("pk", *names).order_by(F("next_due").asc(nulls_last=True), "pk")
    )


def row_of(case: Case, today: date) -> dict[str, Any]:
    return {
        "url": matter_url("reconsideration", case.pk), "number": case.number, "title": case.title, "due": case.next_due,
        "duty": case.next_duty, "light": light(case.next_due, case.next_amber, today, stopped=case.suspended),
    }  # fmt: skip


def durations(cases: QuerySet[Case], year: int) -> list[int]:
    """Natural days from acceptance to decision of every case decided in a year."""
    decided = cases.filter(
        decided_on__gte=date(year, 1, 1), decided_on__lt=date(year + 1, 1, 1), outcome__in=DECIDED,
        accepted_on__isnull=False,
    )  # fmt: skip
    pairs = decided.values_list("accepted_on", "decided_on")
    return [(end - start).days for start, end in pairs if start and end]


def board(actor: Actor, today: date) -> dict[str, Any]:
    """Both tracks, those not yet sorted, and the days the simple track saved against the ordinary average."""
    simple = track(actor, Way.SIMPLIFIED, today)
    ordinary = track(actor, Way.ORDINARY, today)
    waiting = [row_of(each, today) for each in _running(visible_cases(actor).filter(procedure=""))]
    saved = None
    if simple.average is not None and ordinary.average is not None:
        saved = ordinary.average - simple.average
    decided = simple.decided + ordinary.decided
    return {
        "tracks": (simple, ordinary), "waiting": waiting, "saved": saved,
        "saved_in_all": round(saved * simple.decided) if saved is not None else None, "decided": decided,
        "share": 100 * simple.decided / decided if decided else None, "year": today.year,
    }  # fmt: skip
