"""Who hears of a reported problem."""

from __future__ import annotations

from fuyuan.matters.notify import notify
from fuyuan.matters.registry import Outcome
from fuyuan.organs.posts import RESPONDENT_POSTS, Post
from fuyuan.shell.addresses import matter_url

from .procedure import REPORT
from .state import ReportState


def tell_unit(outcome: Outcome) -> None:
    """Subscriber of 交办、退回重办."""
    state: ReportState = outcome.state
    asked = state.assignment
    if asked:
        by = f"{asked.by_on.month}月{asked.by_on.day}日"
        for post in sorted(RESPONDENT_POSTS):
            _note(
                outcome, f"群众反映的问题（{state.number}）交您单位查办，请在{by}前反馈", post, asked.organ_id
            )


def tell_bureau(outcome: Outcome) -> None:
    """Subscriber of 网上反映、反馈."""
    state: ReportState = outcome.state
    asked = state.assignment
    words = f"{asked.organ_name}已反馈，请答复反映人" if asked else f"新收到：{state.title}"
    _note(outcome, f"{state.number}　{words}", Post.SUPERVISION_STAFF, state.office_id)


def _note(outcome: Outcome, text: str, post: Post, organ_id: int | None) -> None:
    pk = outcome.matter_id
    notify(
        text, post=post, organ_id=organ_id, matter_id=pk, url=matter_url(REPORT.name, pk),
        key=f"{REPORT.name}:{pk}:{outcome.event.seq}:{post.value}",
    )  # fmt: skip
