"""The hours of a lesson, once approved: a row for each person, as of a training session."""

from __future__ import annotations

from fuyuan.business.training.models import Credit
from fuyuan.matters.registry import Outcome

from .life import LessonState


def keep_hours(outcome: Outcome) -> None:
    """Subscriber of 认定学时. The hours count in the year in which the lesson ended."""
    state: LessonState = outcome.state
    Credit.objects.bulk_create(
        Credit(
            matter_id=outcome.matter_id, person_id=each.person_id, on=state.told.until, subject=state.told.subject.value,
            hours=each.hours,
        )
        for each in state.credits
        if each.hours
    )  # fmt: skip
