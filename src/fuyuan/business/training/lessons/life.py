"""A lesson from its writing to the hours: state, guards, effects, duties.

《河南省行政执法条例》第二十一条, 《行政执法监督条例》第十条; plan, measures 十四, 十五. Who reads it is a row beside the history
(``Learner``), as with attendance; the report takes over who finished.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from fuyuan.business.training.common import UNIT, other_than, own
from fuyuan.business.training.sessions.state import Credit
from fuyuan.matters.acts import articles
from fuyuan.matters.procedure import Context, Duty, Event, Refusal, State
from fuyuan.matters.record import Fact
from fuyuan.organs.posts import Post

from .records import Reported, Written

BASIS = "HN16 21.1, JD25 10"
MOST_QUESTIONS = 20


class Item(Fact):
    """A question in the wording it was published with, whatever becomes of it in the bank."""

    kind: str
    stem: str
    choices: tuple[str, ...]
    right: tuple[int, ...]
    explanation: str = ""


class Quiz(Fact):
    """What is asked at the end."""

    items: tuple[Item, ...] = ()


class LessonState(State):
    """A lesson; ``organ_id`` is who wrote it."""

    organ_name: str
    office_id: int | None = None
    by_bureau: bool = False
    told: Written
    writer_id: int | None = None
    quiz: Quiz = Quiz()
    published_on: date | None = None
    report_by: date | None = None
    credits: tuple[Credit, ...] = ()
    reporter_id: int | None = None
    reported_on: date | None = None
    note: str = ""
    approve_by: date | None = None
    approved_on: date | None = None
    returned: str = ""
    ended: str = ""
    touched_on: date

    @property
    def minutes(self) -> int:
        """How long the pages take at least."""
        return sum(each.minutes for each in self.told.pages)


def written(state: None, event: Event) -> LessonState:
    office = event.stamped["office"]
    return LessonState(
        stage="draft", title=event.record.title, number=event.stamped["number"], opened_on=event.day,
        organ_id=event.by.organ_id, organ_name=event.by.organ_name, office_id=int(office) if office else None,
        by_bureau=event.by.post not in UNIT, told=event.record, writer_id=event.by.person_id, touched_on=event.day,
    )  # fmt: skip


def may_write(state: LessonState | None, record: Written | None, context: Context) -> Refusal | None:
    if state is not None and (refusal := own(state.organ_id, context)):
        return refusal
    return _sound(record, context) if record else None


def _sound(record: Written, context: Context) -> Refusal | None:
    """The hours are what the pages take; the questions are there; the day lies ahead."""
    length, minutes = sum(each.minutes for each in record.pages), int(context.facts["minutes"])
    most = (Decimal(length) / minutes).quantize(Decimal("0.1"), "ROUND_FLOOR")
    if record.hours > most:
        told = f"各页至少学习 {length} 分钟，按每学时 {minutes} 分钟最多 {most} 学时，现在填的是 {record.hours} 学时"
        return Refusal(f"{told}，请增加内容或者减少学时")
    if record.until < context.day:
        return Refusal("学习截止日期已经过去，请核对")
    if len(record.questions) > MOST_QUESTIONS:
        return Refusal(f"测试题最多 {MOST_QUESTIONS} 道")
    if unknown := context.facts["unknown"]:
        return Refusal(f"题库里没有在用的试题“{unknown[0]}”，请核对编号")
    if record.pass_count > len(record.questions):
        return Refusal("“至少答对几道”超过了测试题的道数，请核对")
    return None


def write_stamps(state: None, record: Any, context: Context) -> Mapping[str, str]:
    return {"office": str(context.facts["office_id"] or "")}


def rewritten(state: LessonState, event: Event) -> LessonState:
    return state.but(title=event.record.title, told=event.record, writer_id=event.by.person_id)


def as_written(state: LessonState, context: Context) -> Mapping[str, Any]:
    return state.told.model_dump()


def published(state: LessonState, event: Event) -> LessonState:
    return state.but(
        stage="open", published_on=event.day, quiz=Quiz.model_validate_json(event.stamped["quiz"]),
        report_by=date.fromisoformat(event.stamped["report_by"]),
    )  # fmt: skip


def may_publish(state: LessonState, record: Any, context: Context) -> Refusal | None:
    """Somebody else looks at it first; the questions must still be there."""
    if state.writer_id is not None and state.writer_id == context.actor.person_id:
        return Refusal("微课由编写人以外的人审核发布")
    if record is None:
        return None
    return _sound(state.told, context)


def publish_stamps(state: LessonState, record: Any, context: Context) -> Mapping[str, str]:
    by = context.calendar.add_workdays(state.told.until, int(context.facts["report_days"]))
    return {"quiz": context.facts["quiz"].model_dump_json(), "report_by": by.isoformat()}


def as_finished(state: LessonState, context: Context) -> Mapping[str, Any]:
    lines = [{**each, "hours": state.told.hours} for each in context.facts["finished"]]
    return {"attended": lines, "note": state.note}


def reported(state: LessonState, event: Event) -> LessonState:
    record: Reported = event.record
    return state.but(
        stage="reported", credits=tuple(Credit(**each.model_dump()) for each in record.attended), note=record.note,
        reporter_id=event.by.person_id, reported_on=event.day, returned="",
        approve_by=date.fromisoformat(event.stamped["approve_by"]),
    )  # fmt: skip


def may_report(state: LessonState, record: Reported | None, context: Context) -> Refusal | None:
    if refusal := own(state.organ_id, context):
        return refusal
    if context.day <= state.told.until:
        return Refusal(f"学习到 {state.told.until} 截止，截止以后报送学时")
    finished = context.facts["finished"]
    if not finished:
        return Refusal("没有人完成学习，不用报送学时，请办理“停用”")
    if record is None:
        return None
    told = [(each.officer_id, each.person_id, each.name, each.unit) for each in record.attended]
    if told != [(each["officer_id"], each["person_id"], each["name"], each["unit"]) for each in finished]:
        return Refusal("完成学习的人员有变化，请刷新页面以后再报送")
    high = max(each.hours for each in record.attended)
    return (
        Refusal(f"这个微课是 {state.told.hours} 学时，不能填 {high} 学时")
        if high > state.told.hours
        else None
    )


def may_approve(state: LessonState, record: Any, context: Context) -> Refusal | None:
    return other_than(state.reporter_id, "报送人", context)


def sent_back(state: LessonState, event: Event) -> LessonState:
    return state.but(stage="open", returned=event.record.reason, reported_on=None, approve_by=None)


def stopped(state: LessonState, event: Event) -> LessonState:
    return state.but(stage="stopped", closed_on=event.day, ended=event.record.reason)


def may_stop(state: LessonState, record: Any, context: Context) -> Refusal | None:
    return own(state.organ_id, context)


def lesson_duties(state: LessonState) -> Iterable[Duty]:
    """The bureau looks at a draft; when the time is over the writer reports, the bureau approves."""
    if state.stage == "stopped":
        return
    basis = articles(BASIS)[0]
    checker = Post.SUPERVISION_STAFF if state.by_bureau else Post.TRAINING_ADMIN
    yield Duty(
        "publish", "审核发布微课", checker, steps=("publish", "stop"), organ_id=state.office_id,
        done_on=state.published_on, basis=basis,
    )  # fmt: skip
    if state.report_by:
        post = Post.TRAINING_ADMIN if state.by_bureau else Post.RESPONDENT_LIAISON
        yield Duty(
            "report", "报送微课学时", post, due_on=state.report_by, steps=("report", "stop"), organ_id=state.organ_id,
            done_on=state.reported_on, basis=basis,
        )  # fmt: skip
    if state.approve_by:
        yield Duty(
            "approve", "认定微课学时", checker, due_on=state.approve_by, steps=("approve", "send_back"),
            organ_id=state.office_id, done_on=state.approved_on, basis=basis,
        )  # fmt: skip
