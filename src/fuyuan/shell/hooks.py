"""What floors and rooms above add to the desk's pages without the shell knowing them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from fuyuan.organs.actor import Actor


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
Visit = Callable[[int, Actor, str], None]
Reading = Callable[[int, Actor], None]
_papers: list[PapersOf] = []
_related: dict[RelatedOf, frozenset[str]] = {}
_visits: dict[str, Visit] = {}
_readings: dict[str, Reading] = {}


def register_papers(source: PapersOf) -> None:
    """Let ``source(matter_id, actor)`` add to the papers of a matter's page: those the actor may open, one query."""
    if source not in _papers:
        _papers.append(source)


def register_related(source: RelatedOf, *kinds: str) -> None:
    """Let ``source(matter_id, actor)`` add to 关联 on the pages of matters of these kinds, one query."""
    _related[source] = frozenset(kinds)


def papers_of(matter_id: int, actor: Actor) -> Sequence[PaperRow]:
    return [row for source in _papers for row in source(matter_id, actor)]


def related_of(kind: str, matter_id: int, actor: Actor) -> Sequence[Related]:
    return [row for source, kinds in _related.items() if kind in kinds for row in source(matter_id, actor)]


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
