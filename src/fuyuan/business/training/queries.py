"""Reads for other rooms and floors, and what the room's own pages ask. Each function is one query."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for

from .models import Certified, Officer


def visible_officers(actor: Actor) -> QuerySet[Officer]:
    """Return the entries of the register ``actor`` may see, newest first."""
    return policy_for(Officer).filter(actor, Officer.objects.all()).order_by("-pk")


def entries(ids: QuerySet[Any]) -> QuerySet[Officer]:
    """Return entries of the register by their ids, for lists that every unit may read: what was published of them elsewhere."""
    return Officer.objects.filter(pk__in=ids)


def certified_on(person_id: int, day: date) -> bool:
    """Tell whether a person held a certificate in force on a day: not expired, not suspended, not cancelled then.

    《行政处罚法》第四十二条第一款: 行政处罚应当由具有行政执法资格的执法人员实施. ``person_id`` is that of the register.
    """
    return _in_force(day).filter(person_id=person_id).exists()


def card_in_force(card_number: str, day: date) -> bool:
    """The same of the card whose number stands in a file."""
    return _in_force(day).filter(card_number=card_number).exists()


def _in_force(day: date) -> QuerySet[Certified]:
    return Certified.objects.filter(first__lte=day, last__gte=day)
