"""宣传年度一览: the year's activities by channel and month, on a page and as a workbook."""

from __future__ import annotations

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from fuyuan.matters import clock
from fuyuan.organs.access import access, posts
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.export import workbook_response
from fuyuan.shell.rooms import Column
from fuyuan.shell.years import asked_year, year_tabs

from .activities.year import MONTHS, activities_of, lines
from .common import READERS
from .desk import AUDIENCES, CHANNELS
from .procedure import ACTIVITIES

STAGES = {stage.name: stage.title for stage in ACTIVITIES.stages}
SHEET = (
    Column("number", "编号", kind="code"), Column("title", "主题", kind="link"), Column("channel", "方式"),
    Column("audience", "对象"), Column("partner", "合作媒体"), Column("owner", "负责人"), Column("day", "计划日期", kind="date"),
    Column("held_on", "举办日期", kind="date"), Column("reach", "覆盖人数", kind="number"), Column("stage", "阶段"),
)  # fmt: skip


@access(posts(*READERS))
@require_GET
def year(request: StaffRequest) -> HttpResponse:
    today = clock.today()
    shown = asked_year(request.GET.get("year", ""), today.year)
    rows = lines(activities_of(request.actor, shown))
    context = {
        "years": year_tabs(shown, today.year), "year": shown, "lines": rows, "months": MONTHS,
        "held": sum(each.held for each in rows), "planned": sum(each.planned for each in rows),
        "people": f"{sum(each.reach for each in rows):,}",
    }  # fmt: skip
    return render(request, "publicity/year.html", context)


@access(posts(*READERS))
@require_GET
def workbook(request: StaffRequest) -> FileResponse:
    today = clock.today()
    shown = asked_year(request.GET.get("year", ""), today.year)
    rows = (
        {
            "number": row.number, "title": row.title, "channel": CHANNELS.get(row.channel, ""), "audience": AUDIENCES.get(row.audience, ""),
            "partner": row.partner_name, "owner": row.owner, "day": row.day, "held_on": row.held_on, "reach": row.reach,
            "stage": STAGES[row.stage],
        }
        for row in activities_of(request.actor, shown).defer("state").iterator(chunk_size=500)
    )  # fmt: skip
    return workbook_response(SHEET, rows, f"{shown}年宣传活动", today)
