"""Agreement: legality, 调解书 or settlement, signatures of all, the seal, and what the case itself brings about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fuyuan.law import Regime, regime_on
from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal

from .days import VISIT, natural
from .records import About, Agreed, Form, Happened, Legality, Phase, Result, Sealed, Signed
from .state import Agreement, Item, MediationState
from .talking import released

FORMS = {
    Phase.BEFORE: (Form.AGREEMENT,),
    Phase.DURING: (Form.STATEMENT, Form.SETTLEMENT),
    Phase.AFTER: (Form.AGREEMENT,),
}


# -- 达成协议 ------------------------------------------------------------------------------------------------------


def may_agree(state: MediationState, record: Agreed | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if record.form not in FORMS[state.phase]:
        allowed = "、".join(form.label for form in FORMS[state.phase])
        return refuse(f"{state.phase.label}达成协议的，只能{allowed}", "L23 73.1")
    if doubt := _unlawful(record.legality):
        return refuse(f"合法性审查没有通过：{doubt}。协议不能成立，请修改或者终结调解", "L23 5.2")
    return _before_2024(state, record, context) or _bad_items(state, record, context)


def _unlawful(legality: Legality) -> str:
    """The first line nobody confirmed, in the words of the form; empty when all were."""
    fields = type(legality).model_fields
    return next((f"没有确认“{fields[name].title}”" for name in fields if not getattr(legality, name)), "")


def _before_2024(state: MediationState, record: Agreed, context: Context) -> Refusal | None:
    """R07 40, 50: only discretion, and for a 调解书 compensation, could be settled."""
    if regime_on(context.day) is not Regime.A or state.phase is not Phase.DURING:
        return None
    if record.form is Form.STATEMENT and state.about is About.OTHER:
        return refuse("2024年1月1日以前，只有自由裁量行为和赔偿、补偿纠纷可以调解", "R07 50.1")
    if record.form is Form.SETTLEMENT and state.about is not About.DISCRETION:
        return refuse("2024年1月1日以前，只有自由裁量行为可以和解", "R07 40")
    return None


def _bad_items(state: MediationState, record: Agreed, context: Context) -> Refusal | None:
    for line in record.items:
        if line.party not in state.signatories:
            return Refusal("履行的人只能是当事人，请从列出的名称中选择")
        if line.by < context.day:
            return Refusal(f"“{line.what[:30]}”的履行期限早于今天，请核对；当场履行完的不填")
    return None


def agreed(state: MediationState, event: Event) -> MediationState:
    record: Agreed = event.record
    items = tuple(
        Item(number=number, party=line.party, what=line.what, by=line.by)
        for number, line in enumerate(record.items, 1)
    )
    made = Agreement(on=event.day, form=record.form, terms=record.terms, items=items)
    return state.but(stage="agreed", agreement=made)


# -- 调解书、签字、盖章 (第七十三条第一款) ---------------------------------------------------------------------------


def may_make(state: MediationState, record: Any, context: Context) -> Refusal | None:
    agreement = state.agreement
    if agreement is None or agreement.form is not Form.STATEMENT:
        return refuse("约定由申请人撤回申请或者签订协议的，不制作行政复议调解书", "L23 74.2")
    if agreement.signed:
        return refuse("已经有人签字，调解书不能重新制作；一方反悔的，终结调解", "L23 73.2")
    return None


def first_statement(state: MediationState, context: Context) -> Mapping[str, Any]:
    told = context.facts.get("case_told")
    return {"requests": "\n".join(told.requests) if told else state.demand}


def made(state: MediationState, event: Event) -> MediationState:
    return _with_agreement(state, number=event.stamped["number"])


def may_sign(state: MediationState, record: Signed | None, context: Context) -> Refusal | None:
    agreement = state.agreement
    assert agreement
    if agreement.form is Form.STATEMENT and not agreement.number:
        return refuse("请先制作行政复议调解书，再由各方签字", "L23 73.1")
    if not state.unsigned:
        return refuse("各方都已经签字、签章", "L23 73.1")
    if record is None:
        return None
    if strange := next((key for key in record.parties if key not in state.unsigned), None):
        known = state.party(strange)
        told = f"{known.name}已经签字" if known and strange in state.signatories else "只有当事人签字"
        return refuse(f"{told}，请核对", "L23 73.1")
    if record.on < agreement.on:
        return Refusal(f"签字日期早于达成协议的日期 {agreement.on}，请核对")
    return None


def visit_stamp(state: MediationState, record: Any, context: Context) -> Mapping[str, str]:
    """The day of the first return visit, should this step be the one that begins it."""
    return {"visit_by": natural(context, VISIT).isoformat()}


def first_signatures(state: MediationState, context: Context) -> Mapping[str, Any]:
    return {"on": context.day}


def signed(state: MediationState, event: Event) -> MediationState:
    """The last signature makes the parties' own agreement effective; a 调解书 needs the seal too."""
    record: Signed = event.record
    assert state.agreement
    new = tuple((key, record.on) for key in record.parties)
    after = _with_agreement(state, signed=(*state.agreement.signed, *new))
    if after.unsigned or state.agreement.form is Form.STATEMENT:
        return after
    if after.waits_for_withdrawal:
        return after.but(stage="settled")
    return effective(after, event, event.day, Result.AGREED)


