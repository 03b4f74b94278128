"""Reads for the public pages and for other rooms: only what is published. No actor is asked for: it is everybody's.
What another room is about to publish is looked over by ``leaks_in``.

Training and meetings take typical cases from ``typical_cases``; a decision's page is ``item``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.db.models import QuerySet

from fuyuan.matters.attachments import store
from fuyuan.matters.disclosure import Involved
from fuyuan.papers.blocks import Align, Organ, Paragraph, Title

from . import search
from .cases.records import HEADS
from .lookups import in_matter, leak_words, parties
from .models import Published
from .redaction.leaks import find_leaks
from .redaction.published import document
from .search import Part
from .words import around, facet, marked

__all__ = [
    "FILTERS",
    "Part",
    "Published",
    "around",
    "item",
    "leaks_in",
    "marked",
    "newest",
    "of_year",
    "page_of",
    "typical_cases",
]

DECISIONS, CASES, NEWS, STANDARDS = (each.value for each in Published.Shelf)
FILTERS: Mapping[str, str] = {
    "year": "y",
    "area": "a",
    "outcome": "o",
    "agency": "g",
    "collection": "c",
}  # name → facet
POINT = re.compile(r"第\d+点　")  # a point of a standard begins (standards.worded)
COUNTED = 1000  # counting stops here


def public() -> QuerySet[Published]:
    return Published.objects.filter(withdrawn_on=None)


def item(shelf: str, slug: str) -> Published | None:
    """Return one item, also a withdrawn one (it has no content any more). Its long texts are read when they are asked for."""
    return Published.objects.filter(shelf=shelf, slug=slug).defer("text", "summary").first()


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list: its rows, where the next begins (0: nowhere), and in which part of the search."""

    rows: Sequence[Published]
    next: int
    part: Part = Part.ANYWHERE


def page_of(
    shelf: str, query: str, chosen: Mapping[str, str], before: int, size: int, part: Part = Part.ANYWHERE
) -> Page:
    """Return published items that hold every word and every chosen value, newest first, below the id ``before`` (0: from the top).

    ``part`` TITLE begins with those that have the words in their title and goes on with the others (相关); ANYWHERE: by day alone.
    """
    if not (query or chosen):
        rows = list(
            public()
            .filter(shelf=shelf, pk__lt=before or search.LAST)
            .order_by("-pk")
            .defer("text")[: size + 1]
        )
        return Page(rows[:size], rows[size - 1].pk if len(rows) > size else 0)
    found = _found(query, _facets(shelf, chosen), before or search.LAST, size + 1, part)
    by_id = public().defer("text" if not query else "docx").in_bulk([pk for pk, _ in found[:size]])
    rows = [by_id[pk] for pk, _ in found[:size] if pk in by_id]
    last, where = found[size - 1] if len(found) > size else (0, part)
    return Page(rows, last, where)


def _facets(shelf: str, chosen: Mapping[str, str]) -> list[str]:
    return [facet(search.SHELF, shelf), *(facet(FILTERS[name], value) for name, value in chosen.items())]


def _found(query: str, facets: Sequence[str], before: int, most: int, part: Part) -> list[tuple[int, Part]]:
    """Ids with the part they were found in; a page may hold the end of one part and the beginning of the next."""
    found = [(pk, part) for pk in search.find(query, facets, before, most, part)]
    if part is Part.TITLE and len(found) < most:
        rest = search.find(query, facets, search.LAST, most - len(found), Part.TEXT)
        found += [(pk, Part.TEXT) for pk in rest]
    return found


def count_of(shelf: str, query: str, chosen: Mapping[str, str]) -> int:
    """Return how many there are, at most a thousand and one."""
    if not (query or chosen):
        return public().filter(shelf=shelf)[: COUNTED + 1].count()
    return search.count(query, _facets(shelf, chosen), COUNTED + 1)


