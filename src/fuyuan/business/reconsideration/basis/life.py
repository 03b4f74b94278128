"""附带审查 from the request to its outcome; the trial stands still meanwhile (第三十九条第一款第九项)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fuyuan.business.reconsideration.after import served_on
from fuyuan.business.reconsideration.conditions import old
from fuyuan.business.reconsideration.facts import Break, Paper
from fuyuan.business.reconsideration.records import Basis, Capacity, DraftDecision, PaperKind, SuspendGround
from fuyuan.business.reconsideration.state import CaseState, party_keys
from fuyuan.business.reconsideration.suspension import apply_suspend, is_open
from fuyuan.law import due
from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal

from .facts import BasisFact
from .records import (
    AskBasisReview,
    BasisOutcome,
    ForwardBasis,
    MakerReply,
    NormKind,
    RuleOnBasis,
    StartBasisReview,
)

ABOVE_US = (NormKind.STATE_COUNCIL, NormKind.RULE)  # no county government has power over these


def running(state: CaseState) -> BasisFact | None:
    """The review that has no outcome yet; there is one at a time."""
    return next((each for each in state.basis if each.settled_on is None), None)


def article_of(fact: BasisFact) -> str:
    return "L23 56" if fact.requested else "L23 57"


def _changed(state: CaseState, **changes: Any) -> tuple[BasisFact, ...]:
    fact = running(state)
    return tuple(each.model_copy(update=changes) if each is fact else each for each in state.basis)


# -- asked for (第十三条) ----------------------------------------------------------------------------------------


def guard_ask(state: CaseState, record: AskBasisReview | None, context: Context) -> Refusal | None:
    """With the application; later only by who did not know then, until the decision (2026年实施条例第五十三条第一款)."""
    if state.basis_asked:
        return refuse("已有一项附带审查申请等待处理", "L23 13.1")
    if record is None:
        return None
    if record.norm.kind is NormKind.RULE:
        return refuse("附带审查不包括法律、法规、规章；规章的审查依照法律、行政法规办理", "L23 13.2")
    if state.accepted_on and not record.unknown_then:
        return refuse(
            "附带审查申请应当在申请行政复议时一并提出；申请时尚不知道行为所依据的文件的，可以在决定作出前提出，请确认",
            "R07 26" if old(context) else "R26 53.1",
        )
    return None


def apply_ask(state: CaseState, event: Event) -> CaseState:
    return state.but(basis_asked=event.record.norm)


def guard_decline(state: CaseState, record: Any, context: Context) -> Refusal | None:
    return None if state.basis_asked else refuse("没有待处理的附带审查申请", "L23 13.1")


def apply_decline(state: CaseState, event: Event) -> CaseState:
    return state.but(basis_asked=None)


# -- begun -----------------------------------------------------------------------------------------------------


def guard_start(state: CaseState, record: StartBasisReview | None, context: Context) -> Refusal | None:
    if running(state):
        return refuse("上一项审查还没有处理结论", "L23 56")
    if record is None:
        return None
    if record.own and record.norm.kind in ABOVE_US:
        return refuse(f"{record.norm.kind.label}，本机关无权处理，应当转送有权处理的机关", "L23 57")
    return None


def initial_start(state: CaseState, context: Context) -> Mapping[str, Any]:
    return {"norm": state.basis_asked.model_dump()} if state.basis_asked else {}


def apply_start(state: CaseState, event: Event) -> CaseState:
    record: StartBasisReview = event.record
    fact = BasisFact(
        norm=record.norm, requested=state.basis_asked is not None, own=record.own, started_on=event.day
    )
    return apply_suspend(state, event).but(basis=(*state.basis, fact), basis_asked=None)


# -- this organ has the power (第五十八条、第五十九条) ---------------------------------------------------------------


def _own_refusal(state: CaseState) -> Refusal | None:
    fact = running(state)
    if fact is None:
        return refuse("没有正在进行的规范性文件、依据审查", "L23 56")
    return None if fact.own else refuse("本机关无权处理，应当转送有权处理的机关", article_of(fact))


def guard_notify(state: CaseState, record: Any, context: Context) -> Refusal | None:
    refusal, fact = _own_refusal(state), running(state)
    if refusal or fact is None:
        return refusal
    return refuse("已经通知制定机关答复", "L23 58.1") if fact.notified_on else None


def apply_notify(state: CaseState, event: Event) -> CaseState:
    paper = Paper(kind=PaperKind.BASIS_NOTICE, on=event.day, recipients=(f"maker-{len(state.basis)}",))
    return state.but(
        basis=_changed(state, notified_on=event.day, notice=len(state.papers) + 1),
        papers=(*state.papers, paper),
    )


def guard_reply(state: CaseState, record: MakerReply | None, context: Context) -> Refusal | None:
    refusal, fact = _own_refusal(state), running(state)
    if refusal or fact is None:
        return refusal
    if fact.notified_on is None:
        return refuse("还没有通知制定机关", "L23 58.1")
    if fact.replied_on:
        return refuse("已经登记制定机关的答复", "L23 58.1")
    if record and record.received_on < fact.notified_on:
        return refuse(f"答复日期早于通知日期 {fact.notified_on}，请核对", "L23 58.1")
    return None


def apply_reply(state: CaseState, event: Event) -> CaseState:
    return state.but(basis=_changed(state, replied_on=event.record.received_on))


def guard_heard(state: CaseState, record: Any, context: Context) -> Refusal | None:
    return _own_refusal(state)


def guard_rule(state: CaseState, record: RuleOnBasis | None, context: Context) -> Refusal | None:
    """After the maker answered, or its ten working days have passed; decided by the organ."""
    refusal, fact = _own_refusal(state), running(state)
    if refusal or fact is None:
        return refusal
    silent = _unanswered(state, fact, context)
    if silent or record is None:
        return silent
    if record.approval.capacity is Capacity.OFFICE_HEAD:
        return refuse("处理规范性文件、依据由行政复议机关决定，须经机关负责人批准或者集体讨论", "L23 59")
    return None


def _unanswered(state: CaseState, fact: BasisFact, context: Context) -> Refusal | None:
    if old(context) or fact.replied_on:
        return None
    if fact.notified_on is None:
        return refuse("应当先书面通知制定机关就相关条款的合法性提出答复", "L23 58.1")
    on = served_on(state, fact.notice, f"maker-{len(state.basis)}")
    if on is None:
        return refuse("还没有登记制定机关收到通知的日期", "L23 58.1")
    last = due("anc_maker_reply", on, calendar=context.calendar, assumptions=context.assumptions).due
    return refuse(f"制定机关的答复期限至 {last}，不能先行处理", "L23 58.1") if context.day <= last else None


def apply_rule(state: CaseState, event: Event) -> CaseState:
    """A clause found unlawful: its execution stops and the maker is ordered to correct it, by a paper of its own."""
    record: RuleOnBasis = event.record
    after = state.but(
        basis=_changed(state, outcome=record.outcome, answer=record.reason, settled_on=event.day)
    )
    if record.outcome is BasisOutcome.LAWFUL:
        return after
    keys = (f"maker-{len(state.basis)}", *party_keys(state))
    paper = Paper(kind=PaperKind.BASIS_RULING, on=event.day, recipients=keys)
    return after.but(papers=(*state.papers, paper))


# -- it has not (第五十六条、第五十七条、第六十条) --------------------------------------------------------------------


def _foreign_refusal(state: CaseState) -> Refusal | None:
    fact = running(state)
    if fact is None:
        return refuse("没有正在进行的规范性文件、依据审查", "L23 56")
    return refuse("本机关有权处理，不需要转送", article_of(fact)) if fact.own else None


def guard_forward(state: CaseState, record: Any, context: Context) -> Refusal | None:
    refusal, fact = _foreign_refusal(state), running(state)
    if refusal or fact is None:
        return refusal
    return refuse(f"已经转送{fact.authority}", article_of(fact)) if fact.forwarded_on else None


def apply_forward(state: CaseState, event: Event) -> CaseState:
    record: ForwardBasis = event.record
    paper = Paper(kind=PaperKind.BASIS_FORWARD, on=event.day, recipients=(f"authority-{len(state.basis)}",))
    basis = _changed(
        state, forwarded_on=event.day, forward=len(state.papers) + 1, authority=record.authority_name,
        authority_id=record.authority_id,
    )  # fmt: skip
    return state.but(basis=basis, papers=(*state.papers, paper))


def guard_answer(state: CaseState, record: Any, context: Context) -> Refusal | None:
    refusal, fact = _foreign_refusal(state), running(state)
    if refusal or fact is None:
        return refusal
    if fact.forwarded_on is None:
        return refuse("还没有转送有权处理的机关", article_of(fact))
    if record and record.received_on < fact.forwarded_on:
        return refuse(f"收到处理意见的日期早于转送日期 {fact.forwarded_on}，请核对", "L23 60")
    return None


def apply_answer(state: CaseState, event: Event) -> CaseState:
    record = event.record
    return state.but(
        basis=_changed(state, outcome=record.outcome, answer=record.content, settled_on=record.received_on)
    )


# -- back to the trial, and what the decision owes ----------------------------------------------------------------


def guard_resume(state: CaseState, record: Any, context: Context) -> Refusal | None:
    """恢复审理 once the cause is gone (第三十九条第二款): not while a review that stopped the case has no outcome."""
    stop = is_open(state, Break.SUSPENSION)
    if stop and stop.ground is SuspendGround.NORM_REVIEW and running(state):
        return refuse(
            "规范性文件、依据还没有处理结论，中止的原因没有消除", "R07 41.2" if old(context) else "L23 39.2"
        )
    return None


def review_owed(state: CaseState) -> Refusal | None:
    """A request must be answered and a review ended before the case is decided."""
    if state.basis_asked:
        return refuse("申请人的附带审查申请还没有处理，不能作出决定", "L23 56")
    fact = running(state)
    return refuse("规范性文件、依据的审查还没有处理结论，不能作出决定", article_of(fact)) if fact else None


def basis_denied(state: CaseState, draft: DraftDecision) -> Refusal | None:
    """An act cannot rest rightly on a clause that was found unlawful."""
    bad = next((each for each in state.basis if each.outcome is BasisOutcome.UNLAWFUL), None)
    if bad is None or draft.findings.basis is not Basis.RIGHT:
        return None
    return refuse(f"{bad.norm}{bad.norm.clauses}已认定不合法，审查结论不能写“适用依据正确”", "L23 59")
