"""文号登记簿: every number that was given, in the order of the days it was given on; withdrawn ones stay, with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fuyuan.matters import clock
from fuyuan.organs.access import access, posts
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import OFFICE_POSTS, RESPONDENT_POSTS, Post
from fuyuan.organs.request import StaffRequest
from fuyuan.papers.kinds import kinds
from fuyuan.papers.models import Paper

from .export import MOST_ROWS, workbook_response
from .menu import MenuPage, register_page
from .paging import Order, read_cursor, take_page
from .rooms import Column

SIZE = 50
NEWEST = Order("issued_on", descending=True)
READERS = OFFICE_POSTS | RESPONDENT_POSTS | {
    Post.ORGAN_HEAD, Post.JOINT_OFFICE, Post.SUPERVISION_STAFF, Post.COURT_LIAISON, Post.SEAL_KEEPER
}  # fmt: skip
COLUMNS = (
    Column("number", "文号", "code"), Column("title", "文书"), Column("issued_on", "签发日期", "date"), Column("issued_by", "签发人"),
    Column("state", "状态"), Column("reason", "作废原因"),
)  # fmt: skip

register_page(MenuPage("shell:numbers", "文号登记簿", "list-task", "文书", READERS, order=900))


@access(posts(*READERS))
@require_safe
def numbers(request: StaffRequest) -> HttpResponse:
    """The numbers of one year, of all kinds or one, that the actor may see."""
    year, kind = _asked(request)
    rows = _rows(request.actor, year, kind)
    page = take_page(rows, NEWEST, read_cursor(request.GET.get("at", ""), rows, NEWEST), SIZE)
    base = f"?year={year}&kind={kind}"
    context = {
        "rows": page.rows,
        "year": year,
        "kind": kind,
        "years": range(clock.today().year, clock.today().year - 10, -1),
        "kinds": [(each.key, each.title) for each in _numbered()],
        "base": base,
        "page": {
            "shown": len(page.rows),
            "previous_url": f"{base}&at={page.previous}" if page.previous else "",
            "next_url": f"{base}&at={page.next}" if page.next else "",
        },
    }
    return render(request, "shell/numbers.html", context)


@access(posts(*READERS))
@require_safe
def numbers_file(request: StaffRequest) -> FileResponse:
    year, kind = _asked(request)
    rows = _rows(request.actor, year, kind).order_by("issued_on", "pk")[:MOST_ROWS]
    return workbook_response(COLUMNS, _lines(rows), f"文号登记簿{year}年", clock.today())


def _asked(request: StaffRequest) -> tuple[int, str]:
    """The year and the kind asked for; what is neither finds this year's numbers of every kind."""
    year, kind = request.GET.get("year", ""), request.GET.get("kind", "")
    known = {each.key for each in _numbered()}
    asked = int(year) if year.isascii() and year.isdecimal() and len(year) == 4 and year > "1900" else 0
    return asked or clock.today().year, kind if kind in known else ""


def _numbered() -> list[Any]:
    return sorted((each for each in kinds() if each.series), key=lambda each: each.title)


def _rows(actor: Actor, year: int, kind: str) -> QuerySet[Paper]:
    given = Paper.objects.exclude(number="").filter(issued_on__year=year)
    return policy_for(Paper).filter(actor, given.filter(kind=kind) if kind else given)


def _lines(papers: QuerySet[Paper]) -> Iterator[dict[str, Any]]:
    for paper in papers.iterator(chunk_size=500):
        yield {
            "number": paper.number, "title": paper.title, "issued_on": paper.issued_on, "issued_by": paper.issued_by,
            "state": paper.get_status_display(), "reason": paper.void_reason,
        }  # fmt: skip
