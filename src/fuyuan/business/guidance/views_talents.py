"""人才库: everybody a contest chose, by unit, area and contest, on a page and as a workbook."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from fuyuan.matters import clock
from fuyuan.organs.access import access, posts
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.export import MOST_ROWS, workbook_response
from fuyuan.shell.paging import Order, Page, read_cursor, take_page

from .common import READERS
from .contests import pool

SIZE = 50
ORDER = Order("title")
LABELS = {"unit": "现在的单位", "area": "执法领域", "contest": "比武活动"}


@access(posts(*READERS))
@require_GET
def talents(request: StaffRequest) -> HttpResponse:
    everybody = pool.everybody()
    rows = pool.narrowed(everybody, request.GET)
    page = take_page(rows, ORDER, read_cursor(request.GET.get("at", ""), rows, ORDER), SIZE)
    asked = request.GET.copy()
    asked.pop("at", None)
    context = {
        "rows": pool.lines(page.rows, request.actor), "query": asked.urlencode(), "page": _pager(page, asked.urlencode()),
        "filters": [
            {"key": key, "label": LABELS[key], "choices": known, "value": request.GET.get(key, "")}
            for key, known in pool.choices(everybody).items()
        ],
    }  # fmt: skip
    return render(request, "guidance/talents.html", context)


def _pager(page: Page, here: str) -> dict[str, Any]:
    begin = f"?{here}&" if here else "?"
    return {
        "first_url": begin if page.previous else "",
        "previous_url": f"{begin}at={page.previous}" if page.previous else "",
        "next_url": f"{begin}at={page.next}" if page.next else "",
        "last_url": f"{begin}at=last" if page.next else "",
        "shown": len(page.rows),
    }


@access(posts(*READERS))
@require_GET
def talents_workbook(request: StaffRequest) -> FileResponse:
    rows = pool.narrowed(pool.everybody(), request.GET).order_by("title", "pk")[:MOST_ROWS]
    return workbook_response(
        pool.COLUMNS, pool.lines(rows, request.actor), "服务型行政执法人才库", clock.today()
    )
