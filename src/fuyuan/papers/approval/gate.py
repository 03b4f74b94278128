"""What issuing asks of 呈批: may it be signed now, may this person sign for another, and the sheet that is filed with it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef

from fuyuan.matters import clock
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Holding
from fuyuan.organs.models.organ import valid_on
from fuyuan.papers.kinds import PaperKind, kind_of, sheet_of, written_day
from fuyuan.papers.markup import render_template

from .flow import Standing, standing
from .models import ApprovalRule, Delegation, Opinion


def reviewers_of(kind: str, day: date) -> list[str]:
    """Return the posts that must agree, in order, by the rule in force; none without a rule."""
    rules = ApprovalRule.objects.filter(kind=kind, valid_from__lte=day).order_by("-valid_from", "-pk")
    return list(rules.values_list("reviewers", flat=True).first() or [])


def standing_of(paper: Any) -> Standing:
    return standing(reviewers_of(paper.kind, clock.today()), list(paper.opinions.all()), paper.revision)


def missing(paper: Any) -> str:
    """Return why the draft may not be signed yet; "" when it may."""
    now = standing_of(paper)
    if now.complete:
        return ""
    if not now.submitted:
        return f"《{kind_of(paper.kind).title}》签发以前要呈批，请先呈报审核。"
    level = now.levels[now.waiting or 0]
    again = "对修改前的内容表示同意，现在的内容须重新提出意见" if level.stale else "还没有同意"
    return f"{level.post.label}{again}，不能签发。"


def delegation_for(paper: Any, kind: PaperKind, actor: Actor) -> Delegation | None:
    """Return what lets the actor sign this paper for somebody else today: given by whoever may sign it, and still may.

    Who has left the post cannot be signed for: the right was the post's.
    """
    if actor.person_id is None:
        return None
    today = clock.today()
    holds = Holding.objects.filter(
        valid_on(today), account_id=OuterRef("giver_id"), post=OuterRef("post"), organ_id=OuterRef("organ_id"), effective=True
    )  # fmt: skip
    given = Delegation.objects.filter(
        Exists(holds), valid_on(today), taker_id=actor.person_id, ended_on=None, post__in=sorted(kind.signers)
    ).select_related("giver")
    mine = given.filter(organ_id=paper.organ_id) if kind.own else given
    return next((each for each in mine if kind.key in each.kinds), None)


def close(paper: Any, actor: Actor, delegation: Delegation | None, event_seq: int) -> None:
    """Note the signature among the opinions and file the sheet; without rule and delegation there is nothing to file."""
    if not (reviewers_of(paper.kind, clock.today()) or delegation):
        return
    Opinion.objects.create(
        paper=paper, revision=paper.revision, verdict=Opinion.Verdict.SIGN, at=clock.now(), person_id=actor.person_id,
        by=paper.issued_by, text=f"受{delegation.giver_name}委托签发：{delegation.reason}"[:500] if delegation else "",
    )  # fmt: skip
    _file_sheet(paper, actor, event_seq)


def _file_sheet(paper: Any, actor: Actor, event_seq: int) -> None:
    """呈批表: every opinion with the revision it was given on, in the 副卷."""
    kind = sheet_of(kind_of(paper.kind).room)
    fields = {
        "文书": paper.title, "文号": paper.number, "拟稿": paper.drafted_by, "签发日期": written_day(paper.issued_on),
        "意见": [_line(each) for each in paper.opinions.order_by("pk")],
    }  # fmt: skip
    type(paper).objects.create(
        matter_id=paper.matter_id, kind=kind.key, title=f"{paper.title}呈批表"[:200], layout=kind.layout.value,
        status="filed", text=render_template(kind.source(), fields), template_digest="", event_seq=event_seq, inner=True,
        drafted_at=clock.now(), drafted_by=str(actor), organ_id=paper.organ_id,
    )  # fmt: skip


def _line(opinion: Opinion) -> dict[str, str]:
    at = opinion.at.astimezone(clock.now().tzinfo)
    return {
        "谁": opinion.by, "意见": Opinion.Verdict(opinion.verdict).label, "说明": opinion.text,
        "时间": f"{at.year}年{at.month}月{at.day}日{at.hour}时{at.minute:02d}分", "稿": f"第{opinion.revision + 1}稿",
    }  # fmt: skip
