"""What remains of a round's events."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from fuyuan.business.filereview.common import Person
from fuyuan.business.filereview.crews import CREWS, Crew
from fuyuan.business.filereview.sheet import Sheet
from fuyuan.business.filereview.subjects import Inspected
from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact

from .records import Planned, Reported


class Limits(Fact):
    """The settings as they stood when the round was planned: points apart that are settled, working days for each turn."""

    item: Decimal
    whole: Decimal
    settle: int
    answer: int
    conclude: int


class Drawn(Fact):
    """A file of the round with its seats, and who was struck out for what reason: kept so that the draw can be repeated."""

    file_id: int
    number: str
    title: str
    unit_id: int | None
    unit: str
    stratum: str
    handlers: tuple[Person, ...]
    reviewers: tuple[Person, Person]
    third: Person
    barred: tuple[tuple[str, str], ...] = ()


class RoundState(State):
    """A round (评查轮次). ``seed`` is the hash of its first event."""

    touched_on: date
    plan: Planned
    sheet: Sheet
    limits: Limits
    people: tuple[Person, ...]
    seed: str = ""
    candidates: int = 0
    unread: str = ""  # candidates that fewer than three could read
    drawn: tuple[Drawn, ...] = ()
    drawn_on: date | None = None
    report: Reported | None = None
    cancelled: str = ""
    inspected: Inspected | None = None

    @property
    def crew(self) -> Crew:
        return CREWS[self.plan.subject]
