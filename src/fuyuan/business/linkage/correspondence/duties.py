"""Who owes what on a paper that asks for an answer: the office its review and checks, the unit its answers, with their days."""

from __future__ import annotations

from collections.abc import Iterable

from fuyuan.matters.procedure import Duty
from fuyuan.organs.posts import Post

from .state import Correspondence, Round


def correspondence_duties(state: Correspondence, checks: tuple[str, ...]) -> Iterable[Duty]:
    """``checks``: the steps with which the office answers the answer."""
    if state.stage == "proposed":
        yield of_office(state, "review", f"审核{state.what}", ("review", "withdraw"), due_on=state.review_by)
    if state.stage == "reviewed":
        yield of_office(state, "sign", f"签发{state.what}", ())
    for number, each in enumerate(state.rounds, 1):
        yield from _answer(state, number, each)
        yield from _check(state, number, each, checks)


def _answer(state: Correspondence, number: int, each: Round) -> Iterable[Duty]:
    """The contact owes it; what turns red is told to the unit's head too."""
    if each.answered_on or state.stage == "sent":
        title = f"答复{state.what}" if number == 1 else f"再次答复{state.what}"
        yield Duty(
            f"answer-{number}", title, Post.RESPONDENT_LIAISON, due_on=each.by_on, steps=("answer",),
            organ_id=state.organ_id, done_on=each.answered_on,
        )  # fmt: skip


def _check(state: Correspondence, number: int, each: Round, steps: tuple[str, ...]) -> Iterable[Duty]:
    if each.check_by and (each.checked_on or state.stage == "answered"):
        yield Duty(
            f"check-{number}", f"核查{state.what}落实情况", Post.JOINT_OFFICE, due_on=each.check_by,
            steps=steps, organ_id=state.office_id, done_on=each.checked_on,
        )  # fmt: skip


def of_office(state: Correspondence, key: str, title: str, steps: tuple[str, ...], **more: object) -> Duty:
    return Duty(key, title, Post.JOINT_OFFICE, steps=steps, organ_id=state.office_id, **more)  # type: ignore[arg-type]
