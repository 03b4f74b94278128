"""What follows a step elsewhere: the days on which somebody may act as rows; a card when its holder moves or leaves."""

from __future__ import annotations

from collections.abc import Sequence

from fuyuan.business.training.models import Certificate, Certified
from fuyuan.business.training.officers.state import OfficerState
from fuyuan.matters.registry import Outcome, latest
from fuyuan.matters.services import take_step
from fuyuan.organs.actor import SYSTEM

from .state import CertificateState


def keep_spans(outcomes: Sequence[Outcome]) -> None:
    """Write the days anew for the certificates that changed."""
    states: dict[int, CertificateState] = {pk: each.state for pk, each in latest(outcomes).items()}
    Certified.objects.filter(matter_id__in=states).delete()
    Certified.objects.bulk_create(
        Certified(
            matter_id=pk, person_id=state.person_id, card_number=state.card_number, kind=state.kind.value, first=span.first,
            last=span.last,
        )
        for pk, state in states.items()
        for span in state.spans
    )  # fmt: skip


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
