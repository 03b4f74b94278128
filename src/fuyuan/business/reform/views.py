"""The room's own pages: units without a session this year, and causes that come back after a reform."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from fuyuan.law.causes import Cause, label_of
from fuyuan.matters import clock
from fuyuan.organs.access import access, posts
from fuyuan.organs.models import Organ
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.paging import Order, Page, read_cursor, take_page
from fuyuan.shell.years import asked_year, year_tabs

from . import queries
from .desk import READERS, STAGES, WATCH
from .models import Reform
from .procedure import OFFICE, PROCEDURE
from .yearly import region

SIZE = 50


@access(posts(*WATCH))
@require_GET
def unstarted(request: StaffRequest) -> HttpResponse:
    """今年尚未开展以案促改的单位: three queries, whatever the number of units."""
    today = clock.today()
    year = asked_year(request.GET.get("year", ""), today.year)
    units = [unit_line(organ) for organ in queries.without_session(year, today, region())]
    total = queries.agencies(today, region()).count()
    may_begin = request.actor.post in OFFICE
    context = {
        "year": year,
        "years": year_tabs(year, today.year),
        "units": units,
        "total": total,
        "done": total - len(units),
        "begin_url": reverse("shell:open-matter", args=[PROCEDURE.name, "begin"]) if may_begin else "",
    }
    return render(request, "reform/unstarted.html", context)


def unit_line(organ: Organ) -> dict[str, Any]:
    """A unit, its last session, and what it has under way."""
    running = getattr(organ, "running_id", None)
    return {
        "name": organ.name,
        "last": getattr(organ, "last_held", None),
        "number": getattr(organ, "running_number", "") or "",
        "stage": STAGES.get(getattr(organ, "running_stage", "") or "", ""),
        "url": matter_url(PROCEDURE.name, running) if running else "",
    }


@access(posts(*READERS))
@require_GET
def patterns(request: StaffRequest) -> HttpResponse:
    """屡改屡犯: what was corrected or lost again after a reform for the same cause was accepted. Three queries a page."""
    rows = queries.patterns(request.actor)
    occur = set(rows.order_by().values_list("cause_top", flat=True).distinct())
    cause = request.GET.get("cause", "")
    chosen = Cause(cause) if cause in set(Cause) else None
    if chosen:
        rows = rows.filter(cause_top=chosen.value)
    order = Order("source_on", descending=True)
    page = take_page(rows, order, read_cursor(request.GET.get("at", ""), rows, order), SIZE)
    before = queries.by_id({row.before for row in page.rows})
    context = {
        "rows": [pattern_line(row, before[row.before]) for row in page.rows],
        "causes": [
            {"label": "全部原因", "url": reverse("reform-patterns"), "current": chosen is None},
            *(
                {"label": each.label, "url": f"?cause={each.value}", "current": each is chosen}
                for each in Cause
                if each.value in occur
            ),
        ],
        "page": pager(page, f"?cause={chosen.value}&" if chosen else "?"),
    }
    return render(request, "reform/patterns.html", context)


def pattern_line(row: Reform, before: Reform) -> dict[str, Any]:
    """One relapse: the reform that was accepted, and the case that came after it."""
    assert before.accepted_on
    return {
        "unit": row.unit_name,
        "cause": Cause(row.cause_top).label,
        "line": label_of(row.cause).partition("——")[2],
        "accepted_on": before.accepted_on,
        "before": before.number,
        "before_url": matter_url(PROCEDURE.name, before.pk),
        "again_on": row.source_on,
        "days": (row.source_on - before.accepted_on).days,
        "case": row.source_number or row.title,
        "outcome": row.outcome,
        "again": row.number,
        "again_url": matter_url(PROCEDURE.name, row.pk),
    }


def pager(page: Page, here: str) -> dict[str, Any]:
    return {
        "first_url": here if page.previous else "",
        "previous_url": f"{here}at={page.previous}" if page.previous else "",
        "next_url": f"{here}at={page.next}" if page.next else "",
        "last_url": f"{here}at=last" if page.next else "",
        "shown": len(page.rows),
    }
