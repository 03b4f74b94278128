"""Working days of the PRC, 1990-2100, as an immutable value.

A year with a notice follows the notice. A year without one is provisional: weekends plus the days off of
全国年节及纪念日放假办法 art 2 (the 2024 text; before 2025 the one before it), without make-up days, which only the notice
can move.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from itertools import accumulate, compress
from pathlib import Path

from fuyuan.law.errors import BadDate
from fuyuan.law.notices import (
    DATA,
    DEFAULT_HOME,
    FIRST_YEAR,
    HOME_VARIABLE,
    LAST_YEAR,
    Notice,
    built_in,
    stored,
)

_BASE = date(FIRST_YEAR, 1, 1).toordinal()
# One spare year on each side keeps look-ups inside the arrays; results are still refused outside 1990-2100.
START = date(FIRST_YEAR - 1, 1, 1).toordinal()
_END = date(LAST_YEAR + 2, 1, 1).toordinal()
_LAST = date(LAST_YEAR, 12, 31).toordinal()
_WEEK = bytes((1, 1, 1, 1, 1, 0, 0))
NJ24_SINCE = 2025


@cache
def _lunar() -> dict[int, tuple[date, date, date, date]]:
    raw = json.loads((DATA / "lunar.json").read_text(encoding="utf-8"))["years"]
    rows: dict[int, tuple[date, date, date, date]] = {}
    for year, days in raw.items():
        first, qingming, dragon_boat, mid_autumn = (date.fromisoformat(f"{year}-{day}") for day in days)
        rows[int(year)] = (first, qingming, dragon_boat, mid_autumn)
    return rows


def statutory_days(year: int) -> tuple[date, ...]:
    """The thirteen days off of 全国年节及纪念日放假办法 (2024) art 2 in a year."""
    spring, qingming, dragon_boat, mid_autumn = _lunar()[year]
    festival = tuple(spring + timedelta(days=offset) for offset in (-1, 0, 1, 2))
    fixed = (date(year, 1, 1), date(year, 5, 1), date(year, 5, 2), *(date(year, 10, d) for d in (1, 2, 3)))
    return tuple(sorted({*fixed, *festival, qingming, dragon_boat, mid_autumn}))


def _in_force(year: int) -> tuple[date, ...]:
    """The statutory days under the text of the time: 除夕 and 2 May are days off only since the 2024 text."""
    if year >= NJ24_SINCE:
        return statutory_days(year)
    eve = _lunar()[year][0] - timedelta(days=1)
    return tuple(day for day in statutory_days(year) if day not in (eve, date(year, 5, 2)))


class Calendar:
    """Answers by table look-up; build once, never change. `version` names the notices it was built from."""

    __slots__ = ("notices", "start", "version", "work", "_days", "_statutory", "_upto", "years")

    def __init__(self, notices: Iterable[Notice]) -> None:
        by_year = {notice.year: notice for notice in notices}
        self.notices: tuple[Notice, ...] = tuple(by_year[year] for year in sorted(by_year))
        self.years = frozenset(by_year)
        self.start = START
        shift = (date.fromordinal(START).weekday()) % 7
        week = _WEEK[shift:] + _WEEK[:shift]
        self.work = bytearray((week * ((_END - START) // 7 + 1))[: _END - START])
        self._statutory: bytearray | None = None
        self._apply()
        self._upto = list(accumulate(self.work))
        self._days = list(compress(range(START, _END), self.work))
        self.version = self._hash()

    def _apply(self) -> None:
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            if year not in self.years:
                for day in _in_force(year):
                    self.work[day.toordinal() - START] = 0
        for notice in self.notices:
            for day in notice.off:
                self.work[day.toordinal() - START] = 0
            for day in notice.work:
                self.work[day.toordinal() - START] = 1

    def _hash(self) -> str:
        text = json.dumps([notice.to_json() for notice in self.notices], ensure_ascii=False, sort_keys=True)
        return sha256(text.encode()).hexdigest()[:12]

    # -- by ordinal: the fast paths of the period engine ------------------------------------------------------

    def roll_ordinal(self, ordinal: int) -> int:
        """The day itself if it is a working day, else the first working day after it (E1)."""
        index = ordinal - START
        return ordinal if self.work[index] else self._days[self._upto[index]]

    def add_ordinal(self, ordinal: int, count: int) -> int:
        """The count-th working day after (count > 0) or before (count < 0) a day, the day itself not counted."""
        index = ordinal - START
        if count >= 0:
            return self._days[self._upto[index] + count - 1]
        return self._days[self._upto[index] - self.work[index] + count]

    def count_ordinal(self, first: int, last: int) -> int:
        """Working days in [first, last)."""
        return self._upto[last - 1 - START] - self._upto[first - 1 - START]

    def next_statutory_free(self, ordinal: int, weekends_rest: bool) -> int:
        """E1 under the narrow readings of 法定休假日 (assumption A1): statutory days, with or without weekends."""
        table = self._statutory_table()
        while table[ordinal - START] or (
            weekends_rest and (ordinal - 1) % 7 >= 5 and not self.work[ordinal - START]
        ):
            ordinal += 1
        return ordinal

    def _statutory_table(self) -> bytearray:
        if self._statutory is None:
            table = bytearray(_END - START)
            for year in range(FIRST_YEAR, LAST_YEAR + 1):
                for day in _in_force(year):
                    table[day.toordinal() - START] = 1
            self._statutory = table
        return self._statutory

    # -- by date ----------------------------------------------------------------------------------------------

    def is_workday(self, day: date) -> bool:
        return bool(self.work[_checked(day) - START])

    def is_provisional(self, day: date) -> bool:
        """No notice is loaded for that year: the days off are computed, not announced."""
        return day.year not in self.years

    def roll(self, day: date) -> date:
        """The day itself if it is a working day, else the first working day after it."""
        return _date(self.roll_ordinal(_checked(day)))

    def next_workday(self, day: date) -> date:
        """The first working day strictly after the day."""
        return self.add_workdays(day, 1)

    def add_workdays(self, day: date, count: int) -> date:
        """The count-th working day after the day (before it, if negative); the day itself is not counted."""
        if count == 0:
            return _date(_checked(day))
        if abs(count) > 20_000:
            raise BadDate("工作日数过大，最多 20000 个")
        try:
            return _date(self.add_ordinal(_checked(day), count))
        except IndexError:
            raise BadDate(_RANGE) from None

    def workdays_between(self, first: date, last: date) -> int:
        """How many working days lie after `first` up to and including `last` (negative if `last` is earlier)."""
        return self._upto[_checked(last) - START] - self._upto[_checked(first) - START]

    def notice_for(self, year: int) -> Notice | None:
        return next((notice for notice in self.notices if notice.year == year), None)

    def with_notice(self, notice: Notice) -> Calendar:
        """A new calendar in which this notice replaces the one of its year."""
        return Calendar((*self.notices, notice))

    def __repr__(self) -> str:
        return f"Calendar({self.version}, {sorted(self.years)})"


_RANGE = f"日期超出范围：只支持 {FIRST_YEAR} 年至 {LAST_YEAR} 年"


def _checked(day: date) -> int:
    ordinal = day.toordinal()
    if not _BASE <= ordinal <= _LAST:
        raise BadDate(f"{day.isoformat()} {_RANGE}")
    return ordinal


def _date(ordinal: int) -> date:
    if not _BASE <= ordinal <= _LAST:
        raise BadDate(_RANGE)
    return date.fromordinal(ordinal)


def check_range(ordinal: int) -> int:
    """The ordinal, refused if it is outside 1990-2100."""
    if not _BASE <= ordinal <= _LAST:
        raise BadDate(_RANGE)
    return ordinal


_loaded: dict[str, tuple[int, Calendar]] = {}


def load_calendar(folder: str | Path | None = None) -> Calendar:
    """Built-in notices, then those stored in `folder` (for the same year the stored one wins).

    Kept per folder; one stat() per call sees a notice another process has stored (files are put in place by rename).
    """
    place = str(folder or "")
    try:
        stamp = os.stat(place).st_mtime_ns
    except OSError:
        stamp = 0
    known = _loaded.get(place)
    if known is None or known[0] != stamp:
        known = _loaded[place] = (stamp, Calendar((*built_in(), *(stored(Path(place)) if stamp else ()))))
    return known[1]


def default_calendar() -> Calendar:
    """The calendar of this installation: notices stored under FUYUAN_HOME/holidays (./var without the variable)."""
    return load_calendar((os.environ.get(HOME_VARIABLE) or DEFAULT_HOME) + "/holidays")
