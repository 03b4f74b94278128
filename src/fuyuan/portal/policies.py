"""Who sees a draft: the account that writes it. Visitors without an account hold theirs in the session (drafts.py)."""

from django.db.models import Q

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import NOTHING, Policy

from .models import Draft


class DraftPolicy(Policy[Draft]):
    model = Draft

    def visible_to(self, actor: Actor) -> Q:
        return Q(account_id=actor.person_id) if actor.is_portal and actor.person_id else NOTHING
