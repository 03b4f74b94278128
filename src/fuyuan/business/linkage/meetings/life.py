"""A meeting from its notice to the last of its resolutions: guards, effects and duties."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.business.linkage.common import OFFICE_DAYS, later, written
from fuyuan.matters.acts import gone
from fuyuan.matters.procedure import Context, Duty, Event, Refusal
from fuyuan.organs.posts import RESPONDENT_POSTS, Post

from .records import MeetingKind
from .state import MeetingState, Tracked


def convened(state: MeetingState | None, event: Event) -> MeetingState:
    """召集, and every change before the meeting is held."""
    record, names = event.record, _names(event)
    if state is not None:
        return state.but(title=record.title, convened=record, names={**state.names, **names})
    office = event.stamped.get("office_id") or None
    return MeetingState(
        stage="convened", title=record.title, number=event.stamped["number"], opened_on=event.day, convened=record,
        names=names, organ_id=int(office) if office else event.by.organ_id,
    )  # fmt: skip


def _names(event: Event) -> dict[int, str]:
    return {int(pk): name for pk, name in json.loads(event.stamped["names"]).items()}


def may_convene(state: MeetingState | None, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    if record.on < context.day:
        return Refusal("会议日期早于今天，请核对；已经开过的会，在工作方案里登记")
    about_unit = record.kind is MeetingKind.ANALYSIS
    if about_unit and record.unit_id is None:
        return Refusal("案情分析会要写明是哪个单位的案情")
    if not about_unit and record.unit_id is not None:
        return Refusal("只有案情分析会填写“哪个单位的案情”，请清空或者改选会议种类")
    return _gone(record, context)


def _gone(record: Any, context: Context) -> Refusal | None:
    """Nobody is invited, and nothing given, to an organ that does not exist any more."""
    organs = context.facts.get("organs", {})
    return next(filter(None, (gone(organs.get(pk), "发出通知") for pk in sorted(organ_ids(record)))), None)


def organ_ids(record: Any) -> set[int]:
    """Every organ a record names."""
    said = {guest.organ_id for guest in getattr(record, "guests", ())}
    said |= {each.organ_id for each in getattr(record, "resolutions", ())}
    return said | ({record.unit_id} if getattr(record, "unit_id", None) else set())


def names(state: MeetingState | None, record: Any, context: Context) -> Mapping[str, str]:
    found = {pk: organ.name for pk, organ in sorted(context.facts["organs"].items()) if organ}
    office = context.facts.get("office_id")
    return {
        "names": json.dumps(found, ensure_ascii=False),
        "office_id": str(office or ""),
        "minutes_by": context.calendar.add_workdays(context.day, OFFICE_DAYS).isoformat(),
    }


def open_items(state: None, context: Context) -> Mapping[str, Any]:
    """The agenda begins with what is open: units in red, letters, standards, resolutions of the last meeting."""
    return {"kind": MeetingKind.JOINT, "agenda": list(context.facts.get("agenda", ()))}


def as_convened(state: MeetingState, context: Context) -> Mapping[str, Any]:
    return {key: value for key, value in state.convened.model_dump().items() if key != "reason"}


def cancelled(state: MeetingState, event: Event) -> MeetingState:
    return state.but(stage="cancelled", closed_on=event.day, cancelled=event.record.reason)


def held(state: MeetingState, event: Event) -> MeetingState:
    return state.but(
        stage="held", held_on=event.record.on, held=event.record,
        minutes_by=date.fromisoformat(event.stamped["minutes_by"]),
    )  # fmt: skip


def may_hold(state: MeetingState, record: Any, context: Context) -> Refusal | None:
    if record is None:
        early = context.day < state.convened.on
        return (
            Refusal(f"会议定于{written(state.convened.on)}召开，会后再登记；提前召开的请先改期")
            if early
            else None
        )
    if record.on > context.day:
        return Refusal("召开日期晚于今天，请在会后登记")
    return Refusal("召开日期早于召集日期，请核对") if record.on < state.opened_on else None


def minutes_day(state: MeetingState, record: Any, context: Context) -> Mapping[str, str]:
    return {"minutes_by": context.calendar.add_workdays(context.day, OFFICE_DAYS).isoformat()}


def invited(state: MeetingState, context: Context) -> Mapping[str, Any]:
    """Everybody invited is there until the officer says otherwise."""
    rows = [
        {"unit": state.names.get(guest.organ_id, ""), "who": guest.who} for guest in state.convened.guests
    ]
    return {"on": state.convened.on, "attendance": rows}


def minuted(state: MeetingState, event: Event) -> MeetingState:
    record, called = event.record, _names(event)
    tracked = tuple(
        Tracked(
            number=n,
            what=each.what,
            organ_id=each.organ_id,
            organ_name=called[each.organ_id],
            by_on=each.by_on,
        )
        for n, each in enumerate(record.resolutions, 1)
    )
    after = state.but(summary=record.summary, minuted_on=event.day, resolutions=tracked)
    return after.but(stage="resolved") if tracked else after.but(stage="closed", closed_on=event.day)


def may_minute(state: MeetingState, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    early = next((each for each in record.resolutions if state.held_on and each.by_on < state.held_on), None)
    if early:
        return Refusal(f"“{early.what[:30]}”的完成日期早于会议日期，请核对")
    return _gone(record, context)


# -- resolutions ---------------------------------------------------------------------------------------------------


def _known(state: MeetingState, record: Any) -> Tracked | Refusal:
    found = state.resolution(record.number)
    if found is None:
        return Refusal(f"这次会议没有第{record.number}项议定事项")
    return Refusal(f"第{record.number}项已经销号") if found.accepted_on else found


def may_report(state: MeetingState, record: Any, context: Context) -> Refusal | None:
    """A unit reports on its own resolutions, and not twice before the office looked."""
    actor = context.actor
    mine = [
        each for each in state.open if actor.post not in RESPONDENT_POSTS or each.organ_id == actor.organ_id
    ]
    waiting = [each for each in mine if each.reported_on is None]
    if not waiting:
        return Refusal("没有等待您单位报告的议定事项")
    if record is None or record.number in {each.number for each in waiting}:
        return None
    found = _known(state, record)
    if isinstance(found, Refusal):
        return found
    theirs = found not in mine
    return Refusal(
        f"第{found.number}项由{found.organ_name}落实" if theirs else f"第{found.number}项已经报告，等候审核"
    )


def reported(state: MeetingState, event: Event) -> MeetingState:
    record = event.record
    by = date.fromisoformat(event.stamped["accept_by"])
    return state.but(
        resolutions=state.with_resolution(
            record.number, reported_on=event.day, done=record.done, accept_by=by
        )
    )


def accept_day(state: MeetingState, record: Any, context: Context) -> Mapping[str, str]:
    return {"accept_by": context.calendar.add_workdays(context.day, OFFICE_DAYS).isoformat()}


def may_judge(state: MeetingState, record: Any, context: Context) -> Refusal | None:
    waiting = {each.number for each in state.open if each.reported_on}
    if not waiting:
        return Refusal("没有等待审核的落实报告")
    if record is None or record.number in waiting:
        return None
    found = _known(state, record)
    return found if isinstance(found, Refusal) else Refusal(f"第{record.number}项还没有报告落实情况")


def judged(state: MeetingState, event: Event) -> MeetingState:
    record = event.record
    changes = (
        {"accepted_on": event.day, "opinion": record.opinion}
        if record.accepted
        else {"reported_on": None, "accept_by": None, "opinion": record.opinion}
    )
    after = state.but(resolutions=state.with_resolution(record.number, **changes))
    return after if after.open else after.but(stage="closed", closed_on=event.day)


def may_move(state: MeetingState, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    found = _known(state, record)
    if isinstance(found, Refusal):
        return found
    if record.by_on <= context.day:
        return Refusal("新的完成日期应当晚于今天")
    return later(record, context)


def moved(state: MeetingState, event: Event) -> MeetingState:
    record = event.record
    before = state.resolution(record.number)
    assert before
    earlier = (*before.moved_from, before.by_on)
    return state.but(resolutions=state.with_resolution(record.number, by_on=record.by_on, moved_from=earlier))


# -- duties --------------------------------------------------------------------------------------------------------


def meeting_duties(state: MeetingState) -> Iterable[Duty]:
    if state.stage == "cancelled":
        return
    yield _of_office(
        state, "hold", "召开会议并登记到会", state.convened.on, ("hold", "change"), state.held_on
    )
    if state.minutes_by:
        yield _of_office(state, "minutes", "形成会议纪要", state.minutes_by, ("resolve",), state.minuted_on)
    for each in state.resolutions:
        yield Duty(
            f"resolution-{each.number}", f"落实议定事项：{each.what}"[:100], Post.RESPONDENT_LIAISON, due_on=each.by_on,
            steps=("report_resolution",), organ_id=each.organ_id, done_on=each.accepted_on or each.reported_on,
        )  # fmt: skip
        if each.accept_by:
            title = f"审核第{each.number}项议定事项落实情况"
            yield _of_office(
                state, f"accept-{each.number}", title, each.accept_by, ("judge_resolution",), each.accepted_on
            )


def _of_office(
    state: MeetingState, key: str, title: str, due: date, steps: tuple[str, ...], done: date | None
) -> Duty:
    return Duty(key, title, Post.JOINT_OFFICE, due_on=due, steps=steps, organ_id=state.organ_id, done_on=done)
