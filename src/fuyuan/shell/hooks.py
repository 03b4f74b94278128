"""What floors and rooms above add to the desk's pages without the shell knowing them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from fuyuan.matters.models import Matter
from fuyuan.organs.actor import Actor
from fuyuan.prepared import Prepared


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper or file of a matter as its page lists it. ``event_seq``: the event it belongs to, if any."""

    title: str
    url: str
    number: str = ""
    status: str = ""
    event_seq: int | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """Another matter or page that belongs to this one: 合并审理的案件, 应诉案件. Without ``url``: known, not to be opened."""

    label: str
    url: str
    note: str = ""


PapersOf = Callable[[int, Actor], Iterable[PaperRow]]
RelatedOf = Callable[[int, Actor], Iterable[Related]]
Rows = Callable[[Any], QuerySet[Any]]
LinksOf = Callable[[Any, Actor], Iterable[Related]]
Visit = Callable[[int, Actor, str], None]


@dataclass(frozen=True, slots=True)
class _Source:
    tell: LinksOf
    kinds: frozenset[str]
    rows: Rows | None


Reading = Callable[[int, Actor], None]
_papers: list[PapersOf] = []
_related: dict[RelatedOf | LinksOf, _Source] = {}
_present: dict[str, Prepared[Matter]] = {}
_visits: dict[str, Visit] = {}
_readings: dict[str, Reading] = {}


def register_papers(source: PapersOf) -> None:
    """Let ``source(matter_id, actor)`` add to the papers of a matter's page: those the actor may open, one query."""
    if source not in _papers:
        _papers.append(source)


def register_related(source: RelatedOf, *kinds: str, rows: Rows | None = None) -> None:
    """Let ``source(matter_id, actor)`` add to 关联 on the pages of matters of these kinds, one query.

    ``rows(matter_id)``: what it reads, or more. One query then asks for all sources whether they have anything to say, and only
    those are called: most matters have few relations.
    """
    _add(source, _Source(lambda row, actor: source(row.pk, actor), frozenset(kinds), rows))


def register_links(source: LinksOf, *kinds: str, rows: Rows | None = None) -> None:
    """Let ``source(row, actor)`` add to 关联 what the matter's own row tells, without a query. ``rows`` as above."""
    _add(source, _Source(source, frozenset(kinds), rows))


def _add(source: RelatedOf | LinksOf, found: _Source) -> None:
    _related[source] = found
    _present.clear()


def papers_of(matter_id: int, actor: Actor) -> Sequence[PaperRow]:
    return [row for source in _papers for row in source(matter_id, actor)]


def related_of(kind: str, row: Any, actor: Actor) -> Sequence[Related]:
    return [each for source in _with_something(kind, row.pk) for each in source.tell(row, actor)]


def _with_something(kind: str, matter_id: int) -> list[_Source]:
    """Return the kind's sources without those whose ``rows`` have nothing on this matter (one query, or none)."""
    sources = [source for source in _related.values() if kind in source.kinds]
    if not any(source.rows for source in sources):
        return sources
    if kind not in _present:
        _present[kind] = Prepared(lambda pk: _asking(sources, pk), -1)
    (row,) = _present[kind](matter_id)
    return [source for at, source in enumerate(sources) if getattr(row, f"has_{at}", True)]


def _asking(sources: Sequence[_Source], pk: int) -> QuerySet[Matter]:
    has = {
        f"has_{at}": Exists(source.rows(OuterRef("pk"))) for at, source in enumerate(sources) if source.rows
    }
    return Matter.objects.filter(pk=pk).only("pk").annotate(**has)


def register_visits(kind: str, note: Visit) -> None:
    """Have ``note(matter_id, actor, what)`` called whenever a page shows a matter of this kind, or one of its papers:
    for what is confidential, so that somebody can say later who saw it.
    """
    _visits[kind] = note


def register_reading(kind: str, note: Reading) -> None:
    """Have ``note(paper_id, actor)`` called when somebody opens the file of a paper of a matter of this kind."""
    _readings[kind] = note


def read(kind: str, paper_id: int, actor: Actor) -> None:
    if note := _readings.get(kind):
        note(paper_id, actor)


def visited(kind: str, matter_id: int, actor: Actor, what: str) -> None:
    if note := _visits.get(kind):
        note(matter_id, actor, what)
