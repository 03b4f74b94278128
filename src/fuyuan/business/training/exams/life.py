"""An exam: who plans, draws, opens, closes and confirms it, and what each of them needs.

《行政执法监督条例》第十七条第二款: 对符合法定条件并通过行政执法资格考试的，制发行政执法证件. The plan (measure 十四):
年审培训考试不合格的注销执法证.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from fuyuan.business.training.sessions.life import found_one
from fuyuan.matters.acts import articles, refuse
from fuyuan.matters.procedure import Context, Duty, Event, Refusal
from fuyuan.organs.posts import Post

from .records import Added, Planned, Purpose
from .state import Closing, Drawing, ExamState

BASIS = "HN16 21.1, JD25 17.2"
FARTHEST = 370  # days ahead that may be planned
ADMIN, CONFIRMER = Post.TRAINING_ADMIN, Post.SUPERVISION_STAFF


def planned(state: None, event: Event) -> ExamState:
    plan = event.record
    return ExamState(
        stage="planned", title=plan.title, number=event.stamped["number"], opened_on=event.day, organ_id=event.by.organ_id,
        organ_name=event.by.organ_name, plan=plan, planner_id=event.by.person_id, touched_on=event.day,
    )  # fmt: skip


def may_plan(state: ExamState | None, record: Planned | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if record.on < context.day:
        return Refusal("考试日期已经过去，请核对；已经举办的线下考试，用“导入资格考试成绩”“批量年审”登记成绩")
    if (record.on - context.day).days > FARTHEST:
        return Refusal("日期在一年以后，请核对年份")
    if record.year is not None and record.year > record.on.year:
        return Refusal("年审年度晚于考试日期的年份，请核对")
    first = context.facts["first_exam"] if record.makeup_of else None
    if record.makeup_of and (first is None or first.plan.purpose is not record.purpose):
        return Refusal(f"没有编号为 {record.makeup_of}、已经确认成绩、用途相同的考试，请核对原考试的编号")
    return None


def replanned(state: ExamState, event: Event) -> ExamState:
    """What was drawn for another plan is void (a subscriber forgets it)."""
    plan = event.record
    return state.but(
        stage="planned", title=plan.title, plan=plan, drawing=None, planner_id=event.by.person_id
    )


def as_planned(state: ExamState, context: Context) -> Mapping[str, Any]:
    return state.plan.model_dump()


def usual_mark(state: None, context: Context) -> Mapping[str, Any]:
    return {"pass_mark": context.facts["pass_mark"]}


# -- papers ------------------------------------------------------------------------------------------------------------


def may_draw(state: ExamState, record: Any, context: Context) -> Refusal | None:
    """Each part finds enough questions that are in use and whose article still says what it said; and somebody sits."""
    if context.day > state.plan.on:
        return Refusal("考试日期已经过去，请先修改安排")
    for at, (part, found) in enumerate(zip(state.plan.parts, context.facts["pool"], strict=True), 1):
        if len(found) < part.count:
            areas = "、".join(part.areas) or "全部领域"
            told = f"试卷第 {at} 部分（{part.kind.label}，{areas}）要 {part.count} 道题，题库里可用的只有 {len(found)} 道"
            return Refusal(f"{told}。请补充、审核试题，核对条文已修改的试题，或者减少题数")
    if not context.facts["candidates"]:
        return Refusal(NOBODY[state.plan.purpose])
    return None


NOBODY = {
    Purpose.QUALIFICATION: "没有“待考试”的证件申领，请先确认培训",
    Purpose.ANNUAL: "没有待年审的证件",
    Purpose.PRACTICE: "执法人员名册里没有在岗的人员",
}


def draw_stamps(state: ExamState, record: Any, context: Context) -> Mapping[str, str]:
    drawing: Drawing = context.facts["drawing"]
    return {"drawing": drawing.model_dump_json()}


def drawn(state: ExamState, event: Event) -> ExamState:
    return state.but(stage="drawn", drawing=Drawing.model_validate_json(event.stamped["drawing"]))


def added(state: ExamState, event: Event) -> ExamState:
    """Who sits is a row beside the history (``Sitting``), written by a subscriber; the event says who was added and why."""
    return state


def may_add(state: ExamState, record: Added | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if refusal := found_one(record, context):
        return refusal
    person = context.facts["found"][0]
    if not any(each.person_id == person.person_id for each in context.facts["eligible"]):
        return refuse(f"{person.title}没有{WANTING[state.plan.purpose]}，不能参加这次考试", BASIS)
    if context.facts["sits"]:
        return Refusal(f"{person.title}已经在考生名单里")
    return None


def the_person(state: ExamState, record: Added, context: Context) -> Mapping[str, str]:
    return {"person": str(context.facts["found"][0].person_id)}


WANTING = {
    Purpose.QUALIFICATION: "“待考试”的证件申领",
    Purpose.ANNUAL: "待年审的证件",
    Purpose.PRACTICE: "在岗的登记",
}

# -- holding -----------------------------------------------------------------------------------------------------------


def opened(state: ExamState, event: Event) -> ExamState:
    """The moment is kept as UTC: read back it is the same, wherever the clock of the event stood."""
    return state.but(stage="open", opened_at=event.at.astimezone(UTC))


def may_open(state: ExamState, record: Any, context: Context) -> Refusal | None:
    plan, now = state.plan, context.facts["now"]
    if context.day != plan.on or now.time() < plan.begins:
        return Refusal(
            f"开考时间是 {plan.on} {plan.begins:%H:%M}，现在是 {now:%Y-%m-%d %H:%M}；改期的请修改安排"
        )
    return None


def closed(state: ExamState, event: Event) -> ExamState:
    return state.but(
        stage="closed", closing=Closing.model_validate_json(event.stamped["closing"]),
        confirm_by=date.fromisoformat(event.stamped["confirm_by"]),
    )  # fmt: skip


def may_close(state: ExamState, record: Any, context: Context) -> Refusal | None:
    """Not while somebody's time runs, nor while somebody may still come in; a practice ends when the office likes."""
    now: datetime = context.facts["now"]
    practice = state.plan.purpose is Purpose.PRACTICE
    if state.enter_until and now <= state.enter_until and not practice:
        return Refusal(f"{state.enter_until:%H:%M} 以前还可以入场，不能结束考试")
    writing: int = context.facts["writing"]
    return Refusal(f"还有 {writing} 人正在作答，到时间自动交卷以后再结束") if writing else None


