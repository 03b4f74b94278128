"""Who sees a work report: the office that writes it, the government it goes to."""

from django.db.models import Q

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, NOTHING, Policy
from fuyuan.organs.posts import OFFICE_POSTS, Post

from .models import WorkReport

READERS = OFFICE_POSTS | {Post.ORGAN_HEAD}


class WorkReportPolicy(Policy[WorkReport]):
    """The head of government reads it once it was submitted."""

    model = WorkReport

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.is_office:
            return EVERYTHING
        return Q(submitted_on__isnull=False) if actor.post is Post.ORGAN_HEAD else NOTHING
