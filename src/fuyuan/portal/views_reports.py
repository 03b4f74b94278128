"""执法情况年度报告: each year's list, with who has not published, and a page for each report.

Everything here reads ``supervision.queries``, which knows of a report only what was published.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from fuyuan.business.supervision import queries
from fuyuan.business.supervision.queries import PublicReport, Section, Version
from fuyuan.shell.cookiefree import page

from .kept import kept, shared


@shared
def reports(request: HttpRequest) -> HttpResponse:
    """The reports of one year; without a year those of the last."""
    years = queries.years()
    asked = request.GET.get("year", "")
    year = next((each for each in years if str(each) == asked), years[0] if years else 0)
    stamp = f"{year}.{queries.stamp_of(year)}"
    return kept(request, stamp, lambda: _draw_list(request, years, year))


def _draw_list(request: HttpRequest, years: list[int], year: int) -> HttpResponse:
    rows = queries.reports_of(year) if year else []
    return page(
        request, "portal/published/reports.html", year=year,
        years=[{"label": f"{each}年度", "url": f"?year={each}", "current": each == year} for each in years],
        published=[each for each in rows if each.current], withdrawn=[each for each in rows if each.withdrawn],
        waiting=[each for each in rows if not each.versions], total=len(rows),
    )  # fmt: skip


@shared
def report(request: HttpRequest, year: int, organ_id: int) -> HttpResponse:
    """The version in force, or the one asked for; of a report that was withdrawn only that it was, and why (410)."""
    found = queries.report_of(year, organ_id)
    if found is None:
        raise Http404("没有这份报告")
    version = _asked(found, request.GET.get("version", ""))
    response = kept(request, queries.stamp_of(year), lambda: _draw(request, found, version))
    response.status_code = response.status_code if found.current or response.status_code != 200 else 410
    return response


def _asked(found: PublicReport, text: str) -> Version | None:
    """An earlier version stays to be read; where the last was withdrawn, none is."""
    if found.current is None:
        return None
    return next((each for each in found.versions if str(each.number) == text), found.current)


def _draw(request: HttpRequest, found: PublicReport, version: Version | None) -> HttpResponse:
    context: dict[str, Any] = {"found": found, "version": version}
    if version is not None:
        context |= {
            "figures": version.figures.figures, "contested": queries.contested_words(version.figures, version.text),
            "tables": [(each.label, version.figures.behind(each)) for each in (Section.CORRECTED, Section.LOST)],
            "held": queries.held_words(version.text), "old": version is not found.current,
        }  # fmt: skip
    return page(request, "portal/published/report.html", **context)
