"""A clue from its registration to the result: guards, effects, duties. Every duty is one person's, never a post's."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.business.linkage.common import OFFICE_DAYS
from fuyuan.law.citation import refs
from fuyuan.matters.acts import gone
from fuyuan.matters.procedure import Context, Duty, Event, Refusal
from fuyuan.organs.posts import Post

from .records import ClueKind, Target
from .state import ClueState, Reader

REGISTRARS = frozenset({Post.HANDLER, Post.OFFICE_HEAD, Post.JOINT_OFFICE, Post.SUPERVISION_STAFF})
APPROVERS = frozenset({Post.ORGAN_HEAD})
RECEIVERS = frozenset({Post.DISCIPLINE_LIAISON})
TRANSFER_DAYS = 3
ART_85, ART_86, ART_73 = refs("L23 85, 86, R26 73")  # 移送有权机关; 与监察监督贯通协同
(SUPERVISED,) = refs("JD25 33.1")  # 向监察机关移送行政执法人员的问题线索


def registered(state: None, event: Event) -> ClueState:
    record, stamped, by = event.record, event.stamped, event.by
    assert by.person_id is not None
    own = Reader(person_id=by.person_id, name=by.name, post=by.post, organ_id=by.organ_id)
    people = (own, *(each for each in _people(event) if each.person_id != by.person_id))
    return ClueState(
        stage="registered", title="线索移送件", number=stamped["number"], opened_on=event.day, organ_id=by.organ_id,
        registered=record, organ_name=stamped["organ_name"], people=people,
        approve_by=date.fromisoformat(stamped["approve_by"]),
    )  # fmt: skip


def _people(event: Event) -> tuple[Reader, ...]:
    return tuple(Reader(**each) for each in json.loads(event.stamped["people"]))


def may_register(state: None, record: Any, context: Context) -> Refusal | None:
    if context.actor.person_id is None:
        return Refusal("线索由有账号的工作人员登记")
    if record is None:
        return None
    return gone(context.facts.get("organ"), "核实") or _named(record, context)


def _named(record: Any, context: Context) -> Refusal | None:
    """Whoever is named holds a post today, and one of them can approve: else nobody could ever act on it."""
    holders = context.facts.get("holders", {})
    if any(pk not in holders for pk in record.people):
        return Refusal("知情人员里有人现在没有任职，请重新勾选")
    if not any(holders[pk]["post"] in APPROVERS for pk in record.people):
        return Refusal("知情人员里至少要有一名行政复议机关负责人，由其批准是否移送", ART_86)
    return None


def named(record: Any, context: Context) -> Mapping[str, str]:
    holders = context.facts.get("holders", {})
    people = [{"person_id": pk, **holders[pk]} for pk in record.people]
    return {"people": json.dumps(people, ensure_ascii=False)}


def opening(state: None, record: Any, context: Context) -> Mapping[str, str]:
    by = context.calendar.add_workdays(context.day, OFFICE_DAYS).isoformat()
    return {"organ_name": context.facts["organ"].name, "approve_by": by, **named(record, context)}


def approved(state: ClueState, event: Event) -> ClueState:
    by = date.fromisoformat(event.stamped["transfer_by"])
    return state.but(stage="approved", approved=event.record, approved_on=event.day, transfer_by=by)


def may_approve(state: ClueState, record: Any, context: Context) -> Refusal | None:
    """第八十六条: 应当依照有关规定移送监察机关; 执法监督条例第三十三条第一款 of what enforcement supervision finds."""
    if record is None or record.to is Target.SUPERVISION:
        return None
    if state.registered.kind is ClueKind.CONDUCT:
        return Refusal("行政执法人员的问题线索应当移送监察机关", SUPERVISED)
    if state.registered.kind is ClueKind.DUTY:
        return Refusal("涉嫌职务违法、职务犯罪的问题线索应当移送监察机关", ART_86)
    return None


def transfer_day(state: ClueState, record: Any, context: Context) -> Mapping[str, str]:
    return {"transfer_by": context.calendar.add_workdays(context.day, TRANSFER_DAYS).isoformat()}


def declined(state: ClueState, event: Event) -> ClueState:
    return state.but(stage="declined", closed_on=event.day, declined=event.record.reason)


def transferred(state: ClueState, event: Event) -> ClueState:
    """Whoever receives it may read it from now on."""
    known = {each.person_id for each in state.people}
    added = tuple(each for each in _people(event) if each.person_id not in known)
    return state.but(stage="transferred", transferred=event.record, people=(*state.people, *added))


def may_transfer(state: ClueState, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    holders = context.facts.get("holders", {})
    if any(holders.get(pk, {}).get("post") not in RECEIVERS for pk in record.people):
        return Refusal("接收人只能是纪检监察联络员")
    return _not_later(record, context)


def _not_later(record: Any, context: Context) -> Refusal | None:
    return Refusal("日期晚于今天，请核对") if record and record.on > context.day else None


def may_note(state: ClueState, record: Any, context: Context) -> Refusal | None:
    before = state.received or state.transferred
    if record and before and record.on < before.on:
        return Refusal("日期早于上一步的日期，请核对")
    return _not_later(record, context)


def received(state: ClueState, event: Event) -> ClueState:
    return state.but(stage="received", received=event.record)


def resulted(state: ClueState, event: Event) -> ClueState:
    return state.but(stage="closed", closed_on=event.day, resulted=event.record)


def renamed(state: ClueState, event: Event) -> ClueState:
    return state.but(people=_people(event))


def may_rename(state: ClueState, record: Any, context: Context) -> Refusal | None:
    return _named(record, context) if record else None


def names(state: ClueState | None, record: Any, context: Context) -> Mapping[str, str]:
    return named(record, context)


def who_knows(state: ClueState, context: Context) -> Mapping[str, Any]:
    return {"people": tuple(each.person_id for each in state.people)}


# -- duties --------------------------------------------------------------------------------------------------------


def clue_duties(state: ClueState) -> Iterable[Duty]:
    if state.stage == "declined":
        return
    yield from _owed(
        state, "approve", "决定是否移送线索", APPROVERS, ("approve", "decline"), due_on=state.approve_by,
        done_on=state.approved_on,
    )  # fmt: skip
    if state.transfer_by:
        on = state.transferred.on if state.transferred else None
        yield from _owed(
            state, "transfer", "移送线索", REGISTRARS, ("transfer",), due_on=state.transfer_by, done_on=on
        )
    if state.stage == "transferred":
        yield from _owed(state, "receive", "签收线索", RECEIVERS | REGISTRARS, ("receive",))
    if state.stage == "received":
        yield from _owed(state, "result", "反馈处理结果", RECEIVERS | REGISTRARS, ("feed_back",))


def _owed(
    state: ClueState, key: str, title: str, posts: frozenset[Post], steps: tuple[str, ...], *,
    due_on: date | None = None, done_on: date | None = None,
) -> Iterable[Duty]:  # fmt: skip
    """The duty of one named person; of the receiver before anybody of the office."""
    who = state.first(*(posts & RECEIVERS)) or state.first(*posts)
    if who:
        yield Duty(
            key, title, who.post, steps=steps, organ_id=who.organ_id, person_id=who.person_id, basis=ART_86,
            due_on=due_on, done_on=done_on,
        )  # fmt: skip
