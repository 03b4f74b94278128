"""What remains of the events of one referral by the court."""

from __future__ import annotations

from datetime import date

from fuyuan.business.mediation.records import Linked
from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact

from .records import Came


class Extension(Fact):
    on: date
    until: date


class ReferralState(State):
    """``organ_id`` is the unit; ``office_id`` who coordinates; ``court_id`` the court's organ, where it has one here."""

    touched_on: date
    organ_name: str
    office_id: int | None = None
    court_id: int | None = None
    court_name: str = ""
    letter: str = ""
    received_on: date
    linked: Linked
    dispute: str
    feedback_by: date
    told_on: date | None = None
    leader: str = ""
    report_by: date | None = None
    reported_on: date | None = None
    opinion: str = ""
    extensions: tuple[Extension, ...] = ()
    came: Came | None = None
    fed_back_on: date | None = None

    @property
    def applicants(self) -> str:
        return "、".join(self.linked.applicants)
