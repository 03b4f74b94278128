"""Both sides hear of what was sent and what was answered."""

from __future__ import annotations

from fuyuan.business.linkage.common import written
from fuyuan.matters.notify import notify
from fuyuan.matters.registry import Outcome
from fuyuan.organs.posts import RESPONDENT_POSTS, Post
from fuyuan.shell.addresses import matter_url


def tell_unit(outcome: Outcome) -> None:
    """Subscriber of 发出 and 退回: contact and head of the unit hear of it at once."""
    state = outcome.state
    again = "被退回，须再次答复" if len(state.rounds) > 1 else "已经发给您单位"
    text = f"{_title(outcome)}{state.letter_number}{again}，答复期限{written(state.answer_by)}"
    for post in sorted(RESPONDENT_POSTS):
        _note(outcome, text, post, state.organ_id, post.value)


def tell_office(outcome: Outcome) -> None:
    """Subscriber of 答复."""
    state = outcome.state
    text = f"{state.organ_name}答复了{_title(outcome)}{state.letter_number}，等您核查"
    _note(outcome, text, Post.JOINT_OFFICE, state.office_id, "office")


def _title(outcome: Outcome) -> str:
    return outcome.room.procedure.title


def _note(outcome: Outcome, text: str, post: Post, organ_id: int | None, whose: str) -> None:
    name = outcome.room.procedure.name
    notify(
        text, post=post, organ_id=organ_id, matter_id=outcome.matter_id, url=matter_url(name, outcome.matter_id),
        key=f"{name}:{outcome.matter_id}:{outcome.event.seq}:{whose}",
    )  # fmt: skip
