"""A unit puts right what a notice found: guards and effects of the steps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fuyuan.business.linkage.common import late_stamp, later, soon, written
from fuyuan.matters.procedure import Context, Event, Refusal
from fuyuan.organs.posts import Post

from .state import RectificationState, Turn

State = RectificationState


def opened(state: None, event: Event) -> State:
    record = event.record
    turn = Turn(
        notice=record.notice_id, notice_number=record.notice_number, owed_on=event.day, by_on=record.by_on
    )
    return State(
        stage="owed", title=f"{record.organ_name}：{len(record.parts)}件问题的整改", number=event.stamped["number"],
        opened_on=event.day, organ_id=record.organ_id, organ_name=record.organ_name, office_id=record.office_id,
        window=record.window, parts=record.parts, demand=record.demand, turns=(turn,),
    )  # fmt: skip


# -- the unit ------------------------------------------------------------------------------------------------------


def reported(state: State, event: Event) -> State:
    return state.but(
        stage="reported", turns=state.with_turn(reported_on=event.day, report=event.record, rework="")
    )


def may_report(state: State, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    ahead = next((each for each in record.measures if each.done_on > context.day), None)
    if ahead:
        return Refusal(f"“{ahead.what[:40]}”的完成日期晚于今天：落实以后再报送")
    return None


def last_report(state: State, context: Context) -> Mapping[str, Any]:
    """A report that was sent back is worked on, not written again."""
    before = next((turn.report for turn in reversed(state.turns) if turn.report), None)
    return before.model_dump() if before else {}


def reworked(state: State, event: Event) -> State:
    """The head did not confirm it: the unit owes its report still."""
    return state.but(stage="owed", turns=state.with_turn(reported_on=None, rework=event.record.reason))


def confirmed(state: State, event: Event) -> State:
    review_by = date.fromisoformat(event.stamped["review_by"])
    turns = state.with_turn(confirmed_on=event.day, confirmed=event.record, review_by=review_by)
    return state.but(stage="confirmed", turns=turns)


def as_signer(state: State, context: Context) -> Mapping[str, Any]:
    """The head confirms in his own name; the office writes down who signed."""
    actor = context.actor
    return {"signer": actor.name} if actor.post is Post.RESPONDENT_HEAD else {}


def confirm_stamps(state: State, record: Any, context: Context) -> Mapping[str, str]:
    """Confirmed is what counts as reported: what comes after the day says so."""
    return {"review_by": soon(context), **late_stamp(state.turn.by_on, context, "整改")}


# -- the office ----------------------------------------------------------------------------------------------------


def accepted(state: State, event: Event) -> State:
    turns = state.with_turn(reviewed_on=event.day, opinion=event.record.found)
    return state.but(stage="closed", closed_on=event.day, turns=turns)


def sent_back(state: State, event: Event) -> State:
    wish, last = event.record.reason, state.turn
    again = Turn(
        notice=last.notice, notice_number=last.notice_number, owed_on=event.day, wish=wish,
        by_on=date.fromisoformat(event.stamped["by_on"]),
    )  # fmt: skip
    return state.but(stage="owed", turns=(*state.with_turn(reviewed_on=event.day, opinion=wish), again))


def again_day(state: State, record: Any, context: Context) -> Mapping[str, str]:
    return {"by_on": context.calendar.add_workdays(context.day, record.answer_days).isoformat()}


def failed(state: State, event: Event) -> State:
    turns = state.turns
    if state.stage == "confirmed":
        turns = state.with_turn(reviewed_on=event.day, opinion=event.record.reason)
    return state.but(
        stage="failed", failed_on=event.day, failed_why=event.record.reason, turns=turns,
        again_by=date.fromisoformat(event.stamped["again_by"]),
    )  # fmt: skip


def may_fail(state: State, record: Any, context: Context) -> Refusal | None:
    by = state.report_by
    if by and context.day <= by:
        return Refusal(f"整改期限到{written(by)}，期满没有报送的才能列入再次通报")
    return None


def why_failed(state: State, context: Context) -> Mapping[str, Any]:
    return {"reason": f"截至{written(context.day)}没有报送整改情况。"} if state.report_by else {}


def again_stamps(state: State, record: Any, context: Context) -> Mapping[str, str]:
    return {"again_by": soon(context)}


def named_again(state: State, event: Event) -> State:
    record = event.record
    turn = Turn(
        notice=record.notice_id, notice_number=record.notice_number, owed_on=event.day, by_on=record.by_on,
        wish=state.failed_why,
    )  # fmt: skip
    return state.but(stage="owed", turns=(*state.turns, turn), failed_on=None, again_by=None)


def not_named(state: State, event: Event) -> State:
    """The second notice was taken back: the unit waits for it again."""
    return state.but(
        stage="failed", turns=state.turns[:-1], failed_on=event.day,
        again_by=date.fromisoformat(event.stamped["again_by"]),
    )  # fmt: skip


def may_take_back(state: State, record: Any, context: Context) -> Refusal | None:
    """A notice is voided only while the unit has done nothing about it."""
    untouched = state.stage == "owed" and state.turn.report is None
    again = len(state.turns) > 1 and state.turn.notice == state.turns[-2].notice
    if untouched and not again:
        return None
    return Refusal(f"{state.organ_name}已经报送整改情况，通报不能作废；内容有误的，另行发文更正")


def may_unname(state: State, record: Any, context: Context) -> Refusal | None:
    refused = may_take_back(state, record, context)
    return refused or (None if len(state.notices) > 1 else Refusal("这个单位没有被再次通报"))


def withdrawn(state: State, event: Event) -> State:
    return state.but(stage="withdrawn", closed_on=event.day, withdrawn_why=event.record.reason)


# -- escalation ----------------------------------------------------------------------------------------------------


def escalated(state: State, event: Event) -> State:
    return state.but(stage="escalated", escalated_on=event.day, escalation=event.record, again_by=None)


def may_escalate(state: State, record: Any, context: Context) -> Refusal | None:
    if len(state.notices) < 2:
        return Refusal("先再次通报；再次通报后仍不整改的，才提请处理")
    return later(record, context)


def what_is_wrong(state: State, context: Context) -> Mapping[str, Any]:
    numbers = "、".join(dict.fromkeys(turn.notice_number for turn in state.turns))
    told = (
        f"{state.organ_name}经通报（{numbers}），{len(state.parts)}件问题仍没有整改到位。{state.failed_why}"
    )
    return {"problem": told, "demand": "约谈单位主要负责人，责令限期整改，依法追究有关人员责任。"}


def settled(state: State, event: Event) -> State:
    return state.but(stage="closed", closed_on=event.day, settled=event.record)
