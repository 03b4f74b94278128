"""Who owes what on a rectification: the unit its report and its head's word, the office its review and the second notice."""

from __future__ import annotations

from collections.abc import Iterable

from fuyuan.matters.procedure import Duty
from fuyuan.organs.posts import Post

from .state import RectificationState, Turn


def rectification_duties(state: RectificationState) -> Iterable[Duty]:
    if state.stage == "withdrawn":
        return
    for number, turn in enumerate(state.turns, 1):
        running = number == len(state.turns)
        yield from _of_unit(state, number, turn, running=running)
        yield from _review(state, number, turn, running=running)
    if state.stage == "failed":
        yield _named_again(state)
    if state.stage == "escalated":
        yield _of_office(state, "settle", "登记处理结果", ("settle",))


def _named_again(state: RectificationState) -> Duty:
    """Once named twice, the unit may go to the head of government instead."""
    twice = len(state.notices) > 1
    title = "再次通报或者提请处理" if twice else "再次通报"
    steps = ("escalate",) if twice else ()
    return _of_office(state, f"again-{len(state.turns)}", title, steps, due_on=state.again_by)


def _of_unit(state: RectificationState, number: int, turn: Turn, *, running: bool) -> Iterable[Duty]:
    """Both the report and the head's confirmation are due on the day of the notice."""
    if turn.reported_on or (running and state.stage == "owed"):
        title = "报送整改情况" if number == 1 else "再次报送整改情况"
        yield Duty(
            f"report-{number}", title, Post.RESPONDENT_LIAISON, due_on=turn.by_on, steps=("report",),
            organ_id=state.organ_id, done_on=turn.reported_on,
        )  # fmt: skip
    if turn.confirmed_on or (running and state.stage == "reported"):
        yield Duty(
            f"confirm-{number}", "确认整改情况", Post.RESPONDENT_HEAD, due_on=turn.by_on,
            steps=("confirm", "rework"), organ_id=state.organ_id, done_on=turn.confirmed_on,
        )  # fmt: skip


def _review(state: RectificationState, number: int, turn: Turn, *, running: bool) -> Iterable[Duty]:
    if turn.reviewed_on or (running and state.stage == "confirmed"):
        yield Duty(
            f"review-{number}", "审核整改情况", Post.JOINT_OFFICE, due_on=turn.review_by,
            steps=("accept", "send_back", "fail"), organ_id=state.office_id, done_on=turn.reviewed_on,
        )  # fmt: skip


def _of_office(
    state: RectificationState, key: str, title: str, steps: tuple[str, ...], **more: object
) -> Duty:
    return Duty(key, title, Post.JOINT_OFFICE, steps=steps, organ_id=state.office_id, **more)  # type: ignore[arg-type]
