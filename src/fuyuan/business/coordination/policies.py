"""Who sees which dispute: its departments and who oversees; what came out is for every department (职责分工)."""

from django.db.models import Q

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, NOTHING, Policy

from .models import Allotment, Coordination, Side
from .procedure import OVERSEERS, READERS, UNIT


class CoordinationPolicy(Policy[Coordination]):
    model = Coordination

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in OVERSEERS:
            return EVERYTHING
        if actor.post in UNIT:
            return Q(pk__in=Side.objects.filter(organ_id=actor.organ_id or 0).values("matter_id"))
        return NOTHING


class AllotmentPolicy(Policy[Allotment]):
    """The same question is not asked twice: whoever may ask it may read the answer."""

    model = Allotment

    def visible_to(self, actor: Actor) -> Q:
        return EVERYTHING if actor.is_system or actor.post in READERS else NOTHING
