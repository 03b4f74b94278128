"""What a phone keeps of a check list for the field: the empty form, and the script that shows it without network.

Both are the same for everybody, so both are public; nothing of a signed-in page is ever kept (decision 0024).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from django.http import Http404, HttpRequest, HttpResponse

from fuyuan.matters import clock
from fuyuan.shell.cookiefree import page, public
from fuyuan.shell.recordforms import Options, RecordForm, shown

from .inspections.checklists import checklists
from .inspections.records import HandedIn
from .inspections.steps import INSPECTION, blank_lines


@public
def sheet(request: HttpRequest, areas: str) -> HttpResponse:
    """The check list of these areas (their codes, joined by hyphens), nothing filled in."""
    codes = tuple(areas.split("-"))
    if len(set(codes)) < len(codes) or not set(codes) <= checklists().keys():
        raise Http404("没有这个检查领域")
    options = Options(clock.today())
    form = RecordForm(HandedIn, shown(HandedIn, {"lines": blank_lines(codes)}, options), options)
    return page(request, "supervision/sheet.html", step=INSPECTION.step("hand_in"), form=form, blank=True)


@public
def worker(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")


@cache
def _worker() -> bytes:
    return files(__package__).joinpath("worker.js").read_bytes()
