"""What remains of a round's events."""

from __future__ import annotations

from datetime import date

from fuyuan.business.supervision.common import Member
from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact

from .records import Planned, Reported


class Unit(Fact):
    pk: int
    name: str
    stratum: str = ""
    place: tuple[float, float] | None = None  # longitude and latitude of its seat


class Task(Fact):
    team: str
    unit_id: int
    unit: str


class Rule(Fact):
    """One rule of the plan as the independent checker found it."""

    rule: str
    kept: bool


class Change(Fact):
    """Who inspects a unit instead of whom, since when and why; ``by`` the planner or a person."""

    on: date
    unit: str
    before: str
    after: str
    why: str
    by: str


class Stop(Fact):
    unit_id: int
    unit: str
    team: str
    why: str
    on: date
    repaired_on: date | None = None


class Arranged(Fact):
    """What the planner said: the file to run again, the result as published, the tasks and the rules they keep."""

    seed: int
    file: str
    result: str
    tasks: tuple[Task, ...]
    rules: tuple[Rule, ...]
    teams: dict[str, tuple[Member, ...]]
    status: str


class RoundState(State):
    """A round (监督轮次). ``seed`` comes from the hash of its first event: fixed before anybody could know the result."""

    touched_on: date
    plan: Planned
    units: tuple[Unit, ...] = ()
    candidates: int = 0
    arranged: Arranged | None = None
    arranged_on: date | None = None
    announced_on: date | None = None
    changes: tuple[Change, ...] = ()
    stops: tuple[Stop, ...] = ()
    report: Reported | None = None
    cancelled: str = ""

    @property
    def tasks(self) -> tuple[Task, ...]:
        return self.arranged.tasks if self.arranged else ()

    @property
    def waiting(self) -> tuple[Stop, ...]:
        """Stopped, and not given to anybody else yet."""
        return tuple(each for each in self.stops if each.repaired_on is None)

    def task(self, unit_id: int) -> Task | None:
        return next((each for each in self.tasks if each.unit_id == unit_id), None)