def close_stamps(state: ExamState, record: Any, context: Context) -> Mapping[str, str]:
    by = context.calendar.add_workdays(context.day, int(context.facts["confirm_days"]))
    closing: Closing = context.facts["closing"]
    return {"closing": closing.model_dump_json(), "confirm_by": by.isoformat()}


def confirmed(state: ExamState, event: Event) -> ExamState:
    return state.but(stage="confirmed", confirmed_on=event.day, closed_on=event.day)


def may_confirm(state: ExamState, record: Any, context: Context) -> Refusal | None:
    """Nobody confirms the results of the exam he or she planned; and only what was sealed when it closed."""
    if state.planner_id is not None and state.planner_id == context.actor.person_id:
        return Refusal("成绩由安排考试的人以外的人确认，请司法局其他人员办理")
    if record is not None and state.closing and context.facts["digest"] != state.closing.digest:
        return Refusal("答卷与结束考试时留存的摘要不一致，不能确认。请系统管理员运行 fuyuan verify 核查")
    return None


def cancelled(state: ExamState, event: Event) -> ExamState:
    return state.but(stage="cancelled", closed_on=event.day, ended_why=event.record.reason)


def exam_duties(state: ExamState) -> Iterable[Duty]:
    """Draw before the day, open and close on it, confirm in the working days the installation sets."""
    if state.stage == "cancelled":
        return
    plan = state.plan
    owed = partial(Duty, organ_id=state.organ_id, basis=articles(BASIS)[0])
    drawn_on = state.drawing.on if state.drawing else None
    yield owed(
        "draw", "确定考生、组卷", ADMIN, due_on=plan.on, steps=("draw", "replan", "cancel"), done_on=drawn_on
    )
    if drawn_on:
        opened_on = state.opened_at.date() if state.opened_at else None
        yield owed(
            "open", "开考", ADMIN, due_on=plan.on, steps=("open", "replan", "cancel"), done_on=opened_on
        )
    if state.last_moment:
        last, over = state.last_moment.date(), state.closing.on if state.closing else None
        yield owed("close", "结束考试", ADMIN, due_on=last, steps=("close",), lapse="close", done_on=over)
    if state.confirm_by:
        done = state.confirmed_on
        yield owed(
            "confirm", "确认考试成绩", CONFIRMER, due_on=state.confirm_by, steps=("confirm",), done_on=done
        )
