"""Who owes what on a notice until it is issued; after that the units' rectifications carry the days."""

from __future__ import annotations

from collections.abc import Iterable

from fuyuan.matters.procedure import Duty
from fuyuan.organs.posts import Post

from .state import NoticeState


def notice_duties(state: NoticeState) -> Iterable[Duty]:
    if state.stage == "withdrawn":
        return
    if state.stage == "gathered":
        yield Duty(
            "compose", "核对问题、拟写通报", Post.JOINT_OFFICE, due_on=state.review_by, organ_id=state.organ_id,
            steps=("compose", "strike", "add"),
        )  # fmt: skip
    if state.stage == "composed" or state.approved_on:
        yield Duty(
            "approve", "批准通报", Post.ORGAN_HEAD, due_on=state.approve_by, organ_id=state.approver_organ,
            steps=("approve", "revise"), done_on=state.approved_on,
        )  # fmt: skip
    if state.stage == "approved":
        yield Duty("sign", "签发通报", Post.JOINT_OFFICE, organ_id=state.organ_id)
