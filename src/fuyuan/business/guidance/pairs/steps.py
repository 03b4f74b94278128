"""结对子和联系点 as a table of steps (plan, measure 十二: 发挥“结对子、传帮带”作用；建立基层服务型行政执法联系点)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from fuyuan.business.guidance.common import AHEAD, BASIS, BUREAU, UNIT
from fuyuan.matters.acts import Table, at, gone
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Refusal, Stage, State
from fuyuan.matters.record import Fact, Reasoned
from fuyuan.organs.posts import Post

from .records import Activity, Begun, Concluded, Kind

LONGEST = 3 * 366  # natural days; no rule limits a term, but one without end would be no term


class Done(Fact):
    by: str
    told: Activity


class PairState(State):
    """A pairing; ``organ_id`` is the bureau, ``lead_id`` the model unit or, of a liaison point, the bureau itself."""

    told: Begun
    lead_id: int
    lead_name: str
    partner_id: int
    partner_name: str
    activities: tuple[Done, ...] = ()
    result: str = ""
    ended: str = ""
    touched_on: date


def begun(state: None, event: Event) -> PairState:
    record, stamped = event.record, event.stamped
    return PairState(
        stage="running", title=f"{record.kind.label}：{stamped['lead_name']}—{record.partner_name}"[:300],
        number=stamped["number"], opened_on=event.day, organ_id=event.by.organ_id, told=record,
        lead_id=int(stamped["lead"]), lead_name=stamped["lead_name"], partner_id=record.partner_id,
        partner_name=record.partner_name, touched_on=event.day,
    )  # fmt: skip


def may_begin(state: None, record: Begun | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if refusal := gone(context.facts["partner"], "结对"):
        return refusal
    if record.to_on <= record.from_on or (record.to_on - record.from_on).days > LONGEST:
        return Refusal("期限的止应当晚于起，一个期限不超过三年，届满可以再结对")
    if record.kind is Kind.POINT:
        return Refusal("联系点由司法局联系，请不选择示范单位") if record.model else None
    lead = context.facts["model"]
    if lead is None:
        return Refusal("请选择一个已经命名的示范单位；还没有的，先创建、考核、命名")
    return Refusal("示范单位不能与自己结对") if lead[0] == record.partner_id else None


def the_lead(state: None, record: Begun, context: Context) -> Mapping[str, str]:
    pk, name = context.facts["model"] or (context.actor.organ_id, context.actor.organ_name)
    return {"lead": str(pk), "lead_name": name}


def among(state: PairState, context: Context) -> Refusal | None:
    """Both units tell of what they did, and the bureau."""
    if context.actor.post in BUREAU or context.actor.organ_id in (state.lead_id, state.partner_id):
        return None
    return Refusal(f"这是{state.lead_name}和{state.partner_name}的活动")


def may_tell(state: PairState, record: Activity | None, context: Context) -> Refusal | None:
    if refusal := among(state, context):
        return refusal
    if record and record.on < state.told.from_on:
        return Refusal(f"活动日期早于结对的起始日期（{state.told.from_on}），请核对")
    return None


def told(state: PairState, event: Event) -> PairState:
    done = Done(by=event.by.organ_name, told=event.record)
    return state.but(activities=(*state.activities, done))


def concluded(state: PairState, event: Event) -> PairState:
    return state.but(stage="concluded", closed_on=event.day, result=event.record.result)


def may_conclude(state: PairState, record: Any, context: Context) -> Refusal | None:
    """Not before the last month, and not where nothing was done."""
    if context.day < state.told.to_on - timedelta(days=30):
        return Refusal(f"期限到 {state.told.to_on}，最后一个月可以总结；提前结束的办理“终止”")
    return None if state.activities else Refusal("没有登记过活动，不能总结；没有开展的办理“终止”")


def stopped(state: PairState, event: Event) -> PairState:
    return state.but(stage="stopped", closed_on=event.day, ended=event.record.reason)


def pair_duties(state: PairState) -> Iterable[Duty]:
    if state.stage == "stopped":
        return
    yield Duty(
        "conclude", "总结结对、联系工作", Post.SUPERVISION_STAFF, due_on=state.told.to_on, steps=("conclude", "stop"),
        organ_id=state.organ_id, done_on=state.closed_on,
    )  # fmt: skip


def pair_columns(state: PairState) -> dict[str, Any]:
    return {
        "kind": state.told.kind.value, "lead_id": state.lead_id, "lead_name": state.lead_name,
        "partner_id": state.partner_id, "partner_name": state.partner_name, "from_on": state.told.from_on,
        "to_on": state.told.to_on, "activities": len(state.activities),
        "last_on": max((each.told.on for each in state.activities), default=None),
    }  # fmt: skip


act = Table(pair_duties, AHEAD | {"from_on"}).act
# fmt: off
PAIRING: Procedure[PairState] = Procedure(
    name="pairing",
    title="结对和联系点",
    state=PairState,
    stages=(Stage("running", "进行中"), Stage("concluded", "已总结", end=True),
            Stage("stopped", "已终止", end=True, track=False)),
    steps=(
        act("begin", "结对、确定联系点", BASIS, BUREAU, at(), begun, Begun, guard=may_begin, stamps=the_lead,
            series="pairing", opens=True),
        act("tell", "登记活动", BASIS, BUREAU | UNIT, at("running"), told, Activity, guard=may_tell),
        act("conclude", "总结", BASIS, BUREAU, at("running"), concluded, Concluded, guard=may_conclude),
        act("stop", "终止", "", BUREAU, at("running"), stopped, Reasoned, common=False),
    ),
    duties=pair_duties,
    columns=pair_columns,
    search_text=lambda state: f"{state.number} {state.title}",
)
# fmt: on
