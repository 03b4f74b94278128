"""Reads for other rooms and floors, and what the room's own pages ask. Each function is one query."""

from __future__ import annotations

from django.db.models import QuerySet

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for

from .models import Officer


def visible_officers(actor: Actor) -> QuerySet[Officer]:
    """Return the entries of the register ``actor`` may see, newest first."""
    return policy_for(Officer).filter(actor, Officer.objects.all()).order_by("-pk")
