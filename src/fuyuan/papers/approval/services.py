"""Submitting a draft, giving an opinion on it, letting somebody sign for oneself, and setting the rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.urls import reverse

from fuyuan.matters import clock
from fuyuan.matters.notify import notify
from fuyuan.matters.record import clean_text
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Account, Holding
from fuyuan.organs.models.organ import valid_on
from fuyuan.organs.posts import Post
from fuyuan.papers.kinds import kind_of
from fuyuan.papers.models import Paper
from fuyuan.papers.queries import may_edit
from fuyuan.papers.services import Changed, PaperRefused, locked_paper

from .gate import reviewers_of, standing_of
from .models import ApprovalRule, Delegation, Opinion

V = Opinion.Verdict
LONGEST = 500


def submit(paper_id: int, actor: Actor, note: str, revision: int) -> None:
    """呈报: the draft as it is goes to the first reviewer. Raises PaperRefused, Changed."""
    with transaction.atomic():
        paper = _draft(paper_id, revision)
        if not may_edit(paper, actor):
            raise PaperRefused("这份文书不由您的岗位拟制，不能呈报。")
        now = standing_of(paper)
        if not now.levels:
            raise PaperRefused(f"《{kind_of(paper.kind).title}》不需要呈批，可以直接签发。")
        if now.submitted:
            raise PaperRefused("这份文书已经呈报。")
        _note(paper, actor, V.SUBMIT, note)
        _tell_next(paper)


def give(paper_id: int, actor: Actor, verdict: str, text: str, revision: int) -> None:
    """Give the opinion that is waited for. To ask for changes or to return it needs a reason.

    Raises PaperRefused: not this post's turn, the submitter's own draft; Changed: the text is not the one that was read.
    """
    text = text.strip()
    if verdict not in (V.AGREE, V.CHANGE, V.RETURN):
        raise PaperRefused("请选择同意、修改或者退回。")
    if verdict != V.AGREE and not text:
        raise PaperRefused("要求修改或者退回的，请写明理由。")
    with transaction.atomic():
        paper = _draft(paper_id, revision)
        level = turn_of(paper, actor)
        if level is None:
            raise PaperRefused("现在不由您的岗位提出意见；自己呈报的文书由别人审核。")
        _note(paper, actor, V(verdict), text, level)
        if verdict == V.AGREE:
            _tell_next(paper)


def _readable(text: str) -> str:
    try:
        return clean_text(text).strip()
    except ValueError as wrong:
        raise PaperRefused(str(wrong)) from None


def _tell_next(paper: Paper) -> None:
    """Leave a message for the post whose opinion is waited for now: in the drafting organ, else wherever it is held."""
    now = standing_of(paper)
    if now.waiting is None:
        return
    post = now.levels[now.waiting].post
    held = Holding.objects.filter(valid_on(clock.today()), post=post, effective=True)
    organs = set(held.values_list("organ_id", flat=True))
    for organ_id in sorted(organs & {paper.organ_id or 0} or organs):
        notify(
            f"《{paper.title}》呈批，等您提出意见", post=post, organ_id=organ_id, matter_id=paper.matter_id,
            url=reverse("shell:paper", args=[paper.pk]),
        )  # fmt: skip


def turn_of(paper: Paper, actor: Actor) -> int | None:
    """Return the level at which the actor's opinion is waited for now."""
    if paper.status != Paper.Status.DRAFT:
        return None
    now = standing_of(paper)
    level = now.waiting
    if level is None or now.levels[level].post != actor.post or actor.person_id == now.submitted_by:
        return None
    return level if not kind_of(paper.kind).own or paper.organ_id == actor.organ_id else None


def _draft(paper_id: int, revision: int) -> Paper:
    paper = locked_paper(paper_id)
    if paper.status != Paper.Status.DRAFT:
        raise PaperRefused(f"这份文书{paper.get_status_display()}，不再呈批。")
    if paper.revision != revision:
        raise Changed("这份文书刚刚被修改过。请看过最新内容后再办理。")
    return paper


def _note(paper: Paper, actor: Actor, verdict: Opinion.Verdict, text: str, level: int | None = None) -> None:
    if len(text) > LONGEST:
        raise PaperRefused(f"说明不超过{LONGEST}字。")
    Opinion.objects.create(
        paper=paper, revision=paper.revision, level=level, verdict=verdict, text=_readable(text), at=clock.now(),
        person_id=actor.person_id, by=str(actor),
    )  # fmt: skip


# --- signing for another ------------------------------------------------------------------------------------------


def delegate(
    *, actor: Actor, taker: Account, kinds: Sequence[str], valid_from: date, valid_to: date, reason: str
) -> Delegation:
    """Let ``taker`` sign these kinds for the actor. Only what the actor signs can be given away, and not to oneself."""
    foreign = [kind_of(key).title for key in kinds if actor.post not in kind_of(key).signers]
    if foreign or not kinds:
        raise PaperRefused(f"只能委托您自己签发的文书：{'、'.join(foreign) or '请选择文书'}。")
    if taker.pk == actor.person_id or actor.person_id is None:
        raise PaperRefused("不能委托给自己。")
    if valid_to < valid_from:
        raise PaperRefused("结束日期不能早于开始日期。")
    return Delegation.objects.create(
        giver_id=actor.person_id, giver_name=str(actor), post=actor.post.value, organ_id=actor.organ_id, taker=taker,
        kinds=list(kinds), valid_from=valid_from, valid_to=valid_to, reason=reason.strip()[:300], made_at=clock.now(),
    )  # fmt: skip


def end_delegation(delegation_id: int, actor: Actor) -> None:
    """Take a delegation back from today on; what was signed under it stays."""
    given = Delegation.objects.filter(pk=delegation_id, giver_id=actor.person_id, ended_on=None)
    if not given.update(ended_on=clock.today()):
        raise PaperRefused("没有这项委托，或者已经终止。")


# --- rules --------------------------------------------------------------------------------------------------------


def set_rule(
    *, kind: str, reviewers: Sequence[str], valid_from: date, reason: str, by: Account
) -> ApprovalRule:
    """Say who reviews a kind of paper from a day on, not before today: what is signed already stays signed."""
    if valid_from < clock.today():
        raise PaperRefused("启用日期不能早于今天。")
    if list(reviewers) == reviewers_of(kind, valid_from):
        raise PaperRefused("与现在的规则相同，没有保存。")
    return ApprovalRule.objects.create(
        kind=kind, reviewers=[Post(each).value for each in reviewers], valid_from=valid_from, reason=reason.strip()[:300],
        made_at=clock.now(), made_by=by,
    )  # fmt: skip
