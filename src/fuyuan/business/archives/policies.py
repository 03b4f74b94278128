"""Who sees a register of destruction: the office whose files they are, and the head who approves it."""

from django.db.models import Q

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, NOTHING, Policy
from fuyuan.organs.posts import OFFICE_POSTS, Post

from .models import Destruction

READERS = OFFICE_POSTS | {Post.ORGAN_HEAD}


class DestructionPolicy(Policy[Destruction]):
    model = Destruction

    def visible_to(self, actor: Actor) -> Q:
        return EVERYTHING if actor.is_system or actor.post in READERS else NOTHING
