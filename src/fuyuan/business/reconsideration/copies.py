"""The copy to each respondent and the reply to it (《行政复议法》第四十八条、第五十四条、第七十条)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fuyuan.law import Regime, due, regime_on
from fuyuan.matters.acts import articles, refuse
from fuyuan.matters.procedure import Context, Event, Refusal

from .conditions import own_number, regime, respondent_number
from .facts import At, Copy
from .records import Way
from .state import CaseState

# -- copy and reply --------------------------------------------------------------------------------------------


def guard_send_copy(state: CaseState, record: Any, context: Context) -> Refusal | None:
    if state.procedure is None:
        return refuse("请先确定适用普通程序还是简易程序，答复期限因此不同", "L23 36.1")
    if len(state.copies) == len(state.application.respondents):
        return refuse("已经向全部被申请人发送副本", "L23 48")
    if record is not None and record.sent_on and state.accepted_on and record.sent_on < state.accepted_on:
        return refuse(f"发送日期早于受理日期 {state.accepted_on}，请核对", "L23 48")
    return None


def apply_send_copy(state: CaseState, event: Event) -> CaseState:
    """One copy for each respondent that has none; the trial begins."""
    missing = len(state.application.respondents) - len(state.copies)
    copy = Copy(sent_on=event.record.sent_on or event.day, simplified=state.procedure is Way.SIMPLIFIED)
    stage = At.TRIAL if state.stage == At.ACCEPTED else state.stage
    resume_to = At.TRIAL if state.resume_to == At.ACCEPTED else state.resume_to
    return state.but(stage=stage, resume_to=resume_to, copies=state.copies + (copy,) * missing)


def guard_receive_copy(state: CaseState, record: Any, context: Context) -> Refusal | None:
    number = record.respondent if record else own_number(state, context)
    wrong = respondent_number(state, number, context)
    if wrong:
        return wrong
    if number > len(state.copies):
        return refuse("副本还没有发送", "L23 48")
    copy = state.copies[number - 1]
    if copy.received_on:
        return Refusal(f"已经登记 {copy.received_on} 收到副本")
    if record and record.received_on < copy.sent_on:
        return Refusal(f"收到日期早于发送日期 {copy.sent_on}，请核对")
    return None


def initial_respondent(state: CaseState, context: Context) -> Mapping[str, Any]:
    return {"respondent": own_number(state, context)}


def initial_receive_copy(state: CaseState, context: Context) -> Mapping[str, Any]:
    return {"respondent": own_number(state, context), "received_on": context.day}


def reply_regime(copy: Copy, received_on: Any, context: Context) -> Regime:
    """Ten natural days before 2024, ten working days since; across the change the shorter, for it binds the agency."""
    started = regime_on(received_on)
    if copy.simplified and started is Regime.A:
        return Regime.B
    if started is not Regime.A:
        return started
    both = [
        due(
            "reply_ordinary",
            received_on,
            regime=each,
            calendar=context.calendar,
            assumptions=context.assumptions,
        )
        for each in (Regime.A, Regime.B)
    ]
    return min(both, key=lambda deadline: deadline.due).regime


def stamps_receive_copy(state: CaseState, record: Any, context: Context) -> Mapping[str, str]:
    copy = state.copies[record.respondent - 1]
    return {"regime": reply_regime(copy, record.received_on, context).value}


def apply_receive_copy(state: CaseState, event: Event) -> CaseState:
    changes = {"received_on": event.record.received_on, "regime": Regime(event.stamped["regime"])}
    return _with_copy(state, event.record.respondent, changes)


def _with_copy(state: CaseState, number: int, changes: Mapping[str, Any]) -> CaseState:
    copies = list(state.copies)
    copies[number - 1] = copies[number - 1].model_copy(update=dict(changes))
    return state.but(copies=tuple(copies))


def reply_due(state: CaseState, number: int, context: Context) -> Any:
    """The last day of the reply of respondent ``number``; None until the copy arrived."""
    copy = state.copies[number - 1]
    if copy.received_on is None:
        return None
    rule, facts = reply_rule(state, copy)
    return due(
        rule, copy.received_on, regime=copy.regime, facts=facts,
        calendar=context.calendar, assumptions=context.assumptions,
    ).due  # fmt: skip


def reply_rule(state: CaseState, copy: Copy) -> tuple[str, dict[str, Any]]:
    """Five working days once sent as simplified, ten otherwise; a conversion before the reply may change it (A8)."""
    if not copy.simplified:
        return "reply_ordinary", {}
    waiting = copy.replied_on is None or (
        state.converted_on is not None and copy.replied_on >= state.converted_on
    )
    return "reply_simplified", {"converted_on": state.converted_on} if state.converted_on and waiting else {}


def guard_reply(state: CaseState, record: Any, context: Context) -> Refusal | None:
    """A late reply is recorded as late; what it is worth the reviewers decide (第七十条)."""
    number = record.respondent if record else own_number(state, context)
    wrong = respondent_number(state, number, context)
    if wrong:
        return wrong
    if number > len(state.copies):
        return refuse("副本还没有发送，不能答复", "L23 48")
    if state.copies[number - 1].replied_on:
        return refuse("已经提交过答复；补充证据须经行政复议机构同意", "L23 46.2")
    if record is None or regime(context) is not Regime.C:
        return None
    staff = sum(agent.staff for agent in record.agents)
    if not 1 <= staff <= 2:
        return refuse(
            f"应当指定1至2名工作人员参加行政复议，不得仅委托律师，现在填了{staff}名工作人员", "R26 18.2"
        )
    return None


def stamps_reply(state: CaseState, record: Any, context: Context) -> Mapping[str, str]:
    """A reply after its last day carries the consequence of 第七十条."""
    last = reply_due(state, record.respondent, context)
    late = last is not None and (record.received_on or context.day) > last
    return (
        {"overdue": f"答复期限至 {last}，逾期答复，可能视为没有证据、依据（{articles('L23 70')[0]}）"}
        if late
        else {}
    )


def apply_reply(state: CaseState, event: Event) -> CaseState:
    received = event.record.received_on or event.day
    copy = state.copies[event.record.respondent - 1]
    changes = {"replied_on": received, "late": "overdue" in event.stamped}
    if copy.received_on is None:
        changes["received_on"] = received  # whoever replies has it
    return _with_copy(state, event.record.respondent, changes)


def guard_more_evidence(state: CaseState, record: Any, context: Context) -> Refusal | None:
    return respondent_number(state, record.respondent, context) if record else None
