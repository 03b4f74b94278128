"""宣传活动: planned, held by the planned day, its result noted; or cancelled with a reason (measure 七).

《法治宣传教育法》第十八条 asks for publicity, no article for a day: both periods are the place's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.business.publicity.common import BASIS, WRITERS
from fuyuan.matters.acts import Table, articles, at, refuse
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Refusal, Stage, State
from fuyuan.matters.record import Reasoned
from fuyuan.organs.posts import Post

from .records import Held, Plan, Result

PLANNED, HELD, DONE, CANCELLED = "planned", "held", "done", "cancelled"


class ActivityState(State):
    """``note_by``: the day by which the result is to be noted (local, working days after it was held)."""

    touched_on: date
    post: Post
    plan: Plan
    partner_name: str = ""
    held: Held | None = None
    note_by: date | None = None
    result: Result | None = None
    result_on: date | None = None
    cancelled_why: str = ""


def may_plan(state: Any, record: Plan | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if record.day < context.day:
        return refuse(f"计划日期 {record.day} 早于今天：已经办过的，计划日期填今天，再登记举办情况", BASIS)
    known: str = context.facts["partner"]
    return (
        None
        if record.partner_id is None or known
        else refuse("没有这家合作媒体，或者已经终止合作，请从列表中选择", BASIS)
    )


def partner_stamp(state: Any, record: Plan, context: Context) -> Mapping[str, str]:
    return {"partner": str(context.facts["partner"])}


def planned(state: None, event: Event) -> ActivityState:
    return ActivityState(
        stage=PLANNED, title=event.record.topic, number=event.stamped["number"], opened_on=event.day, touched_on=event.day,
        organ_id=event.by.organ_id, holder_id=event.by.person_id, post=event.by.post, plan=event.record,
        partner_name=event.stamped["partner"],
    )  # fmt: skip


def changed(state: ActivityState, event: Event) -> ActivityState:
    return state.but(plan=event.record, title=event.record.topic, partner_name=event.stamped["partner"])


def as_planned(state: ActivityState, context: Context) -> Mapping[str, Any]:
    return state.plan.model_dump()


def hold_stamp(state: ActivityState, record: Held, context: Context) -> Mapping[str, str]:
    return {"note_by": context.calendar.add_workdays(record.on, int(context.facts["days"])).isoformat()}


def held(state: ActivityState, event: Event) -> ActivityState:
    return state.but(stage=HELD, held=event.record, note_by=date.fromisoformat(event.stamped["note_by"]))


def today_and_plan(state: ActivityState, context: Context) -> Mapping[str, Any]:
    return {"on": min(state.plan.day, context.day)}


def noted(state: ActivityState, event: Event) -> ActivityState:
    return state.but(stage=DONE, result=event.record, result_on=event.day, closed_on=event.day)


def cancelled(state: ActivityState, event: Event) -> ActivityState:
    return state.but(stage=CANCELLED, cancelled_why=event.record.reason, closed_on=event.day)


def duties(state: ActivityState) -> Iterable[Duty]:
    """Held by the planned day, its result noted by the local period; both last days count (natural days on the page)."""
    if state.stage == CANCELLED:
        return
    who: dict[str, Any] = {"post": state.post, "organ_id": state.organ_id, "person_id": state.holder_id}
    basis = articles(BASIS)[0]
    yield Duty(
        key="hold", title="举办宣传活动（计划日期）", due_on=state.plan.day, steps=("hold", "change", "cancel"), basis=basis,
        done_on=state.held.on if state.held else None, **who,
    )  # fmt: skip
    if state.note_by:
        yield Duty(
            key="note", title="记录宣传效果（本地期限）", due_on=state.note_by, steps=("note",), basis=basis,
            done_on=state.result_on, **who,
        )  # fmt: skip


def columns(state: ActivityState) -> Mapping[str, Any]:
    plan, done = state.plan, state.held
    return {
        "channel": plan.channel.value, "audience": plan.audience.value, "day": plan.day, "partner_id": plan.partner_id,
        "partner_name": state.partner_name, "owner": plan.owner, "held_on": done.on if done else None,
        "reach": done.reach if done else 0,
    }  # fmt: skip


def search_text(state: ActivityState) -> str:
    return " ".join((state.number, state.title, state.partner_name, state.plan.owner))


act = Table(duties, frozenset({"day"})).act
# fmt: off
ACTIVITIES: Procedure[ActivityState] = Procedure(
    name="activity",
    title="宣传活动",
    state=ActivityState,
    stages=(
        Stage(PLANNED, "已列计划"), Stage(HELD, "已举办"), Stage(DONE, "已记录效果", end=True),
        Stage(CANCELLED, "已取消", end=True, track=False),
    ),
    steps=(
        act("plan", "列入计划", BASIS, WRITERS, at(), planned, Plan, guard=may_plan, stamps=partner_stamp, series="activity",
            opens=True, help="一年的活动可以一次列齐；有变化的随时改。"),
        act("change", "调整计划", BASIS, WRITERS, at(PLANNED), changed, Plan, guard=may_plan, stamps=partner_stamp,
            initial=as_planned),
        act("hold", "登记举办情况", BASIS, WRITERS, at(PLANNED), held, Held, stamps=hold_stamp, initial=today_and_plan,
            help="照片自动去掉拍摄地点。"),
        act("note", "记录效果", BASIS, WRITERS, at(HELD), noted, Result),
        act("cancel", "取消", BASIS, WRITERS, at(PLANNED), cancelled, Reasoned, common=False),
    ),
    duties=duties,
    columns=columns,
    search_text=search_text,
)
# fmt: on
