"""The span of days a rule looks at: the calendar month, quarter, half-year or year that contains a day."""

from __future__ import annotations

from datetime import date, timedelta

from fuyuan.matters.record import Choice

SETTLES = 10  # days after the end of a period until its last facts are in
LOOKED = 15  # days from then on during which the night looks at it


class Window(Choice):
    MONTH = "month", "自然月"
    QUARTER = "quarter", "季度"
    HALF = "half", "半年"
    YEAR = "year", "自然年"

    @property
    def months(self) -> int:
        return {"month": 1, "quarter": 3, "half": 6, "year": 12}[self.value]


_LETTERS = {"Q": 3, "H": 6}


def window_of(day: date, window: Window) -> str:
    """Return the key of the window that contains a day: 2026-07, 2026-Q3, 2026-H2, 2026."""
    place = (day.month - 1) // window.months + 1
    ending = {"month": f"-{place:02d}", "quarter": f"-Q{place}", "half": f"-H{place}", "year": ""}
    return f"{day.year}{ending[window.value]}"


def bounds(key: str) -> tuple[date, date]:
    """Return the first and the last day of a window."""
    year, _, rest = key.partition("-")
    months = _LETTERS.get(rest[:1], 1) if rest else 12
    place = int(rest.lstrip("QH")) if rest else 1
    end = place * months
    last = date(int(year) + end // 12, end % 12 + 1, 1) - timedelta(days=1)
    return date(int(year), end - months + 1, 1), last


def is_window(key: str) -> bool:
    """Whether a text names a window as :func:`window_of` writes it."""
    try:
        first, _ = bounds(key)
    except ValueError:
        return False
    return key in {window_of(first, window) for window in Window}


def before(key: str) -> str:
    """Return the window of the same length that ended the day before."""
    first, _ = bounds(key)
    window = next(each for each in Window if window_of(first, each) == key)
    return window_of(first - timedelta(days=1), window)


def words(key: str) -> str:
    """Return a window in words: 2026年第三季度."""
    year, _, rest = key.partition("-")
    if not rest:
        return f"{year}年"
    if rest[0] == "Q":
        return f"{year}年第{'一二三四'[int(rest[1]) - 1]}季度"
    return f"{year}年{'上' if rest == 'H1' else '下'}半年" if rest[0] == "H" else f"{year}年{int(rest)}月"


def ripe(chosen: str, today: date) -> str:
    """Return the period of a chosen length (a setting: month, quarter …) that is over and settled; "" on other days, and
    when no length is chosen.
    """
    if chosen not in set(Window):
        return ""
    window = before(window_of(today, Window(chosen)))
    since = (today - bounds(window)[1]).days
    return window if SETTLES <= since <= SETTLES + LOOKED else ""


def offered(today: date) -> list[str]:
    """Return the periods to choose from: of each length the running one and three before it, quarters first."""
    found = []
    for window in (Window.QUARTER, Window.MONTH, Window.HALF, Window.YEAR):
        key = window_of(today, window)
        for _ in range(4):
            found.append(key)
            key = before(key)
    return found
