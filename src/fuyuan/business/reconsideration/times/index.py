"""Keeps the times of the stages: each is written once, with the step that ended it."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from fuyuan.business.reconsideration.models import Case, StageTime
from fuyuan.business.reconsideration.procedure import PROCEDURE
from fuyuan.business.reconsideration.state import CaseState
from fuyuan.matters.lawbook import lawbook
from fuyuan.matters.registry import Outcome
from fuyuan.matters.store import Lawbook, history
from fuyuan.organs import settings as installation

from .stages import ENDS, Took, setting, took


def note_times(outcome: Outcome) -> None:
    """Subscriber of the steps with which a stage may end."""
    _write(outcome.matter_id, outcome.state, lawbook())


def _write(case_id: int, state: CaseState, book: Lawbook) -> None:
    """Write the stages that have ended since the last time; what is written stays as it was."""
    known = set(StageTime.objects.filter(case_id=case_id).values_list("stage", "part"))
    new = [each for each in took(state, book) if (each.stage, each.part) not in known]
    StageTime.objects.bulk_create(_row(case_id, state, each) for each in new)


def _row(case_id: int, state: CaseState, each: Took) -> StageTime:
    track = state.procedure.value if state.procedure else ""
    own = int(installation.get(setting(each.stage, track), each.began_on)) or None
    return StageTime(
        case_id=case_id, stage=each.stage, part=each.part, track=track, holder_id=state.holder_id, own=own,
        began_on=each.began_on, ended_on=each.ended_on, taken=each.taken, due=each.due, late=each.late,
        slow=None if own is None else each.taken > own,
    )  # fmt: skip


def rebuild() -> Iterator[int]:
    """Write the times of every case again from its history; yield each case. For cases older than the table."""
    book = lawbook()
    for pk in Case.objects.order_by("pk").values_list("pk", flat=True).iterator():
        with transaction.atomic():
            StageTime.objects.filter(case_id=pk).delete()
            state = None
            for event in history(pk, PROCEDURE):
                state = PROCEDURE.step(event.step).apply(state, event)
                if event.step in ENDS:
                    _write(pk, state, book)
        yield pk
