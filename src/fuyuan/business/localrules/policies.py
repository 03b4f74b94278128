"""Who sees which local rule."""

from django.db.models import Q

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, NOTHING, Policy
from fuyuan.organs.posts import ADMIN_POSTS

from .models import LocalRule
from .procedure import INSIDE, PUBLIC


class LocalRulePolicy(Policy[LocalRule]):
    """Drafts are for those who make the rule; what was approved is for everybody on the desk."""

    model = LocalRule

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in INSIDE:
            return EVERYTHING
        if actor.is_portal or actor.post in ADMIN_POSTS:
            return NOTHING
        return Q(stage__in=PUBLIC)
