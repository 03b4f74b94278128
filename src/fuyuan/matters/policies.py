"""Who sees a notification: the person it is for, or who holds the post in the organ it is for."""

from django.db.models import Q

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import Policy

from .models import Notification


class NotificationPolicy(Policy[Notification]):
    model = Notification

    def visible_to(self, actor: Actor) -> Q:
        to_post = Q(person_id=None, post=actor.post.value, organ_id=actor.organ_id)
        return to_post | Q(person_id=actor.person_id) if actor.person_id is not None else to_post
