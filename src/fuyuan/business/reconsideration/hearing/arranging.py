"""A hearing asked for, arranged, called off, and the respondent's head excused (第五十条、第五十一条)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from fuyuan.business.reconsideration.conditions import own_number, respondent_number
from fuyuan.business.reconsideration.facts import Paper
from fuyuan.business.reconsideration.records import PaperKind, Way
from fuyuan.business.reconsideration.state import CaseState, party_keys
from fuyuan.business.reconsideration.trial import unfit
from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal

from . import days
from .facts import Excused, HearingFact
from .records import ArrangeHearing, HearingWay, Panel

MORNING = {"starts": time(9), "ends": time(11, 30)}


def ahead(state: CaseState) -> HearingFact | None:
    """The hearing that is arranged and still to come; there is one at a time."""
    return next((each for each in state.hearings if each.ahead), None)


def held(state: CaseState) -> HearingFact | None:
    """The newest hearing that was held, or would have been had the applicant come."""
    return next((each for each in reversed(state.hearings) if each.held_on), None)


def changed(state: CaseState, hearing: HearingFact, **changes: Any) -> tuple[HearingFact, ...]:
    new = hearing.model_copy(update=changes)
    return tuple(new if each is hearing else each for each in state.hearings)


# -- asked for -------------------------------------------------------------------------------------------------


def guard_ask(state: CaseState, record: Any, context: Context) -> Refusal | None:
    if state.hearing_asked_on:
        return refuse("已经请求听证，等待行政复议机构答复", "L23 50.2")
    if ahead(state) or held(state):
        return refuse("本案已经组织听证", "L23 50.2")
    return None


def apply_ask(state: CaseState, event: Event) -> CaseState:
    return state.but(hearing_asked_on=event.day)


def guard_refuse(state: CaseState, record: Any, context: Context) -> Refusal | None:
    """“可以组织听证”: a request may be refused, but not in a case that must be heard."""
    if state.hearing_asked_on is None:
        return refuse("没有待答复的听证请求", "L23 50.2")
    return refuse("本案重大、疑难、复杂，应当组织听证", "L23 50.1") if state.major else None


def apply_refuse(state: CaseState, event: Event) -> CaseState:
    return state.but(hearing_asked_on=None)


# -- arranged --------------------------------------------------------------------------------------------------


def guard_arrange(state: CaseState, record: ArrangeHearing | None, context: Context) -> Refusal | None:
    if state.procedure is None:
        return refuse("请先确定审理程序", "L23 36.1")
    if state.procedure is Way.SIMPLIFIED:
        return refuse("听证属于普通程序；需要听证的，请先转为普通程序", "L23 55")
    coming = ahead(state)
    if coming:
        return refuse(f"已定于 {coming.on} 举行听证；改期的请先取消，再重新通知", "L23 51.1")
    if record is None:
        return None
    return (
        day_refusal(record, context)
        or panel_refusal(record.panel, context)
        or _room_refusal(record, context)
        or _taken_refusal(record, context)
    )


def day_refusal(record: ArrangeHearing, context: Context) -> Refusal | None:
    if days.lawful(record.hearing_on, context):
        return None
    fitting = days.offered(days.next_days(context, lambda day: not _clashes(record, day, context)))
    choice = f"这一时间人员和听证室都有空的日子：{fitting}" if fitting else "请换一个时间再看"
    last = days.last_notice(record.hearing_on, context)
    if last is None or record.hearing_on <= context.day:
        return refuse(f"听证日期应当在今天以后。{choice}", "L23 51.1")
    return refuse(
        f"{record.hearing_on} 举行听证，最迟应当在 {last} 书面通知当事人，今天通知不足五个工作日。{choice}",
        "L23 51.1",
    )


def panel_refusal(panel: Panel, context: Context) -> Refusal | None:
    """Presider and listeners are reviewers (行政复议人员); nobody on the panel may have a declared conflict."""
    people: Mapping[int, Mapping[str, Any]] = context.facts.get("persons", {})
    for member in panel.members:
        if member.person_id not in people:
            return refuse(f"{member.name}不是本机构的行政复议人员，不能担任听证人员", "L23 50.3")
        refusal = unfit(member.name, people[member.person_id], context)
        if refusal:
            return refusal
    return None


def _room_refusal(record: ArrangeHearing, context: Context) -> Refusal | None:
    rooms: Mapping[str, str] = context.facts.get("rooms", {})
    if record.way is HearingWay.ONLINE or record.room in rooms:
        return None
    return refuse(f"没有名为“{record.room}”的听证室，请从列出的听证室中选择", "L23 51.1")


def _clashes(record: ArrangeHearing, on: date, context: Context) -> list[str]:
    return days.clashes(record, record.panel, on, context.facts.get("taken", {}))


def _taken_refusal(record: ArrangeHearing, context: Context) -> Refusal | None:
    found = _clashes(record, record.hearing_on, context)
    if not found:
        return None
    free = days.offered(days.next_days(context, lambda day: not _clashes(record, day, context)))
    choice = f"同一时间都有空的日子：{free}" if free else "请换一个时间、听证室或者人员"
    return refuse(f"{'；'.join(found)}。{choice}", "L23 51.1")


def initial_arrange(state: CaseState, context: Context) -> Mapping[str, Any]:
    first = days.next_days(context)
    rooms: Mapping[str, str] = context.facts.get("rooms", {})
    return {
        "hearing_on": first[0] if first else None,
        **MORNING,
        "room": next(iter(rooms), ""),
        "matters": "被申请人所作行政行为的事实、证据、依据和程序。",
        "panel": {"listeners": [handler.model_dump() for handler in state.handlers]},
    }


def stamps_arrange(state: CaseState, record: ArrangeHearing, context: Context) -> Mapping[str, str]:
    """Where the parties shall come, as the list of rooms says today."""
    rooms: Mapping[str, str] = context.facts.get("rooms", {})
    online = record.way is HearingWay.ONLINE
    return {"place": record.link if online else f"{rooms.get(record.room, '')}{record.room}"}


def apply_arrange(state: CaseState, event: Event) -> CaseState:
    record: ArrangeHearing = event.record
    paper = Paper(kind=PaperKind.HEARING_NOTICE, on=event.day, recipients=party_keys(state))
    hearing = HearingFact(
        way=record.way, on=record.hearing_on, starts=record.starts, ends=record.ends, matters=record.matters, panel=record.panel,
        room=record.room if record.way is HearingWay.ROOM else "", place=event.stamped["place"],
        mandatory=state.major is not None, notice=len(state.papers) + 1,
    )  # fmt: skip
    return state.but(
        hearings=(*state.hearings, hearing), papers=(*state.papers, paper), hearing_asked_on=None
    )


# -- called off, the head excused -------------------------------------------------------------------------------


def guard_coming(state: CaseState, record: Any, context: Context) -> Refusal | None:
    return None if ahead(state) else refuse("没有已经通知、尚未举行的听证", "L23 51.1")


def apply_call_off(state: CaseState, event: Event) -> CaseState:
    coming = ahead(state)
    assert coming
    paper = Paper(kind=PaperKind.HEARING_CALLED_OFF, on=event.day, recipients=party_keys(state))
    return state.but(hearings=changed(state, coming, called_off_on=event.day), papers=(*state.papers, paper))


def guard_excuse(state: CaseState, record: Any, context: Context) -> Refusal | None:
    refusal = guard_coming(state, record, context)
    if refusal or record is None:
        return refusal
    coming = ahead(state)
    assert coming
    if any(each.respondent == record.respondent for each in coming.excused):
        return refuse("已经说明理由并委托工作人员", "L23 51.3")
    return respondent_number(state, record.respondent, context)


def initial_excuse(state: CaseState, context: Context) -> Mapping[str, Any]:
    return {"respondent": own_number(state, context)}


def apply_excuse(state: CaseState, event: Event) -> CaseState:
    coming = ahead(state)
    assert coming
    excused = Excused(respondent=event.record.respondent, on=event.day)
    return state.but(hearings=changed(state, coming, excused=(*coming.excused, excused)))
