"""How a reform begins, and what a later judgment does to it: guards and effects."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fuyuan.matters.procedure import Context, Event, Refusal
from fuyuan.organs.posts import RESPONDENT_POSTS

from .days import PLAN, TEACH, after
from .records import Begun, Material, SourceKind
from .state import ReformState, Round


def first_days(state: Any, record: Any, context: Context) -> Mapping[str, str]:
    """Stamp the days of analysis and teaching, and the office that watches over them."""
    office = context.facts.get("office_id")
    return {
        "plan_by": after(context, PLAN).isoformat(),
        "teach_by": after(context, TEACH).isoformat(),
        **({"office": str(office)} if office else {}),
    }


def _round(event: Event) -> Round:
    stamped = event.stamped
    return Round(
        plan_by=date.fromisoformat(stamped["plan_by"]), teach_by=date.fromisoformat(stamped["teach_by"])
    )


def _opened(event: Event, organ_id: int, organ_name: str, material: Material, **more: Any) -> ReformState:
    office = event.stamped.get("office")
    return ReformState(
        stage="opened", title=title_of(material), number=event.stamped["number"], opened_on=event.day, organ_id=organ_id,
        organ_name=organ_name, office_id=int(office) if office else None, material=material, rounds=(_round(event),),
        **more,
    )  # fmt: skip


def title_of(material: Material) -> str:
    """行政处罚决定被撤销案以案促改; 某县某局…案 of another unit by the same words."""
    return f"{material.act}（{material.outcome}）以案促改"[:300]


def opened(state: None, event: Event) -> ReformState:
    record = event.record
    return _opened(event, record.organ_id, record.organ_name, record.material, suggested=record.suggested)


def may_open(state: None, record: Any, context: Context) -> Refusal | None:
    return _twice(context) if record else None


# -- by hand -----------------------------------------------------------------------------------------------------


def begun(state: None, event: Event) -> ReformState:
    record, stamped = event.record, event.stamped
    matter = stamped.get("matter")
    material = Material(
        kind=SourceKind(record.kind.value), matter_id=int(matter) if matter else None, number=record.number,
        body=record.body, act=record.act, act_kind=record.act_kind, outcome=record.outcome, decided_on=record.decided_on,
        said=record.said,
    )  # fmt: skip
    return _opened(event, int(stamped["organ"]), stamped["organ_name"], material, why=record.why)


def may_begin(state: None, record: Begun | None, context: Context) -> Refusal | None:
    """A unit begins its own, the office for any unit; no case twice at one unit."""
    if record is None:
        return None
    actor = context.actor
    unit = record.organ_id or actor.organ_id
    if actor.post in RESPONDENT_POSTS and unit != actor.organ_id:
        return Refusal(f"您只能为{actor.organ_name}启动以案促改，“开展单位”请不填")
    if actor.post not in RESPONDENT_POSTS and record.organ_id is None:
        return Refusal("请填写开展单位")
    if not context.facts.get("organ_name"):
        return Refusal("机关目录里没有这个单位，请从列出的名称中选择")
    if record.decided_on and record.decided_on > context.day:
        return Refusal("裁判、决定日期晚于今天，请核对")
    return _twice(context)


def _twice(context: Context) -> Refusal | None:
    known = context.facts.get("existing", "")
    return Refusal(f"这个单位已经就同一案件开展以案促改（{known}），请在那一件里办理") if known else None


def begin_stamps(state: None, record: Begun, context: Context) -> Mapping[str, str]:
    unit = record.organ_id or context.actor.organ_id
    matter = context.facts.get("matter_id")
    return {
        **first_days(state, record, context),
        "organ": str(unit),
        "organ_name": str(context.facts["organ_name"]),
        **({"matter": str(matter)} if matter else {}),
    }


def first_begin(state: None, context: Context) -> Mapping[str, Any]:
    actor = context.actor
    return {"organ_id": actor.organ_id} if actor.post in RESPONDENT_POSTS else {}


# -- 依据变化 ------------------------------------------------------------------------------------------------------


def marked(state: ReformState, event: Event) -> ReformState:
    return state.but(doubt=event.record.words)


def confirmed(state: ReformState, event: Event) -> ReformState:
    """The loss stands after all: what was withdrawn on the doubt begins again with new days, the rest goes on."""
    after_all = state.but(doubt="")
    if state.stage != "withdrawn":
        return after_all
    return after_all.but(stage="opened", closed_on=None, ended_why="", rounds=(*state.rounds, _round(event)))


def causes_noted(state: ReformState, event: Event) -> ReformState:
    return state.but(suggested=event.record.suggested)


def withdrawn(state: ReformState, event: Event) -> ReformState:
    return state.but(stage="withdrawn", closed_on=event.day, ended_why=event.record.reason)


def may_withdraw(state: ReformState, record: Any, context: Context) -> Refusal | None:
    """A loss that stands must be worked through; only what rests on nothing any more may end."""
    if state.doubt or state.material.kind not in (SourceKind.RECONSIDERATION, SourceKind.SUIT):
        return None
    return Refusal("复议决定、判决没有变化，以案促改不能终止")
