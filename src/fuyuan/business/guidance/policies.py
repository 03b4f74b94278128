"""Who sees what of the room."""

from django.db.models import Q

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, NOTHING, Policy

from .common import OVERSEERS
from .models import (
    Accord,
    Contest,
    Guidance,
    LenientCase,
    LenientList,
    ModelUnit,
    Pairing,
    RiskPoint,
    ServiceAction,
)


class _UnitPolicy:
    """Whoever oversees sees all, a unit what is its own."""

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in OVERSEERS:
            return EVERYTHING
        return Q(organ_id=actor.organ_id or 0) if actor.is_respondent else NOTHING


class RiskPolicy(_UnitPolicy, Policy[RiskPoint]):
    model = RiskPoint


class CasePolicy(_UnitPolicy, Policy[LenientCase]):
    model = LenientCase


class GuidancePolicy(_UnitPolicy, Policy[Guidance]):
    model = Guidance


class AccordPolicy(_UnitPolicy, Policy[Accord]):
    model = Accord


class ListPolicy(Policy[LenientList]):
    """A list is its unit's until it is published; then everybody may read it (行政处罚法第五条第三款)."""

    model = LenientList

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in OVERSEERS:
            return EVERYTHING
        own = Q(organ_id=actor.organ_id or 0) | Q(valid_from__isnull=False)
        return own if actor.is_respondent else NOTHING


class ModelPolicy(Policy[ModelUnit]):
    """Who was named is an example to all units; who is on the way is its own and the bureau's business."""

    model = ModelUnit

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in OVERSEERS:
            return EVERYTHING
        own = Q(organ_id=actor.organ_id or 0) | Q(named_on__isnull=False)
        return own if actor.is_respondent else NOTHING


class PairingPolicy(Policy[Pairing]):
    model = Pairing

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in OVERSEERS:
            return EVERYTHING
        own = actor.organ_id or 0
        return Q(lead_id=own) | Q(partner_id=own) if actor.is_respondent else NOTHING


class _SharedPolicy:
    """What is for all units to read."""

    def visible_to(self, actor: Actor) -> Q:
        inside = actor.is_system or actor.post in OVERSEERS or actor.is_respondent
        return EVERYTHING if inside else NOTHING


class ContestPolicy(_SharedPolicy, Policy[Contest]):
    """A contest is for all units: they enter, and read the result."""

    model = Contest


class ActionPolicy(_SharedPolicy, Policy[ServiceAction]):
    """An action asks something of all units: they read what is asked and how far it has come."""

    model = ServiceAction
