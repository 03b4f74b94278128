"""调解统计: the four kinds counted apart; rates by stage, unit and area; which of the N helped."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from fuyuan.matters import clock
from fuyuan.organs.access import access, posts
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.years import asked_year, year_tabs

from . import queries
from .policies import COUNTING
from .queries import Rate
from .records import Phase

MOST = 50  # lines of a table


@access(posts(*COUNTING))
@require_GET
def statistics(request: StaffRequest) -> HttpResponse:
    """Figures only, of a year: whoever may count need not be inside a mediation. Four queries and one for each of the N."""
    this = clock.today().year
    year = asked_year(request.GET.get("year", ""), this)
    span = date(year, 1, 1), date(year, 12, 31)
    phases = {key[0]: rate for key, rate in queries.rates(*span, "phase")}
    context = {
        "year": year,
        "years": year_tabs(year, this),
        "kinds": queries.settlements(*span),
        "phases": [(each.label, phases.get(each.value) or Rate(each.label, 0, 0)) for each in Phase],
        "units": named(queries.rates(*span, "respondent_id", "respondent_name")),
        "areas": named(queries.rates(*span, "area")),
        "helpers": list(queries.helpers(*span)),
        "until": min(span[1], clock.today()),
    }
    return render(request, "mediation/statistics.html", context)


def named(rows: list[tuple[tuple[Any, ...], Rate]]) -> list[tuple[str, Rate]]:
    return [(rate.label or "没有填写", rate) for _, rate in rows[:MOST]]
