"""Who owes what by when (periods.md sections 3 to 5), derived from the facts of the case.

A duty stays after it was met (``done_on``), so that its day can be shown; an open one disappears when the case ends.
Periods follow the text in force on the day they began, unless the fact carries another regime (periods.md section 0).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from fuyuan.law import Regime
from fuyuan.matters.procedure import Duty
from fuyuan.organs.posts import Post

from .acceptance import review_rule
from .advice import suggest_procedure
from .basis.duties import reviews
from .checklist import incomplete
from .copies import reply_rule
from .duties_after import afterwards, first, handler_duty, respondent_duty, service
from .duties_inquiry import inquiries
from .facts import At, Break
from .hearing.duties import hearing
from .periods import DECISION, decision_rule, pauses_of
from .records import OrderKind, SuspendGround, Way
from .state import CaseState
from .trial import unheard

OPEN_REVIEW = (At.RECEIVED, At.REVIEWING, At.SUPPLEMENTING)
ENDED_AS = ("make_decision", "terminate", "dismiss_application", "escalate", "conclude_mediated")


def duties(state: Any) -> Iterable[Duty]:
    """Every duty of the case, met or open."""
    groups = (
        _receipt,
        _review,
        _supplement,
        _acceptance,
        _trial,
        hearing,
        reviews,
        inquiries,
        _breaks,
        _superior,
        service,
        afterwards,
    )
    for group in groups:
        for duty in group(state):
            if duty.done_on is not None or _still_owed(state, duty):
                yield duty


def _still_owed(state: CaseState, duty: Duty) -> bool:
    """Trial duties end with the case; what follows a closing paper goes on until the file is closed."""
    if state.stage == At.CLOSED:
        return duty.post is Post.APPLICANT
    return True


# -- section 3 -------------------------------------------------------------------------------------------------


def _receipt(state: CaseState) -> Iterator[Duty]:
    if state.organ_received_on is None:
        return
    at_organ = state.stage == At.AT_PENALTY_ORGAN
    done = None if at_organ else state.forwarded_on or state.ended_on
    yield Duty(
        key="penalty_route", title="转送或者自行纠正", rule="penalty_route_forward", on=state.organ_received_on,
        steps=("forward", "self_correct"), done_on=done, basis=first("L23 32.2"), **respondent_duty(state, 1),
    )  # fmt: skip


def _review(state: CaseState) -> Iterator[Duty]:
    """Five working days from receipt, and again from the supplement; deemed acceptance when they pass (第三十条第三款)."""
    rule = review_rule(state)
    if rule is None or state.received_on is None:
        return
    base: dict[str, Any] = {"post": Post.INTAKE, "organ_id": state.organ_id, "lapse": "deem_accepted"}
    steps = ("accept", "refuse", "supplement_notice", "not_further", "register", "deem_accepted")
    decided = state.accepted_on or (None if state.stage in OPEN_REVIEW else state.ended_on)
    noticed = state.supplement.sent_on if state.supplement else None
    yield Duty(
        key="accept_review", title="审查是否受理", rule="accept_review", on=state.received_on,
        done_on=noticed or decided, basis=first("L23 30.1"), steps=steps, **base,
    )  # fmt: skip
    if rule != ("accept_review", state.received_on):
        yield Duty(
            key="review_again", title="再次审查是否受理", rule=rule[0], on=rule[1],
            done_on=decided, basis=first("L23 31.3"), steps=steps, **base,
        )  # fmt: skip


def _supplement(state: CaseState) -> Iterator[Duty]:
    """Something required is missing: the notice is due; then the applicant's own period runs from its receipt."""
    fact = state.supplement
    if state.received_on and (
        fact or (state.stage in OPEN_REVIEW and incomplete(state.application, state.received_on))
    ):
        yield Duty(
            key="supplement_notice", title="通知补正", post=Post.INTAKE, organ_id=state.organ_id, rule="supplement_notice",
            on=state.received_on, done_on=fact.sent_on if fact else None, basis=first("L23 31.1"),
            steps=("supplement_notice",),
        )  # fmt: skip
    if (
        fact is None
        or fact.received_on is None
        or (fact.submitted_on is None and state.stage != At.SUPPLEMENTING)
    ):
        return
    common: dict[str, Any] = {
        "key": "supplement_submit", "title": "提交补正材料", "post": Post.APPLICANT, "steps": ("supplement_submit",),
        "done_on": fact.submitted_on, "basis": first("L23 31.2"),
    }  # fmt: skip
    if fact.until:
        yield Duty(due_on=fact.until, **common)
        return
    facts = {"days": fact.days} if fact.days and fact.regime is Regime.A else {}
    yield Duty(rule="supplement_submit", on=fact.received_on, regime=fact.regime, facts=facts, **common)


