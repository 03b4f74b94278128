"""Pages of the time standards: the board, and the cases behind each of its figures."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_GET

from fuyuan.business.reconsideration.models import Case, StageTime
from fuyuan.matters import clock
from fuyuan.organs.access import access, posts
from fuyuan.organs.models import Account
from fuyuan.organs.policy import BIGGEST, policy_for
from fuyuan.organs.posts import OFFICE_POSTS, Post
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.paging import Order, read_cursor, take_page

from .board import TRACKS, Asked, handler_lines, lines, presets
from .stages import BY_KEY, STAGES

READERS = posts(*OFFICE_POSTS, Post.ORGAN_HEAD)
SIZE = 50
ONLY = {"late": "超过法定期限", "slow": "超过内部时限"}


def asked_of(request: StaffRequest) -> Asked:
    """What the address asks for; what it cannot mean falls back to this year, all tracks, everybody.

    A single handler's times are for the head of the office only.
    """
    given, today = request.GET, clock.today()
    first, last = _day(given, "from", today.replace(month=1, day=1)), _day(given, "to", today)
    track = given.get("track", "")
    holder = given.get("holder", "") if request.actor.post is Post.OFFICE_HEAD else ""
    number = int(holder) if holder.isascii() and holder.isdecimal() and len(holder) < 19 else 0
    return Asked(
        min(first, last),
        max(first, last),
        track if track in TRACKS else "",
        number if 0 < number <= BIGGEST else None,
    )


def _day(given: QueryDict, name: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(given.get(name, ""))
    except ValueError:
        return otherwise


@access(READERS)
@require_GET
def board_page(request: StaffRequest) -> HttpResponse:
    """时限标准看板: one query for the stages, two more for the handlers where the reader may see them."""
    asked, today = asked_of(request), clock.today()
    head = request.actor.post is Post.OFFICE_HEAD
    stage = request.GET.get("stage", "")
    stage = stage if stage in BY_KEY else "decide"
    context: dict[str, Any] = {
        "asked": asked, "lines": lines(asked),
        "presets": [
            {"label": label, "query": Asked(first, last, asked.track).query(), "current": (first, last) == (asked.first, asked.last)}
            for label, first, last in presets(today)
        ],
        "tracks": [
            {"label": label, "query": Asked(asked.first, asked.last, key).query(), "current": key == asked.track}
            for key, label in TRACKS.items()
        ],
    }  # fmt: skip
    if head:
        context |= {
            "handlers": list(handler_lines(asked, stage)), "stage": BY_KEY[stage],
            "stages": [
                {"label": each.title, "query": asked.query(stage=each.key), "current": each.key == stage}
                for each in STAGES
            ],
        }  # fmt: skip
    return render(request, "reconsideration/times.html", context)


@access(READERS)
@require_GET
def list_page(request: StaffRequest, stage: str) -> HttpResponse:
    """The cases behind a figure, slowest first."""
    if stage not in BY_KEY:
        raise Http404(stage)
    asked, only = asked_of(request), request.GET.get("only", "")
    only = only if only in ONLY else ""
    rows = asked.rows().filter(stage=stage, **({only: True} if only else {}))
    order = Order("taken", descending=True)
    page = take_page(rows, order, read_cursor(request.GET.get("at", ""), rows, order), SIZE)
    here = asked.query(only=only)
    context = {
        "stage": BY_KEY[stage], "asked": asked, "only": ONLY.get(only, ""), "rows": _lines(request, page.rows),
        "track": TRACKS[asked.track], "board_query": asked.query(),
        "who": Account.objects.filter(pk=asked.holder).values_list("name", flat=True).first() if asked.holder else "",
        "page": {
            "shown": len(page.rows), "total": rows.count(),
            "previous_url": f"?{here}&at={page.previous}" if page.previous else "",
            "next_url": f"?{here}&at={page.next}" if page.next else "",
        },
    }  # fmt: skip
    return render(request, "reconsideration/time_list.html", context)


def _lines(request: StaffRequest, rows: list[StageTime]) -> list[dict[str, Any]]:
    """Rows with their case, as far as the reader may see it; who held it is for the head of the office."""
    wanted = {row.case_id for row in rows}
    cases = policy_for(Case).among(request.actor, Case.objects.filter(pk__in=wanted)).in_bulk()
    names = {}
    if request.actor.post is Post.OFFICE_HEAD:
        names = dict(Account.objects.filter(pk__in={row.holder_id for row in rows}).values_list("pk", "name"))
    return [
        {
            "row": row, "case": cases[row.case_id], "url": matter_url("reconsideration", row.case_id),
            "holder": names.get(row.holder_id or 0, ""),
        }
        for row in rows
        if row.case_id in cases
    ]  # fmt: skip
