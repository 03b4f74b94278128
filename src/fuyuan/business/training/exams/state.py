"""What remains of the events of one exam."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from fuyuan.clock import BEIJING
from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact

from .records import Ground, Planned


class Drawing(Fact):
    """The papers of an exam: who draws again from this seed and this pool gets the same."""

    on: date
    seed: str
    digest: str  # of the pool and of those who sit, as they stood
    items: int
    people: int


class Closing(Fact):
    """What was there when the exam closed. ``digest``: of every sitting and every answer in it."""

    on: date
    digest: str
    sat: int
    answers: int
    passed: int


class Voided(Fact):
    """One person's result that was taken away."""

    seat: int
    person_id: int
    name: str
    unit: str
    ground: Ground
    facts: str
    on: date


class Moved(Fact):
    """Somebody whom a question's points brought over the mark."""

    person_id: int
    name: str
    unit: str
    before: int
    after: int


class Freed(Fact):
    """A faulty question: whoever had it on the paper has its points."""

    item_id: int
    stem: str
    reason: str
    on: date
    moved: tuple[Moved, ...] = ()


class ExamState(State):
    """An exam; ``organ_id`` is the bureau. Answers are no events: their digest is sealed into the closing one."""

    organ_name: str
    plan: Planned
    planner_id: int | None = None
    drawing: Drawing | None = None
    opened_at: datetime | None = None
    closing: Closing | None = None
    confirm_by: date | None = None
    confirmed_on: date | None = None
    voided: tuple[Voided, ...] = ()
    freed: tuple[Freed, ...] = ()
    passed_now: int | None = None  # after a correction
    returned: str = ""
    touched_on: date
    ended_why: str = ""

    @property
    def passed(self) -> int:
        """How many reached the mark, corrections included."""
        if self.passed_now is not None:
            return self.passed_now
        return self.closing.passed if self.closing else 0

    @property
    def freed_items(self) -> frozenset[int]:
        return frozenset(each.item_id for each in self.freed)

    @property
    def enter_until(self) -> datetime | None:
        """Until when somebody may begin, by the clock on the wall."""
        if self.opened_at is None:
            return None
        return self.opened_at.astimezone(BEIJING) + timedelta(minutes=self.plan.late)

    @property
    def last_moment(self) -> datetime | None:
        """When the time of whoever began last is over."""
        until = self.enter_until
        return until + timedelta(minutes=self.plan.minutes) if until else None
