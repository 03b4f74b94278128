"""After an exam has closed: one person's result is taken away, a faulty question gives its points to whoever had it. Pure.

Answers and their digest stay as they were; only what they are worth changes, and everybody can compute it again.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import TypeAdapter

from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal

from .life import BASIS
from .records import Purpose, QuestionFreed, ResultVoided
from .state import ExamState, Freed, Moved, Voided

_MOVED = TypeAdapter(tuple[Moved, ...])


def _may(state: ExamState, context: Context) -> Refusal | None:
    """As with confirming: not by who planned the exam. A practice has no results to correct."""
    if state.plan.purpose is Purpose.PRACTICE:
        return Refusal("模拟考试的成绩不作数，不用更正")
    if state.planner_id is not None and state.planner_id == context.actor.person_id:
        return Refusal("成绩由安排考试的人以外的人更正，请司法局其他人员办理")
    return None


def may_void(state: ExamState, record: ResultVoided | None, context: Context) -> Refusal | None:
    if refusal := _may(state, context):
        return refusal
    if record is None:
        return None
    row = context.facts["sitting"]
    if row is None:
        return Refusal(f"这场考试没有 {record.seat} 号考生，请核对座位号")
    if row.voided:
        return Refusal(f"{row.name}的成绩已经取消")
    return refuse(f"{row.name}没有参加考试，没有成绩可以取消", BASIS) if row.score is None else None


def the_sitting(state: ExamState, record: ResultVoided, context: Context) -> Mapping[str, str]:
    row = context.facts["sitting"]
    passed = state.passed - (row.score >= state.plan.pass_mark)
    return {"person": str(row.person_id), "name": row.name, "unit": row.unit, "passed": str(passed)}


def voided(state: ExamState, event: Event) -> ExamState:
    record, stamped = event.record, event.stamped
    gone = Voided(
        seat=record.seat, person_id=int(stamped["person"]), name=stamped["name"], unit=stamped["unit"],
        ground=record.ground, facts=record.facts, on=event.day,
    )  # fmt: skip
    return state.but(voided=(*state.voided, gone), passed_now=int(stamped["passed"]))


def may_free(state: ExamState, record: QuestionFreed | None, context: Context) -> Refusal | None:
    if refusal := _may(state, context):
        return refusal
    if record is None:
        return None
    if record.item in state.freed_items:
        return Refusal("这道题已经给过分")
    return None if context.facts["stem"] else Refusal("这场考试没有这道题，请重新选择")


def the_moved(state: ExamState, record: QuestionFreed, context: Context) -> Mapping[str, str]:
    moved: tuple[Moved, ...] = context.facts["remarked"].moved
    return {
        "stem": context.facts["stem"], "moved": _MOVED.dump_json(moved).decode(), "passed": str(state.passed + len(moved)),
    }  # fmt: skip


def freed(state: ExamState, event: Event) -> ExamState:
    record, stamped = event.record, event.stamped
    fault = Freed(
        item_id=record.item, stem=stamped["stem"], reason=record.reason, on=event.day,
        moved=_MOVED.validate_json(stamped["moved"]),
    )  # fmt: skip
    return state.but(freed=(*state.freed, fault), passed_now=int(stamped["passed"]))
