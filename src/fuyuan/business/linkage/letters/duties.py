"""Who owes what on a reminder letter: the office its review and checks, the unit its answers, all with their days."""

from __future__ import annotations

from collections.abc import Iterable

from fuyuan.matters.procedure import Duty
from fuyuan.organs.posts import Post

from .state import LetterState, Round


def letter_duties(state: LetterState) -> Iterable[Duty]:
    if state.stage == "withdrawn":
        return
    if state.stage == "proposed":
        yield _of_office(state, "review", "审核提醒函", ("review", "withdraw"), due_on=state.review_by)
    if state.stage == "reviewed":
        yield _of_office(state, "sign", "签发提醒函", ())
    for number, each in enumerate(state.rounds, 1):
        yield from _answer(state, number, each)
        yield from _check(state, number, each)
    if state.stage == "escalated":
        yield _of_office(state, "settle", "登记处理结果", ("settle",))


def _answer(state: LetterState, number: int, each: Round) -> Iterable[Duty]:
    """The contact owes it; what turns red is told to the unit's head too."""
    if each.answered_on or state.stage == "sent":
        title = "答复提醒函" if number == 1 else "再次答复提醒函"
        yield Duty(
            f"answer-{number}", title, Post.RESPONDENT_LIAISON, due_on=each.by_on, steps=("answer",),
            organ_id=state.organ_id, done_on=each.answered_on,
        )  # fmt: skip


def _check(state: LetterState, number: int, each: Round) -> Iterable[Duty]:
    if each.check_by and (each.checked_on or state.stage == "answered"):
        yield Duty(
            f"check-{number}", "核查提醒函落实情况", Post.JOINT_OFFICE, due_on=each.check_by,
            steps=("close", "send_back", "escalate"), organ_id=state.office_id, done_on=each.checked_on,
        )  # fmt: skip


def _of_office(state: LetterState, key: str, title: str, steps: tuple[str, ...], **more: object) -> Duty:
    return Duty(key, title, Post.JOINT_OFFICE, steps=steps, organ_id=state.office_id, **more)  # type: ignore[arg-type]
