"""信息互通 as a table of steps: either side asks about a type of case, the other answers by a day. No statute governs it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.business.linkage.common import Reasoned, written
from fuyuan.business.linkage.sides import BOTH, Side, side_of
from fuyuan.matters.acts import at
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Refusal, Stage, State, Step
from fuyuan.matters.record import Fact

from .records import AnswerGiven, Asked, FollowedUp


class Turn(Fact):
    """One question and its answer."""

    asked_on: date
    by_on: date
    text: str
    answered_on: date | None = None
    answer: str = ""
    answered_by: str = ""


class QuestionState(State):
    """A question. ``organ_id`` is the joint office, ``court_id`` the court of this place."""

    asker: Side
    court_id: int | None = None
    told: Asked
    turns: tuple[Turn, ...]
    withdrawn: str = ""

    @property
    def turn(self) -> Turn:
        return self.turns[-1]


def asked(state: None, event: Event) -> QuestionState:
    record, stamped = event.record, event.stamped
    return QuestionState(
        stage="asked", title=record.title, number=stamped["number"], opened_on=event.day, told=record,
        asker=side_of(event.by.post), turns=(Turn(asked_on=event.day, by_on=record.answer_by, text=record.text),),
        organ_id=int(stamped["office_id"]) if stamped["office_id"] else None,
        court_id=int(stamped["court_id"]) if stamped["court_id"] else None,
    )  # fmt: skip


def may_ask(state: Any, record: Any, context: Context) -> Refusal | None:
    return Refusal("答复日期应当晚于今天") if record and record.answer_by <= context.day else None


def places(state: Any, record: Any, context: Context) -> Mapping[str, str]:
    return {key: str(context.facts.get(key) or "") for key in ("office_id", "court_id")}


def answered(state: QuestionState, event: Event) -> QuestionState:
    record = event.record
    turn = state.turn.model_copy(
        update={"answered_on": event.day, "answer": record.text, "answered_by": record.by}
    )
    return state.but(stage="answered", closed_on=event.day, turns=(*state.turns[:-1], turn))


def may_answer(state: QuestionState, record: Any, context: Context) -> Refusal | None:
    mine = side_of(context.actor.post) is state.asker
    return Refusal(f"这个问题由{state.asker.other.label}一方答复") if mine else None


def late(state: QuestionState, record: Any, context: Context) -> Mapping[str, str]:
    by = state.turn.by_on
    return {"late": f"答复期限是{written(by)}，已经超过"} if context.day > by else {}


def followed_up(state: QuestionState, event: Event) -> QuestionState:
    turn = Turn(asked_on=event.day, by_on=event.record.answer_by, text=event.record.text)
    return state.but(stage="asked", closed_on=None, turns=(*state.turns, turn))


def _asker_only(state: QuestionState, context: Context) -> Refusal | None:
    mine = side_of(context.actor.post) is state.asker
    return None if mine else Refusal(f"这个问题由{state.asker.label}一方提出")


def may_follow_up(state: QuestionState, record: Any, context: Context) -> Refusal | None:
    return _asker_only(state, context) or may_ask(state, record, context)


def may_withdraw(state: QuestionState, record: Any, context: Context) -> Refusal | None:
    return _asker_only(state, context)


def withdrawn(state: QuestionState, event: Event) -> QuestionState:
    return state.but(stage="withdrawn", closed_on=event.day, withdrawn=event.record.reason)


def question_duties(state: QuestionState) -> Iterable[Duty]:
    if state.stage == "withdrawn":
        return
    side = state.asker.other
    organ = state.court_id if side is Side.COURT else state.organ_id
    for number, turn in enumerate(state.turns, 1):
        yield Duty(
            f"answer-{number}", "答复对方的问题", side.post, due_on=turn.by_on, steps=("answer",), organ_id=organ,
            done_on=turn.answered_on,
        )  # fmt: skip


def question_columns(state: QuestionState) -> dict[str, Any]:
    told = state.told
    return {
        "act_kind": told.act_kind.value, "area": told.area, "asker": state.asker.value, "answer_by": state.turn.by_on,
        "answered_on": state.turn.answered_on,
    }  # fmt: skip


QUESTION: Procedure[QuestionState] = Procedure(
    name="question",
    title="信息互通",
    state=QuestionState,
    stages=(
        Stage("asked", "待答复"),
        Stage("answered", "已答复", end=True),
        Stage("withdrawn", "已撤回", end=True, track=False),
    ),
    steps=(
        Step(name="ask", title="提出问题", basis=(), posts=BOTH, record=Asked, stages=at(), opens=True, apply=asked,
             guard=may_ask, stamps=places, series="question", help="法院和政府一方都可以问，由另一方在您写的日期前答复。"),
        Step(name="answer", title="答复问题", basis=(), posts=BOTH, record=AnswerGiven, stages=at("asked"), apply=answered,
             guard=may_answer, stamps=late),
        Step(name="follow_up", title="追问", basis=(), posts=BOTH, record=FollowedUp, stages=at("answered"),
             apply=followed_up, guard=may_follow_up),
        Step(name="withdraw", title="撤回问题", basis=(), posts=BOTH, record=Reasoned, stages=at("asked"),
             apply=withdrawn, guard=may_withdraw, common=False),
    ),
    duties=question_duties,
    columns=question_columns,
    search_text=lambda state: f"{state.number} {state.title} {state.told.act_kind.label} {state.told.area}",
)  # fmt: skip
