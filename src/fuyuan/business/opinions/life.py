"""A reported problem from its receipt to its answer: guards, effects, duties.

《行政执法监督条例》第二十条第二款 wants what the channels bring judged 及时 and names no days: the days are local periods.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.matters.acts import articles, gone, refuse
from fuyuan.matters.procedure import Context, Duty, Event, Refusal
from fuyuan.organs.posts import PORTAL_POSTS, RESPONDENT_POSTS, Post

from .records import Channel
from .state import Assignment, ReportState

STAFF = frozenset({Post.SUPERVISION_STAFF})  # of the 行政执法监督机构
UNIT = RESPONDENT_POSTS | STAFF  # the bureau writes down what a unit sends on paper
PUBLIC = PORTAL_POSTS
CHANNELS = "JD25 20.2"
CLUES = "JD25 33.1"
SORT, ANSWER = "sort", "answer"
DAYS: Mapping[str, int] = {SORT: 5, ANSWER: 15}  # working days


def received(state: None, event: Event) -> ReportState:
    record, stamped = event.record, event.stamped
    channel = getattr(record, "channel", None)
    order = getattr(record, "order_number", "")
    about = stamped["organ_name"] or "行政执法"
    return ReportState(
        stage="received", title=f"反映{about}问题（{record.area}）", number=stamped["number"], opened_on=event.day,
        touched_on=event.day, organ_id=record.organ_id, organ_name=stamped["organ_name"], area=record.area, what=record.what,
        happened_on=record.happened_on, name=record.name.strip(), phone=record.phone.strip(), order_number=order,
        channel=Channel(channel.value) if channel else Channel.HOTLINE if order else Channel.PORTAL,
        office_id=int(stamped["office_id"]) if stamped["office_id"] else None,
        sort_by=date.fromisoformat(stamped["sort_by"]), answer_by=date.fromisoformat(stamped["answer_by"]),
    )  # fmt: skip


def may_receive(state: None, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    areas = context.facts.get("areas", ())
    if areas and record.area not in areas:
        return refuse(f"执法领域请从列出的选择：{'、'.join(areas)}", CHANNELS)
    if known := context.facts.get("known", ""):
        return refuse(f"这张工单已经导入（{known}），请在那一件里办理", CHANNELS)
    return gone(context.facts.get("organ"), "反映") if record.organ_id else None


def opening(state: None, record: Any, context: Context) -> Mapping[str, str]:
    days, calendar = context.facts.get("days", DAYS), context.calendar
    organ = context.facts.get("organ") if record.organ_id else None
    return {
        "organ_name": organ.name if organ else "", "office_id": str(context.facts.get("office_id") or ""),
        "sort_by": calendar.add_workdays(context.day, days[SORT]).isoformat(),
        "answer_by": calendar.add_workdays(context.day, days[ANSWER]).isoformat(),
    }  # fmt: skip


# -- looked into ---------------------------------------------------------------------------------------------------


def assigned(state: ReportState, event: Event) -> ReportState:
    record = event.record
    new = Assignment(
        organ_id=record.organ_id, organ_name=event.stamped["organ_name"], demand=record.demand, on=event.day,
        by_on=record.by_on,
    )  # fmt: skip
    return _sorted(state, event).but(stage="assigned", assignments=(*state.assignments, new))


def _sorted(state: ReportState, event: Event) -> ReportState:
    return state if state.sorted_on else state.but(sorted_on=event.day)


def may_assign(state: ReportState, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    return gone(context.facts.get("organ"), "交办") or may_send_back(state, record, context)


def may_send_back(state: ReportState, record: Any, context: Context) -> Refusal | None:
    return refuse("反馈的日期应当晚于今天", CHANNELS) if record and record.by_on <= context.day else None


def organ_stamp(state: Any, record: Any, context: Context) -> Mapping[str, str]:
    return {"organ_name": context.facts["organ"].name}


def returned(state: ReportState, event: Event) -> ReportState:
    record = event.record
    changed = state.assigned(by_on=record.by_on, returned=record.reason, replied_on=None)
    return state.but(stage="assigned", assignments=changed)


def replied(state: ReportState, event: Event) -> ReportState:
    record = event.record
    changed = state.assigned(reply=record.text, signer=record.signer, replied_on=event.day)
    return state.but(stage="replied", assignments=changed)


def may_reply(state: ReportState, record: Any, context: Context) -> Refusal | None:
    actor, asked = context.actor, state.assignment
    if asked and actor.post in RESPONDENT_POSTS and actor.organ_id != asked.organ_id:
        return refuse(f"这件交给{asked.organ_name}办理", CHANNELS)
    return None


# -- ended ---------------------------------------------------------------------------------------------------------


def answered(state: ReportState, event: Event) -> ReportState:
    return _sorted(state, event).but(
        stage="answered", closed_on=event.day, answer=event.record.text, answered_on=event.day
    )


def as_replied(state: ReportState, context: Context) -> Mapping[str, Any]:
    """What the unit found is where the answer begins."""
    return {"text": state.assignment.reply} if state.assignment and state.assignment.reply else {}


def referred(state: ReportState, event: Event) -> ReportState:
    record = event.record
    return _sorted(state, event).but(
        stage="referred", closed_on=event.day, competent=record.competent, answer=record.text,
        answered_on=event.day,
    )  # fmt: skip


def passed_on(state: ReportState, event: Event) -> ReportState:
    return _sorted(state, event).but(stage="campaign", campaign_id=event.record.campaign_id)


def may_pass_on(state: ReportState, record: Any, context: Context) -> Refusal | None:
    if not context.facts.get("campaigns"):
        return refuse("没有正在进行的整治；先办理“开展整治”", CHANNELS)
    return gone(context.facts.get("organ"), "登记") if record else None


def as_told(state: ReportState, context: Context) -> Mapping[str, Any]:
    return {"what": state.what, **({"organ_id": state.organ_id} if state.organ_id else {})}


TURNED = "您反映的问题已经按照规定转交有权机关处理。"


def made_clue(state: ReportState, event: Event) -> ReportState:
    return _sorted(state, event).but(stage="clue", closed_on=event.day, answer=TURNED, answered_on=event.day)


def may_make_clue(state: ReportState, record: Any, context: Context) -> Refusal | None:
    return gone(context.facts.get("organ"), "核实") if record else None


# -- duties --------------------------------------------------------------------------------------------------------


def duties(state: ReportState) -> Iterable[Duty]:
    (basis,) = articles(CHANNELS)
    yield Duty(
        "sort", "研判、交办群众反映的问题", Post.SUPERVISION_STAFF, due_on=state.sort_by, basis=basis,
        steps=("assign", "answer", "refer", "make_clue", "pass_on"), organ_id=state.office_id, done_on=state.sorted_on,
    )  # fmt: skip
    for number, each in enumerate(state.assignments, 1):
        if state.closed_on is None or each.replied_on:
            yield Duty(
                f"reply-{number}", "查办并反馈群众反映的问题", Post.RESPONDENT_LIAISON, due_on=each.by_on, basis=basis,
                steps=("reply",), organ_id=each.organ_id, done_on=each.replied_on,
            )  # fmt: skip
    yield Duty(
        "answer", "答复反映人", Post.SUPERVISION_STAFF, due_on=state.answer_by, basis=basis, steps=("answer",),
        organ_id=state.office_id, done_on=state.answered_on,
    )  # fmt: skip
