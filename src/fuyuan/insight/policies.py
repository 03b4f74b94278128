"""Who sees reference values: everybody who reads indicators. Figures have no policy; the lists behind them use the rooms'."""

from django.db.models import Q

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, NOTHING, Policy
from fuyuan.organs.posts import ADMIN_POSTS, STAFF_POSTS

from .models import Reference


class ReferencePolicy(Policy[Reference]):
    model = Reference

    def visible_to(self, actor: Actor) -> Q:
        return EVERYTHING if actor.post in STAFF_POSTS - ADMIN_POSTS else NOTHING
