"""Evidence from facts: what rooms already know, so that nobody reports it by hand.

A room registers a source in its wiring; the ledger shows its figure beside a measure, with a link to the matters behind
it, and writes it into a report as it was on that day::

    register(Source("reconsideration.accepted", "受理行政复议案件", "件", count=accepted, url=accepted_list))
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Source:
    """One figure. ``count(organ_id, first, last)`` counts what concerns an organ (None: the whole place) in a span of
    days, both ends counted; ``url`` leads to the list behind it, "" where there is none.
    """

    key: str
    label: str
    unit: str
    count: Callable[[int | None, date, date], int]
    url: Callable[[int | None, date, date], str] = lambda organ_id, first, last: ""


@dataclass(frozen=True, slots=True)
class Figure:
    source: Source
    value: int
    url: str

    def __str__(self) -> str:
        return f"{self.source.label} {self.value} {self.source.unit}"


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    _sources[source.key] = source


def sources() -> list[Source]:
    return sorted(_sources.values(), key=lambda source: source.key)


def figures(keys: Iterable[str], organ_id: int | None, first: date, last: date) -> list[Figure]:
    """Return the figures of the sources named; one that no room registers any more is left out."""
    known = [_sources[key] for key in keys if key in _sources]
    return [
        Figure(source, source.count(organ_id, first, last), source.url(organ_id, first, last))
        for source in known
    ]


def told(keys: Iterable[str], organ_id: int | None, first: date, last: date) -> str:
    """Return the figures in one line: 受理行政复议案件 12 件；办结行政复议案件 9 件."""
    return "；".join(str(figure) for figure in figures(keys, organ_id, first, last))
