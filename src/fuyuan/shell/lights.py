"""Which light a day burns and how many days are left: one answer for worklists, lists, calendars and duty cards."""

from datetime import date

from django.db.models import Q

from fuyuan.law import Calendar, Unit
from fuyuan.matters.pace import Standing

# how a year's number stands: word and tone of its badge; None: nothing is asked
PACE = {
    Standing.DONE: ("已完成", "ok"),
    Standing.FINE: ("正常", "info"),
    Standing.SOON: ("抓紧", "warn"),
    Standing.OVERDUE: ("落后", "bad"),
    None: ("—", "plain"),
}


def light(
    due: date | None, amber: date | None, today: date, *, stopped: bool = False, done: bool = False
) -> str:
    """Return overdue, soon, fine, suspended, done, or "" when the law names no day. The due day itself is still in time."""
    if done:
        return "done"
    if stopped:
        return "suspended"
    if due is None:
        return ""
    if due < today:
        return "overdue"
    return "soon" if amber is not None and amber <= today else "fine"


def burning(name: str, today: date) -> Q:
    """Return the condition under which the row of a matter burns this light."""
    return {
        "overdue": Q(suspended=False, next_due__lt=today),
        "soon": Q(suspended=False, next_due__gte=today, next_amber__lte=today),
        "fine": Q(suspended=False, next_due__gte=today) & (Q(next_amber__gt=today) | Q(next_amber=None)),
        "suspended": Q(suspended=True, closed_on=None),
        "done": Q(closed_on__isnull=False, next_due=None),
    }[name]


def days_left(due: date | None, unit: str, today: date, calendar: Calendar) -> tuple[int | None, str]:
    """Return the days from today to ``due`` in the duty's own unit, and that unit: working days are never mixed with others.

    A period counted in working days that ran out on Friday is over on Saturday, although no working day has passed
    since: there the natural days are told.
    """
    if due is None:
        return None, unit
    if unit == Unit.WORKDAY:
        count = calendar.workdays_between(today, due)
        if count or due == today:
            return count, unit
    return (due - today).days, Unit.DAY
