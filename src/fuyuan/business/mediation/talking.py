"""The talks: sessions, proposals, the clock of the case stopped and started, and how they end without agreement."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fuyuan.law import Regime, regime_on
from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal

from .records import CaseSuspended, Failed, FailedBecause, Phase, Presence, Proposal, Result, Session, Side
from .state import MediationState, ProposalFact, SessionFact

CAN_STOP = frozenset({"accepted", "trial"})  # stages of a case whose period runs


# -- 调解会、方案 --------------------------------------------------------------------------------------------------


def may_meet(state: MediationState, record: Session | None, context: Context) -> Refusal | None:
    if not state.mediators:
        return Refusal("请先指定调解员")
    if record is None:
        return None
    if record.on < state.opened_on:
        return Refusal(f"调解会的日期早于启动调解的日期 {state.opened_on}，请核对")
    keys = [line.party for line in record.attendance]
    if len(set(keys)) != len(keys):
        return Refusal("同一参加人登记了两次，请核对")
    if any(state.party(key) is None for key in keys):
        return Refusal("参加人请从列出的名称中选择")
    came = {line.party for line in record.attendance if line.presence is Presence.CAME}
    if not came & {each.key for each in state.of(Side.APPLICANT, Side.RESPONDENT)}:
        return Refusal("行政相对人和行政机关都没有到场的，不能登记为调解会")
    return None


def first_session(state: MediationState, context: Context) -> Mapping[str, Any]:
    rows = [{"party": each.key, "presence": Presence.CAME.value} for each in state.parties]
    return {"on": context.day, "attendance": rows, "recorder": context.actor.name}


def met(state: MediationState, event: Event) -> MediationState:
    record: Session = event.record
    rows = tuple((line.party, line.presence, line.who) for line in record.attendance)
    fact = SessionFact(
        on=record.on, place=record.place, means=record.means, attendance=rows, minutes=record.minutes
    )
    return state.but(sessions=(*state.sessions, fact))


def may_propose(state: MediationState, record: Proposal | None, context: Context) -> Refusal | None:
    if record is None or record.by == "mediator" or state.party(record.by):
        return None
    return Refusal("提出方案的人请从列出的名称中选择")


def proposed(state: MediationState, event: Event) -> MediationState:
    record: Proposal = event.record
    fact = ProposalFact(
        on=event.day, by=record.by, terms=record.terms, conceded=record.conceded,
        answered=record.answered.value, answer=record.answer,
    )  # fmt: skip
    return state.but(proposals=(*state.proposals, fact))


# -- the clock of the case (第三十九条第一款第六项) ------------------------------------------------------------------


def may_suspend(state: MediationState, record: CaseSuspended | None, context: Context) -> Refusal | None:
    """Both must agree, and the case must be running; its own step stops the clock (a subscriber there)."""
    if regime_on(context.day) is Regime.A:
        return refuse("2024年1月1日以前，调解、和解不是中止的事由", "R07 41.1")
    if state.phase is not Phase.DURING or state.case_id is None:
        return refuse("只有案中调解才能中止案件审理", "L23 39.1(6)")
    if state.case_stopped_on:
        return refuse(f"案件已于{state.case_stopped_on}因调解中止", "L23 39.1(6)")
    if context.facts.get("case_stage", "trial") not in CAN_STOP:
        return refuse("案件现在的阶段不能中止审理，请先看案件的办理情况", "L23 39.1(6)")
    if record is not None and not (record.applicant_agrees and record.respondent_agrees):
        return refuse("因调解中止的，须申请人和被申请人都同意", "L23 39.1(6)")
    return None


def case_suspended(state: MediationState, event: Event) -> MediationState:
    return state.but(case_stopped_on=event.day)


def may_resume(state: MediationState, record: Any, context: Context) -> Refusal | None:
    if state.case_stopped_on:
        return None
    return refuse("案件没有因调解中止，不需要恢复", "L23 39.2")


def case_resumed(state: MediationState, event: Event) -> MediationState:
    return released(state, event.day)


def released(state: MediationState, day: date) -> MediationState:
    """The clock of the case runs again, or the case has ended."""
    if state.case_stopped_on is None:
        return state
    return state.but(case_stopped_on=None, stops=(*state.stops, (state.case_stopped_on, day)))


# -- 调解不成 ------------------------------------------------------------------------------------------------------


def may_fail(state: MediationState, record: Failed | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if record.because is FailedBecause.RENEGED and state.agreement is None:
        return refuse("还没有达成协议，不存在反悔", "L23 73.2")
    if state.case_stopped_on and record.approval is None:
        return refuse("案件因调解中止，终结调解的当天恢复审理，请填写恢复审理的审批", "L23 39.2")
    return None


def first_failure(state: MediationState, context: Context) -> Mapping[str, Any]:
    """The approval is asked for where the case stands still for the talks."""
    return {"approval": {"on": context.day}} if state.case_stopped_on else {}


def failed(state: MediationState, event: Event) -> MediationState:
    """Back to trial the same day: a subscriber of the case resumes it (第三十九条第二款、第七十三条第二款)."""
    record: Failed = event.record
    return released(state, event.day).but(
        stage="failed", closed_on=event.day, ended_on=event.day, result=Result.FAILED, point=record.point,
        why=f"{record.because.label}：{record.reason}",
    )  # fmt: skip
