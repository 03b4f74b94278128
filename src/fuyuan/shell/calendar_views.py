"""The due days of a post as a month, and as a file for the calendar on one's own desk (RFC 5545).

The month and the file serve rooms too that have days of their own (hearings): entries in, weeks or text out.
"""

from __future__ import annotations

from calendar import Calendar as Weeks
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fuyuan.law import Calendar
from fuyuan.matters import clock
from fuyuan.matters.lawbook import lawbook
from fuyuan.matters.models import DutyRow
from fuyuan.organs.access import STAFF, access
from fuyuan.organs.request import StaffRequest

from .addresses import matter_url
from .lights import light
from .worklist import Desk, WorkGroup, due_between

FIRST, LAST = date(1999, 1, 1), date(2100, 11, 1)  # the last month whose weeks all lie in the law's calendar
MOST = 2000  # duties of one month
PER_DAY = 4
MOST_EVENTS = 5000


# --- the month ----------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Day:
    """A square of the month. ``mark``: 休 for a day off in the week, 班 for a make-up working day at its end."""

    day: date
    inside: bool
    today: bool
    rest: bool
    mark: str
    url: str
    entries: Sequence[Mapping[str, Any]] = ()

    @property
    def shown(self) -> Sequence[Mapping[str, Any]]:
        return self.entries[:PER_DAY]

    @property
    def more(self) -> int:
        return len(self.entries) - len(self.shown)


def month_asked(text: str, today: date) -> date:
    """Return the first day of the month written 2026-09; this month for anything else."""
    try:
        month = date.fromisoformat(f"{text}-01")
    except ValueError:
        return today.replace(day=1)
    return month if FIRST <= month <= LAST else today.replace(day=1)


def day_asked(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


Entries = Mapping[date, Sequence[Mapping[str, Any]]]


def span_of(month: date) -> tuple[date, date]:
    """Return the first and the last day of the weeks of a month."""
    weeks = Weeks().monthdatescalendar(month.year, month.month)
    return weeks[0][0], weeks[-1][-1]


def month_of(month: date, today: date, calendar: Calendar, entries: Entries, page: str) -> list[list[Day]]:
    """Return the weeks of a month, Monday first, each day with its entries (title, label, light, url).

    ``page``: the address of the page that shows the month; a day's own link is there.
    """

    def square(day: date) -> Day:
        working, weekend = calendar.is_workday(day), day.weekday() >= 5
        mark = "班" if working and weekend else "" if working or weekend else "休"
        url = f"{page}?month={month:%Y-%m}&day={day}#day"
        return Day(day, day.month == month.month, day == today, not working, mark, url, entries.get(day, ()))

    return [[square(day) for day in week] for week in Weeks().monthdatescalendar(month.year, month.month)]


def due_entries(duties: Iterable[DutyRow], today: date) -> Entries:
    due: dict[date, list[dict[str, Any]]] = {}
    for duty in duties:
        assert duty.due
        due.setdefault(duty.due, []).append(entry(duty, today))
    return due


def entry(duty: DutyRow, today: date) -> dict[str, Any]:
    return {
        "title": duty.title,
        "label": duty.label,
        "light": light(duty.due, duty.amber, today),
        "provisional": duty.provisional,
        "url": matter_url(duty.kind, duty.matter_id),
    }


@access(STAFF)
def month(request: StaffRequest) -> HttpResponse:
    """The month grid; on a phone a list of the days on which something is due."""
    today, calendar = clock.today(), lawbook().calendar
    first = month_asked(request.GET.get("month", ""), today)
    duties = due_between(request.actor, *span_of(first), MOST + 1)
    weeks = month_of(first, today, calendar, due_entries(duties[:MOST], today), reverse("shell:calendar"))
    day = day_asked(request.GET.get("day", ""))
    context = {
        "month": first,
        "today": today,
        "weeks": weeks,
        "weekdays": "一二三四五六日",
        "too_many": len(duties) > MOST,
        "provisional": sorted(
            {each.day.year for week in weeks for each in week if calendar.is_provisional(each.day)}
        ),
        "previous": (first - timedelta(days=1)).replace(day=1),
        "next": (first + timedelta(days=32)).replace(day=1),
        "count": sum(1 for duty in duties if duty.due and duty.due.month == first.month),
        "day": day,
        "groups": _day_group(request, day, duties) if day else [],
    }
    return render(request, "shell/calendar.html", context)


def _day_group(request: StaffRequest, day: date, duties: list[DutyRow]) -> list[WorkGroup]:
    """Everything due on the chosen day, as rows of the worklist."""
    desk = Desk(request.actor, clock.today(), lawbook().calendar)
    due = [duty for duty in duties if duty.due == day]
    rows = desk.matters(due)
    shown = [desk.duty_row(duty, rows[duty.matter_id]) for duty in due]
    return [WorkGroup("day", "", "", shown)] if shown else []


# --- the file -----------------------------------------------------------------------------------------------------


def escaped(text: str) -> str:
    """Write a text value (RFC 5545 3.3.11)."""
    for plain, safe in (
        ("\\", "\\\\"),
        (";", "\\;"),
        (",", "\\,"),
        ("\r\n", "\\n"),
        ("\n", "\\n"),
        ("\r", "\\n"),
    ):
        text = text.replace(plain, safe)
    return text


def folded(line: str) -> str:
    """Break a line after at most 75 octets, never inside a character (RFC 5545 3.1)."""
    pieces, piece, size = [], "", 0
    for char in line:
        width = len(char.encode())
        if size + width > 75:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + char, size + width
    return "\r\n".join([*pieces, piece])


def event_lines(duty: DutyRow, host: str, address: str, stamp: datetime) -> Iterator[str]:
    """One duty as an event of the whole day. The UID stays the same, so that a later file moves the event."""
    assert duty.due
    yield "BEGIN:VEVENT"
    yield f"UID:duty-{duty.matter_id}-{escaped(duty.key)}@{host}"
    yield f"DTSTAMP:{stamp.astimezone(ZoneInfo('UTC')):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{duty.due:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{duty.due + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(f'{duty.title}期限：{duty.label}')}"
    if duty.provisional:
        yield "DESCRIPTION:" + escaped("暂定日期：放假安排尚未公布，公布后会重新计算。")
    yield f"URL:{address}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def ics(events: Iterable[Iterable[str]], name: str) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//fuyuan//duties//ZH", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(name)}"]
    for event in events:
        lines += event
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


@access(STAFF)
def download(request: StaffRequest) -> HttpResponse:
    """The actor's open duties as a calendar file."""
    duties = due_between(request.actor, date.min, date.max, MOST_EVENTS)
    events = (
        event_lines(
            duty,
            request.get_host(),
            request.build_absolute_uri(entry(duty, clock.today())["url"]),
            clock.now(),
        )
        for duty in duties
    )
    name = f"待办期限 {request.actor.post.label}"
    response = HttpResponse(ics(events, name), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="due-days.ics"'
    return response
