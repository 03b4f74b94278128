"""What remains of a reported problem's events."""

from __future__ import annotations

from datetime import date

from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact

from .records import Channel


class Assignment(Fact):
    """A unit asked to look into it: until when, and what it said."""

    organ_id: int
    organ_name: str
    demand: str
    on: date
    by_on: date
    reply: str = ""
    signer: str = ""
    replied_on: date | None = None
    returned: str = ""  # why it came back last


class ReportState(State):
    """A reported problem. ``organ_id`` is the organ it is about, ``office_id`` the 行政执法监督机构 that answers for it.

    ``sort_by`` and ``answer_by`` are local periods in working days from the day it was received, stamped then.
    """

    touched_on: date
    channel: Channel
    area: str
    what: str
    organ_name: str = ""
    happened_on: date | None = None
    name: str = ""
    phone: str = ""
    order_number: str = ""
    office_id: int | None = None
    sort_by: date
    answer_by: date
    sorted_on: date | None = None
    assignments: tuple[Assignment, ...] = ()
    answer: str = ""
    answered_on: date | None = None
    competent: str = ""
    campaign_id: int | None = None

    @property
    def assignment(self) -> Assignment | None:
        return self.assignments[-1] if self.assignments else None

    def assigned(self, **changes: object) -> tuple[Assignment, ...]:
        """Return the assignments with some facts of the newest changed."""
        return (*self.assignments[:-1], self.assignments[-1].model_copy(update=changes))
