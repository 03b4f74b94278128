"""Published decisions, typical cases, news and standards: lists with search, a page each with a permanent address, files, data.

Everything here reads ``publicity.queries``, which knows nothing that is not public.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fuyuan.business.publicity import queries
from fuyuan.business.publicity.queries import CASES, DECISIONS, NEWS, STANDARDS, Part, Published
from fuyuan.shell.cookiefree import page

from .articles import cited, linked
from .found import LISTS, SHELVES, Row, counted, kinds, question
from .kept import kept, shared

SIZE = 20
LABELS = {"year": "年份", "area": "管理领域", "outcome": "结果", "agency": "行政机关", "collection": "案例集"}
OFFERED = {
    DECISIONS: ("year", "area", "outcome", "agency"),
    CASES: ("year", "area", "outcome", "collection"),
    NEWS: ("year",),
    STANDARDS: ("area",),
}
BY_DAY = "day"


# -- lists -----------------------------------------------------------------------------------------------------------


@shared
def decisions(request: HttpRequest) -> HttpResponse:
    return _list(request, DECISIONS)


@shared
def cases(request: HttpRequest) -> HttpResponse:
    return _list(request, CASES)


@shared
def news(request: HttpRequest) -> HttpResponse:
    return _list(request, NEWS)


@shared
def standards(request: HttpRequest) -> HttpResponse:
    return _list(request, STANDARDS)


def _list(request: HttpRequest, shelf: str) -> HttpResponse:
    query = question(request)
    chosen = {name: value[:120] for name in OFFERED[shelf] if (value := request.GET.get(name, ""))}
    stamp = str(queries.version_of(shelf))
    return kept(request, stamp, lambda: _draw(request, shelf, query, chosen), keep=not query)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _part(request: HttpRequest, query: str) -> Part:
    """Where the page begins: a search by relevance goes from titles to texts; 日期 order and lists without words know no parts."""
    if not query or request.GET.get("order") == BY_DAY:
        return Part.ANYWHERE
    return Part.TEXT if request.GET.get("part") == Part.TEXT else Part.TITLE


def _draw(request: HttpRequest, shelf: str, query: str, chosen: Mapping[str, str]) -> HttpResponse:
    before, part = _number(request.GET.get("before", "")), _part(request, query)
    found = queries.page_of(shelf, query, chosen, before, SIZE, part)
    count = queries.count_of(shelf, query, chosen)
    asked = {**({"q": query} if query else {}), **chosen}
    by_day = {"order": BY_DAY} if query and part is Part.ANYWHERE else {}
    here = {**asked, **by_day}
    following = {**here, **({"part": found.part.value} if found.part else {}), "before": found.next}
    return page(
        request, "portal/published/list.html", shelf=shelf, shelf_title=SHELVES[shelf], query=query, chosen=chosen,
        rows=[row_of(each, query) for each in found.rows], filters=_filters(shelf, chosen), by_day=bool(by_day),
        total=counted(count), kinds=kinds(query, shelf) if query else (),
        next_url=f"?{urlencode(following)}" if found.next else "", first_url=f"?{urlencode(here)}" if before else "",
        related_url=f"?{urlencode(asked)}", day_url=f"?{urlencode({**asked, 'order': BY_DAY})}",
        years=queries.years_of(shelf, "published_on"),
    )  # fmt: skip


def row_of(item: Published, query: str) -> Row:
    """One line of a list; where the words asked for stand only in the text, the place is shown."""
    told = queries.marked(item.summary, query)
    place = queries.around(item.text, query) if query and not any(hit for _, hit in told) else ""
    return Row(
        url_of(item), queries.marked(item.title, query), (told, queries.marked(place, query) if place else ()),
        item.outcome, (item.area, item.number), item.published_on,
    )  # fmt: skip


def _filters(shelf: str, chosen: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {"name": name, "label": LABELS[name], "value": chosen.get(name, ""), "values": queries.values_of(shelf, name)}
        for name in OFFERED[shelf]
    ]  # fmt: skip


def url_of(item: Published) -> str:
    return reverse("published-item", args=[item.shelf, item.slug])


# -- one item --------------------------------------------------------------------------------------------------------


@shared
def item(request: HttpRequest, shelf: str, slug: str) -> HttpResponse:
    """The page of one decision or case; of one that was withdrawn only that it was (410)."""
    found = _found(shelf, slug)
    if found.withdrawn_on:
        return _gone(request, found)
    return kept(request, str(found.version), lambda: _draw_item(request, found))


def _found(shelf: str, slug: str) -> Published:
    found = queries.item(shelf, slug) if shelf in SHELVES else None
    if found is None:
        raise Http404("没有这份公开内容")
    return found


def _gone(request: HttpRequest, found: Published) -> HttpResponse:
    context = {
        "messages": (),
        "item": found,
        "shelf_title": SHELVES[found.shelf],
        "list_url": reverse(LISTS[found.shelf]),
    }
    return render(request, "portal/published/gone.html", context, status=410)


def _draw_item(request: HttpRequest, found: Published) -> HttpResponse:
    day = found.decided_on or found.published_on
    lines = [(part, linked(line, day)) for part, line in queries.lines_of(found)]
    return page(
        request, "portal/published/item.html", item=found, shelf_title=SHELVES[found.shelf],
        list_url=reverse(LISTS[found.shelf]), lines=lines, cited=cited(found.text, day),
    )  # fmt: skip


# -- files -----------------------------------------------------------------------------------------------------------


@shared
def pdf(request: HttpRequest, shelf: str, slug: str) -> HttpResponse:
    return _file(request, shelf, slug, "pdf", "application/pdf")


@shared
def docx(request: HttpRequest, shelf: str, slug: str) -> HttpResponse:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return _file(request, shelf, slug, "docx", word)


def _file(request: HttpRequest, shelf: str, slug: str, ending: str, type: str) -> HttpResponse:
    """A file built new from the published text; its name is the address and says nothing."""
    found = _found(shelf, slug)
    if found.withdrawn_on:
        return _gone(request, found)
    digest = getattr(found, ending)
    if not digest:
        raise Http404("工作动态没有可以下载的文件")
    response = kept(request, digest, lambda: HttpResponse(queries.content(digest)), keep=False, type=type)
    response["Content-Disposition"] = f'attachment; filename="{slug}.{ending}"'
    return response
