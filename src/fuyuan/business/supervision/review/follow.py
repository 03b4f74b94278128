"""What a picked case becomes elsewhere: the beginning of a typical case, a topic for training."""

from __future__ import annotations

from django.urls import reverse

from fuyuan.matters.notify import notify
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import open_matter
from fuyuan.organs.models import Role
from fuyuan.organs.models.organ import holder_id
from fuyuan.organs.posts import Post
from fuyuan.papers.announced import actor_of

from .steps import Entry, ReviewState


def hand_on(outcome: Outcome) -> None:
    """Subscriber of 选用典型案件. Who picks sees every suit and no case: of a case the reconsideration office is told."""
    state: ReviewState = outcome.state
    pick = state.picks[-1]
    entry = state.entry(pick.entry)
    if pick.written and entry.kind == "suit":
        _begin(outcome, entry, pick.why)
    elif pick.written:
        address = reverse("shell:open-matter", args=["typical_case", "begin"])
        _tell(
            outcome,
            Post.OFFICE_HEAD,
            f"{entry.number}列为{state.year}年度典型案件，请撰写典型案例：{pick.why}",
            address,
        )
    if pick.taught:
        address = reverse("shell:open-matter", args=["training", "plan"])
        _tell(
            outcome,
            Post.TRAINING_ADMIN,
            f"{entry.number}列为{state.year}年度典型案件，请安排案例分析培训：{pick.why}",
            address,
        )


def _begin(outcome: Outcome, entry: Entry, why: str) -> None:
    """A suit that is not in effect yet is refused there, in its words: it is no lesson before."""
    record = {"numbers": [entry.number], "why": why, "collection": f"{outcome.state.year}年度败诉典型案例"}
    token = f"loss_review:{outcome.matter_id}:{entry.matter_id}:{outcome.event.seq}"
    open_matter(kind="typical_case", step="begin", record=record, actor=actor_of(outcome), token=token)


def _tell(outcome: Outcome, post: Post, text: str, address: str) -> None:
    role = Role.RECONSIDERATION_OFFICE if post is Post.OFFICE_HEAD else Role.JUDICIAL_BUREAU
    notify(text, post=post, organ_id=holder_id(role), url=address)
