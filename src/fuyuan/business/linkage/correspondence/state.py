"""What the office and a unit know of a paper that asks for an answer, from its review to the last check."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact

from .records import Answered


class Round(Fact):
    """One answer asked for: the first, and one more each time the office sends it back."""

    asked_on: date
    by_on: date
    wish: str = ""  # what the office still wants
    answered_on: date | None = None
    answer: Answered | None = None
    check_by: date | None = None
    checked_on: date | None = None


class Correspondence(State):
    """A paper sent to a unit. ``organ_id`` is the unit, ``office_id`` the joint-conference office."""

    what: ClassVar[str]  # what it is called in duties and messages

    organ_name: str
    office_id: int | None = None
    answer_days: int
    review_by: date
    reviewed_on: date | None = None
    returned: str = ""  # why the office took it back: withdrawn, or to be reviewed again
    letter_number: str = ""
    sent_on: date | None = None
    received_on: date | None = None
    rounds: tuple[Round, ...] = ()
    found: str = ""

    @property
    def round(self) -> Round | None:
        return self.rounds[-1] if self.rounds else None

    @property
    def answer_by(self) -> date | None:
        """The day by which the unit owes an answer; None when it owes none."""
        return self.round.by_on if self.round and self.stage == "sent" else None

    @property
    def answered_on(self) -> date | None:
        """The day of the newest answer."""
        return next((each.answered_on for each in reversed(self.rounds) if each.answered_on), None)

    def last(self, **changes: object) -> tuple[Round, ...]:
        """The rounds with some facts of the last one changed."""
        return (*self.rounds[:-1], self.rounds[-1].model_copy(update=changes))
