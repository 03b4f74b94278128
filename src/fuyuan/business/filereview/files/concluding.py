"""What follows from the sheets: the handler is heard, the score and grade are fixed, corrections are followed until done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fuyuan.business.filereview.common import led_by
from fuyuan.business.filereview.scoring import Mark, by_code, faults
from fuyuan.matters.procedure import Context, Event, Refusal

from .reading import lines_for, lines_refusal, marks_of, turn_stamps
from .records import Answered, Concluded, Corrected, Judged
from .state import Answer, Correction, FileState

# -- 承办人的意见 --------------------------------------------------------------------------------------------------


def may_answer(state: FileState, record: Answered | None, context: Context) -> Refusal | None:
    if not (state.is_own(context.actor) or _written_down(state, context)):
        return Refusal(f"评查意见由这件案卷的{'单位' if state.crew.unit else '承办人'}说明、申辩")
    if any(each.person_id == context.actor.person_id for each in state.answers):
        return Refusal("您已经说明过了")
    if record and not (record.accepts or record.words.strip()):
        return Refusal("请勾选没有异议，或者写明说明、申辩")
    return None


def _written_down(state: FileState, context: Context) -> bool:
    """What a unit without an account sends on paper the bureau writes down."""
    return state.crew.unit and context.actor.post is state.crew.lead


def answered(state: FileState, event: Event) -> FileState:
    """When the unit, or every handler, has answered there is nothing to wait for."""
    answer = Answer(person_id=event.by.person_id or 0, by=_by(state, event), on=event.day, told=event.record)
    after = state.but(answers=(*state.answers, answer))
    done = state.crew.unit or len(after.answers) >= len(state.handlers)
    return _to_conclude(after, event) if done else after


def _by(state: FileState, event: Event) -> str:
    if not state.crew.unit:
        return event.by.name
    return f"{state.unit}（{event.by.name}代填）" if event.by.post is state.crew.lead else state.unit


def lapsed(state: FileState, event: Event) -> FileState:
    return _to_conclude(state, event)


def _to_conclude(state: FileState, event: Event) -> FileState:
    day = type(event.day).fromisoformat(event.stamped["conclude_by"])
    return state.but(stage="concluding", answered_on=event.day, conclude_by=day)


# -- 确定得分 ------------------------------------------------------------------------------------------------------


def disputed(state: FileState) -> list[str]:
    return [each.code for each in faults(state.marks)]


def first_conclusion(state: FileState, context: Context) -> Mapping[str, Any]:
    return lines_for(state, by_code(state.marks), disputed(state))


def may_conclude(state: FileState, record: Concluded | None, context: Context) -> Refusal | None:
    """By who leads the round; where that would be judging the own file, by the third reviewer."""
    actor, lead = context.actor, state.crew.lead
    if state.is_own(actor) or not (actor.post is lead or actor.person_id == state.third.person_id):
        whose = "评查的是本单位案卷" if state.crew.unit else "负责人是承办人"
        return Refusal(f"得分由{lead.label}确定；{whose}的，由第三评查人确定")
    return _conclusion_refusal(state, record, context) if record else None


def _conclusion_refusal(state: FileState, record: Concluded, context: Context) -> Refusal | None:
    if wrong := lines_refusal(state, record, disputed(state), by_code(state.marks)):
        return wrong
    objected = any(not each.told.accepts for each in state.answers)
    if (objected or _changed(state, record)) and not record.reason.strip():
        return Refusal("对评查意见提出异议，或者改动了扣分的，请写明对申辩的答复")
    early = next((each for each in record.corrections if each.by <= context.day), None)
    return Refusal(f"整改事项“{early.what[:40]}”的完成期限应当晚于今天") if early else None


def _changed(state: FileState, record: Concluded) -> bool:
    before = by_code(state.marks)
    return any(mark.deduct != before[mark.code].deduct for mark in marks_of(record))


def concluded(state: FileState, event: Event) -> FileState:
    record: Concluded = event.record
    changed: Mapping[str, Mark] = by_code(marks_of(record))
    marks = tuple(changed.get(mark.code, mark) for mark in state.marks)
    corrections = tuple(
        Correction(number=number, what=line.what, by=line.by)
        for number, line in enumerate(record.corrections, 1)
    )
    after = state.but(
        marks=marks, concluded_on=event.day, concluded_by=event.by.name, reply=record.reason, corrections=corrections
    )  # fmt: skip
    return _done(after, event)


def _done(state: FileState, event: Event) -> FileState:
    if state.open_corrections:
        return state.but(stage="correcting")
    return state.but(stage="closed", closed_on=event.day)


# -- 整改 ----------------------------------------------------------------------------------------------------------


def may_correct(state: FileState, record: Corrected | None, context: Context) -> Refusal | None:
    left = {each.number for each in state.open_corrections if each.done_on is None}
    if not state.is_own(context.actor) and led_by(state.crew, context):
        who = "单位" if state.crew.unit else "承办人"
        return Refusal(f"整改由{who}报告；{who}不能报告的，由{state.crew.lead.label}代填")
    if not left:
        return Refusal("整改事项已经全部报告，等待确认")
    return Refusal("没有这项整改，或者已经报告") if record and record.number not in left else None


def _with(state: FileState, number: int, **changes: Any) -> FileState:
    rows = tuple(
        each.model_copy(update=changes) if each.number == number else each for each in state.corrections
    )
    return state.but(corrections=rows)


def corrected(state: FileState, event: Event) -> FileState:
    record: Corrected = event.record
    return _with(state, record.number, done_on=record.on, result=record.result)


def may_judge(state: FileState, record: Judged | None, context: Context) -> Refusal | None:
    if foreign := led_by(state.crew, context):
        return foreign
    waiting = {each.number for each in state.open_corrections if each.done_on}
    if not waiting:
        return Refusal("还没有报告完成的整改事项")
    return Refusal("这项整改还没有报告完成") if record and record.number not in waiting else None


def confirmed(state: FileState, event: Event) -> FileState:
    record: Judged = event.record
    return _done(_with(state, record.number, confirmed_on=event.day, opinion=record.opinion), event)


def sent_back(state: FileState, event: Event) -> FileState:
    return _with(state, event.record.number, done_on=None, opinion=event.record.opinion)


def next_correction(state: FileState, context: Context) -> Mapping[str, Any]:
    left = [each for each in state.open_corrections if each.done_on is None]
    return {"number": left[0].number, "on": context.day} if left else {}


def next_judged(state: FileState, context: Context) -> Mapping[str, Any]:
    waiting = [each for each in state.open_corrections if each.done_on]
    return {"number": waiting[0].number} if waiting else {}


answer_stamps = turn_stamps
