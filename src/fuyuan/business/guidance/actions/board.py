"""What an action asked and what was reached, year by year: for its own page and for the board."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from fuyuan.matters.pace import Standing, standing
from fuyuan.shell import evidence

from .life import ActionState

PREFIX = "guidance."


@dataclass(frozen=True, slots=True)
class Line:
    """One figure in one year. ``target`` None: nothing is asked; ``actual`` None: the year has not begun.
    ``own``: the part of one unit, where somebody asks for it."""

    year: int
    source: evidence.Source
    target: int | None
    actual: int | None
    standing: Standing | None
    url: str = ""
    own: int | None = None

    @property
    def gap(self) -> int | None:
        """How many are missing; 0 where the target is reached."""
        if self.target is None or self.actual is None:
            return None
        return max(self.target - self.actual, 0)


def sources() -> list[evidence.Source]:
    """The figures an action may set targets for: those this room counts."""
    return [each for each in evidence.sources() if each.key.startswith(PREFIX)]


def named(source: evidence.Source) -> str:
    """Return a figure as a form and the board write it: 实施行政指导（次）."""
    return f"{source.label}（{source.unit}）"


def counted(year: int) -> dict[str, int]:
    """What the whole place has done in a year, by figure: one query each."""
    return {each.key: each.count(None, *_span(year)) for each in sources()}


def _span(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def year_lines(state: ActionState, year: int, today: date, unit: int | None = None) -> list[Line]:
    """Every figure of a year: a year that was summed up as it was reported, any other as it is counted now."""
    targets, closed = state.targets(year), state.summed(year)
    actual = closed.actual if closed else (counted(year) if year <= today.year else {})
    return list(_lines(targets, actual, year, today, unit))


def overview(state: ActionState, years: Mapping[int, list[Line]]) -> list[tuple[str, list[Line]]]:
    """Return each figure that was ever asked for, with its years in their order."""
    asked = {key for year in state.years for key in state.targets(year)}
    figures = zip(*(years[year] for year in state.years), strict=True)
    return [(named(each[0].source), list(each)) for each in figures if each[0].source.key in asked]


def _lines(
    targets: dict[str, int], actual: dict[str, int], year: int, today: date, unit: int | None
) -> Iterator[Line]:
    for source in sources():
        target, got = targets.get(source.key), actual.get(source.key)
        light = None if target is None or got is None else standing(target, got, year, today)
        began = year <= today.year
        url = source.url(None, *_span(year)) if began else ""
        own = source.count(unit, *_span(year)) if unit and began else None
        yield Line(year, source, target, got, light, url, own)
