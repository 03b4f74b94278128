"""Reads for the public site: lists of lenient treatment that were published, and nothing of how they came about.

《行政处罚法》第五条第三款: 对违法行为给予行政处罚的规定必须公布.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from fuyuan.law import Citation
from fuyuan.law.citation import refs

from .lists.life import ListState
from .models import LenientList

__all__ = ["PublicItem", "PublicList", "PublicRow", "acts_with", "list_of", "lists_on", "stamp_of"]


@dataclass(frozen=True, slots=True)
class PublicRow:
    """A list as the overview names it."""

    id: int
    title: str
    organ_id: int
    organ_name: str
    area: str
    items: int
    valid_from: date


@dataclass(frozen=True, slots=True)
class PublicItem:
    """One unlawful act: what follows, by which articles, and the conditions that must all be there."""

    violation: str
    basis: str
    effect: str
    law: tuple[Citation, ...]
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicList:
    """A published list. ``valid_to`` None: without end; ``replaced_by``: the list that took its place."""

    title: str
    number: str
    organ_name: str
    area: str
    items: Sequence[PublicItem]
    published_on: date
    where: str
    valid_from: date
    valid_to: date | None
    replaced_by: int | None


def stamp_of(today: date) -> str:
    """Return what changes whenever a published list does, or the day does: events are only ever added."""
    found = LenientList.objects.exclude(valid_from=None).aggregate(n=Count("pk"), seq=Sum("seq"))
    return f"{today}.{found['n']}.{found['seq'] or 0}"


def lists_on(today: date) -> list[PublicRow]:
    """Return the lists that hold on a day or are published to hold later, by organ and area (one query)."""
    wanted = ("pk", "title", "organ_id", "unit_name", "area", "items", "valid_from")
    return [PublicRow(*row) for row in _published(today).values_list(*wanted)]


def acts_with(today: date, words: str) -> dict[int, list[tuple[int, str]]]:
    """Return of the same lists, by id, the unlawful acts whose words hold ``words``, each with its place in the list (one query)."""
    found: dict[int, list[tuple[int, str]]] = {}
    for pk, state in _published(today).values_list("pk", "state"):
        items = ListState.model_validate_json(state).wording.items
        acts = [(place, each.violation) for place, each in enumerate(items, 1) if words in each.violation]
        if acts:
            found[pk] = acts
    return found


def _published(today: date) -> QuerySet[LenientList]:
    rows = LenientList.objects.exclude(valid_from=None).exclude(Q(valid_to__lt=today))
    return rows.order_by("unit_name", "area", "pk")


def list_of(pk: int) -> PublicList | None:
    """Return a list by its id; one that ended too, since it holds for what was done then. None: it was never published."""
    row = LenientList.objects.filter(pk=pk).exclude(valid_from=None).first()
    if row is None:
        return None
    state = ListState.model_validate_json(row.state)
    assert state.published_on
    assert state.valid_from
    items = [
        PublicItem(each.violation, each.basis, each.effect.label, refs(each.effect.basis), each.conditions)
        for each in state.wording.items
    ]
    return PublicList(
        title=state.title, number=state.number, organ_name=state.organ_name, area=state.wording.area, items=items,
        published_on=state.published_on, where=state.where, valid_from=state.valid_from, valid_to=state.valid_to,
        replaced_by=state.replaced_by,
    )  # fmt: skip
