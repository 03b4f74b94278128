"""What goes beside the correction itself: 通报, proposals about persons, the superior department, the way to reconsideration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fuyuan.matters.acts import gone, refuse
from fuyuan.matters.procedure import Context, Event, Refusal

from .findings import Kind
from .records import Ground
from .state import Notice, Personnel, SupervisionState

State = SupervisionState


def noticed(state: State, event: Event) -> State:
    record = event.record
    new = Notice(on=event.day, scope=record.scope, ground=record.ground, text=record.text)
    return state.but(notices=(*state.notices, new))


def may_notice(state: State, record: Any, context: Context) -> Refusal | None:
    """第三十一条: 拒不落实 means that it was asked to and did not."""
    if record is None or record.ground is not Ground.REFUSES:
        return None
    systems = any(each.kind is Kind.SYSTEM and not each.fell for each in state.findings)
    if systems and state.unheeded:
        return None
    return refuse("查明没有落实行政执法制度，经督办函、监督意见书要求仍不落实的，才是拒不落实", "JD25 31")


def advised(state: State, event: Event) -> State:
    record = event.record
    new = Personnel(
        number=len(state.personnel) + 1, on=event.day, person=record.person, measure=record.measure,
        organ_id=record.organ_id, organ_name=event.stamped["to_name"],
    )  # fmt: skip
    return state.but(personnel=(*state.personnel, new))


def may_advise(state: State, record: Any, context: Context) -> Refusal | None:
    return gone(context.facts.get("to"), "提出建议") if record else None


def advice_stamps(state: State, record: Any, context: Context) -> Mapping[str, str]:
    return {"to_name": context.facts["to"].name}


def _waiting(state: State) -> list[Personnel]:
    return [each for each in state.personnel if each.done_on is None]


def may_note_result(state: State, record: Any, context: Context) -> Refusal | None:
    waiting = {each.number for each in _waiting(state)}
    if not waiting:
        return refuse("没有等待结果的人员处理建议", "JD25 32")
    if record and record.proposal not in waiting:
        return refuse("这件建议已经登记结果，请核对", "JD25 32")
    return None


def first_result(state: State, context: Context) -> Mapping[str, Any]:
    waiting = _waiting(state)
    return {"proposal": waiting[0].number} if waiting else {}


def result_noted(state: State, event: Event) -> State:
    record = event.record
    return state.but(
        personnel=tuple(
            each.model_copy(update={"done_on": record.on, "result": record.result}) if each.number == record.proposal else each
            for each in state.personnel
        )
    )  # fmt: skip


def superior_told(state: State, event: Event) -> State:
    return state.but(superior_told_on=event.day)


def may_tell_superior(state: State, record: Any, context: Context) -> Refusal | None:
    if not state.vertical:
        return refuse(f"{state.organ_name}不实行垂直管理或者双重领导，不用告知上一级主管部门", "JD25 42.2")
    return refuse("已经告知上一级主管部门", "JD25 42.2") if state.superior_told_on else None


def first_superior(state: State, context: Context) -> Mapping[str, Any]:
    found = "\n".join(f"{each.number}．{each.kind.label}：{each.what}" for each in state.findings)
    return {"superior": context.facts.get("superior", ""), "note": found[:3000]}


def unchanged(state: State, event: Event) -> State:
    return state
