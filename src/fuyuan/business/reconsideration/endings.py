"""How a trial ends without a decision: 撤回, 终止, 驳回申请, 提级审理, and what a superior may order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fuyuan.law import Regime, due
from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal

from .conditions import old, regime, since_2024, since_2026
from .facts import At, Break, Order, WithdrawalFact
from .records import Dismiss, DismissGround, OrderKind, PaperKind, Terminate, TerminateGround
from .state import CaseState
from .suspension import SIXTY_DAYS, applicants_are, begun, ended, is_open, resumed, stamps_break, with_paper

# -- withdraw, terminate (第四十一条、第七十四条) --------------------------------------------------------------------------


def guard_withdraw(state: CaseState, record: Any, context: Context) -> Refusal | None:
    if state.withdrawal and state.withdrawal.allowed_on is None:
        return refuse("已经提出撤回申请，等待行政复议机构审查", "L23 41.1(1)")
    if state.withdrawal:
        return refuse("已经准予撤回", "L23 41.1(1)")
    if record is not None and state.application.representatives and not record.consent and not old(context):
        return refuse("代表人撤回行政复议申请，应当经被代表的申请人同意", "L23 15.2")
    return None


def apply_withdraw(state: CaseState, event: Event) -> CaseState:
    return state.but(withdrawal=WithdrawalFact(asked_on=event.day, settled=event.record.settled))


def guard_withdrawal_answer(state: CaseState, record: Any, context: Context) -> Refusal | None:
    if state.withdrawal and state.withdrawal.allowed_on is None:
        return None
    return refuse("没有待审查的撤回申请", "L23 41.1(1)")


def apply_allow_withdrawal(state: CaseState, event: Event) -> CaseState:
    assert state.withdrawal is not None
    return state.but(withdrawal=state.withdrawal.model_copy(update={"allowed_on": event.day}))


def apply_deny_withdrawal(state: CaseState, event: Event) -> CaseState:
    return state.but(withdrawal=None)


def terminate_basis(ground: TerminateGround, governing: Regime) -> str:
    """The article of a ground; empty when the text of that time does not know it."""
    if governing is not Regime.A:
        return "" if ground is TerminateGround.SETTLED else f"L23 41.1({ground.item})"
    return {
        TerminateGround.WITHDRAWAL: "R07 42.1(1)",
        TerminateGround.DEATH: "R07 42.1(2)",
        TerminateGround.DISSOLVED: "R07 42.1(3)",
        TerminateGround.SETTLED: "R07 42.1(4)",
        TerminateGround.CRIMINAL: "R07 42.1(5)",
        TerminateGround.SUSPENDED: "R07 42.2",
    }[ground]


def guard_terminate(state: CaseState, record: Terminate | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    basis = terminate_basis(record.ground, regime(context))
    if not basis:
        return refuse("达成和解的，由申请人撤回申请，准予撤回后终止", "L23 74.2")
    checks: dict[TerminateGround, Callable[[CaseState, Terminate, Context], str]] = {
        TerminateGround.WITHDRAWAL: _allowed,
        TerminateGround.SETTLED: _settled,
        TerminateGround.CRIMINAL: _criminal,
        TerminateGround.SUSPENDED: _sixty_days,
    }
    check = checks.get(record.ground)
    reason = check(state, record, context) if check else ""
    return refuse(reason, basis) if reason else applicants_are(state, record.ground)


def _allowed(state: CaseState, record: Terminate, context: Context) -> str:
    allowed = state.withdrawal and state.withdrawal.allowed_on
    return "" if allowed else "须申请人撤回申请，并经行政复议机构准予，才能以此终止"


def _settled(state: CaseState, record: Terminate, context: Context) -> str:
    allowed = state.withdrawal and state.withdrawal.settled and state.withdrawal.allowed_on
    return "" if allowed else "须先登记和解协议，并经行政复议机构准许"


def _criminal(state: CaseState, record: Terminate, context: Context) -> str:
    if not state.application.act.detention:
        return "只适用于对行政拘留或者限制人身自由的行政强制措施不服的案件"
    return "2024年1月1日以前，只限于变更为刑事拘留" if old(context) and not record.custody else ""


def _sixty_days(state: CaseState, record: Terminate, context: Context) -> str:
    running = is_open(state, Break.SUSPENSION)
    if running is None or running.ground not in SIXTY_DAYS:
        return "只适用于因申请人死亡、丧失行为能力、组织终止而中止的案件"
    last = due(
        "suspend_terminate_60d", running.start, calendar=context.calendar, assumptions=context.assumptions
    ).due
    return "" if context.day > last else f"中止满六十日为 {last}，期满以后才能以此终止"


def apply_terminate(state: CaseState, event: Event) -> CaseState:
    return _closed(state, event, At.TERMINATED, PaperKind.TERMINATION).but(terminated=event.record.ground)


def _closed(state: CaseState, event: Event, stage: At, kind: PaperKind | None) -> CaseState:
    """End the case by a paper of the organ, if it is one that this case serves; what still stood still ends with it."""
    breaks = tuple(
        each if each.end else each.model_copy(update={"end": event.day}) for each in state.interruptions
    )
    return state.but(
        stage=stage, closed_on=event.day, ended_on=event.day, suspended=False, interruptions=breaks, draft=None,
        papers=with_paper(state, event, kind) if kind else state.papers,
    )  # fmt: skip


# -- mediated (第七十三条第一款) -------------------------------------------------------------------------------------


def apply_mediated(state: CaseState, event: Event) -> CaseState:
    """The 调解书 belongs to the mediation and takes effect by signature and seal, not by service."""
    return _closed(state, event, At.MEDIATED, None)


# -- dismiss the application (第三十三条) ------------------------------------------------------------------------------


def guard_dismiss(state: CaseState, record: Dismiss | None, context: Context) -> Refusal | None:
    if record is None or record.ground is DismissGround.CONDITION:
        return None
    if record.ground is DismissGround.NO_DUTY:
        return (
            None
            if old(context)
            else refuse("没有相应职责或者已经履行的，2024年1月1日起应当决定驳回复议请求", "L23 69")
        )
    item = list(DismissGround).index(record.ground)
    return since_2026(context, f"以“{record.ground.label}”驳回申请", f"R26 37.1({item})")


def apply_dismiss(state: CaseState, event: Event) -> CaseState:
    after = _closed(state, event, At.DISMISSED_APPLICATION, PaperKind.DISMISSAL)
    return after.but(told_suit=event.record.told_suit, resume_to=At.TRIAL if state.copies else At.ACCEPTED)


# -- 提级审理 (第三十八条), orders of the superior (第三十五条、第四十条) ---------------------------------------------------


def guard_request_escalation(state: CaseState, record: Any, context: Context) -> Refusal | None:
    if is_open(state, Break.ESCALATION):
        return refuse("已经报请提级审理，等待上级决定", "L23 38.2")
    return since_2024(context, "提级审理", "L23 38.2")


def apply_request_escalation(state: CaseState, event: Event) -> CaseState:
    """Since 2026-07-01 the time of asking does not count (R26 40(2)); the stamp knows."""
    return begun(state, event, Break.ESCALATION, event.day).but(escalation_asked_on=event.day)


def stamps_request_escalation(state: CaseState, record: Any, context: Context) -> Mapping[str, str]:
    if regime(context) is not Regime.C:
        return {"counts": ""}
    return stamps_break(Break.ESCALATION, lambda _, c: c.day)(state, record, context)


def guard_keep(state: CaseState, record: Any, context: Context) -> Refusal | None:
    running = is_open(state, Break.ESCALATION)
    if running is None:
        return refuse("没有等待答复的提级审理报请", "L23 38.2")
    if record is not None and record.on < running.start:
        return refuse(f"答复日期早于报请日期 {running.start}，请核对", "L23 38.2")
    return None


def apply_keep(state: CaseState, event: Event) -> CaseState:
    return ended(state, Break.ESCALATION, event.record.on)


def guard_escalate(state: CaseState, record: Any, context: Context) -> Refusal | None:
    return since_2024(context, "提级审理", "L23 38.1")


def apply_escalate(state: CaseState, event: Event) -> CaseState:
    after = _closed(state, event, At.ESCALATED, PaperKind.ESCALATION)
    return after.but(escalation_told_on=event.record.told_on)


def guard_hand_over(state: CaseState, record: Any, context: Context) -> Refusal | None:
    return refuse("案件材料已经移送", "R26 40.3") if state.handed_over_on else None


def apply_hand_over(state: CaseState, event: Event) -> CaseState:
    return state.but(handed_over_on=event.record.on)


_ORDERED_AT = {
    OrderKind.ACCEPT: (At.REFUSED,),
    OrderKind.RETRY: (At.DISMISSED_APPLICATION,),
    OrderKind.RESUME: (At.SUSPENDED,),
    OrderKind.DECIDE: (At.ACCEPTED, At.TRIAL),
    OrderKind.TAKE: (At.REFUSED, At.DISMISSED_APPLICATION, At.ACCEPTED, At.TRIAL, At.SUSPENDED),
}


def guard_superior_orders(state: CaseState, record: Any, context: Context) -> Refusal | None:
    """What can be ordered depends on what was done; before 2024 a dismissal could be corrected under R07 48(2)."""
    if record is None:
        return None
    if state.stage not in _ORDERED_AT[record.kind]:
        return refuse(f"案件现在的阶段，上级不能“{record.kind.label}”", "L23 35")
    if record.kind is OrderKind.RESUME:
        return since_2024(context, "责令恢复审理", "L23 40")
    if record.kind is OrderKind.DECIDE:
        return since_2024(context, "对逾期不作答复的责令纠正", "L23 35")
    return None


def apply_superior_orders(state: CaseState, event: Event) -> CaseState:
    record = event.record
    obeyed = None if record.kind is OrderKind.DECIDE else event.day
    order = Order(
        kind=record.kind.value, received_on=record.received_on, by_on=record.by_on, obeyed_on=obeyed
    )
    state = state.but(orders=(*state.orders, order))
    if record.kind is OrderKind.RESUME:
        return resumed(state, event)
    if record.kind is OrderKind.TAKE:
        return _closed(state, event, At.ESCALATED, PaperKind.ESCALATION).but(
            escalation_told_on=record.received_on
        )
    if record.kind is OrderKind.DECIDE:
        return state
    return _reopened(state, event)


def _reopened(state: CaseState, event: Event) -> CaseState:
    """责令受理: reviewed again from today. 责令恢复审理: where the trial was, its period still from acceptance."""
    after = state.but(closed_on=None, ended_on=None)
    if event.record.kind is OrderKind.RETRY:
        return after.but(stage=state.resume_to, resume_to="")
    return after.but(stage=At.REVIEWING, review_from=event.day)
