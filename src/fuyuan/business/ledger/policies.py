"""Who sees which plan and which task."""

from django.db.models import Q

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, NOTHING, Policy
from fuyuan.organs.posts import ADMIN_POSTS, STAFF_POSTS, Post

from .models import PlanRow, Reading, TaskRow

OVERSEERS = frozenset({Post.JOINT_OFFICE, Post.ORGAN_HEAD})
INSIDE = STAFF_POSTS - ADMIN_POSTS


class PlanPolicy(Policy[PlanRow]):
    """The joint-conference office and the head of government see every plan; every other post what was issued to all."""

    model = PlanRow

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in OVERSEERS:
            return EVERYTHING
        return Q(given_on__isnull=False) if actor.post in INSIDE else NOTHING


class TaskPolicy(Policy[TaskRow]):
    """The office and the head of government see every task, everybody else those of the own organ."""

    model = TaskRow

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in OVERSEERS:
            return EVERYTHING
        return Q(organ_id=actor.organ_id or 0) if actor.post in INSIDE else NOTHING


class ReadingPolicy(Policy[Reading]):
    """What was read and not confirmed stays with the office that read it."""

    model = Reading

    def visible_to(self, actor: Actor) -> Q:
        return Q(organ_id=actor.organ_id or 0) if actor.post is Post.JOINT_OFFICE else NOTHING
