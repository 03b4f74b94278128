"""The room's own pages: how satisfied people said they were, the QR code of an organ's form, the hotline's list."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from fuyuan.matters import clock
from fuyuan.organs.access import access, posts
from fuyuan.organs.policy import Hidden, policy_for
from fuyuan.organs.posts import OFFICE_POSTS, RESPONDENT_POSTS, Post
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.export import workbook_response
from fuyuan.shell.listimport import ListImport
from fuyuan.shell.qr import qr_of
from fuyuan.shell.rooms import Column

from . import hotline
from .figures import PARTS, cells, lines, span
from .models import ASKED, Answer, Form
from .policies import COUNTING
from .queries import agencies

COUNTERS = COUNTING | OFFICE_POSTS | RESPONDENT_POSTS
YEARS_BACK = 3
MOST_TEXTS = 100


class Asked:
    """Which part of which year, and of whom: what an address may say, everything else is this year."""

    def __init__(self, request: StaffRequest) -> None:
        today = clock.today()
        year, part = request.GET.get("year", ""), request.GET.get("part", "")
        self.years = [str(today.year - back) for back in range(YEARS_BACK)]
        self.year = year if year in self.years else self.years[0]
        self.part = part if part in PARTS else "year"
        self.first, self.last = span(int(self.year), self.part)
        rows = policy_for(Answer).filter(request.actor, Answer.objects.all())
        self.answers = rows.filter(given_on__range=(self.first, self.last))

    @property
    def query(self) -> str:
        return f"?year={self.year}&part={self.part}"


@access(posts(*COUNTERS))
@require_GET
def satisfaction(request: StaffRequest) -> HttpResponse:
    """Every organ the reader may know of: counts while they are few, shares with their interval, then what people wrote."""
    asked = Asked(request)
    texts = asked.answers.exclude(text="").order_by("-given_on", "-pk")[:MOST_TEXTS]
    context: dict[str, Any] = {
        "asked": asked, "lines": lines(asked.answers), "texts": texts, "parts": [(key, PARTS[key][0]) for key in PARTS],
        "own": agencies().filter(pk=request.actor.organ_id or 0).first(), "CASE": Form.CASE.value,
        "organs": agencies() if request.actor.post in COUNTING else (),
    }  # fmt: skip
    return render(request, "opinions/satisfaction.html", context)


@access(posts(*COUNTERS))
@require_GET
def workbook(request: StaffRequest) -> FileResponse:
    asked = Asked(request)
    columns = (
        Column("asked", "评价什么"), Column("organ", "机关"), Column("count", "份数", kind="number"),
        *(Column(name, f"{label}：满意份数", kind="number") for name, label in ASKED.items()),
        Column("interval", "总的评价 95%区间"),
    )  # fmt: skip
    title = f"满意度-{asked.year}年{PARTS[asked.part][0]}"
    return workbook_response(columns, cells(lines(asked.answers)), title, clock.today())


@access(posts(*COUNTING, *RESPONDENT_POSTS))
@require_GET
def poster(request: StaffRequest, code: str) -> HttpResponse:
    """A page to be printed and put up: the QR code that opens the form with this organ chosen. A unit finds its own."""
    organ = agencies().filter(code=code).first()
    if organ is None:
        raise Http404("no such organ")
    if request.actor.post in RESPONDENT_POSTS and organ.pk != request.actor.organ_id:
        raise Hidden("the poster of another organ")
    address = request.build_absolute_uri(f"{reverse('opinion-organ')}?organ={organ.code}")
    return render(request, "opinions/poster.html", {"organ": organ, "qr": qr_of(address), "address": address})


HOTLINE = ListImport(
    format=hotline.LIST, unit="件群众反映", template="opinions/hotline.html", judge=hotline.judge,
    take_in=hotline.take_in,
)  # fmt: skip


@access(posts(Post.SUPERVISION_STAFF))
@require_http_methods(["GET", "POST"])
def hotline_list(request: StaffRequest) -> HttpResponse:
    return HOTLINE.page(request)


@access(posts(Post.SUPERVISION_STAFF))
@require_GET
def hotline_template(request: StaffRequest) -> HttpResponse:
    return HOTLINE.empty_file()