# -- section 4 -------------------------------------------------------------------------------------------------


def _acceptance(state: CaseState) -> Iterator[Duty]:
    """What must be settled first: handlers and procedure; no number of days in the law."""
    if state.accepted_on is None or not state.in_trial:
        return
    if not state.handlers:
        yield Duty(
            key="assign", title="指定承办人", post=Post.OFFICE_HEAD, organ_id=state.organ_id, steps=("assign",),
            basis=first("L23 36.1"),
        )  # fmt: skip
    if state.procedure is None:
        advised = "简易程序" if suggest_procedure(state, state.accepted_on).yes else "普通程序"
        yield Duty(
            key="choose_procedure", title=f"确定审理程序（建议{advised}）", steps=("choose_ordinary", "choose_simplified"),
            basis=first("L23 36.1"), **handler_duty(state),
        )  # fmt: skip


def _trial(state: CaseState) -> Iterator[Duty]:
    if state.accepted_on is None:
        return
    yield from _copies(state)
    yield from _replies(state)
    yield from _decision(state)
    if not state.in_trial:
        return
    if state.procedure is Way.ORDINARY and state.regime is not Regime.A:
        for side in unheard(state):
            yield Duty(
                key=f"hear:{side.value}", title=f"听取{side.label}意见", steps=("hear_parties", "excuse_hearing"),
                basis=first("L23 49"), **handler_duty(state),
            )  # fmt: skip
    yield from _draft(state)
    yield from _requests(state)


def _draft(state: CaseState) -> Iterator[Duty]:
    """Whose turn it is with the draft; the law names no days but those of the decision (第六十一条第一款)."""
    draft = state.draft
    if draft is None or draft.approved_on:
        return
    if draft.returned_on:
        turn = ("redraft", "修改决定稿", "draft_decision", handler_duty(state))
    elif draft.reviewed_on is None:
        turn = (
            "review",
            "审核决定稿",
            "review_decision",
            {"post": Post.OFFICE_HEAD, "organ_id": state.organ_id},
        )
    else:
        turn = (
            "approve",
            "批准决定",
            "approve_decision",
            {"post": Post.ORGAN_HEAD, "organ_id": state.organ_id},
        )
    key, title, step, owner = turn
    yield Duty(key=key, title=title, steps=(step,), basis=first("L23 61.1"), **owner)


def _copies(state: CaseState) -> Iterator[Duty]:
    sent = state.copies[-1].sent_on if len(state.copies) == len(state.application.respondents) else None
    if sent is None and not state.in_trial:
        return
    simplified = any(copy.simplified for copy in state.copies) if sent else state.procedure is Way.SIMPLIFIED
    pauses, stopped = pauses_of(state, "send_copy", state.accepted_on or state.opened_on)
    yield Duty(
        key="send_copy", title="发送申请书副本", rule="send_copy_simplified" if simplified else "send_copy_ordinary",
        on=state.accepted_on, regime=decision_rule(state)[1] if simplified else None, done_on=sent, pauses=pauses,
        stopped_on=None if sent else stopped, steps=("send_copy",), basis=first("L23 54.1" if simplified else "L23 48"),
        **handler_duty(state),
    )  # fmt: skip


