"""The single facts a case is made of: small immutable values that events leave in the state."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from fuyuan.law import Regime
from fuyuan.matters.record import Record

from .records import (
    Capacity,
    DecisionKind,
    DraftDecision,
    FailedWhy,
    Method,
    PaperKind,
    Side,
    StopGround,
    SuspendGround,
)


class At(StrEnum):
    """Stations of a case; ``AT_PENALTY_ORGAN``: with the organ that made the penalty (第三十二条), not yet here."""

    AT_PENALTY_ORGAN = "at_penalty_organ"
    RECEIVED = "received"
    REVIEWING = "reviewing"
    SUPPLEMENTING = "supplementing"
    ACCEPTED = "accepted"
    TRIAL = "trial"
    SUSPENDED = "suspended"
    DECIDED = "decided"
    SERVED = "served"
    PERFORMANCE = "performance"
    CLOSED = "closed"
    REFUSED = "refused"
    ABANDONED = "abandoned"
    DISMISSED_APPLICATION = "dismissed_application"
    TERMINATED = "terminated"
    MEDIATED = "mediated"  # by a 调解书 of the mediation beside the case
    NOT_FURTHER_HANDLED = "not_further_handled"
    ESCALATED = "escalated"


class Break(StrEnum):
    """Why the trial period stands still."""

    SUSPENSION = "suspension"
    INSPECTION = "inspection"
    APPRAISAL = "appraisal"
    SUPPLEMENT = "supplement"  # 2007年实施条例第二十九条, only before 2024
    ESCALATION = "escalation"  # 2026年实施条例第四十条第二款


class Interruption(Record):
    """Stopped on ``start``, resumed on ``end`` (None: still stopped). ``counts``: keys of the duties it moves."""

    kind: Break
    start: date
    end: date | None = None
    ground: SuspendGround | None = None
    counts: tuple[str, ...] = ()


class AppraisalAsk(Record):
    """A party asked for an appraisal (鉴定) and waits for the answer."""

    side: Side
    on: date
    what: str


class SupplementFact(Record):
    """A notice to supplement: sent, received, its period (``days`` and ``regime`` as stamped), answered."""

    sent_on: date
    items: tuple[str, ...]
    received_on: date | None = None
    days: int | None = None
    regime: Regime
    until: date | None = None
    submitted_on: date | None = None


class Copy(Record):
    """The copy for one respondent and the reply to it."""

    sent_on: date
    simplified: bool = False
    received_on: date | None = None
    regime: Regime | None = None
    replied_on: date | None = None
    late: bool = False


class HeardFact(Record):
    side: Side
    on: date


class FileAsk(Record):
    """A request to read the file; answered or open."""

    on: date
    who: str
    what: str
    answered_on: date | None = None
    allowed: bool = False


class WishFact(Record):
    """A party asked for mediation or said whether it is willing; ``answer`` is what the office did about it."""

    side: Side
    on: date
    willing: bool
    wants: str = ""
    who: str = ""
    answered_on: date | None = None
    answer: str = ""


class StopFact(Record):
    ground: StopGround
    from_on: date
    until: date | None = None


class WithdrawalFact(Record):
    asked_on: date
    settled: bool = False
    allowed_on: date | None = None


class DraftFact(Record):
    """The draft on its way: drafted → reviewed by the office head → approved for the organ."""

    draft: DraftDecision
    drafted_on: date
    drafted_by: int | None = None
    reviewed_on: date | None = None
    returned_on: date | None = None
    approved_on: date | None = None
    capacity: Capacity | None = None


class DecisionFact(Record):
    """The decision as made. There is one in a case."""

    draft: DraftDecision
    made_on: date
    number: str
    capacity: Capacity
    told_suit: bool = True
    final: bool = False
    court: str = ""

    @property
    def kind(self) -> DecisionKind:
        return self.draft.outcomes[0].kind


class Paper(Record):
    """A paper that must reach somebody; its number is its place in ``CaseState.papers``, from 1."""

    kind: PaperKind
    on: date
    recipients: tuple[str, ...]
    by_on: date | None = None  # by when the place wants it served; the law names no day


class Service(Record):
    """One recipient got one paper. ``complete`` is False while a public notice still runs until ``served_on``."""

    paper: int
    recipient: str
    method: Method
    done_on: date
    served_on: date
    complete: bool = True
    foreign: bool = False


class ReadFact(Record):
    """Somebody opened a paper that was served on them electronically; it moves no day."""

    paper: int
    recipients: tuple[str, ...]
    reader: str
    at: datetime


class CopyAsk(Record):
    """A recipient of electronic service wants the paper as paper (民事诉讼法第九十条第一款)."""

    paper: int
    who: str
    address: str
    on: date
    note: str = ""
    by_on: date | None = None
    sent_on: date | None = None
    way: str = ""


class FailedService(Record):
    """An attempt to serve one paper on one recipient that came to nothing."""

    paper: int
    recipient: str
    method: Method
    on: date
    reason: FailedWhy


class PerformanceFact(Record):
    respondent: int
    on: date
    complete: bool


class PerformanceOrder(Record):
    respondent: int
    on: date
    by_on: date


class Opinion(Record):
    """An 意见书: its paper, to whom, reported back when. ``superior``: whom to send a copy (抄告), if anyone."""

    paper: int
    organ_id: int | None
    organ_name: str
    superior: str = ""
    reported_on: date | None = None


class Suit(Record):
    who: str
    court: str
    received_on: date


class Order(Record):
    """An order of the superior organ and the limit it set."""

    kind: str
    received_on: date
    by_on: date | None = None
    obeyed_on: date | None = None
