"""What follows from a step of a standard: the one it replaces ends the day before; the other side is told."""

from __future__ import annotations

from datetime import timedelta

from fuyuan.business.linkage.models import Standard
from fuyuan.business.linkage.sides import Side, side_of
from fuyuan.matters.notify import notify
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import take_step
from fuyuan.organs.posts import Post
from fuyuan.shell.addresses import matter_url

from .state import StandardState
from .steps import STANDARD


def replace_older(outcome: Outcome) -> None:
    """Subscriber of 发布: no day on which both hold, none on which neither does."""
    state: StandardState = outcome.state
    older = Standard.objects.filter(pk=state.replaces or 0, stage="published").first()
    if older is None or state.valid_from is None:  # it may have been repealed while the new one was discussed
        return
    assert outcome.context
    record = {
        "by_title": state.title, "by_id": outcome.matter_id, "valid_to": state.valid_from - timedelta(days=1)
    }  # fmt: skip
    take_step(matter_id=older.pk, step="replace", record=record, actor=outcome.context.actor)


def tell_other_side(outcome: Outcome) -> None:
    """Subscriber of 提出, 修改, 意见 and 同意."""
    state: StandardState = outcome.state
    court = side_of(outcome.event.by.post) is Side.GOVERNMENT
    what = STANDARD.step(outcome.event.step).title
    notify(
        f"{outcome.event.by.organ_name or '对方'}对“{state.title}”{what}"[:500],
        post=Post.COURT_LIAISON if court else Post.JOINT_OFFICE,
        organ_id=state.court_id if court else state.organ_id, matter_id=outcome.matter_id,
        url=matter_url(STANDARD.name, outcome.matter_id), key=f"standard:{outcome.matter_id}:{outcome.event.seq}",
    )  # fmt: skip