def values_of(shelf: str, name: str) -> list[str]:
    """Return the values a filter offers, in order; the years newest first."""
    if name == "year":
        return years_of(shelf, "decided_on" if shelf == DECISIONS else "published_on")
    found = _distinct(public().filter(shelf=shelf), name)
    return sorted({part for value in found for part in (value.split("、") if name == "agency" else [value])})


def _distinct(rows: QuerySet[Published], name: str) -> Iterator[str]:
    """Yield each value once, from one to the next along the index: the cost follows how many values there are, not rows."""
    value = ""
    while (
        value := rows.filter(**{f"{name}__gt": value}).order_by(name).values_list(name, flat=True).first()
        or ""
    ):
        yield value


def years_of(shelf: str, day: str) -> list[str]:
    """Return the years between the first and the last day of a shelf, newest first: two steps along the index."""
    days = public().filter(shelf=shelf, **{f"{day}__isnull": False}).values_list(day, flat=True)
    first, last = days.order_by(day).first(), days.order_by(f"-{day}").first()
    return [str(year) for year in range(last.year, first.year - 1, -1)] if first and last else []


def version_of(shelf: str) -> int:
    """Return the number of the last change of a shelf: what names the state of its lists."""
    return (
        Published.objects.filter(shelf=shelf).order_by("-version").values_list("version", flat=True).first()
        or 0
    )


def changed_at(shelf: str) -> datetime | None:
    """Return when anything of a shelf was last published or withdrawn."""
    return (
        Published.objects.filter(shelf=shelf)
        .order_by("-version")
        .values_list("changed_at", flat=True)
        .first()
    )


def newest(shelf: str, most: int) -> list[Published]:
    return list(public().filter(shelf=shelf).order_by("-pk").defer("text")[:most])


def of_year(shelf: str, year: int) -> Iterator[Published]:
    """Yield what was published in a year, in order, without holding it all."""
    span = (date(year, 1, 1), date(year, 12, 31))
    rows = public().filter(shelf=shelf, published_on__range=span).order_by("published_on", "pk")
    yield from rows.defer("text").iterator(chunk_size=500)


def lines_of(item: Published) -> list[tuple[str, str]]:
    """Return the lines of an item's text with the part each plays: organ, title, number, head of a part, or plain."""
    if item.shelf == CASES:
        return [
            ("head" if line in HEADS.values() else "", line) for line in item.text.split("\n") if line.strip()
        ]
    if item.shelf == STANDARDS:
        return [("head" if POINT.match(line) else "", line) for line in item.text.split("\n") if line.strip()]
    return [(_part(block), block.text) for block in document(item.text).blocks if hasattr(block, "text")]


def _part(block: object) -> str:
    if isinstance(block, Title | Organ):
        return type(block).__name__.lower()
    return "number" if isinstance(block, Paragraph) and block.align is Align.CENTER else ""


def content(digest: str) -> bytes:
    """Return a published file."""
    return store().path(digest).read_bytes()


# -- for other rooms -----------------------------------------------------------------------------------------------


def typical_cases(*, area: str = "", collection: str = "", since: date | None = None) -> QuerySet[Published]:
    """Return published typical cases for lessons and meetings, newest first: each has title, summary, text and address."""
    rows = public().filter(shelf=CASES)
    rows = rows.filter(area=area) if area else rows
    rows = rows.filter(collection=collection) if collection else rows
    rows = rows.filter(published_on__gte=since) if since else rows
    return rows.order_by("-pk")


def published_decisions(first: date, last: date) -> QuerySet[Published]:
    """Return the decisions published in a span of days, both ends counted, that are still public."""
    return public().filter(shelf=DECISIONS, published_on__range=(first, last)).order_by("published_on", "pk")


def leaks_in(text: str, sources: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    """Say what the second look finds in a text that another room is about to publish. ``sources``: (kind, id) of the cases and
    suits it speaks of, whose parties must not stand in it.
    """
    involved = reduce(or_, (in_matter(kind, pk) for kind, pk in sources), Involved())
    return leak_words(find_leaks(text, parties(involved)))
