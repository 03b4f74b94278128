"""What remains of the events of one training session."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact

from .records import Planned


class Credit(Fact):
    """The hours of one person in this session."""

    officer_id: int
    person_id: int
    name: str
    unit: str
    hours: Decimal


class SessionState(State):
    """A session; ``organ_id`` is the organiser. Signing in is no step: the report takes over who signed in."""

    organ_name: str
    office_id: int | None = None  # the bureau that approves hours
    by_bureau: bool = False  # organised by the bureau's training office itself
    plan: Planned
    report_by: date
    credits: tuple[Credit, ...] = ()
    reporter_id: int | None = None
    reported_on: date | None = None
    note: str = ""
    approve_by: date | None = None
    approved_on: date | None = None
    returned: str = ""
    touched_on: date
    ended_why: str = ""

    def credit_of(self, person_id: int) -> Credit | None:
        return next((each for each in self.credits if each.person_id == person_id), None)
