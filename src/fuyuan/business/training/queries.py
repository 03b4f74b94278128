"""Reads for other rooms and floors, and what the room's own pages ask. Each function is one query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for

from .models import Certified, Officer


@dataclass(frozen=True, slots=True)
class Acting:
    """Somebody of the register on a day. ``card``: the number of a certificate in force then, "" where there was none;
    ``kind``: enforcer or supervisor, as the certificate says.
    """

    officer_id: int
    person_id: int
    name: str
    unit: str
    card: str = ""
    kind: str = ""


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


def acting_on(said: Sequence[str], day: date, organ_id: int | None = None) -> list[list[Acting]]:
    """Return for each name or number of the register whom it means among those in service on a day, of one organ where it is
    given, each with the certificate then in force (two queries). Whether somebody may act is the caller's to say.
    """
    texts = [each.strip() for each in said]
    named = Officer.objects.filter(Q(title__in=texts) | Q(number__in=texts)).order_by("pk")
    rows = list(named.filter(Q(closed_on=None) | Q(closed_on__gt=day)))
    if organ_id is not None:
        rows = [row for row in rows if row.organ_id == organ_id]
    held = _in_force(day).filter(person_id__in=[row.person_id for row in rows]).order_by("first")
    cards = {pk: (card, kind) for pk, card, kind in held.values_list("person_id", "card_number", "kind")}
    people = [
        (row, Acting(row.pk, row.person_id, row.title, row.unit_name, *cards.get(row.person_id, ("", ""))))
        for row in rows
    ]
    return [[acting for row, acting in people if text in (row.title, row.number)] for text in texts]
