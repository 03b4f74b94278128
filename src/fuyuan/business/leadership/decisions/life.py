"""A major enforcement decision: guards, effects, and what is owed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from pydantic import TypeAdapter

from fuyuan.business.leadership.common import own
from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.acts import articles, refuse
from fuyuan.matters.procedure import Context, Duty, Event, Refusal
from fuyuan.organs.posts import Post

from .records import Discussed, Entered, Opinion, Result, Reviewed
from .state import DecisionState, Handler

# 重大行政执法决定应当经行政执法机关法制机构审核后，由行政执法机关负责人集体讨论决定.
BASIS = "HN16 28.2"
_HANDLERS = TypeAdapter(tuple[Handler, ...])
REVIEW, TALK = f"{BASIS}, CFF 58.1", f"{BASIS}, CFF 57.2"


def entered(state: None, event: Event) -> DecisionState:
    record = event.record
    return DecisionState(
        stage="entered", title=record.title, number=event.stamped["number"], opened_on=event.day, organ_id=event.by.organ_id,
        organ_name=event.by.organ_name, told=record, touched_on=event.day,
        handlers=_HANDLERS.validate_json(event.stamped.get("handlers", "[]")),
    )  # fmt: skip


def may_enter(state: None, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    if known := context.facts["known"]:
        return Refusal(f"这个案卷号已经登记（{known}），请在那一件里办理")
    return _certified(record, context) if record.officers else None


def _certified(record: Entered, context: Context) -> Refusal | None:
    """行政处罚应当由具有行政执法资格的执法人员实施。执法人员不得少于两人，法律另有规定的除外: those named are certified on the day the
    investigation ended, and where there is one the law that allows it is named. 《河南省行政执法条例》第二十四条第一款 knows no exception.
    """
    penalty, day = record.act_kind is ActKind.PENALTY, record.investigated_on or context.day
    found = context.facts["officers"]
    for said, who in zip(record.officers, found, strict=True):
        if len(who) != 1:
            return Refusal(f"“{said}”不是本单位名册里在岗的一个人，请核对姓名；有同名的，填人员编号")
        if not who[0].card:
            told = f"“{who[0].name}”在 {day} 没有有效的行政执法证件，不能承办，请核对承办人员和证件"
            return refuse(told, "CFF 42.1" if penalty else "HN16 21.1")
    if len({who[0].person_id for who in found}) > 1 or (penalty and record.alone.strip()):
        return None
    if penalty:
        return refuse("承办的执法人员不得少于两人；法律另有规定的，请填写“一人承办的法律依据”", "CFF 42.1")
    return refuse("承办的执法人员不得少于两人，请补充承办人员", "HN16 24.1")


def handler_stamps(state: None, record: Entered, context: Context) -> Mapping[str, str]:
    if not record.officers:
        return {}
    found = [who[0] for who in context.facts["officers"]]
    people = tuple(Handler(officer_id=each.officer_id, name=each.name, card=each.card) for each in found)
    return {"handlers": _HANDLERS.dump_json(people).decode()}


def mine(state: DecisionState, record: Any, context: Context) -> Refusal | None:
    return own(state.organ_id, context)


def reviewed(state: DecisionState, event: Event) -> DecisionState:
    return state.but(stage="reviewed", review=event.record, review_entered=event.day)


def may_review(state: DecisionState, record: Reviewed | None, context: Context) -> Refusal | None:
    return own(state.organ_id, context)


def discussed(state: DecisionState, event: Event) -> DecisionState:
    stamped = event.stamped
    return state.but(
        stage="discussed", talk=event.record, talk_entered=event.day, chief=stamped["chief"], returned="",
        confirm_by=date.fromisoformat(stamped["confirm_by"]),
    )  # fmt: skip


def may_discuss(state: DecisionState, record: Discussed | None, context: Context) -> Refusal | None:
    """未经法制审核或者审核未通过的，不得作出决定 (行政处罚法第五十八条第一款); the leaders are those of the year's plan."""
    if refusal := own(state.organ_id, context):
        return refusal
    if state.review and state.review.opinion is Opinion.REFUSED:
        return refuse("法制审核没有通过，不能提交集体讨论；修改以后请再送法制审核", _refused(state))
    known = context.facts["leaders"]
    if not known:
        return Refusal("还没有确定领导名单：请先报送领导学业务工作计划，由单位负责人确认")
    if record is None:
        return None
    if state.review and record.on < state.review.on:
        return refuse("集体讨论的日期早于法制审核的日期：应当先审核，后讨论", BASIS)
    strangers = [name for name in record.leaders if name not in known]
    return Refusal(f"领导名单里没有“{strangers[0]}”；领导有变化的，请先修改计划") if strangers else None


def _refused(state: DecisionState) -> str:
    """The penalty law says it outright, the province's regulation of every decision."""
    return "CFF 58.1" if state.told.act_kind is ActKind.PENALTY else BASIS


def talk_stamps(state: DecisionState, record: Discussed, context: Context) -> Mapping[str, str]:
    chiefs = [name for name in record.leaders if context.facts["leaders"][name]]
    by = context.calendar.add_workdays(context.day, int(context.facts["confirm_days"]))
    return {"chief": "、".join(chiefs), "confirm_by": by.isoformat()}


def confirmed(state: DecisionState, event: Event) -> DecisionState:
    """What the leaders sent back for more investigation is reviewed and discussed again: only the last discussion counts."""
    if state.talk and state.talk.result is Result.BACK:
        again = state.but(stage="entered", review=None, review_entered=None, talk=None, talk_entered=None)
        return again.but(chief="", confirm_by=None, returned="集体讨论决定退回补充调查")
    return state.but(stage="confirmed", confirmed_on=event.day, closed_on=event.day)


def sent_back(state: DecisionState, event: Event) -> DecisionState:
    undone = state.but(stage="reviewed", talk=None, talk_entered=None, chief="", confirm_by=None)
    return undone.but(returned=event.record.reason)


def withdrawn(state: DecisionState, event: Event) -> DecisionState:
    return state.but(stage="withdrawn", closed_on=event.day, ended_why=event.record.reason)


def duties(state: DecisionState) -> Iterable[Duty]:
    """The law sets no days for review and discussion; the head's answer has those of the installation."""
    if state.stage == "withdrawn":
        return

    def owed(
        key: str, title: str, post: Post, basis: str, done: date | None, *steps: str, due: date | None = None
    ) -> Duty:
        return Duty(
            key,
            title,
            post,
            due_on=due,
            basis=articles(basis)[0],
            steps=steps,
            organ_id=state.organ_id,
            done_on=done,
        )

    yield owed("review", "法制审核", Post.RESPONDENT_LIAISON, BASIS, state.review_entered, "review")
    if state.review:
        yield owed("discuss", "集体讨论", Post.RESPONDENT_LIAISON, BASIS, state.talk_entered, "discuss")
    if state.confirm_by:
        yield owed(
            "confirm", "核对集体讨论记录", Post.RESPONDENT_HEAD, BASIS, state.confirmed_on, "confirm", "send_back",
            due=state.confirm_by,
        )  # fmt: skip
