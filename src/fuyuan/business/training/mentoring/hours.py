"""The hours of a pair, once approved: a row for each of the two, as of a training session."""

from __future__ import annotations

from fuyuan.business.training.models import Credit
from fuyuan.matters.registry import Outcome

from .life import MentorState


def keep_hours(outcome: Outcome) -> None:
    """Subscriber of 认定学时."""
    state: MentorState = outcome.state
    done = state.assessed
    assert done
    pairs = ((state.mentor, done.mentor_hours), (state.newcomer, done.newcomer_hours))
    Credit.objects.bulk_create(
        Credit(
            matter_id=outcome.matter_id, person_id=person.person_id, on=done.on, subject="skill", hours=hours
        )
        for person, hours in pairs
        if hours
    )  # fmt: skip
