"""Who sees what of supervision."""

from django.db.models import Q

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, NOTHING, Policy

from .common import OVERSEERS
from .models import Supervision


class SupervisionPolicy(Policy[Supervision]):
    """The bureau and the head of government see every matter; a unit its own once it was told."""

    model = Supervision

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in OVERSEERS:
            return EVERYTHING
        if actor.is_respondent:
            return Q(organ_id=actor.organ_id or 0, told_on__isnull=False)
        return NOTHING
