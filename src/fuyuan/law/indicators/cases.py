"""Which marks a reconsideration case leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from fuyuan.law.vocabulary import Labelled

from .marks import Mark, MarkName, spread

_N = MarkName


class CaseOutcome(Labelled):
    """How a case ended: the kinds of decisions (《行政复议法》第六十三条至第七十一条) and the other endings."""

    UPHOLD = "uphold", "维持"
    MODIFY = "modify", "变更"
    REVOKE = "revoke", "撤销"
    REVOKE_IN_PART = "revoke_in_part", "部分撤销"
    DECLARE_UNLAWFUL = "declare_unlawful", "确认违法"
    ORDER_PERFORMANCE = "order_performance", "责令履行"
    DECLARE_VOID = "declare_void", "确认无效"
    REJECT_REQUEST = "reject_request", "驳回行政复议请求"
    AGREEMENT = "agreement", "行政协议责任"
    MEDIATED = "mediated", "调解结案"
    TERMINATED = "terminated", "终止"
    DISMISSED_APPLICATION = "dismissed_application", "驳回申请"
    REFUSED = "refused", "不予受理"
    ABANDONED = "abandoned", "视为放弃"
    NOT_FURTHER_HANDLED = "not_further_handled", "不再处理"
    ESCALATED = "escalated", "提级审理"


_O = CaseOutcome
# “撤销”包括部分撤销；确认无效、行政协议责任是2023年修订的法律增加的决定种类，同样是纠正
CORRECTING = frozenset({
    _O.MODIFY, _O.REVOKE, _O.REVOKE_IN_PART, _O.DECLARE_UNLAWFUL, _O.ORDER_PERFORMANCE, _O.DECLARE_VOID, _O.AGREEMENT
})  # fmt: skip
DECISIONS = CORRECTING | {_O.UPHOLD, _O.REJECT_REQUEST}
TRIED = DECISIONS | {_O.MEDIATED, _O.TERMINATED, _O.DISMISSED_APPLICATION}


@dataclass(frozen=True, slots=True)
class CaseFact:
    """One case as counting sees it.

    ``outcomes``: every line of the decision (a decision may uphold one act and revoke another), or the one other ending.
    ``withdrawn``: terminated because the applicant withdrew; ``settled``: after a settlement. ``sued_on``: the day the
    first suit against its result became known.
    """

    matter_id: int
    number: str = ""
    respondents: tuple[int | None, ...] = ()
    area: str = ""
    act_kind: str = ""
    cause: str = ""
    accepted_on: date | None = None
    closed_on: date | None = None
    outcomes: tuple[CaseOutcome, ...] = ()
    withdrawn: bool = False
    settled: bool = False
    sued_on: date | None = None
    perform_by: date | None = None
    performed_on: date | None = None


def case_marks(case: CaseFact, as_of: date | None = None) -> tuple[Mark, ...]:
    """Return what a case adds to the count, as it was known on ``as_of`` (None: as it is known now)."""
    case = known_on(case, as_of) if as_of else case
    counted = (*_life(case), *_performance(case))
    return tuple(spread(counted, case.respondents, case.matter_id))


def known_on(case: CaseFact, day: date) -> CaseFact:
    """Return the case as it stood at the end of a day."""

    def past(value: date | None) -> date | None:
        return value if value and value <= day else None

    closed = past(case.closed_on)
    return replace(
        case, accepted_on=past(case.accepted_on), closed_on=closed, outcomes=case.outcomes if closed else (),
        sued_on=past(case.sued_on), performed_on=past(case.performed_on),
        perform_by=case.perform_by if closed else None,
    )  # fmt: skip


def _life(case: CaseFact) -> Iterator[tuple[MarkName, date]]:
    if case.accepted_on is None:
        return
    yield _N.CASE_ACCEPTED, case.accepted_on
    found = frozenset(case.outcomes)
    if case.closed_on is None or not found & TRIED:
        return
    day = case.closed_on
    yield _N.CASE_CLOSED, day
    yield from ((name, day) for name, holds in _results(case, found) if holds)


def _results(case: CaseFact, found: frozenset[CaseOutcome]) -> Iterator[tuple[MarkName, bool]]:
    corrected = bool(found & CORRECTING)
    mediated, ended = _O.MEDIATED in found, _O.TERMINATED in found
    decided = bool(found & DECISIONS) or _O.DISMISSED_APPLICATION in found
    yield _N.CASE_CORRECTED, corrected
    yield _N.CASE_CORRECTED_WIDE, corrected or mediated or ended
    yield _N.CASE_SETTLED, mediated or (ended and case.settled)
    yield _N.CASE_SETTLED_WIDE, mediated or (ended and (case.settled or case.withdrawn))
    yield _N.CASE_QUIET, case.sued_on is None
    yield _N.CASE_DECIDED, decided
    yield _N.CASE_SUED, decided and case.sued_on is not None


def _performance(case: CaseFact) -> Iterator[tuple[MarkName, date]]:
    if case.perform_by is None or case.closed_on is None:
        return
    yield _N.CASE_DUE, case.perform_by
    if case.performed_on and case.performed_on <= case.perform_by:
        yield _N.CASE_PERFORMED, case.perform_by
