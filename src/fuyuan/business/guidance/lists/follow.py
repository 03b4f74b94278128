"""What follows from a list that is published: the one it replaces ends the day before."""

from __future__ import annotations

from datetime import timedelta

from fuyuan.business.guidance.models import LenientList
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import take_step

from .life import ListState


def replace_older(outcome: Outcome) -> None:
    """Subscriber of 公布: no day on which both hold, none on which neither does."""
    state: ListState = outcome.state
    older = LenientList.objects.filter(pk=state.replaces or 0, stage="published").first()
    if older is None or state.valid_from is None:  # it may have been repealed meanwhile
        return
    assert outcome.context
    last = state.valid_from - timedelta(days=1)
    record = {"by_title": state.title, "by_id": outcome.matter_id, "valid_to": last}
    take_step(matter_id=older.pk, step="replace", record=record, actor=outcome.context.actor)
