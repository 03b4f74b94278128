"""After the agreement: performed by instalments, ordered where it is not, and the parties visited until it is settled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal

from .ending import onward
from .opening import own_organ
from .records import After, Form, Ordered, Performed, Side, Visited
from .state import Item, MediationState, VisitFact


def _item(state: MediationState, number: int) -> Item | None:
    assert state.agreement
    return next((each for each in state.agreement.open_items if each.number == number), None)


def may_perform(state: MediationState, record: Performed | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    item = _item(state, record.item)
    if item is None:
        return Refusal("这一期没有或者已经履行，请从列出的各期中选择")
    return own_organ(state, item.party, context)


def first_item(state: MediationState, context: Context) -> Mapping[str, Any]:
    assert state.agreement
    own = (each for each in state.agreement.open_items if not own_organ(state, each.party, context))
    first = next(own, None)
    return {"item": first.number, "on": context.day} if first else {}


def performed(state: MediationState, event: Event) -> MediationState:
    record: Performed = event.record
    after = _changed(state, record.item, done_on=record.on, result=record.result)
    return after if after.agreement and after.agreement.open_items else onward(after, event)


def _changed(state: MediationState, number: int, **changes: Any) -> MediationState:
    assert state.agreement
    items = tuple(
        each.model_copy(update=changes) if each.number == number else each for each in state.agreement.items
    )
    return state.but(agreement=state.agreement.model_copy(update={"items": items}))


def may_order(state: MediationState, record: Ordered | None, context: Context) -> Refusal | None:
    """第七十七条第二款: against the organ, on a 调解书, when its day has passed."""
    agreement = state.agreement
    assert agreement
    if agreement.form is not Form.STATEMENT:
        return refuse("责令履行只适用于行政复议调解书；和解、协调的协议由双方自行履行", "L23 77.2")
    if record is None:
        return None
    item = _item(state, record.item)
    if item is None:
        return Refusal("这一期没有或者已经履行，请从列出的各期中选择")
    party = state.party(item.party)
    if party is None or party.side is not Side.RESPONDENT:
        return refuse("责令履行的对象是被申请人；申请人、第三人不履行的，依法强制执行", "L23 78")
    if context.day <= item.by:
        return refuse(f"履行期限是{item.by}，还没有届满", "L23 77.2")
    return None if record.by > context.day else Refusal("限期应当在今天以后")


def ordered(state: MediationState, event: Event) -> MediationState:
    return _changed(state, event.record.item, ordered=event.day, by=event.record.by)


# -- 回访 ----------------------------------------------------------------------------------------------------------


def may_visit(state: MediationState, record: Visited | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if state.ended_on and record.on < state.ended_on:
        return Refusal(f"回访日期早于协议生效的日期 {state.ended_on}，请核对")
    if record.after is After.SETTLED and state.agreement and state.agreement.open_items:
        return Refusal("协议还没有履行完，不能登记为案结事了；请选“还要跟进”，填写下次回访日期")
    if record.after is After.WATCH and (record.next_on is None or record.next_on <= context.day):
        return Refusal("还要跟进的，请填写以后的下次回访日期")
    return None


def visited(state: MediationState, event: Event) -> MediationState:
    record: Visited = event.record
    fact = VisitFact(on=record.on, whom=record.whom, said=record.said, after=record.after)
    after = state.but(visits=(*state.visits, fact))
    if record.after is After.WATCH:
        return after.but(visit_by=record.next_on)
    return after.but(stage="closed", closed_on=event.day)
