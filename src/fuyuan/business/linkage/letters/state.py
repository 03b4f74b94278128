"""What remains of a reminder letter's events."""

from __future__ import annotations

from datetime import date

from fuyuan.business.linkage.common import Fact, Settled
from fuyuan.business.linkage.findings.grounds import Finding, Ground
from fuyuan.matters.procedure import State

from .records import Answered, Escalated


class Round(Fact):
    """One answer asked for: the first, and one more each time the office sends it back."""

    asked_on: date
    by_on: date
    wish: str = ""  # what the office still wants
    answered_on: date | None = None
    answer: Answered | None = None
    check_by: date | None = None
    checked_on: date | None = None


class LetterState(State):
    """A reminder letter. ``organ_id`` is the unit, ``office_id`` the joint-conference office."""

    organ_name: str
    office_id: int | None = None
    proposer: str  # as it stood on that day
    proposer_organ: int | None = None
    rule: str = ""
    rule_name: str = ""
    threshold: int = 0
    window: str = ""
    ground: Ground
    matter: str
    demand: str
    answer_days: int
    findings: tuple[Finding, ...] = ()
    review_by: date
    reviewed_on: date | None = None
    returned: str = ""  # why the office took it back: withdrawn, or to be reviewed again
    letter_number: str = ""
    sent_on: date | None = None
    received_on: date | None = None
    rounds: tuple[Round, ...] = ()
    found: str = ""
    escalated_on: date | None = None
    escalation: Escalated | None = None
    settled: Settled | None = None

    @property
    def round(self) -> Round | None:
        return self.rounds[-1] if self.rounds else None

    @property
    def answer_by(self) -> date | None:
        """The day by which the unit owes an answer; None when it owes none."""
        return self.round.by_on if self.round and self.stage == "sent" else None

    def last(self, **changes: object) -> tuple[Round, ...]:
        """The rounds with some facts of the last one changed."""
        return (*self.rounds[:-1], self.rounds[-1].model_copy(update=changes))
