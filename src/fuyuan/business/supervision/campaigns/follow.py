"""What a report passed on becomes, and who hears of a problem."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fuyuan.business.supervision.models import CampaignProblem
from fuyuan.matters.notify import notify
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import open_matter
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import RESPONDENT_POSTS, Post
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related

from .problem import PROBLEM, ProblemState


def from_report(outcome: Outcome) -> None:
    """Subscriber of 转入整治 on what somebody reported: it becomes a problem, without who reported it."""
    assert outcome.context
    state: Any = outcome.state
    told = outcome.event.record
    record = {
        "campaign_id": told.campaign_id, "report_id": outcome.matter_id, "report_number": state.number,
        "organ_id": told.organ_id, "area": state.area, "what": told.what, "found_on": state.opened_on,
    }  # fmt: skip
    token = f"report-problem:{outcome.matter_id}"
    open_matter(
        kind=PROBLEM.name, step="enter_report", record=record, actor=outcome.context.actor, token=token
    )


def problem_of(matter_id: int, actor: Actor) -> Iterable[Related]:
    """On the page of a report: the problem it became."""
    rows = policy_for(CampaignProblem).filter(actor, CampaignProblem.objects.filter(report_id=matter_id))
    for row in rows:
        yield Related(row.number, matter_url(PROBLEM.name, row.pk), PROBLEM.stage(row.stage).title)


def tell_unit(outcome: Outcome) -> None:
    """Subscriber of 剖析和交办、复查."""
    state: ProblemState = outcome.state
    last = state.rounds[-1]
    by = f"{last.by_on.month}月{last.by_on.day}日"
    passed = state.stage == "checked"
    words = (
        f"{state.number}已经复查，整改到位"
        if passed
        else f"{state.campaign}的问题（{state.number}）请在{by}前整改并报送情况"
    )
    for post in sorted(RESPONDENT_POSTS):
        _note(outcome, words, post, state.organ_id)


def tell_bureau(outcome: Outcome) -> None:
    """Subscriber of 报送整改情况; and of 销号、不列入, where somebody who reported still waits for an answer."""
    state: ProblemState = outcome.state
    if outcome.event.step == "correct":
        _note(
            outcome,
            f"{state.number}：{state.organ_name}报送了整改情况，等您复查",
            Post.SUPERVISION_STAFF,
            state.office_id,
        )
    elif state.report_id:
        words = f"{state.number}已经{outcome.room.procedure.step(outcome.event.step).title}，请答复群众反映（{state.report_number}）"
        _note(outcome, words, Post.SUPERVISION_STAFF, state.office_id)


def _note(outcome: Outcome, text: str, post: Post, organ_id: int | None) -> None:
    pk = outcome.matter_id
    notify(
        text, post=post, organ_id=organ_id, matter_id=pk, url=matter_url(PROBLEM.name, pk),
        key=f"{PROBLEM.name}:{pk}:{outcome.event.seq}:{post.value}",
    )  # fmt: skip