def _replies(state: CaseState) -> Iterator[Duty]:
    """One per respondent from the day it got the copy; overdue means no evidence (第七十条)."""
    for number, copy in enumerate(state.copies, 1):
        if copy.received_on is None or (copy.replied_on is None and not state.in_trial):
            continue
        rule, facts = reply_rule(state, copy)
        pauses, stopped = pauses_of(state, f"reply:{number}", copy.received_on)
        yield Duty(
            key=f"reply:{number}", title="书面答复并提交证据", rule=rule, on=copy.received_on, regime=copy.regime,
            facts=facts, done_on=copy.replied_on, pauses=pauses, stopped_on=None if copy.replied_on else stopped,
            steps=("reply",), basis=first("L23 54.1" if copy.simplified else "L23 48"), **respondent_duty(state, number),
        )  # fmt: skip


def _decision(state: CaseState) -> Iterator[Duty]:
    assert state.accepted_on is not None
    rule, governing = decision_rule(state)
    pauses, stopped = pauses_of(state, DECISION, state.accepted_on)
    done = None if state.in_trial else state.ended_on
    simplified = rule == "decision_simplified"
    yield Duty(
        key=DECISION, title="作出复议决定", rule=rule, on=state.accepted_on, regime=governing, pauses=pauses,
        stopped_on=None if done else stopped, extend=0 if simplified else state.extended, done_on=done,
        steps=ENDED_AS, basis=first("L23 62.2" if simplified else "L23 62.1"), **handler_duty(state),
    )  # fmt: skip


def _requests(state: CaseState) -> Iterator[Duty]:
    """Questions of the parties that wait for an answer; the law names no days."""
    waiting_for: Mapping[str, tuple[bool, str, tuple[str, ...], str]] = {
        "stop_execution": (
            state.stop_asked_on is not None, "决定是否停止执行", ("stop_execution", "refuse_stop"), "L23 42.1(3)"
        ),
        "wish": (
            any(each.answered_on is None for each in state.wishes), "答复调解意愿", ("answer_wish",), "L23 5.1"
        ),
        "file_inspection": (
            any(ask.answered_on is None for ask in state.file_asks), "答复查阅申请", ("file_inspection",), "L23 47"
        ),
        "withdrawal": (
            state.withdrawal is not None and state.withdrawal.allowed_on is None,
            "审查撤回申请", ("allow_withdrawal", "deny_withdrawal"), "L23 41.1(1)",
        ),
        "terminate": (
            state.withdrawal is not None and state.withdrawal.allowed_on is not None,
            "决定终止", ("terminate",), "L23 41.1(1)",
        ),
    }  # fmt: skip
    for key, (is_open, title, steps, basis) in waiting_for.items():
        if is_open:
            yield Duty(key=key, title=title, steps=steps, basis=first(basis), **handler_duty(state))


_SIXTY = (SuspendGround.DEATH, SuspendGround.INCAPACITY, SuspendGround.DISSOLVED)


def _breaks(state: CaseState) -> Iterator[Duty]:
    """Sixty days of suspension on three grounds end the case (第四十一条第五项)."""
    for number, each in enumerate(state.interruptions, 1):
        if each.kind is Break.SUSPENSION and each.ground in _SIXTY:
            yield Duty(
                key=f"suspended_60:{number}", title="中止满六十日，原因未消除的终止", rule="suspend_terminate_60d",
                on=each.start, done_on=each.end, steps=("resume", "terminate"), basis=first("L23 41.1(5)"),
                **handler_duty(state),
            )  # fmt: skip


def _superior(state: CaseState) -> Iterator[Duty]:
    if state.stage == At.ESCALATED and state.escalation_told_on:
        governed = state.escalation_told_on >= date(2026, 7, 1)
        yield Duty(
            key="hand_over", title="移送案件材料", rule="escalation_handover" if governed else "",
            on=state.escalation_told_on if governed else None, done_on=state.handed_over_on, steps=("hand_over",),
            basis=first("R26 40.3" if governed else "L23 38.1"), **handler_duty(state),
        )  # fmt: skip
    for number, order in enumerate(state.orders, 1):
        if order.kind == OrderKind.DECIDE.value and order.by_on:
            yield Duty(
                key=f"order:{number}", title="按上级责令作出决定", due_on=order.by_on, steps=ENDED_AS,
                done_on=None if state.in_trial else state.ended_on, basis=first("L23 35"), **handler_duty(state),
            )  # fmt: skip
