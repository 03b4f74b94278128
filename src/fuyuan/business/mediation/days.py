"""The days of this room. No statute sets them: they are the installation's, stamped into the event when they begin."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from fuyuan.matters.procedure import Context

ASK, TALK, VISIT, REPORT, MONTHS = "ask", "talk", "visit", "report", "months"
DEFAULTS: Mapping[str, int] = {ASK: 5, TALK: 30, VISIT: 30, REPORT: 5, MONTHS: 1}


def length(context: Context, what: str) -> int:
    """Return the setting in force: working days for asking and reporting, natural days for talks and visits."""
    return int(context.facts.get("days", {}).get(what, DEFAULTS[what]))


def workdays(context: Context, what: str, start: date | None = None) -> date:
    """Return the last working day of a period; the day it begins is not counted."""
    return context.calendar.add_workdays(start or context.day, length(context, what))


def natural(context: Context, what: str, start: date | None = None) -> date:
    """Return the last natural day of a period, moved to a working day."""
    return context.calendar.roll((start or context.day) + timedelta(days=length(context, what)))
