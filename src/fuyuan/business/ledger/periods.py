"""Reporting periods of a ledger: months, quarters, half years, years, each written as a key that sorts (2023-Q1).

A plan says how often its units report and for how long one close-off (销号) of a continuing measure holds; the days are
derived here, never stored.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from fuyuan.matters.record import Choice


class Cadence(Choice):
    """How long one period lasts."""

    MONTH = "month", "每月"
    QUARTER = "quarter", "每季度"
    HALF = "half", "每半年"
    YEAR = "year", "每年"


MONTHS = {Cadence.MONTH: 1, Cadence.QUARTER: 3, Cadence.HALF: 6, Cadence.YEAR: 12}
_KEY = re.compile(r"(\d{4})(?:-(Q|H)?(\d{1,2}))?")
_WORDS = "一二三四"


def period_of(day: date, cadence: Cadence) -> str:
    """Return the key of the period a day lies in: 2023-05, 2023-Q2, 2023-H1 or 2023."""
    number = (day.month - 1) // MONTHS[cadence] + 1
    return {
        Cadence.MONTH: f"{day.year}-{number:02d}",
        Cadence.QUARTER: f"{day.year}-Q{number}",
        Cadence.HALF: f"{day.year}-H{number}",
        Cadence.YEAR: f"{day.year}",
    }[cadence]


def read_period(key: str) -> tuple[Cadence, int, int]:
    """Return (cadence, year, number within the year). Raises ValueError in words for an officer."""
    found = _KEY.fullmatch(key)
    if not found:
        raise ValueError(f"“{key}”不是报告期，请写成 2023、2023-H1、2023-Q2 或者 2023-05")
    year, letter, number = int(found[1]), found[2], int(found[3] or 1)
    kinds = {"Q": Cadence.QUARTER, "H": Cadence.HALF, None: Cadence.MONTH}
    cadence = kinds[letter] if found[3] else Cadence.YEAR
    if not 1 <= number <= 12 // MONTHS[cadence] or not 1999 <= year <= 2999:
        raise ValueError(f"没有“{key}”这一期")
    return cadence, year, number


def first_day(key: str) -> date:
    cadence, year, number = read_period(key)
    return date(year, (number - 1) * MONTHS[cadence] + 1, 1)


def last_day(key: str) -> date:
    cadence, year, number = read_period(key)
    month = number * MONTHS[cadence]
    return date(year, month, monthrange(year, month)[1])


def following(key: str) -> str:
    """Return the key of the next period of the same length."""
    cadence, _, _ = read_period(key)
    return period_of(date.fromordinal(last_day(key).toordinal() + 1), cadence)


def report_day(key: str, by: int) -> date:
    """Return the day on which the report of a period is due: day ``by`` of its last month, 0 for its last day."""
    last = last_day(key)
    return last.replace(day=min(by, last.day)) if by else last


def period_words(key: str) -> str:
    """2023年第二季度, 2023年5月, 2023年上半年, 2023年度."""
    cadence, year, number = read_period(key)
    return {
        Cadence.MONTH: f"{year}年{number}月",
        Cadence.QUARTER: f"{year}年第{_WORDS[(number - 1) % 4]}季度",
        Cadence.HALF: f"{year}年{'上' if number == 1 else '下'}半年",
        Cadence.YEAR: f"{year}年度",
    }[cadence]


def periods_between(first: date, last: date, cadence: Cadence) -> list[str]:
    """Return the keys of every period that begins on or before ``last``, from the one ``first`` lies in."""
    keys = [period_of(first, cadence)]
    while first_day(following(keys[-1])) <= last:
        keys.append(following(keys[-1]))
    return keys if first_day(keys[0]) <= last else []
