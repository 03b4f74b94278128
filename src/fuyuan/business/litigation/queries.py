"""Reads for other rooms and floors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from django.db.models import QuerySet

from fuyuan.law.outcomes import SuitFact
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for

from .models import Suit, SuitDefendant
from .state import SuitState, suit_fact
from .told import told

__all__ = [
    "act_of",
    "lost_suits",
    "state_of",
    "suit_fact",
    "suit_facts",
    "suits_of_case",
    "told",
    "visible_suits",
]


def visible_suits(actor: Actor) -> QuerySet[Suit]:
    """Return the suits ``actor`` may see, newest first."""
    return policy_for(Suit).filter(actor, Suit.objects.all()).order_by("-pk")


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


def suits_in_effect(first: date, last: date, organ_id: int | None = None) -> QuerySet[Suit]:
    """Return the suits whose result took effect in a span of days, both counted, oldest first; of one organ those it is
    sued in.
    """
    rows = Suit.objects.filter(effective_on__range=(first, last)).order_by("effective_on", "pk")
    if organ_id is None:
        return rows
    return rows.filter(pk__in=SuitDefendant.objects.filter(organ_id=organ_id).values("matter_id"))


def losers(first: date, last: date) -> list[int]:
    """Return the organs that lost a suit whose result took effect in a span of days: those whose act fell, not the one that
    had upheld it on reconsideration (行政诉讼法第二十六条第二款).
    """
    rows = suits_in_effect(first, last).filter(lost=True)
    sued = (each for row in rows for each in suit_fact(state_of(row)).defendants)
    return sorted({each.organ_id for each in sued if each.organ_id and not each.upheld})
