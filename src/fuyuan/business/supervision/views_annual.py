"""Boards of the year: whose report stands where, how each organ checks itself, why acts fell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from fuyuan.business.leadership import queries as leadership
from fuyuan.matters import clock
from fuyuan.matters.registry import Outcome
from fuyuan.organs.access import access, posts
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import RESPONDENT_POSTS
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.export import workbook_response
from fuyuan.shell.rooms import Column
from fuyuan.shell.years import asked_year, year_tabs

from .annual.opening import open_year, reporting
from .annual.steps import ANNUAL
from .common import OVERSEERS, STAFF
from .models import AnnualReport, LossReview, SelfCheck
from .reaching import reachable
from .review.steps import Entry, ReviewState, by_cause

# -- annual reports ---------------------------------------------------------------------------------------------------


@access(posts(*OVERSEERS))
@require_GET
def annual_board(request: StaffRequest) -> HttpResponse:
    """Every organ that owes a report on a year: where it stands, by when, what is late; and whose was not begun."""
    last = clock.today().year - 1
    year = asked_year(request.GET.get("year", ""), last)
    rows = sorted(_annual_rows(year), key=lambda row: not row["late"])
    begun = {row["organ_id"] for row in rows}
    missing = [name for pk, name in reporting(year).values_list("pk", "name") if pk not in begun]
    context = {
        "year": year, "years": year_tabs(year, last), "rows": rows, "missing": missing, "total": len(rows) + len(missing),
        "published": sum(row["public"] for row in rows), "late": sum(row["late"] for row in rows),
        "may_open": request.actor.post in STAFF,
    }  # fmt: skip
    return render(request, "supervision/annual_board.html", context)


def _annual_rows(year: int) -> Iterator[dict[str, Any]]:
    today = clock.today()
    for row in AnnualReport.objects.filter(year=year).defer("state").order_by("pk"):
        late = bool(row.next_due and row.next_due < today and not row.closed_on)
        yield {
            "organ_id": row.organ_id, "name": row.organ_name, "url": matter_url(ANNUAL.name, row.pk), "late": late,
            "stage": ANNUAL.stage(row.stage).title, "tone": _tone(row, late), "due": None if row.closed_on else row.next_due,
            "duty": row.next_duty, "contested": row.contested, "published_on": row.published_on,
            "public": row.published_on is not None and not row.withdrawn,
        }  # fmt: skip


def _tone(row: AnnualReport, late: bool) -> str:
    return "bad" if late else {"published": "ok", "withdrawn": "warn"}.get(row.stage, "info")


@access(posts(*STAFF))
@require_POST
def annual_open(request: StaffRequest) -> HttpResponse:
    """Begin the report of every organ that has none."""
    last = clock.today().year - 1
    year = asked_year(request.POST.get("year", ""), last)
    begun = open_year(year, request.actor)
    refused = [each for each in begun if not isinstance(each, Outcome)]
    if opened := len(begun) - len(refused):
        messages.success(request, f"已经给{opened}个单位启动{year}年度执法情况报告，单位在工作台能看到期限。")
    else:
        messages.info(request, f"{year}年度执法情况报告都已经启动。")
    for each in refused[:5]:
        messages.error(request, str(each))
    return redirect(f"{reverse('annual-board')}?year={year}")


# -- internal supervision -------------------------------------------------------------------------------------------------


@access(posts(*OVERSEERS, *RESPONDENT_POSTS))
@require_GET
def internal_board(request: StaffRequest) -> HttpResponse:
    """How each organ checks itself: its self-checks, and how many of its major decisions passed both looks. A unit sees itself."""
    today = clock.today()
    year = asked_year(request.GET.get("year", ""), today.year)
    rows = list(_internal_rows(request, year))
    context = {
        "year": year,
        "years": year_tabs(year, today.year),
        "rows": rows,
        "may_plan": request.actor.is_respondent,
    }
    return render(request, "supervision/internal_board.html", context)


@access(posts(*OVERSEERS, *RESPONDENT_POSTS))
@require_GET
def internal_workbook(request: StaffRequest) -> FileResponse:
    today = clock.today()
    year = asked_year(request.GET.get("year", ""), today.year)
    columns = [
        Column("name", "执法机关", kind="link"),
        *(Column(key, label, kind="number") for key, label in INTERNAL),
    ]
    return workbook_response(columns, _internal_rows(request, year), f"{year}年内部执法监督", today)


INTERNAL = (
    ("checks", "自查"), ("done", "已完成"), ("findings", "发现问题"), ("open", "未整改"), ("decisions", "重大执法决定"),
    ("reviewed", "经过法制审核"), ("review_rate", "法制审核率"), ("discussed", "经过集体讨论"), ("talk_rate", "集体讨论率"),
)  # fmt: skip


def _internal_rows(request: StaffRequest, year: int) -> Iterator[dict[str, Any]]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    shares = leadership.reviewed_share(first, last)
    checks: dict[int | None, list[SelfCheck]] = {}
    visible = policy_for(SelfCheck).filter(
        request.actor, SelfCheck.objects.filter(first_on__range=(first, last))
    )
    for row in visible.exclude(stage="cancelled").defer("state"):
        checks.setdefault(row.organ_id, []).append(row)
    units = reporting(year)
    if request.actor.is_respondent:
        units = units.filter(pk=request.actor.organ_id or 0)
    for pk, name in units.values_list("pk", "name"):
        own, (total, reviewed, discussed) = checks.get(pk, []), shares.get(pk, (0, 0, 0))
        yield {
            "name": name, "checks": len(own), "done": sum(each.checked_on is not None for each in own),
            "findings": sum(each.findings for each in own), "open": sum(each.open_findings for each in own),
            "decisions": total, "reviewed": reviewed, "review_rate": _rate(reviewed, total), "discussed": discussed,
            "talk_rate": _rate(discussed, total),
        }  # fmt: skip


def _rate(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else ""


# -- why acts fell ---------------------------------------------------------------------------------------------------------


@access(posts(*OVERSEERS))
@require_GET
def loss_causes(request: StaffRequest, year: int) -> HttpResponse:
    """The causes of a year by count, each with its cases; a case the reader may open is a link."""
    row, state = _review(request, year)
    ways = reachable(state.entries, request.actor)
    groups = [
        {"cause": word, "count": count, "rows": [_shown(each, ways) for each in state.entries if word in each.reasons]}
        for word, count in by_cause(state.entries)
    ]  # fmt: skip
    context = {"state": state, "groups": groups, "url": matter_url("loss_review", row.pk)}
    return render(request, "supervision/loss_causes.html", context)


def _shown(each: Entry, ways: dict[tuple[str, int], str]) -> dict[str, Any]:
    return {"entry": each, "url": ways.get((each.kind, each.matter_id), "")}


@access(posts(*OVERSEERS))
@require_GET
def loss_workbook(request: StaffRequest, year: int) -> FileResponse:
    _, state = _review(request, year)
    columns = [
        Column("number", "案号", kind="code"), Column("organ_name", "单位", kind="link"), Column("about", "行为种类"),
        Column("result", "结果"), Column("why", "原因", kind="link"), Column("on", "结案日期", kind="date"),
        Column("picked", "选为典型", kind="link"),
    ]  # fmt: skip
    picks = {each.entry: each.why for each in state.picks}
    rows = (
        {
            "number": each.number, "organ_name": each.organ_name, "about": each.about, "result": each.result,
            "why": each.why, "on": each.on, "picked": picks.get(number, ""),
        }
        for number, each in enumerate(state.entries, 1)
    )  # fmt: skip
    return workbook_response(columns, rows, f"{year}年度败诉案件", clock.today())


def _review(request: StaffRequest, year: int) -> tuple[LossReview, ReviewState]:
    row = policy_for(LossReview).get_or_404(request.actor, LossReview.objects.all(), year=year)
    return row, ReviewState.model_validate_json(row.state)
