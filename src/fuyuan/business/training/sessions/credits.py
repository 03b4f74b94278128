"""Hours as rows, one for each person and session: kept by subscribers of 认定学时 and 更正学时, so that a year is one query."""

from __future__ import annotations

from fuyuan.business.training.models import Credit
from fuyuan.matters.registry import Outcome

from .state import SessionState


def keep_credits(outcome: Outcome) -> None:
    """Write the session's hours anew: what was approved or corrected is all there is."""
    state: SessionState = outcome.state
    Credit.objects.filter(matter_id=outcome.matter_id).delete()
    Credit.objects.bulk_create(
        Credit(
            matter_id=outcome.matter_id, person_id=each.person_id, on=state.plan.on, subject=state.plan.subject.value,
            hours=each.hours,
        )
        for each in state.credits
        if each.hours
    )  # fmt: skip
