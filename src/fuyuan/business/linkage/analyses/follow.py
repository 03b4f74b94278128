"""A loss analysis is sent by being signed; from the pages of its suits and reforms it is found."""

from __future__ import annotations

from collections.abc import Iterator

from fuyuan.business.linkage.models import AnalysedMatter, LossAnalysis
from fuyuan.matters.registry import Outcome
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.papers.announced import Announced
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related

from .steps import LOSS_ANALYSIS

ANALYSIS_PAPER = Announced(
    kinds=(f"{LOSS_ANALYSIS.name}.loss_analysis",), title="败诉分析函", ready="reviewed", step="send", undo="recall",
    until=("reviewed", "sent"), before=("proposed", "withdrawn"),
    too_late="单位已经答复这件败诉分析函，不能作废；内容有误的，另行发函更正",
)  # fmt: skip


def index_matters(outcome: Outcome) -> None:
    """Subscriber of 拟出: the suits it is about and the reforms they led to."""
    losses = outcome.state.losses
    about = {each.matter_id for each in losses} | {each.reform_id for each in losses if each.reform_id}
    AnalysedMatter.objects.bulk_create(
        AnalysedMatter(matter_id=outcome.matter_id, about_id=pk) for pk in sorted(about)
    )


def analyses_of(matter_id: int, actor: Actor) -> Iterator[Related]:
    """The analyses on the page of a suit or of a reform."""
    about = AnalysedMatter.objects.filter(about_id=matter_id).values("matter_id")
    rows = policy_for(LossAnalysis).filter(actor, LossAnalysis.objects.filter(pk__in=about))
    for row in rows.exclude(stage="withdrawn").order_by("pk"):
        stage = LOSS_ANALYSIS.stage(row.stage).title
        yield Related(row.title, matter_url(LOSS_ANALYSIS.name, row.pk), f"败诉分析函：{stage}")
