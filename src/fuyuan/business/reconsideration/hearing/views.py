"""听证日程 as a month and as a file for the calendar on one's own desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from fuyuan.business.reconsideration.models import Case, Hearing
from fuyuan.matters import clock
from fuyuan.matters.lawbook import lawbook
from fuyuan.organs.access import access, posts
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import OFFICE_POSTS, RESPONDENT_POSTS, Post
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.calendar_views import day_asked, escaped, ics, month_asked, month_of, span_of

READERS = OFFICE_POSTS | RESPONDENT_POSTS | {Post.ORGAN_HEAD}
SHOWN = 20
MOST = 2000


def hearings_for(actor: Actor) -> QuerySet[Hearing]:
    """Return the hearings of the cases ``actor`` may see, earliest first: by their days, each hearing asked for its case."""
    case = policy_for(Case).among(actor, Case.objects.filter(pk=OuterRef("case_id")))
    return Hearing.objects.filter(Exists(case)).order_by("on", "starts", "case")


def named(rows: QuerySet[Hearing]) -> QuerySet[Hearing]:
    """The case's own columns that an entry shows, and no state."""
    return rows.select_related("case").only(
        "number",
        "on",
        "starts",
        "ends",
        "place",
        "online",
        "mandatory",
        "held",
        "case__number",
        "case__title",
    )


# -- the month -------------------------------------------------------------------------------------------------


@access(posts(*READERS))
@require_GET
def month(request: StaffRequest) -> HttpResponse:
    """The hearings of a month; below it those of the chosen day, or the next ones."""
    today, calendar = clock.today(), lawbook().calendar
    first, day = month_asked(request.GET.get("month", ""), today), day_asked(request.GET.get("day", ""))
    mine = hearings_for(request.actor)
    entries: dict[date, list[dict[str, Any]]] = {}
    for row in named(mine.filter(on__range=span_of(first)))[:MOST]:
        entries.setdefault(row.on, []).append(entry(row))
    listed = mine.filter(on=day) if day else mine.filter(on__gte=today, held=False)
    context = {
        "month": first, "previous": previous_month(first), "next": next_month(first), "weekdays": "一二三四五六日",
        "weeks": month_of(first, today, calendar, entries, reverse("hearings")), "day": day,
        "count": sum(len(rows) for on, rows in entries.items() if on.month == first.month),
        "rows": [line(row) for row in named(listed)[:SHOWN]],
    }  # fmt: skip
    return render(request, "reconsideration/hearings.html", context)


def previous_month(first: date) -> date:
    return date(first.year - (first.month == 1), (first.month - 2) % 12 + 1, 1)


def next_month(first: date) -> date:
    return date(first.year + (first.month == 12), first.month % 12 + 1, 1)


def entry(row: Hearing) -> dict[str, Any]:
    return {
        "title": f"{row.starts.hour}:{row.starts:%M}",
        "label": f"{row.case.number} {row.place}",
        "light": "done" if row.held else "fine",
        "url": matter_url("reconsideration", row.case_id),
    }


def line(row: Hearing) -> dict[str, Any]:
    return {
        "on": row.on, "time": f"{row.starts.hour}:{row.starts:%M}至{row.ends.hour}:{row.ends:%M}", "place": row.place,
        "number": row.case.number, "title": row.case.title, "url": matter_url("reconsideration", row.case_id),
        "why": "应当听证" if row.mandatory else "可以听证", "state": "已举行" if row.held else "已通知",
    }  # fmt: skip


# -- the file --------------------------------------------------------------------------------------------------


@access(posts(*READERS))
@require_GET
def download(request: StaffRequest) -> HttpResponse:
    """The hearings still to come as a calendar file (RFC 5545), each at its hour."""
    rows = named(hearings_for(request.actor).filter(on__gte=clock.today(), held=False))[:MOST]
    events = (event_lines(row, request) for row in rows)
    text = ics(events, f"听证日程 {request.actor.post.label}")
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="hearings.ics"'
    return response


def event_lines(row: Hearing, request: StaffRequest) -> Iterator[str]:
    """One hearing. The UID stays the same, so that a later file moves the event."""
    yield "BEGIN:VEVENT"
    yield f"UID:hearing-{row.case_id}-{row.number}@{request.get_host()}"
    yield f"DTSTAMP:{utc(clock.now())}"
    yield f"DTSTART:{utc(moment(row.on, row.starts))}"
    yield f"DTEND:{utc(moment(row.on, row.ends))}"
    yield f"SUMMARY:{escaped(f'听证：{row.case.number} {row.case.title}')}"
    yield f"LOCATION:{escaped(row.place)}"
    yield f"URL:{request.build_absolute_uri(matter_url('reconsideration', row.case_id))}"
    yield "END:VEVENT"


def moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, clock.now().tzinfo)


def utc(at: datetime) -> str:
    return f"{at.astimezone(ZoneInfo('UTC')):%Y%m%dT%H%M%SZ}"
