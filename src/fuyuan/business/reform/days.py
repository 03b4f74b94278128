"""The days of this room. No statute sets them: they are the installation's, and count natural days.

Natural days, because a unit's plan names calendar days for its measures and the office's letters say 三十日内; working
days would make one matter count in two ways. A day that falls on a weekend or holiday moves to the next working day.
The day is stamped into the event: a setting changed later moves nothing that was promised.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from fuyuan.matters.procedure import Context

PLAN, TEACH, CONCLUDE, REVIEW, EFFECT = "plan", "teach", "conclude", "review", "effect"
DEFAULTS: Mapping[str, int] = {PLAN: 20, TEACH: 60, CONCLUDE: 10, REVIEW: 10, EFFECT: 6}
EARLY = timedelta(days=15)  # before its day a check may begin, so that it need not be late


def length(context: Context, what: str) -> int:
    """Return the setting in force: natural days, for the effect check months."""
    return int(context.facts.get("days", {}).get(what, DEFAULTS[what]))


def after(context: Context, what: str, start: date | None = None) -> date:
    """Return the working day on or after the last day of a period that begins today or on ``start``."""
    begin = start or context.day
    last = (
        add_months(begin, length(context, what))
        if what == EFFECT
        else begin + timedelta(days=length(context, what))
    )
    return context.calendar.roll(last)


def add_months(day: date, months: int) -> date:
    """Return the same day of a later month; the last of the month where that day does not exist."""
    year, month = divmod(day.month - 1 + months, 12)
    return date(day.year + year, month + 1, min(day.day, monthrange(day.year + year, month + 1)[1]))