def may_seal(state: MediationState, record: Sealed | None, context: Context) -> Refusal | None:
    """调解书: signed by all, then sealed; only then it has legal force."""
    agreement = state.agreement
    if agreement is None or agreement.form is not Form.STATEMENT or not agreement.number:
        return refuse("没有待盖章的行政复议调解书", "L23 73.1")
    if state.unsigned:
        who = "、".join(state.named(key) for key in state.unsigned[:5])
        return refuse(f"{who}还没有签字、签章，不能盖章：调解书须经各方当事人签字或者签章", "L23 73.1")
    if not context.facts.get("statement_issued", True):
        return refuse("调解书还没有签发，请先在文书里签发，再登记盖章", "L23 73.1")
    last = max(day for _, day in agreement.signed)
    if record is not None and record.on < last:
        return refuse(f"盖章日期早于最后签字的日期 {last}，请核对", "L23 73.1")
    return None


def sealed(state: MediationState, event: Event) -> MediationState:
    return effective(state, event, event.record.on, Result.STATEMENT)


# -- what follows ------------------------------------------------------------------------------------------------


def effective(state: MediationState, event: Event, on: date, result: Result) -> MediationState:
    after = _with_agreement(released(state, event.day), effective_on=on)
    return onward(after.but(result=result, ended_on=event.day), event)


def onward(state: MediationState, event: Event) -> MediationState:
    """What is still owed is performed first, then the parties are visited."""
    assert state.agreement
    if state.agreement.open_items:
        return state.but(stage="performing")
    return state.but(stage="visiting", visit_by=date.fromisoformat(event.stamped["visit_by"]))


def _with_agreement(state: MediationState, **changes: Any) -> MediationState:
    assert state.agreement
    return state.but(agreement=state.agreement.model_copy(update=changes))


# -- the case moved ----------------------------------------------------------------------------------------------


def case_noted(state: MediationState, event: Event) -> MediationState:
    """Stopped or resumed there: so it is here. Withdrawn after settlement: done. Ended otherwise: nothing is left to mediate."""
    happened = event.record.happened
    if happened is Happened.STOPPED:
        return state.but(case_stopped_on=event.day)
    if happened is Happened.RESUMED:
        return released(state, event.day)
    if happened is Happened.WITHDRAWN and state.agreement and state.agreement.form is not Form.STATEMENT:
        return effective(state, event, event.day, Result.WITHDRAWN)
    return released(state, event.day).but(
        stage="overtaken", closed_on=event.day, ended_on=event.day, result=Result.OVERTAKEN, why=event.record.words
    )  # fmt: skip
