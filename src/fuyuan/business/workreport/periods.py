"""The period of a report: a half-year or a year of the calendar (定期; the regulation names no length). Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

HALF, YEAR = "half", "year"


@dataclass(frozen=True, slots=True)
class Period:
    first: date
    last: date

    @property
    def name(self) -> str:
        """2026年上半年, 2026年下半年, 2026年度."""
        year = f"{self.first.year}年"
        if self.first.month == 1 and self.last.month == 12:
            return f"{year}度"
        return f"{year}{'上' if self.first.month == 1 else '下'}半年"

    @property
    def before(self) -> Period:
        """The same part of the year before, to compare with."""
        year = self.first.year - 1
        return Period(self.first.replace(year=year), self.last.replace(year=year))


def ended_before(today: date, every: str) -> Period:
    """Return the last period that was over on the day before ``today``."""
    last = today - timedelta(days=1)
    return next(each for each in _backwards(last.year, every) if each.last <= last)


def _backwards(year: int, every: str) -> Iterator[Period]:
    for each in (year, year - 1):
        if every == YEAR:
            yield Period(date(each, 1, 1), date(each, 12, 31))
        else:
            yield Period(date(each, 7, 1), date(each, 12, 31))
            yield Period(date(each, 1, 1), date(each, 6, 30))
