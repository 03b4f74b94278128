"""来信办理: the smallest procedure that uses everything the kernel offers. One pure file, one model."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.law import Citation, Pause
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Refusal, Stage, State, Step
from fuyuan.matters.record import Day, FileRef, Record, Text, ask
from fuyuan.organs.posts import Post

ACCEPT = Citation("L23", 30, 1)
DECIDE = Citation("L23", 62, 1)
SUSPEND = Citation("L23", 39, 1)


class Letter(Record):
    """收到来信"""

    writer: Text = ask("来信人", max_length=60, min_length=1)
    subject: Text = ask("事由", max_length=200, min_length=1)
    received_on: Day = ask("收到日期")
    files: tuple[FileRef, ...] = ask("附件", default=(), widget="files")


class Note(Record):
    """经办说明"""

    note: Text = ask("说明", widget="long", max_length=10_000, default="")


class Answer(Record):
    """答复"""

    text: Text = ask("答复内容", widget="long", min_length=1)
    promised_on: Day | None = ask("承诺办结日期", default=None)


class LetterState(State):
    received_on: date
    writer: str
    accepted_on: date | None = None
    decided_on: date | None = None
    promised_on: date | None = None
    kept_on: date | None = None
    stopped_on: date | None = None
    pauses: tuple[tuple[date, date], ...] = ()


def opened(state: None, event: Event) -> LetterState:
    letter = event.record
    assert isinstance(letter, Letter)
    return LetterState(
        stage="received", title=letter.subject, opened_on=event.day, received_on=letter.received_on,
        writer=letter.writer, organ_id=event.by.organ_id,
    )  # fmt: skip


def accepted(state: LetterState, event: Event) -> State:
    return state.but(stage="work", number=event.stamped.get("number", ""), accepted_on=event.day)


def deemed(state: LetterState, event: Event) -> State:
    return state.but(
        stage="work", number=event.stamped["number"], accepted_on=date.fromisoformat(event.stamped["on"])
    )


def suspended(state: LetterState, event: Event) -> State:
    return state.but(suspended=True, stopped_on=event.day)


def resumed(state: LetterState, event: Event) -> State:
    return state.but(suspended=False, stopped_on=None, pauses=(*state.pauses, (state.stopped_on, event.day)))


def answered(state: LetterState, event: Event) -> State:
    answer = event.record
    assert isinstance(answer, Answer)
    stage = "promise" if answer.promised_on else "closed"
    closed_on = None if answer.promised_on else event.day
    return state.but(stage=stage, decided_on=event.day, promised_on=answer.promised_on, closed_on=closed_on)


def kept(state: LetterState, event: Event) -> State:
    return state.but(stage="closed", kept_on=event.day, closed_on=event.day)


def withdrawn(state: LetterState, event: Event) -> State:
    return state.but(stage="closed", closed_on=event.day)


def in_order(state: LetterState, record: Letter | None, context: Context) -> Refusal | None:
    if record and record.received_on > context.day:
        return Refusal("收到日期晚于今天，请核对")
    return None


def not_stopped(state: LetterState, record: Any, context: Context) -> Refusal | None:
    return Refusal("已经中止，请先恢复", SUSPEND) if state.suspended else None


def stopped(state: LetterState, record: Any, context: Context) -> Refusal | None:
    if not state.suspended:
        return Refusal("没有中止，不需要恢复", SUSPEND)
    assert state.stopped_on
    return Refusal("恢复日期不能早于中止日期", SUSPEND) if context.day < state.stopped_on else None


def run_out(state: LetterState, record: Any, context: Context) -> Refusal | None:
    due = review(state).deadline(context.calendar, context.assumptions)
    assert due
    return Refusal("审查期限还没有届满", ACCEPT) if context.day <= due.due else None


def deemed_on(state: LetterState, record: Any, context: Context) -> Mapping[str, str]:
    due = review(state).deadline(context.calendar, context.assumptions)
    assert due
    return {"on": due.due.isoformat()}


def review(state: LetterState) -> Duty:
    return Duty(
        "review", "审查", Post.INTAKE, rule="accept_review", on=state.received_on, basis=ACCEPT, steps=("accept",),
        organ_id=state.organ_id, done_on=state.accepted_on, lapse="deem",
    )  # fmt: skip


def duties(state: LetterState) -> Iterable[Duty]:
    """What is owed: review, decision (stopped while suspended), and the day that the answer itself promised."""
    if state.accepted_on or not state.closed_on:
        yield review(state)
    if state.accepted_on and (state.decided_on or not state.closed_on):
        yield Duty(
            "decision", "作出答复", Post.HANDLER, rule="decision_ordinary", on=state.accepted_on, basis=DECIDE,
            steps=("answer",), pauses=tuple(Pause(*pause) for pause in state.pauses), stopped_on=state.stopped_on,
            organ_id=state.organ_id, done_on=state.decided_on,
        )  # fmt: skip
    if state.promised_on:
        yield Duty(
            "promise", "兑现承诺", Post.HANDLER, due_on=state.promised_on, steps=("keep",), organ_id=state.organ_id,
            done_on=state.kept_on,
        )  # fmt: skip


_INTAKE, _HANDLER = frozenset({Post.INTAKE}), frozenset({Post.HANDLER})
_RECEIVED, _WORK = frozenset({"received"}), frozenset({"work"})

PROCEDURE = Procedure(
    name="letter",
    title="来信办理",
    state=LetterState,
    stages=(
        Stage("received", "收信"),
        Stage("work", "办理"),
        Stage("promise", "兑现"),
        Stage("closed", "办结", end=True),
    ),
    steps=(
        Step(name="receive", title="收信", basis=(ACCEPT,), posts=_INTAKE | {Post.APPLICANT}, record=Letter,
             stages=frozenset(), apply=opened, guard=in_order, opens=True),
        Step(name="accept", title="受理", basis=(ACCEPT,), posts=_INTAKE, record=Note, stages=_RECEIVED, apply=accepted,
             series="信"),
        Step(name="deem", title="视为受理", basis=(ACCEPT,), posts=frozenset({Post.SYSTEM}), record=Note,
             stages=_RECEIVED, apply=deemed, guard=run_out, stamps=deemed_on, series="信"),
        Step(name="suspend", title="中止", basis=(SUSPEND,), posts=_HANDLER, record=Note, stages=_WORK, apply=suspended,
             guard=not_stopped),
        Step(name="resume", title="恢复", basis=(SUSPEND,), posts=_HANDLER, record=Note, stages=_WORK, apply=resumed,
             guard=stopped),
        Step(name="answer", title="答复", basis=(DECIDE,), posts=_HANDLER, record=Answer, stages=_WORK, apply=answered,
             guard=not_stopped),
        Step(name="keep", title="兑现", basis=(), posts=_HANDLER, record=Note, stages=frozenset({"promise"}),
             apply=kept),
        Step(name="withdraw", title="撤回", basis=(), posts=_INTAKE, record=Note, stages=_RECEIVED | _WORK,
             apply=withdrawn, common=False),
    ),
    duties=duties,
    columns=lambda state: {"writer": state.writer},
    search_text=lambda state: f"{state.number} {state.title} {state.writer}",
)  # fmt: skip
