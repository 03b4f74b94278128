"""A notice from the facts to its signature: guards and effects of its steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from pydantic import TypeAdapter

from fuyuan.business.linkage.common import later, soon, written
from fuyuan.business.linkage.findings.grounds import Finding
from fuyuan.business.linkage.findings.windows import is_window, words
from fuyuan.matters.acts import gone
from fuyuan.matters.procedure import Context, Event, Refusal
from fuyuan.organs.posts import Post

from .state import Item, NoticeState

ITEMS = TypeAdapter(tuple[Item, ...])
DEMAND = "请被通报的单位逐项查明原因，明确责任人和完成时间，立即整改，并举一反三，完善制度，防止再次发生。"
DEMAND_AGAIN = "请上述单位主要负责人亲自负责，在期限内整改到位；仍不整改的，报告政府主要负责人。"


# -- gathering -----------------------------------------------------------------------------------------------------


def gathered(state: None, event: Event) -> NoticeState:
    window = event.record.window
    return _opened(event, f"{words(window)}行政复议和行政诉讼中不依法行政情况的通报", window)


def repeated(state: None, event: Event) -> NoticeState:
    stamped = event.stamped
    after = _opened(event, f"{words(stamped['window'])}通报问题整改情况的再次通报", stamped["window"])
    first_on = date.fromisoformat(stamped["first_on"])
    return after.but(first=event.record.first, first_number=stamped["first_number"], first_on=first_on)


def _opened(event: Event, title: str, window: str) -> NoticeState:
    stamped = event.stamped
    return NoticeState(
        stage="gathered", title=title, number=stamped["number"], opened_on=event.day, window=window,
        organ_id=int(stamped["office_id"]) if stamped["office_id"] else None,
        items=ITEMS.validate_json(stamped["items"]), review_by=date.fromisoformat(stamped["review_by"]),
    )  # fmt: skip


def may_gather(state: None, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    if not is_window(record.window):
        return Refusal("请从列表中选择统计期间")
    number = context.facts["open_notice"]
    if number:
        return Refusal(f"{words(record.window)}的通报{number}还没有印发，请先办完那一件")
    return None if context.facts["items"] else Refusal(f"{words(record.window)}没有查到需要通报的新问题")


def may_repeat(state: None, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    if context.facts["first"] is None:
        return Refusal("没有这份通报，或者还没有印发")
    if context.facts["open_notice"]:
        return Refusal(f"对这份通报的再次通报{context.facts['open_notice']}还没有印发，请先办完那一件")
    return None if context.facts["items"] else Refusal("这份通报没有等待再次通报的单位")


def gather_stamps(state: None, record: Any, context: Context) -> Mapping[str, str]:
    """The facts as they were found on that day are written into the event: they are never looked for again."""
    facts = context.facts
    return {
        "items": ITEMS.dump_json(facts["items"]).decode(),
        "office_id": str(facts["office_id"] or ""),
        "review_by": soon(context),
    }


def repeat_stamps(state: None, record: Any, context: Context) -> Mapping[str, str]:
    first: NoticeState = context.facts["first"]
    assert first.issued_on
    told = {
        "window": first.window,
        "first_number": first.paper_number,
        "first_on": first.issued_on.isoformat(),
    }
    return {**gather_stamps(state, record, context), **told}


# -- striking out and adding ---------------------------------------------------------------------------------------


def struck(state: NoticeState, event: Event) -> NoticeState:
    return _marked(state, event.record.numbers, event.record.reason)


def restored(state: NoticeState, event: Event) -> NoticeState:
    return _marked(state, event.record.numbers, "")


def _marked(state: NoticeState, numbers: Iterable[int], reason: str) -> NoticeState:
    chosen = set(numbers)
    return state.but(
        items=tuple(
            item.model_copy(update={"struck": reason}) if item.number in chosen else item
            for item in state.items
        )
    )


def may_strike(state: NoticeState, record: Any, context: Context) -> Refusal | None:
    if not state.standing:
        return Refusal("没有可以删去的问题")
    return _unknown(record, {item.number for item in state.standing}, "没有这条问题，或者已经删去")


def may_restore(state: NoticeState, record: Any, context: Context) -> Refusal | None:
    out = {item.number for item in state.items if item.struck}
    if not out:
        return Refusal("没有删去的问题")
    return _unknown(record, out, "没有这条问题，或者没有删去")


def _unknown(record: Any, numbers: set[int], told: str) -> Refusal | None:
    return Refusal(told) if record and not set(record.numbers) <= numbers else None


def added(state: NoticeState, event: Event) -> NoticeState:
    record, stamped = event.record, event.stamped
    finding = Finding(
        key=f"added:{event.seq}", text=record.text, on=record.on, kind=stamped["kind"],
        matter_id=int(stamped["matter_id"]) if stamped["matter_id"] else None,
    )  # fmt: skip
    item = Item(
        number=max((each.number for each in state.items), default=0) + 1, organ_id=record.organ_id,
        unit=stamped["unit"], ground=record.ground, finding=finding, added=record.reason,
    )  # fmt: skip
    return state.but(items=(*state.items, item))


def may_add(state: NoticeState, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    if record.on > context.day:
        return Refusal("发生日期晚于今天，请核对")
    if record.number and context.facts["matter"] is None:
        return Refusal(f"没有找到编号为“{record.number}”的办件，请核对编号，或者不填")
    return gone(context.facts["organ"], "通报")


def add_stamps(state: NoticeState, record: Any, context: Context) -> Mapping[str, str]:
    kind, pk = context.facts["matter"] or ("", "")
    return {"unit": context.facts["organ"].name, "kind": kind, "matter_id": str(pk)}


# -- the text, the leader's approval -------------------------------------------------------------------------------


def composed(state: NoticeState, event: Event) -> NoticeState:
    stamped = event.stamped
    readers = tuple(int(pk) for pk in stamped["readers"].split(",") if pk)
    return state.but(
        stage="composed", text=event.record, composed_on=event.day, returned="", readers=readers,
        approve_by=date.fromisoformat(stamped["approve_by"]),
        approver_organ=int(stamped["approver_organ"]) if stamped["approver_organ"] else None,
    )  # fmt: skip


def may_compose(state: NoticeState, record: Any, context: Context) -> Refusal | None:
    """Something must stand, and every unit it names must still exist."""
    if not state.standing:
        return Refusal("所有问题都已经删去；不需要通报的，请办理“不予通报”")
    if record is None:
        return None
    organs = context.facts["organs"]
    return next((refused for pk in state.units if (refused := gone(organs[pk], "通报"))), None)


def compose_stamps(state: NoticeState, record: Any, context: Context) -> Mapping[str, str]:
    readers = {*state.units, *context.facts["everybody"]} if record.scope.value == "all" else set(state.units)
    return {
        "readers": ",".join(str(pk) for pk in sorted(readers)),
        "approve_by": soon(context),
        "approver_organ": str(context.facts["approver_organ"] or ""),
    }


def first_text(state: NoticeState, context: Context) -> Mapping[str, Any]:
    """Counts first; the officer writes on from there. What was sent back is worked on, not written again."""
    if state.text:
        return state.text.model_dump()
    demand = DEMAND_AGAIN if state.first else DEMAND
    return {"overview": overview(state), "demand": demand}


def overview(state: NoticeState) -> str:
    items = state.standing
    if state.first and state.first_on:
        return (
            f"{written(state.first_on)}印发通报（{state.first_number}）后，有{len(state.units)}个单位没有按期报送整改情况，"
            "或者整改没有通过审核。"
        )
    often = Counter(item.ground for item in items)
    told = "、".join(f"{ground.label}{count}件" for ground, count in often.most_common())
    return f"{words(state.window)}，{len(state.units)}个单位存在{len(items)}件（次）问题：{told}。"


def approved(state: NoticeState, event: Event) -> NoticeState:
    return state.but(stage="approved", approval=event.record.approval, approved_on=event.day)


def may_approve(state: NoticeState, record: Any, context: Context) -> Refusal | None:
    return later(record, context)


def as_approver(state: NoticeState, context: Context) -> Mapping[str, Any]:
    """The leader approves in his own name; the office writes down whose approval it was."""
    actor = context.actor
    own = actor.post is Post.ORGAN_HEAD
    return {"approval": {"by": actor.name, "on": context.day}} if own else {}


def revised(state: NoticeState, event: Event) -> NoticeState:
    return _back(state, event)


def withdrawn(state: NoticeState, event: Event) -> NoticeState:
    return state.but(stage="withdrawn", closed_on=event.day, returned=event.record.reason)


# -- issuing -------------------------------------------------------------------------------------------------------


def issued(state: NoticeState, event: Event) -> NoticeState:
    return state.but(
        stage="issued", issued_on=event.day, paper_number=event.record.number,
        rectify_by=date.fromisoformat(event.stamped["rectify_by"]),
    )  # fmt: skip


def may_issue(state: NoticeState, record: Any, context: Context) -> Refusal | None:
    """A unit may have been abolished since the notice was composed."""
    return may_compose(state, record, context)


def rectify_day(state: NoticeState, record: Any, context: Context) -> Mapping[str, str]:
    assert state.text
    return {"rectify_by": context.calendar.add_workdays(context.day, state.text.rectify_days).isoformat()}


def recalled(state: NoticeState, event: Event) -> NoticeState:
    """Its paper was voided: the notice is to be composed again, and the units owe nothing."""
    return _back(state, event)


def _back(state: NoticeState, event: Event) -> NoticeState:
    return state.but(
        stage="gathered", returned=event.record.reason, review_by=date.fromisoformat(event.stamped["review_by"]),
        approval=None, approved_on=None, composed_on=None, approve_by=None, paper_number="", issued_on=None,
        rectify_by=None, readers=(),
    )  # fmt: skip


def review_day(state: NoticeState, record: Any, context: Context) -> Mapping[str, str]:
    return {"review_by": soon(context)}


def concluded(state: NoticeState, event: Event) -> NoticeState:
    return state.but(stage="closed", closed_on=event.day)
