"""行政指导 as a table of steps (《河南省行政执法条例》第八条; plan, measure 十二).

Guidance binds nobody: the person may decline without any consequence, and no duty here is ever the person's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.business.guidance.common import AHEAD, BASIS, UNIT, own
from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Refusal, Stage, State
from fuyuan.matters.record import Reasoned
from fuyuan.organs.posts import Post

from .records import CalledBack, CarriedOut, Offered, Way


class GuidanceState(State):
    """One guidance; ``organ_id`` is the unit that guides."""

    organ_name: str
    told: Offered
    done: CarriedOut | None = None
    back: CalledBack | None = None
    mediation_id: int | None = None
    ended: str = ""
    touched_on: date


def offered(state: None, event: Event) -> GuidanceState:
    record: Offered = event.record
    return GuidanceState(
        stage="offered", title=f"{record.party}：{record.way.label}", number=event.stamped["number"],
        opened_on=event.day, organ_id=event.by.organ_id, organ_name=event.by.organ_name, told=record,
        touched_on=event.day,
    )  # fmt: skip


def may_offer(state: Any, record: Offered | None, context: Context) -> Refusal | None:
    if record is None or record.point is None or record.point in context.facts["own_points"]:
        return None
    return Refusal("只能选择本单位正在防控的风险点")


def changed(state: GuidanceState, event: Event) -> GuidanceState:
    record: Offered = event.record
    return state.but(title=f"{record.party}：{record.way.label}", told=record)


def as_offered(state: GuidanceState, context: Context) -> Mapping[str, Any]:
    return state.told.model_dump()


def carried_out(state: GuidanceState, event: Event) -> GuidanceState:
    """Declined, it is over; accepted, it is followed up where the unit says so."""
    record: CarriedOut = event.record
    found = event.stamped.get("mediation", "")
    after = state.but(done=record, mediation_id=int(found) if found else None)
    if record.agreed and record.check_on:
        return after.but(stage="followed")
    return after.but(stage="closed" if record.agreed else "declined", closed_on=event.day)


def may_carry_out(state: GuidanceState, record: CarriedOut | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if record.check_on and not record.agreed:
        return Refusal("对方不接受的，行政指导到此结束，请不填回访日期")
    if record.check_on and record.check_on < record.on:
        return Refusal("回访日期早于实施日期，请核对")
    if not record.mediation.strip():
        return None
    if state.told.way is not Way.MEDIATE:
        return Refusal("只有行政调解告知引导填写调解编号")
    return None if context.facts["mediation"] else Refusal("没有这个编号的调解，或者您不在其中，请核对编号")


def the_mediation(state: GuidanceState, record: CarriedOut, context: Context) -> Mapping[str, str]:
    found = context.facts["mediation"] if record.mediation.strip() else None
    return {"mediation": str(found)} if found else {}


def called_back(state: GuidanceState, event: Event) -> GuidanceState:
    return state.but(stage="closed", closed_on=event.day, back=event.record)


def may_call_back(state: GuidanceState, record: CalledBack | None, context: Context) -> Refusal | None:
    if record and state.done and record.on < state.done.on:
        return Refusal("回访日期早于实施日期，请核对")
    return None


def dropped(state: GuidanceState, event: Event) -> GuidanceState:
    return state.but(stage="dropped", closed_on=event.day, ended=event.record.reason)


def guidance_duties(state: GuidanceState) -> Iterable[Duty]:
    """Both are the unit's own: it carries out what it drafted, and calls back by the day it set itself."""
    unit = Post.RESPONDENT_LIAISON
    if state.stage == "offered":
        yield Duty("carry_out", "实施行政指导", unit, steps=("carry_out", "drop"), organ_id=state.organ_id)
    if state.done and state.done.check_on:
        yield Duty(
            "call_back", "回访", unit, due_on=state.done.check_on, steps=("call_back",), organ_id=state.organ_id,
            done_on=state.back.on if state.back else None,
        )  # fmt: skip


def guidance_columns(state: GuidanceState) -> dict[str, Any]:
    told, done, back = state.told, state.done, state.back
    return {
        "unit_name": state.organ_name, "area": told.area, "way": told.way.value, "given_on": done.on if done else None,
        "agreed": done.agreed if done else None, "check_on": done.check_on if done else None,
        "effect": back.effect.value if back else "", "point_id": told.point, "mediation_id": state.mediation_id,
    }  # fmt: skip


act = Table(guidance_duties, AHEAD).act
# fmt: off
GUIDANCE: Procedure[GuidanceState] = Procedure(
    name="guidance",
    title="行政指导",
    state=GuidanceState,
    stages=(Stage("offered", "待实施"), Stage("followed", "待回访"), Stage("closed", "已办结", end=True),
            Stage("declined", "对方不接受", end=True, track=False), Stage("dropped", "不再指导", end=True, track=False)),
    steps=(
        act("offer", "拟定行政指导", BASIS, UNIT, at(), offered, Offered, guard=may_offer, series="guidance", opens=True,
            papers=("guidance_letter",), help="行政指导由对方自愿接受，不给对方设定义务。"),
        act("change", "修改", BASIS, UNIT, at("offered"), changed, Offered, guard=own(may_offer), initial=as_offered,
            papers=("guidance_letter",), common=False),
        act("carry_out", "实施", BASIS, UNIT, at("offered"), carried_out, CarriedOut, guard=own(may_carry_out),
            stamps=the_mediation),
        act("call_back", "回访", BASIS, UNIT, at("followed"), called_back, CalledBack, guard=own(may_call_back)),
        act("drop", "不再指导", "", UNIT, at("offered"), dropped, Reasoned, guard=own(), common=False),
    ),
    duties=guidance_duties,
    columns=guidance_columns,
    search_text=lambda state: f"{state.number} {state.title} {state.organ_name} {state.told.area}",
)
# fmt: on
