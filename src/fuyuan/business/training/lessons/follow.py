"""What follows from a lesson of the bureau that is published: every unit with people in service hears its code."""

from __future__ import annotations

from django.urls import reverse

from fuyuan.business.training.models import Officer
from fuyuan.matters.notify import notify
from fuyuan.matters.registry import Outcome
from fuyuan.organs.posts import Post

from .learning import lesson_code
from .life import LessonState


def tell_units(outcome: Outcome) -> None:
    """Subscriber of 审核发布. A unit tells its own people of its own lesson: the code stands on its page."""
    state: LessonState = outcome.state
    if not state.by_bureau:
        return
    until, code = state.told.until, lesson_code(outcome.matter_id)
    text = f"微课“{state.title}”已发布，微课码 {code}，{until.month}月{until.day}日截止，请通知本单位执法人员学习"
    units = Officer.objects.filter(closed_on=None).order_by("organ_id").values_list("organ_id", flat=True)
    for organ_id in units.distinct():
        notify(
            text, post=Post.RESPONDENT_LIAISON, organ_id=organ_id, url=f"{reverse('lesson-enter')}?code={code}",
            key=f"lesson:{outcome.matter_id}:{organ_id}",
        )  # fmt: skip
