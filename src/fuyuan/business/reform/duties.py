"""Who owes what by which day: the unit its analysis, teaching, measures and conclusion; the office its answers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fuyuan.matters.procedure import Duty
from fuyuan.organs.posts import Post

from .state import ReformState, Round

SHOWN = 16
UNIT, OFFICE = Post.RESPONDENT_LIAISON, Post.JOINT_OFFICE


def duties(state: ReformState) -> Iterable[Duty]:
    """Everything owed, turn by turn; what was withdrawn owes nothing, what is past stays as it was done."""
    for number, turn in enumerate(state.rounds, 1):
        running = number == len(state.rounds) and state.stage != "withdrawn"
        yield from (each for each in _turn(state, number, turn) if running or each.done_on)


def _turn(state: ReformState, number: int, turn: Round) -> Iterable[Duty]:
    def owed(key: str, title: str, post: Post, due: date, done: date | None, *steps: str) -> Duty:
        organ = state.organ_id if post is UNIT else state.office_id
        words = title if number == 1 else f"{title}（第{number}轮）"
        return Duty(
            f"{key}-{number}", words[:120], post, due_on=due, steps=steps, organ_id=organ, done_on=done
        )

    taught = turn.lessons[0].on if turn.lessons else None
    yield owed("plan", "分析研判、报送工作方案", UNIT, turn.plan_by, turn.planned_on, "plan")
    yield owed("teach", "组织学习讨论、以案释法", UNIT, turn.teach_by, taught, "teach")
    for each in turn.measures:
        title = f"落实措施{each.number}：{_short(each.what)}（{each.owner[:12]}）"
        yield owed(f"measure{each.number}", title, UNIT, each.by, each.done_on, "report_measure")
    if turn.conclude_by:
        asked = None if sent_back(turn) else (turn.asked[0].on if turn.asked else None)
        yield owed("conclude", "申请办结", UNIT, turn.conclude_by, asked, "ask_conclude")
    for place, ask in enumerate(turn.asked, 1):
        yield owed(
            f"review{place}", "审核办结申请", OFFICE, ask.review_by, ask.decided_on, "accept", "return_report"
        )
    if turn.check_by:
        done = turn.check.on if turn.check else None
        yield owed("effect", "效果评估", OFFICE, turn.check_by, done, "check_effect")


def _short(words: str) -> str:
    """Fit a measure into a column; its page has it in full."""
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"


def sent_back(turn: Round) -> bool:
    """Whether the newest application was sent back: the conclusion is owed again."""
    return bool(turn.asked) and turn.asked[-1].decided_on is not None and not turn.asked[-1].accepted
