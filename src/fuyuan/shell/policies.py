"""A saved view belongs to the person who saved it."""

from django.db.models import Q

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import NOTHING, Policy

from .models import SavedView


class SavedViewPolicy(Policy[SavedView]):
    model = SavedView

    def visible_to(self, actor: Actor) -> Q:
        return Q(account_id=actor.person_id) if actor.person_id is not None else NOTHING


SAVED_VIEWS = SavedViewPolicy()
