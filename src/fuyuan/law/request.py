"""A question to the engine, and the trail its answer leaves."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from fuyuan.law.assumptions import Assumptions
from fuyuan.law.calendar import Calendar, check_range
from fuyuan.law.regime import Regime
from fuyuan.law.rules.model import Rule, Variant

FactValue = date | bool | int
Facts = Mapping[str, FactValue]


@dataclass(frozen=True, slots=True)
class Pause:
    """Stopped on `start`, resumed on `end`; end − start natural days are taken out."""

    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days


@dataclass(frozen=True, slots=True)
class Request:
    """Everything a due day is derived from."""

    rule: Rule
    variant: Variant
    on: date
    regime: Regime
    calendar: Calendar
    pauses: Sequence[Pause]
    extend: int
    facts: Facts
    settings: Assumptions


@dataclass(frozen=True, slots=True)
class Mark:
    """One move of the calculation: what happened, the day it led to, and numbers for the explanation."""

    what: str
    ordinal: int
    number: int = 0
    pause: Pause | None = None


@dataclass(slots=True)
class Walk:
    """The moves, and the assumptions that mattered."""

    end: int = 0
    marks: list[Mark] = field(default_factory=list)
    used: dict[str, str] = field(default_factory=dict)

    def mark(self, what: str, ordinal: int, number: int = 0, pause: Pause | None = None) -> int:
        self.marks.append(Mark(what, check_range(ordinal), number, pause))
        return ordinal


def add_months(day: date, months: int) -> date:
    """The corresponding day, or the last day of a month that has none (民法典 art 202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    check_range(date(min(max(year, 1), 9999), 1, 1).toordinal())
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
