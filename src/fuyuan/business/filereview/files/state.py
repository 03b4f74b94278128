"""What remains of the review of one file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from fuyuan.business.filereview.common import Person
from fuyuan.business.filereview.crews import CREWS, Crew
from fuyuan.business.filereview.rounds.state import Limits
from fuyuan.business.filereview.scoring import Mark, Marks, by_code, grade, points, total, vetoed
from fuyuan.business.filereview.sheet import Sheet
from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact
from fuyuan.organs.actor import Actor

from .records import Answered, Finding, SettledBy


class Handed(Fact):
    """A reviewer's sheet."""

    person_id: int
    on: date
    marks: tuple[Mark, ...]

    @property
    def by_code(self) -> Marks:
        return by_code(self.marks)


class Settlement(Fact):
    """How the differences were, or are proposed to be, settled."""

    by: Person
    way: SettledBy
    on: date
    marks: tuple[Mark, ...]
    reason: str


class Answer(Fact):
    person_id: int
    by: str
    on: date
    told: Answered


class Correction(Fact):
    number: int
    what: str
    by: date
    done_on: date | None = None
    result: str = ""
    confirmed_on: date | None = None
    opinion: str = ""


class FileState(State):
    """A file under review. ``organ_id`` is the organ that leads the round."""

    touched_on: date
    round_id: int
    round_number: str
    subject: str
    file_id: int
    file_number: str
    file_title: str
    unit_id: int | None
    unit: str
    handlers: tuple[Person, ...]
    reviewers: tuple[Person, ...]
    third: Person
    sheet: Sheet
    limits: Limits
    findings: tuple[Finding, ...] = ()
    score_by: date
    handed: tuple[Handed, ...] = ()
    differing: tuple[str, ...] = ()
    proposed: Settlement | None = None
    settled: Settlement | None = None
    settle_by: date | None = None
    marks: tuple[Mark, ...] = ()
    told_on: date | None = None
    answer_by: date | None = None
    answers: tuple[Answer, ...] = ()
    answered_on: date | None = None  # all answered, or the days were over
    conclude_by: date | None = None
    concluded_on: date | None = None
    concluded_by: str = ""
    reply: str = ""
    corrections: tuple[Correction, ...] = ()

    @property
    def sealed(self) -> bool:
        """Until both sheets are in, neither reviewer nor anybody else reads what the other wrote."""
        return len(self.handed) < 2

    @property
    def score(self) -> Decimal:
        return total(self.sheet, by_code(self.marks))

    @property
    def vetoes(self) -> tuple[str, ...]:
        return vetoed(self.sheet, by_code(self.marks))

    @property
    def grade(self) -> str:
        return grade(self.sheet, self.score, fails=bool(self.vetoes))

    @property
    def final(self) -> bool:
        return self.concluded_on is not None

    @property
    def open_corrections(self) -> tuple[Correction, ...]:
        return tuple(each for each in self.corrections if each.confirmed_on is None)

    def is_reviewer(self, person_id: int | None) -> bool:
        return any(each.person_id == person_id for each in self.reviewers)

    @property
    def crew(self) -> Crew:
        return CREWS[self.subject]

    @property
    def heard(self) -> bool:
        """Whether there is somebody to be heard on what was found."""
        return self.crew.unit or bool(self.handlers)

    def is_own(self, actor: Actor) -> bool:
        """Whether it is this person's file: one he or she handled, or, where units answer, one of his or her unit."""
        if self.crew.unit:
            return actor.organ_id is not None and actor.organ_id == self.unit_id
        return any(each.person_id == actor.person_id for each in self.handlers)

    @property
    def leads_own(self) -> bool:
        """Whether who leads the round would judge the own file: then the third reviewer fixes its score."""
        if self.crew.unit:
            return self.organ_id == self.unit_id
        return any(each.post is self.crew.lead for each in self.handlers)

    def sheet_of(self, person_id: int) -> Handed | None:
        return next((each for each in self.handed if each.person_id == person_id), None)

    def finding(self, code: str) -> Finding | None:
        return next((each for each in self.findings if each.code == code), None)

    def lost(self, code: str) -> str:
        """How many points an item lost, "" for none; a veto says so."""
        mark = by_code(self.marks).get(code)
        if mark is None or not mark.deduct:
            return ""
        return "否决" if code in {each.code for each in self.sheet.vetoes} else points(mark.deduct)
