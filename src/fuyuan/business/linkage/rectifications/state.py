"""What remains of a rectification's events: one unit under one notice."""

from __future__ import annotations

from datetime import date

from fuyuan.business.linkage.common import Settled
from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact

from .records import Confirmed, Escalated, Part, Reported


class Turn(Fact):
    """What is owed once: by a notice, or by the return of a report. ``notice`` is the one it is owed under."""

    notice: int
    notice_number: str
    owed_on: date
    by_on: date
    wish: str = ""  # what the office still wants
    reported_on: date | None = None
    report: Reported | None = None
    rework: str = ""  # why the unit's own head did not confirm it
    confirmed_on: date | None = None
    confirmed: Confirmed | None = None
    review_by: date | None = None
    reviewed_on: date | None = None
    opinion: str = ""


class RectificationState(State):
    """督促整改. ``organ_id`` is the unit, ``office_id`` the joint-conference office."""

    organ_name: str
    office_id: int | None = None
    window: str
    parts: tuple[Part, ...]
    demand: str
    turns: tuple[Turn, ...]
    failed_on: date | None = None
    failed_why: str = ""
    again_by: date | None = None
    escalation: Escalated | None = None
    escalated_on: date | None = None
    settled: Settled | None = None
    withdrawn_why: str = ""

    @property
    def turn(self) -> Turn:
        return self.turns[-1]

    @property
    def notices(self) -> tuple[int, ...]:
        """The notices that name this unit for these findings, the first one first."""
        return tuple(dict.fromkeys(turn.notice for turn in self.turns))

    @property
    def report_by(self) -> date | None:
        """The day by which the unit owes its report; None when it owes none."""
        return self.turn.by_on if self.stage in ("owed", "reported") else None

    def with_turn(self, **changes: object) -> tuple[Turn, ...]:
        return (*self.turns[:-1], self.turn.model_copy(update=changes))
