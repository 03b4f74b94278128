"""What follows from a step of a rectification: who hears of it, and when its notices are done."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from fuyuan.business.linkage.common import written
from fuyuan.business.linkage.models import Notice, Rectification
from fuyuan.business.linkage.notices.state import NoticeState
from fuyuan.matters.notify import notify
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import RESPONDENT_POSTS, Post
from fuyuan.papers.announced import actor_of
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related

from .state import RectificationState
from .steps import RECTIFICATION

NOTICE = "notice"  # its steps know this room
TO_OFFICE = {"confirm": "报送了整改情况，等您审核"}
TO_HEAD = {"report": "写好了整改情况，等您确认"}


def tell(outcome: Outcome) -> None:
    """Subscriber of every step: the unit hears what it owes, its head what waits for a word, the office what came in."""
    state: RectificationState = outcome.state
    step = outcome.event.step
    if step in TO_OFFICE:
        _note(
            outcome,
            f"{state.organ_name}{TO_OFFICE[step]}（{state.number}）",
            Post.JOINT_OFFICE,
            state.office_id,
        )
    if step in TO_HEAD:
        _note(outcome, f"本单位联络员{TO_HEAD[step]}（{state.number}）", Post.RESPONDENT_HEAD, state.organ_id)
    if told := _to_unit(state, step):
        for post in sorted(RESPONDENT_POSTS):
            _note(outcome, told, post, state.organ_id)


def _to_unit(state: RectificationState, step: str) -> str:
    """What contact and head of the unit are told, "" when the step is none of their news."""
    turn = state.turn
    if step == "open":
        return f"通报（{turn.notice_number}）列出您单位{len(state.parts)}件问题，{written(turn.by_on)}前整改到位并报送"
    if step == "name_again":
        return f"您单位被再次通报（{turn.notice_number}），{written(turn.by_on)}前整改到位并报送"
    if step == "send_back":
        return f"整改情况被退回，{written(turn.by_on)}前补充：{turn.wish}"[:500]
    if step == "accept":
        return f"整改情况审核通过（{state.number}）"
    if step in ("withdraw", "unname"):
        return f"通报已经收回，不需要报送整改情况（{state.number}）"
    return ""


def _note(outcome: Outcome, text: str, post: Post, organ_id: int | None) -> None:
    notify(
        text, post=post, organ_id=organ_id, matter_id=outcome.matter_id,
        url=matter_url(RECTIFICATION.name, outcome.matter_id),
        key=f"rectification:{outcome.matter_id}:{outcome.event.seq}:{post.value}",
    )  # fmt: skip


def conclude_notices(outcome: Outcome) -> None:
    """Subscriber of 审核通过 and 登记处理结果: a notice is done when the last unit it names is."""
    first = outcome.state.notices[0]
    waiting = set(
        Rectification.objects.filter(notice_id=first)
        .exclude(stage__in=("closed", "withdrawn"))
        .values_list("pk", flat=True)
    )
    for row in Notice.objects.filter(stage="issued", first_id=first).order_by("pk"):
        named = NoticeState.model_validate_json(row.state).standing
        if not waiting & {item.finding.matter_id for item in named}:
            take_step(matter_id=row.pk, step="conclude", record={}, actor=actor_of(outcome))
    if not waiting and Notice.objects.filter(pk=first, stage="issued").exists():
        take_step(matter_id=first, step="conclude", record={}, actor=actor_of(outcome))


def notices_of(matter_id: int, actor: Actor) -> Iterator[Related]:
    """The notices on the page of a unit's rectification; for the office the door to the second one, where it is wanted."""
    row = Rectification.objects.filter(pk=matter_id).first()
    if row is None:
        return
    ids = RectificationState.model_validate_json(row.state).notices
    for notice in policy_for(Notice).filter(actor, Notice.objects.filter(pk__in=ids)).order_by("pk"):
        label = "再次通报" if notice.first_id else "通报"
        yield Related(f"{label}（{notice.paper_number}）", matter_url(NOTICE, notice.pk), notice.title)
    if row.stage == "failed" and actor.post is Post.JOINT_OFFICE:
        yield Related("拟写再次通报", reverse("shell:open-matter", args=[NOTICE, "repeat"]), "等待再次通报")
