"""What follows a step elsewhere: the days on which somebody may act as rows; a card when its holder moves or leaves."""

from __future__ import annotations

from collections.abc import Sequence

from fuyuan.business.training.models import Certificate, Certified
from fuyuan.business.training.officers.state import OfficerState
from fuyuan.matters.registry import Outcome, latest
from fuyuan.matters.services import take_step
from fuyuan.organs.actor import SYSTEM

from .state import CertificateState

COLUMNS = ("matter_id", "person_id", "card_number", "kind", "first", "last")


def keep_spans(outcomes: Sequence[Outcome]) -> None:
    """Write the days of the certificates that changed; most steps of a year change none."""
    states: dict[int, CertificateState] = {pk: each.state for pk, each in latest(outcomes).items()}
    wanted = {
        (pk, state.person_id, state.card_number, state.kind.value, span.first, span.last)
        for pk, state in states.items()
        for span in state.spans
    }
    kept = {
        row[:-1]: row[-1]
        for row in Certified.objects.filter(matter_id__in=states).values_list(*COLUMNS, "pk")
    }
    if gone := [pk for row, pk in kept.items() if row not in wanted]:
        Certified.objects.filter(pk__in=gone).delete()
    new = sorted(wanted - kept.keys())
    Certified.objects.bulk_create(Certified(**dict(zip(COLUMNS, row, strict=True))) for row in new)


def holder_moved(outcome: Outcome) -> None:
    state: OfficerState = outcome.state
    record = {"organ_id": state.organ_id, "organ_name": state.now.organ_name, "areas": state.profile.areas}
    for pk in _open(state):
        take_step(matter_id=pk, step="officer_moved", record=record, actor=SYSTEM, day=outcome.event.day)


def holder_left(outcome: Outcome) -> None:
    state: OfficerState = outcome.state
    for pk in _open(state):
        take_step(
            matter_id=pk,
            step="officer_left",
            record={"why": state.ended_why},
            actor=SYSTEM,
            day=outcome.event.day,
        )


def _open(state: OfficerState) -> list[int]:
    rows = Certificate.objects.filter(person_id=state.person_id, closed_on=None)
    return list(rows.values_list("pk", flat=True))
