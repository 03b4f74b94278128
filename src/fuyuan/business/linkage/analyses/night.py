"""The analyses of a period that is over: one drafted for every unit with losses, each once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fuyuan.business.linkage.findings.windows import bounds, ripe, words
from fuyuan.business.linkage.lookups import office_id
from fuyuan.business.linkage.models import LossAnalysis
from fuyuan.business.linkage.numbers import ANALYSIS_PERIOD
from fuyuan.business.litigation.queries import losers
from fuyuan.matters import clock
from fuyuan.matters.models import Notification
from fuyuan.matters.services import StepRefused, open_matter
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.posts import Post

from .steps import LOSS_ANALYSIS


@dataclass(frozen=True, slots=True)
class Drafted:
    """What came of one unit: its analysis, or why there is none; ``token`` is the same however often it is tried."""

    token: str
    told: str
    matter_id: int | None = None


def draft_due(actor: Actor) -> Iterator[Drafted]:
    """Draft for every unit with losses that took effect in the period that is over. Running it again changes nothing."""
    window = ripe(str(installation.get(ANALYSIS_PERIOD)), clock.today())
    if not window:
        return
    known = set(LossAnalysis.objects.filter(window=window).values_list("organ_id", flat=True))
    for organ_id in losers(*bounds(window)):
        if organ_id not in known:
            yield _draft(organ_id, window, actor)


def _draft(organ_id: int, window: str, actor: Actor) -> Drafted:
    token = f"analysis:{window}:{organ_id}"
    record = {"organ_id": organ_id, "window": window}
    try:
        outcome = open_matter(kind=LOSS_ANALYSIS.name, step="draft", record=record, actor=actor, token=token)
    except StepRefused as refused:  # the unit was abolished: an officer decides whom to write to
        return Drafted(token, f"{words(window)}的败诉分析函有一件没有拟出：{refused}")
    state = outcome.state
    return Drafted(token, f"{state.title}已经拟出（败诉{state.now.lost}件），等您审核", outcome.matter_id)


def nightly() -> Iterator[Notification]:
    """Draft as the clock does; tell the office of each draft that waits, and of each that could not be made."""
    office = office_id()
    for each in draft_due(SYSTEM):
        yield Notification(
            post=Post.JOINT_OFFICE.value, organ_id=office, matter_id=each.matter_id, at=clock.now(),
            text=each.told[:500], key=each.token,
        )  # fmt: skip
