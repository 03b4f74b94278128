"""询问, 现场勘验, 鉴定: two officers, signed records, and time that is not counted (第四十五条; 2026年实施条例第四十四条至第四十六条)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal

from .conditions import old
from .facts import AppraisalAsk, Break
from .records import AppraisalOutcome, AppraiseEnd, AppraiseStart, AskAppraisal, Chosen, InspectEnd, Officer
from .state import CaseState
from .suspension import begun, ended, is_open
from .trial import guard_own_side, side_of

# -- two officers (第四十五条第二款) ------------------------------------------------------------------------------------


def officers_refusal(officers: tuple[Officer, ...], context: Context) -> Refusal | None:
    """Not fewer than two, and one person does not count twice."""
    if len({(each.name, each.certificate) for each in officers}) >= 2:
        return None
    return refuse(
        "行政复议人员不得少于两人，请逐一填写姓名和工作证件号", "R07 34.2" if old(context) else "L23 45.2"
    )


def guard_officers(state: CaseState, record: Any, context: Context) -> Refusal | None:
    return officers_refusal(record.officers, context) if record else None


def initial_officers(state: CaseState, context: Context) -> Mapping[str, Any]:
    """The handlers with the numbers of their certificates, as the office keeps them."""
    cards: Mapping[int, str] = context.facts.get("cards", {})
    people = [{"name": each.name, "certificate": cards.get(each.person_id, "")} for each in state.handlers]
    return {"officers": people, "on": context.day}


# -- 现场勘验 ----------------------------------------------------------------------------------------------------


def _start_refusal(state: CaseState, on: date, what: str, basis: str) -> Refusal | None:
    if state.accepted_on and on < state.accepted_on:
        return refuse(f"{what}不能早于受理日期 {state.accepted_on}", basis)
    return None


def guard_inspect_start(state: CaseState, record: Any, context: Context) -> Refusal | None:
    if is_open(state, Break.INSPECTION):
        return refuse("上一次现场勘验尚未结束", "R26 45")
    return _start_refusal(state, record.on, "现场勘验", "R26 45") if record else None


def _end_refusal(state: CaseState, kind: Break, record: Any, what: str, basis: str) -> Refusal | None:
    running = is_open(state, kind)
    if running is None:
        return refuse(f"没有正在进行的{what}", basis)
    if record is not None and record.on < running.start:
        return refuse(f"结束日期早于开始日期 {running.start}，请核对", basis)
    return None


def guard_inspect_end(state: CaseState, record: InspectEnd | None, context: Context) -> Refusal | None:
    """The record of an inspection names two officers and whoever was there (第四十三条第一款第八项)."""
    known = _end_refusal(state, Break.INSPECTION, record, "现场勘验", "R26 45")
    if known or record is None:
        return known
    if not record.shown:
        return refuse("现场勘验应当出示行政复议工作证件，请确认", "R07 34.2" if old(context) else "L23 45.2")
    if not record.present:
        return refuse("请写明到场的当事人；当事人没有到场的，请写明见证人", "R26 45")
    return officers_refusal(record.officers, context)


def apply_inspect_start(state: CaseState, event: Event) -> CaseState:
    return begun(state, event, Break.INSPECTION, event.record.on)


def apply_inspect_end(state: CaseState, event: Event) -> CaseState:
    return ended(state, Break.INSPECTION, event.record.on)


# -- 鉴定 --------------------------------------------------------------------------------------------------------


def guard_ask_appraisal(state: CaseState, record: AskAppraisal | None, context: Context) -> Refusal | None:
    if state.appraisal_asked:
        return refuse("已有一项鉴定申请等待行政复议机构审查", "R26 46")
    return guard_own_side(state, record, context, "R26 46") if record else None


def initial_ask_appraisal(state: CaseState, context: Context) -> Mapping[str, Any]:
    return {"side": side_of(context.actor)}


def apply_ask_appraisal(state: CaseState, event: Event) -> CaseState:
    ask = AppraisalAsk(side=event.record.side, on=event.day, what=event.record.what)
    return state.but(appraisal_asked=ask)


def guard_refuse_appraisal(state: CaseState, record: Any, context: Context) -> Refusal | None:
    return None if state.appraisal_asked else refuse("没有待审查的鉴定申请", "R26 46")


def apply_refuse_appraisal(state: CaseState, event: Event) -> CaseState:
    return state.but(appraisal_asked=None)


def guard_appraise_start(state: CaseState, record: AppraiseStart | None, context: Context) -> Refusal | None:
    """The office commissions an appraisal at a party's request; the parties choose the institution first."""
    if is_open(state, Break.APPRAISAL):
        return refuse("上一次鉴定尚未结束", "R26 46")
    if state.appraisal_asked is None:
        return refuse("委托鉴定由当事人申请，请先登记当事人的鉴定申请", "R26 46")
    if record is None:
        return None
    if not record.who:
        return refuse("请填写鉴定机构", "R26 46")
    if not record.qualified:
        return refuse("鉴定机构应当具备相应资格，请核实后勾选", "R26 46")
    if record.chosen is Chosen.APPOINTED and not record.tried:
        return refuse("鉴定机构先由当事人协商确定；协商不成指定的，请写明协商的经过", "R26 46")
    return _start_refusal(state, record.on, "鉴定", "R26 46")


def initial_appraise_start(state: CaseState, context: Context) -> Mapping[str, Any]:
    return {"on": context.day, "what": state.appraisal_asked.what[:500] if state.appraisal_asked else ""}


def apply_appraise_start(state: CaseState, event: Event) -> CaseState:
    return begun(state, event, Break.APPRAISAL, event.record.on).but(appraisal_asked=None, chased_on=None)


def guard_appraise_end(state: CaseState, record: AppraiseEnd | None, context: Context) -> Refusal | None:
    known = _end_refusal(state, Break.APPRAISAL, record, "鉴定", "R26 46")
    if known or record is None:
        return known
    if record.outcome is AppraisalOutcome.OPINION and not record.signed:
        return refuse("鉴定意见应当由鉴定人签名、鉴定机构盖章，请核对后勾选", "L23 43.1(7)")
    return None


def apply_appraise_end(state: CaseState, event: Event) -> CaseState:
    return ended(state, Break.APPRAISAL, event.record.on).but(chased_on=None)


def guard_chase(state: CaseState, record: Any, context: Context) -> Refusal | None:
    return None if is_open(state, Break.APPRAISAL) else refuse("没有正在进行的鉴定", "R26 46")


def apply_chase(state: CaseState, event: Event) -> CaseState:
    return state.but(chased_on=event.day)
