"""What remains of the events: a plan, and one measure given to one unit."""

from __future__ import annotations

from datetime import date

from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact

from .periods import first_day, following, last_day, period_of
from .records import DATED, Adopted, ChangeAsked, DeadlineKind, DeadlineLine, Given, Scheme, Standing

NEVER_ENDING = frozenset({DeadlineKind.CONTINUING, DeadlineKind.RECURRING, DeadlineKind.WHEN_FIT})


# -- the plan ----------------------------------------------------------------------------------------------------


class Meeting(Fact):
    on: date
    about: str
    resolved: str = ""


class PlanState(State):
    """A plan: what it says, when its tasks were given out, which periods were reported on."""

    plan: Adopted
    issued_on: date | None = None  # the day the tasks were given out
    version: int = 1
    added: tuple[tuple[str, int], ...] = ()  # units added later: (measure, organ)
    meetings: tuple[Meeting, ...] = ()
    reported: tuple[tuple[str, date], ...] = ()
    reports: int = 0


# -- a task ------------------------------------------------------------------------------------------------------


class Reported(Fact):
    period: str
    on: date
    standing: Standing
    done: str
    problems: str = ""
    next_steps: str = ""


class Closing(Fact):
    """One close-off; ``period`` is "" for a measure that ends."""

    period: str
    on: date
    completed_on: date | None = None
    result: str = ""


class Asked(Fact):
    """An application to be closed off, and where it stands."""

    on: date
    result: str
    completed_on: date
    review_by: date
    reviewed_on: date | None = None
    close_by: date | None = None


class Urge(Fact):
    on: date
    by_on: date
    matter: str
    answered_on: date | None = None


class Change(Fact):
    """What was changed: the old value beside the new."""

    on: date
    what: str
    old: str
    new: str


class Wish(Fact):
    """A change a unit asked for, not yet decided."""

    on: date
    decide_by: date
    asked: ChangeAsked


class TaskState(State):
    """One measure given to one unit. ``organ_id`` is the unit, ``office_id`` the joint-conference office."""

    given: Given
    organ_name: str
    office_id: int | None = None
    given_on: date
    scheme_by: date
    due_on: date | None = None
    scheme: Scheme | None = None
    scheme_on: date | None = None
    reported: tuple[Reported, ...] = ()
    asked: Asked | None = None
    returned: str = ""
    closings: tuple[Closing, ...] = ()
    begun_on: date  # of the period now running
    urges: tuple[Urge, ...] = ()
    wish: Wish | None = None
    changes: tuple[Change, ...] = ()

    @property
    def never_ends(self) -> bool:
        """持续推进, recurring and 适时 measures are closed off period by period and begin again."""
        return self.kind in NEVER_ENDING

    @property
    def kind(self) -> DeadlineKind:
        return kind_of(self.given.deadlines)

    @property
    def running(self) -> str:
        """The key of the period now running, by which a measure that never ends is closed off.

        A task given when less than half of a period is left is first closed off with the next one.
        """
        key = period_of(self.begun_on, self.given.closing)
        left, whole = last_day(key) - self.begun_on, last_day(key) - first_day(key)
        return following(key) if left * 2 < whole else key

    @property
    def finish_by(self) -> date | None:
        """The day by which the unit must have it done: the day of the plan first, then the end of each period."""
        if not self.never_ends or (self.due_on and not self.closings):
            return self.due_on
        return None if self.kind is DeadlineKind.WHEN_FIT else last_day(self.running)

    @property
    def next_report(self) -> str:
        """The key of the first period that was not reported on."""
        begun = period_of(self.begun_on, self.given.cadence)
        last = self.last_report
        return max(begun, following(last.period)) if last else begun

    @property
    def deadline_words(self) -> str:
        return "；".join(line.text for line in self.given.deadlines) or "文件没有写明时限"

    @property
    def last_report(self) -> Reported | None:
        return self.reported[-1] if self.reported else None

    @property
    def open_urge(self) -> Urge | None:
        return next((urge for urge in self.urges if urge.answered_on is None), None)


def kind_of(lines: tuple[DeadlineLine, ...]) -> DeadlineKind:
    """Return the kind that governs a measure: one that lasts, else the last dated one, else none.

    “2023年12月底前完成，并长期坚持”: first the day, then period by period. The day is a duty of its own.
    """
    kinds = [line.kind for line in lines]
    lasting = [kind for kind in kinds if kind in NEVER_ENDING]
    return next(iter(lasting or kinds), DeadlineKind.NONE)


def last_dated(lines: tuple[DeadlineLine, ...]) -> date | None:
    """Return the latest day among the dated lines."""
    return max((line.on for line in lines if line.kind in DATED and line.on), default=None)
