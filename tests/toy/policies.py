"""Who sees a letter: the office, and the writer who sent it (a query code opens it)."""

from django.db.models import Q

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, Policy

from .models import LetterRow


class LetterPolicy(Policy[LetterRow]):
    model = LetterRow

    def visible_to(self, actor: Actor) -> Q:
        return EVERYTHING if actor.is_office else Q(pk__in=actor.matter_ids)
