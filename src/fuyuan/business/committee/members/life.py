"""A membership: guards, effects, and the one duty before a term ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.matters.acts import articles, refuse
from fuyuan.matters.procedure import Context, Duty, Event, Refusal
from fuyuan.organs.posts import Post

from .records import AwayNoted
from .state import Leave, MemberState

BASIS = "L23 52.1, R26 50.1"
LONGEST = 5 * 366  # days; no article limits a term, but one without end would be no term


def appointed(state: None, event: Event) -> MemberState:
    record = event.record
    return MemberState(
        stage="serving", title=event.stamped["name"], number=event.stamped["number"], opened_on=event.day,
        organ_id=event.by.organ_id, person_id=record.person_id, profile=record.profile, from_on=record.from_on,
        to_on=record.to_on, touched_on=event.day,
    )  # fmt: skip


def may_appoint(state: None, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    if not context.facts.get("name"):
        return Refusal("所选人员现在没有“咨询委员”岗位，请先由安全管理员授予")
    if serving := context.facts.get("serving"):
        return refuse(f"{context.facts['name']}已经是委员（{serving}），任期届满前请办理续聘", BASIS)
    return _term(record.from_on, record.to_on, context) or _known_organ(context)


def _term(first: date, last: date, context: Context) -> Refusal | None:
    if last < first or last < context.day:
        return Refusal("任期止早于任期起或者早于今天，请核对")
    return (
        refuse("一个任期不能超过五年，请缩短或者届满时续聘（本地规定）", BASIS)
        if (last - first).days > LONGEST
        else None
    )


def _known_organ(context: Context) -> Refusal | None:
    return (
        None
        if context.facts.get("organ_known", True)
        else Refusal("机关名录里没有这个单位，请从列出的名称中选择")
    )


def the_name(state: None, record: Any, context: Context) -> Mapping[str, str]:
    return {"name": str(context.facts["name"])}


def renewed(state: MemberState, event: Event) -> MemberState:
    return state.but(to_on=event.record.to_on, terms=state.terms + 1)


def may_renew(state: MemberState, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    if record.to_on <= state.to_on:
        return refuse(f"新的任期止应当晚于本届任期止（{state.to_on}）", BASIS)
    return _term(state.to_on, record.to_on, context)


def updated(state: MemberState, event: Event) -> MemberState:
    return state.but(profile=event.record.profile)


def may_update(state: MemberState, record: Any, context: Context) -> Refusal | None:
    return _known_organ(context) if record else None


def as_known(state: MemberState, context: Context) -> Mapping[str, Any]:
    return {"profile": state.profile.model_dump()}


def away_noted(state: MemberState, event: Event) -> MemberState:
    record = event.record
    leave = Leave(from_on=record.from_on, to_on=record.to_on, reason=record.reason)
    return state.but(leaves=(*state.leaves, leave))


def may_note_away(state: MemberState, record: AwayNoted | None, context: Context) -> Refusal | None:
    """A member notes his or her own leave, the office anybody's."""
    actor = context.actor
    if actor.post is Post.COMMITTEE_MEMBER and actor.person_id != state.person_id:
        return Refusal("只能登记本人的请假")
    if record and (record.to_on < record.from_on or record.to_on < context.day):
        return Refusal("请假止早于请假起或者早于今天，请核对")
    return None


def relieved(state: MemberState, event: Event) -> MemberState:
    return state.but(stage="ended", closed_on=event.day, ended_why=event.record.reason)


def expired(state: MemberState, event: Event) -> MemberState:
    return state.but(stage="ended", closed_on=event.day, ended_why="任期届满")


def may_expire(state: MemberState, record: Any, context: Context) -> Refusal | None:
    return None if context.day > state.to_on else Refusal("任期还没有届满")


def member_duties(state: MemberState) -> Iterable[Duty]:
    """Renew or let the term run out; the last day of the term still counts."""
    if state.stage == "serving":
        yield Duty(
            "term", "续聘或者解聘委员", Post.OFFICE_HEAD, due_on=state.to_on, organ_id=state.organ_id,
            steps=("renew", "relieve"), lapse="expire", basis=articles(BASIS)[1],
        )  # fmt: skip
