"""Reads for other rooms and floors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from django.db.models import QuerySet

from fuyuan.law.outcomes import SuitFact
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for

from .models import Suit, SuitDefendant, SuitNumber
from .services import plain_number
from .state import SuitState, suit_fact
from .told import told

__all__ = [
    "act_of",
    "lost_suits",
    "state_of",
    "suit_by_number",
    "suit_fact",
    "suit_facts",
    "suits_of_case",
    "told",
    "visible_suit",
    "visible_suits",
]


def visible_suits(actor: Actor) -> QuerySet[Suit]:
    """Return the suits ``actor`` may see, newest first."""
    return policy_for(Suit).filter(actor, Suit.objects.all()).order_by("-pk")


def visible_suit(actor: Actor, matter_id: int) -> QuerySet[Suit]:
    """Return one suit as a query, empty where ``actor`` may not see it."""
    return policy_for(Suit).among(actor, Suit.objects.filter(pk=matter_id))


def suit_by_number(actor: Actor, number: str) -> Suit | None:
    """Return the visible suit that bears, or bore, this case number of a court."""
    matters = SuitNumber.objects.filter(number=plain_number(number)).values("matter_id")
    return policy_for(Suit).among(actor, Suit.objects.filter(pk__in=matters)).order_by("-pk").first()


def state_of(row: Suit) -> SuitState:
    return SuitState.model_validate_json(row.state)


def suit_facts(ids: Iterable[int]) -> Iterator[SuitFact]:
    """Return the suits of these ids as counting sees them."""
    wanted = ids if isinstance(ids, QuerySet) else list(ids)
    for row in Suit.objects.filter(pk__in=wanted).order_by("pk").iterator(chunk_size=500):
        yield replace(suit_fact(state_of(row)), matter_id=row.pk)


def suits_of_case(matter_id: int) -> QuerySet[Suit]:
    """Return the suits that followed a reconsideration case, oldest first."""
    return Suit.objects.filter(case_id=matter_id).order_by("pk")


def lost_suits(organ_id: int, since: date, until: date) -> QuerySet[Suit]:
    """Return the suits an organ lost by a result of these days, both counted."""
    own = SuitDefendant.objects.filter(organ_id=organ_id, lost=True, result_on__range=(since, until))
    return Suit.objects.filter(pk__in=own.values("matter_id")).order_by("-result_on", "-pk")


def act_of(state: SuitState) -> str:
    """Return the act that was sued about, without the names of the parties."""
    registered = state.registered
    number = f"（{registered.act_number}）" if registered.act_number else ""
    return f"{registered.act_title}{number}"
