"""Reads for other rooms and floors, and what the room's own pages ask. Each function is one query."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from fuyuan.matters import search
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for

from .models import Allotment, Coordination
from .procedure import COORDINATION


def visible_coordinations(actor: Actor) -> QuerySet[Coordination]:
    """Return the disputes ``actor`` may see, newest first."""
    return policy_for(Coordination).filter(actor, Coordination.objects.all()).order_by("-pk")


def allotments(actor: Actor, text: str = "", organ_id: int | None = None) -> QuerySet[Allotment]:
    """Return the duties settled, newest first: those whose question, department or words hold ``text``."""
    rows = policy_for(Allotment).filter(actor, Allotment.objects.all())
    if organ_id is not None:
        rows = rows.filter(organ_id=organ_id)
    if text:
        hits = search.hits(COORDINATION.name, text, capped=True)
        rows = rows.filter(Q(matter_id__in=hits) | Q(basis__contains=text))
    return rows.order_by("-on", "-matter_id", "place")


def settled_numbers() -> frozenset[str]:
    return frozenset(Allotment.objects.values_list("number", flat=True))
