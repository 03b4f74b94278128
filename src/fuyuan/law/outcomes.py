"""How a suit against an organ ended, instance by instance: the words of the court, and what counts as a loss.

The list is the courts' own (裁判结果): judgments by 行政诉讼法 arts 69-79, 86 and 89, rulings by 法释〔2018〕1号 art 101. Whether
an outcome is a loss (败诉) no statute says: the sets below are the counting rule in use, and figures name its version.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from fuyuan.law.vocabulary import Labelled


class Instance(Labelled):
    """审级. Enforcement is no instance of its own: a judgment is performed or enforced after it."""

    FIRST = "first", "第一审"
    SECOND = "second", "第二审"
    RETRIAL = "retrial", "再审"


class CourtOutcome(Labelled):
    """裁判结果 of one instance."""

    # judgments of a first instance, or what a higher court puts in their place
    CLAIMS_DISMISSED = "claims_dismissed", "驳回诉讼请求"
    QUASHED = "quashed", "撤销"
    QUASHED_REDO = "quashed_redo", "撤销并判令重新作出"
    PART_QUASHED = "part_quashed", "部分撤销"
    PART_QUASHED_REDO = "part_quashed_redo", "部分撤销并判令重新作出"
    CHANGED = "changed", "变更"
    UNLAWFUL = "unlawful", "确认违法"
    VOID = "void", "确认无效"
    DUTY_ORDERED = "duty_ordered", "判令履行法定职责"
    PAYMENT_ORDERED = "payment_ordered", "判令履行给付义务"
    COMPENSATION = "compensation", "判令赔偿或者补偿"
    AGREEMENT_PERFORM = "agreement_perform", "判令履行行政协议或者采取补救措施"
    AGREEMENT_ENDED = "agreement_ended", "行政协议被撤销、解除或者确认无效"
    # what a higher court does with the judgment before it
    AFFIRMED = "affirmed", "驳回上诉，维持原判"
    REVERSED = "reversed", "改判"
    REMANDED = "remanded", "发回重审"
    APPEAL_WITHDRAWN = "appeal_withdrawn", "准许撤回上诉（含按撤回上诉处理）"
    RETRIAL_REFUSED = "retrial_refused", "驳回再审申请"
    # rulings and mediation
    NOT_DOCKETED = "not_docketed", "不予立案"
    SUIT_DISMISSED = "suit_dismissed", "驳回起诉"
    WITHDRAWN = "withdrawn", "准许撤诉（原告主动）"
    WITHDRAWN_CHANGED = "withdrawn_changed", "准许撤诉（被告改变行政行为）"
    WITHDRAWN_DEEMED = "withdrawn_deemed", "按撤诉处理"
    MEDIATED = "mediated", "调解"
    TRANSFERRED = "transferred", "移送管辖"
    ENDED = "ended", "终结诉讼"

    @property
    def lost(self) -> bool:
        return self in LOST


_O = CourtOutcome
LOST = frozenset({
    _O.QUASHED, _O.QUASHED_REDO, _O.PART_QUASHED, _O.PART_QUASHED_REDO, _O.CHANGED, _O.UNLAWFUL, _O.VOID,
    _O.DUTY_ORDERED, _O.PAYMENT_ORDERED, _O.COMPENSATION, _O.AGREEMENT_PERFORM, _O.AGREEMENT_ENDED,
})  # fmt: skip
MERITS = LOST | {_O.CLAIMS_DISMISSED}
WITHDRAWALS = frozenset({_O.WITHDRAWN, _O.WITHDRAWN_CHANGED, _O.WITHDRAWN_DEEMED})
HIGHER = frozenset(
    {_O.AFFIRMED, _O.REVERSED, _O.REMANDED}
)  # of a second instance or a retrial about a judgment
RULINGS = WITHDRAWALS | {
    _O.NOT_DOCKETED,
    _O.SUIT_DISMISSED,
    _O.TRANSFERRED,
    _O.ENDED,
    _O.RETRIAL_REFUSED,
    _O.APPEAL_WITHDRAWN,
}
KEEPS = frozenset({_O.AFFIRMED, _O.APPEAL_WITHDRAWN, _O.RETRIAL_REFUSED})  # the result before it stands
ENDS_SUIT = WITHDRAWALS | {_O.MEDIATED, _O.TRANSFERRED, _O.ENDED}  # nothing is left to appeal

OUTCOMES: dict[Instance, tuple[CourtOutcome, ...]] = {
    Instance.FIRST: tuple(
        each for each in _O if each not in HIGHER | {_O.RETRIAL_REFUSED, _O.APPEAL_WITHDRAWN}
    ),
    Instance.SECOND: tuple(each for each in _O if each in HIGHER | ENDS_SUIT | {_O.APPEAL_WITHDRAWN}),
    Instance.RETRIAL: tuple(each for each in _O if each in HIGHER | ENDS_SUIT | {_O.RETRIAL_REFUSED}),
}


class Attendance(Labelled):
    """负责人出庭 of one instance (法释〔2020〕3号)."""

    NONE = "none", "未开庭"
    SPOKE = "spoke", "出庭并发声"
    ATTENDED = "attended", "出庭"
    EXCUSED = "excused", "有正当理由未出庭"
    ABSENT = "absent", "未出庭"


class Side(Labelled):
    """Who appealed or applied for a retrial."""

    PLAINTIFF = "plaintiff", "原告"
    DEFENDANT = "defendant", "被告行政机关"
    THIRD_PARTY = "third_party", "第三人"


@dataclass(frozen=True, slots=True)
class InstanceFact:
    """One instance as counting sees it. ``outcome`` None while it runs; ``changed_to`` what a 改判 put in its place."""

    instance: Instance
    case_no: str = ""
    court: str = ""
    docketed_on: date | None = None
    closed_on: date | None = None
    outcome: CourtOutcome | None = None
    changed_to: CourtOutcome | None = None
    appealed_by: frozenset[Side] = frozenset()  # against this instance's result
    notified: bool = False  # the court told the head to attend
    attendance: Attendance = Attendance.NONE


@dataclass(frozen=True, slots=True)
class Sued:
    """One defendant organ. ``upheld``: it stands there as the organ that upheld the act on reconsideration."""

    organ_id: int | None
    name: str
    upheld: bool = False


@dataclass(frozen=True, slots=True)
class SuitFact:
    """One suit as counting sees it: everything a counting rule may ask, nothing computed."""

    matter_id: int
    number: str
    defendants: tuple[Sued, ...]
    instances: tuple[InstanceFact, ...]
    act_kind: str = ""
    area: str = ""
    case_id: int | None = None  # the reconsideration case it follows
    agreement: bool = False
    non_litigation: bool = False  # 行审、执: the organ asked the court to enforce; never counts
    causes: tuple[str, ...] = field(default=())  # causes of loss, first level
    effective_on: date | None = None
    performed_on: date | None = None
    perform_by: date | None = None
    forced: bool = False  # performed only under enforcement


class Decision(Protocol):
    """What a court decided in one instance: all that the result of a suit depends on."""

    @property
    def outcome(self) -> CourtOutcome | None: ...

    @property
    def changed_to(self) -> CourtOutcome | None: ...


def decided(fact: Decision) -> CourtOutcome | None:
    """Return what the organ has to live with after this instance: the new result of a 改判, else its own outcome."""
    return fact.changed_to if fact.outcome is CourtOutcome.REVERSED else fact.outcome


def final(suit: SuitFact) -> CourtOutcome | None:
    """Return the result that holds now: the newest decided one, an upheld one standing for what it upheld.

    None before the first instance ended, and while a suit sent back (发回重审) runs again.
    """
    return result_of(suit.instances)


def result_of(instances: Iterable[Decision]) -> CourtOutcome | None:
    """The same of what was decided alone, instance by instance."""
    result: CourtOutcome | None = None
    for fact in instances:
        if fact.outcome is None or fact.outcome in KEEPS:
            continue
        result = None if fact.outcome is CourtOutcome.REMANDED else decided(fact)
    return result


def lost(suit: SuitFact) -> bool:
    """Tell whether the result that holds now is a loss."""
    return (found := final(suit)) is not None and found.lost
