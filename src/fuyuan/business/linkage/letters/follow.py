"""What follows from a step of a letter: the signed paper sends it, a voided one takes it back, both sides are told."""

from __future__ import annotations

from fuyuan.business.linkage.common import written
from fuyuan.business.linkage.following import Announced
from fuyuan.matters.notify import notify
from fuyuan.matters.registry import Outcome
from fuyuan.organs.posts import RESPONDENT_POSTS, Post
from fuyuan.shell.addresses import matter_url

from .steps import LETTER

LETTER_PAPER = Announced(
    kinds=(f"{LETTER.name}.reminder_letter",), title=LETTER.title, ready="reviewed", step="send", undo="recall",
    until=("reviewed", "sent"), before=("proposed", "withdrawn"),
    too_late="单位已经答复这件提醒函，不能作废；内容有误的，另行发函更正",
)  # fmt: skip


def tell_unit(outcome: Outcome) -> None:
    """Subscriber of 发出 and 退回: contact and head of the unit hear of it at once."""
    state = outcome.state
    again = "被退回，须再次答复" if len(state.rounds) > 1 else "已经发给您单位"
    text = f"工作提醒函{state.letter_number}{again}，答复期限{written(state.answer_by)}"
    for post in sorted(RESPONDENT_POSTS):
        notify(
            text, post=post, organ_id=state.organ_id, matter_id=outcome.matter_id,
            url=matter_url(LETTER.name, outcome.matter_id), key=f"letter:{outcome.matter_id}:{outcome.event.seq}:{post.value}",
        )  # fmt: skip


def tell_office(outcome: Outcome) -> None:
    """Subscriber of 答复."""
    state = outcome.state
    notify(
        f"{state.organ_name}答复了工作提醒函{state.letter_number}，等您核查", post=Post.JOINT_OFFICE,
        organ_id=state.office_id, matter_id=outcome.matter_id, url=matter_url(LETTER.name, outcome.matter_id),
        key=f"letter:{outcome.matter_id}:{outcome.event.seq}:office",
    )  # fmt: skip
