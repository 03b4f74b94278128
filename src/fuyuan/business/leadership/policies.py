"""Who sees what: the bureau and who oversees everything, a department what is its own."""

from django.db.models import Q

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, NOTHING, Policy

from .common import OVERSEERS, UNIT
from .models import Decision, LeadYear


class _UnitPolicy:
    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in OVERSEERS:
            return EVERYTHING
        return Q(organ_id=actor.organ_id or 0) if actor.post in UNIT else NOTHING


class LeadYearPolicy(_UnitPolicy, Policy[LeadYear]):
    model = LeadYear


class DecisionPolicy(_UnitPolicy, Policy[Decision]):
    model = Decision
