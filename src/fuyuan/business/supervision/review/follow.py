"""What follows from a yearly review: who may read it, what a picked case becomes elsewhere, which organ is told."""

from __future__ import annotations

from django.urls import reverse

from fuyuan.business.supervision.models import LossReviewUnit
from fuyuan.matters.notify import notify
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import open_matter
from fuyuan.organs.models import Role
from fuyuan.organs.models.organ import holder_id
from fuyuan.organs.posts import RESPONDENT_POSTS, Post
from fuyuan.papers.announced import actor_of
from fuyuan.papers.models import PaperAddressee
from fuyuan.shell.addresses import matter_url

from .steps import REVIEW, Entry, ReviewState, by_organ

NOTICE = f"{REVIEW.name}.loss_notice"


def index_units(outcome: Outcome) -> None:
    """Subscriber of 启动、重新汇集: keep the organs it names in step with its entries."""
    state: ReviewState = outcome.state
    LossReviewUnit.objects.filter(matter_id=outcome.matter_id).delete()
    LossReviewUnit.objects.bulk_create(
        LossReviewUnit(matter_id=outcome.matter_id, organ_id=pk) for pk, _, _ in by_organ(state.entries)
    )


def tell_unit(outcome: Outcome) -> None:
    """Subscriber of 签发文书: the organ to which a notice goes hears of it at once."""
    record = outcome.event.record
    if record.kind != NOTICE:
        return
    text = f"{outcome.state.title}：给您单位的通报（{record.number}）已经印发，请查看并按要求整改"
    for organ_id in PaperAddressee.objects.filter(paper_id=record.paper_id).values_list(
        "organ_id", flat=True
    ):
        for post in sorted(RESPONDENT_POSTS):
            notify(
                text,
                post=post,
                organ_id=organ_id,
                matter_id=outcome.matter_id,
                url=matter_url(REVIEW.name, outcome.matter_id),
            )


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
