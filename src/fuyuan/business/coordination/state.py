"""What remains of the events of one coordination."""

from __future__ import annotations

from datetime import date

from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact

from .records import Answered, Applied, Decided, Line, Met, Opined, Refused


class Party(Fact):
    """A department in the dispute. The first is the applicant."""

    organ_id: int
    name: str
    answered_on: date | None = None
    answer: Answered | None = None
    performed_on: date | None = None
    performed: str = ""


class CoordinationState(State):
    """``organ_id`` is the applicant, ``office_id`` the supervision body, ``government_id`` who decides.

    ``rules``: by topic the local rule's article as it held when the step was taken (《…办法》第六条).
    """

    organ_name: str
    office_id: int | None = None
    government_id: int | None = None
    told: Applied
    parties: tuple[Party, ...]
    rules: tuple[tuple[str, str], ...] = ()
    accept_by: date
    accepted_on: date | None = None
    refused: Refused | None = None
    answer_by: date | None = None
    meet_by: date | None = None
    meetings: tuple[Met, ...] = ()
    met_on: date | None = None
    opine_by: date | None = None
    opinion: Opined | None = None
    opined_on: date | None = None
    decide_by: date | None = None
    decision: Decided | None = None
    settled_on: date | None = None
    lines: tuple[Line, ...] = ()
    perform_by: date | None = None
    ended_why: str = ""
    touched_on: date

    @property
    def others(self) -> tuple[Party, ...]:
        return self.parties[1:]

    @property
    def waiting(self) -> tuple[Party, ...]:
        """Other sides that have not answered."""
        return tuple(each for each in self.others if each.answer is None)

    @property
    def bound(self) -> tuple[Party, ...]:
        """The departments to which the result gives something to do."""
        given = {line.organ_id for line in self.lines}
        return tuple(each for each in self.parties if each.organ_id in given)

    def party(self, organ_id: int | None) -> Party | None:
        return next((each for each in self.parties if each.organ_id == organ_id), None)

    def with_party(self, organ_id: int | None, **changes: object) -> tuple[Party, ...]:
        """Return the parties with some facts of one changed."""
        return tuple(
            each.model_copy(update=changes) if each.organ_id == organ_id else each for each in self.parties
        )

    def name_of(self, organ_id: int) -> str:
        party = self.party(organ_id)
        return party.name if party else ""

    @property
    def settled_by(self) -> str:
        """How the question was settled: by agreement of the departments or by decision of the government."""
        return "政府决定" if self.decision else "会议达成一致" if self.settled_on else ""
