"""How a year is going: what is owed by the end of each quarter, what pace is needed now. Pure; days are natural days."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

NOTICE = 30  # days before the end of a quarter at which what it still lacks is shown


class Standing(Enum):
    """done: reached; fine: on the way; soon: this quarter's part is missing and the quarter ends; overdue: an earlier
    quarter's part is missing, or the year is over.
    """

    DONE = "done"
    FINE = "fine"
    SOON = "soon"
    OVERDUE = "overdue"


def quarter_of(day: date) -> int:
    return (day.month + 2) // 3


def quarter_end(year: int, quarter: int) -> date:
    """Return the last day of a quarter."""
    return date(year + quarter // 4, quarter * 3 % 12 + 1, 1) - timedelta(days=1)


def milestone(target: int, quarter: int) -> int:
    """Return how many of ``target`` a year are owed by the end of a quarter: spread evenly, rounded down, so that two
    a year are one for each half.
    """
    return target * quarter // 4


def standing(target: int, got: int, year: int, today: date) -> Standing:
    if got >= target:
        return Standing.DONE
    if today.year != year:
        return Standing.OVERDUE if today.year > year else Standing.FINE
    quarter = quarter_of(today)
    if got < milestone(target, quarter - 1):
        return Standing.OVERDUE
    near = (quarter_end(year, quarter) - today).days <= NOTICE
    return Standing.SOON if near and got < milestone(target, quarter) else Standing.FINE


def every(target: int, got: int, year: int, today: date) -> int:
    """Return the days one may take for each of what is missing, so that the last falls on or before 31 December.

    0: there are fewer days than things to do, or nothing is missing.
    """
    missing, left = target - got, (date(year, 12, 31) - max(today, date(year, 1, 1))).days
    return max(left, 0) // missing if missing > 0 else 0


def share_met(part: int, total: int, count: int, of: int) -> bool:
    """Whether ``part`` of ``total`` is at least ``count`` of ``of``; of nothing nothing is asked."""
    return part * of >= total * count


def catch_up(part: int, total: int, count: int, of: int) -> int | None:
    """Return how many of the next cases in a row must have the leader so that the share is met; None: it cannot be any more.

    (part + n) / (total + n) ≥ count / of, solved for n: n ≥ (count × total − of × part) / (of − count).
    """
    lacking = count * total - of * part
    if lacking <= 0:
        return 0
    return -(-lacking // (of - count)) if of > count else None
