"""What remains of the events of one 监督件."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact

from .findings import Kind, Nature, Severity
from .records import About, Answered, Ground, Measure, Outcome, Scope, Source, Verified


class Means(StrEnum):
    """第二十六条第一款: the three papers."""

    ORDER = "order"
    OPINION = "opinion"
    DECISION = "decision"


WORDS = {Means.ORDER: "督办函", Means.OPINION: "监督意见书", Means.DECISION: "监督决定书"}


class Found(Fact):
    """One finding; ``number`` counts from 1. ``fell``: an objection showed that it does not stand."""

    number: int
    kind: Kind
    nature: Nature
    severity: Severity
    what: str
    rule: str = ""
    corrected_on: date | None = None
    how: str = ""
    fell: bool = False

    @property
    def open(self) -> bool:
        return self.corrected_on is None and not self.fell


class Turn(Fact):
    """The bureau must decide what to do next: by when, when it did."""

    by: date
    done_on: date | None = None


class Handling(Fact):
    """One paper to the unit, its answer and what a second look showed. ``days``: the 规定时限, natural days."""

    means: Means
    numbers: tuple[int, ...]
    demand: str
    days: int
    paper_number: str = ""
    sent_on: date | None = None
    answered_on: date | None = None
    answer: Answered | None = None
    verify_by: date | None = None
    verified_on: date | None = None
    verified: Verified | None = None
    heeded: bool | None = None  # None: not known yet; False: not performed, not corrected (第二十九条)
    revoked_on: date | None = None


class Objection(Fact):
    """``handling``: the place of the paper it is against, from 0."""

    handling: int
    on: date
    reason: str
    by: date
    answered_on: date | None = None
    outcome: Outcome | None = None
    reply: str = ""


class Proposal(Fact):
    """A 处理建议 before the government; ``decided_on``: it answered, ``corrects``: that a 决定书 is made."""

    on: date
    numbers: tuple[int, ...]
    problem: str
    proposal: str
    decide_by: date
    decided_on: date | None = None
    corrects: bool | None = None
    said: str = ""


class Notice(Fact):
    on: date
    scope: Scope
    ground: Ground
    text: str


class Personnel(Fact):
    number: int
    on: date
    person: str
    measure: Measure
    organ_id: int
    organ_name: str
    done_on: date | None = None
    result: str = ""


class SupervisionState(State):
    """``organ_id`` is the unit, ``office_id`` the supervision body, ``government_id`` whose head decides under 第二十九条."""

    touched_on: date
    organ_name: str
    vertical: bool = False  # 第四十二条第二款
    office_id: int | None = None
    government_id: int | None = None
    source: Source
    about: About
    found_on: date
    inspection_id: int | None = None
    inspection_number: str = ""
    findings: tuple[Found, ...]
    turns: tuple[Turn, ...]
    handlings: tuple[Handling, ...] = ()
    objections: tuple[Objection, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    notices: tuple[Notice, ...] = ()
    personnel: tuple[Personnel, ...] = ()
    superior_told_on: date | None = None
    superior_by: date | None = None
    told_on: date | None = None  # from then on the unit sees it
    corrected_on: date | None = None
    close_by: date | None = None
    stopped_on: date | None = None
    stopped_for: str = ""
    ending: str = ""

    @property
    def open_findings(self) -> tuple[Found, ...]:
        return tuple(each for each in self.findings if each.open)

    @property
    def handling(self) -> Handling | None:
        """The paper now with the unit, or being drafted."""
        return self.handlings[-1] if self.handlings else None

    @property
    def objection(self) -> Objection | None:
        """The objection not answered yet."""
        return next((each for each in self.objections if each.answered_on is None), None)

    @property
    def unheeded(self) -> bool:
        """第二十九条: a 督办函 not performed or an 意见书 not corrected, as a second look or the silence of the unit showed."""
        return any(each.heeded is False for each in self.handlings)

    @property
    def grave(self) -> bool:
        """第二十九条: 涉及重大问题."""
        return any(each.severity is Severity.GRAVE for each in self.open_findings)

    def finding(self, number: int) -> Found | None:
        return next((each for each in self.findings if each.number == number), None)

    def handled(self, **changes: object) -> tuple[Handling, ...]:
        """Return the papers with some facts of the newest changed."""
        return (*self.handlings[:-1], self.handlings[-1].model_copy(update=changes))
