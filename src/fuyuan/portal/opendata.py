"""What is published as data: a year as CSV or JSON, the newest as an Atom feed, and what search engines may walk."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Any
from xml.etree import ElementTree as Xml

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse

from fuyuan.business.publicity import queries
from fuyuan.business.publicity.queries import Published
from fuyuan.shell.export import FORMULA

from .found import LISTS, SHELVES
from .kept import kept, shared
from .views_published import url_of

COLUMNS = {
    "title": "标题", "number": "文号", "agency": "行政机关", "act_kind": "行为种类", "area": "管理领域", "outcome": "结果",
    "decided_on": "决定日期", "published_on": "公开日期", "collection": "案例集", "summary": "摘要", "url": "网址",
}  # fmt: skip
ATOM = "http://www.w3.org/2005/Atom"
FEED = 30  # entries
DISALLOWED = (
    "/apply/", "/track/", "/my/", "/paper/", "/desk/", "/matters/", "/papers/", "/files/", "/duties/", "/admin/", "/sign-in/",
    "/*?q=",
)  # fmt: skip


def values(item: Published) -> dict[str, str]:
    found = {name: getattr(item, name) for name in COLUMNS if name != "url"}
    told = {
        name: value.isoformat() if hasattr(value, "isoformat") else value or ""
        for name, value in found.items()
    }
    return {**told, "url": f"{settings.PUBLIC_ADDRESS}{url_of(item)}"}


@shared
def year_csv(request: HttpRequest, shelf: str, year: int) -> StreamingHttpResponse:
    """A year as a table for a spreadsheet, row by row."""
    _check(shelf, year)
    response = StreamingHttpResponse(_csv(shelf, year), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{shelf}-{year}.csv"'
    return response


def _csv(shelf: str, year: int) -> Iterator[str]:
    yield "\ufeff" + _line(list(COLUMNS.values()))
    for item in queries.of_year(shelf, year):
        yield _line([plain(value) for value in values(item).values()])


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()


def plain(value: str) -> str:
    """A cell that begins like a formula would be run by whoever opens the file."""
    return f"'{value}" if value.startswith(FORMULA) else value


@shared
def year_json(request: HttpRequest, shelf: str, year: int) -> StreamingHttpResponse:
    _check(shelf, year)
    return StreamingHttpResponse(_json(shelf, year), content_type="application/json; charset=utf-8")


def _json(shelf: str, year: int) -> Iterator[str]:
    yield '{"items": ['
    for at, item in enumerate(queries.of_year(shelf, year)):
        yield (",\n" if at else "\n") + json.dumps({"id": item.slug, **values(item)}, ensure_ascii=False)
    yield "\n]}\n"


def _check(shelf: str, year: int) -> None:
    if shelf not in SHELVES or not 1990 <= year <= 9999:
        raise Http404("没有这份数据")


# -- feed ------------------------------------------------------------------------------------------------------------


@shared
def feed(request: HttpRequest, shelf: str) -> HttpResponse:
    """The newest items as Atom (RFC 4287); what was withdrawn is not among them."""
    if shelf not in SHELVES:
        raise Http404("没有这个栏目")
    stamp = str(queries.version_of(shelf))
    return kept(
        request, stamp, lambda: HttpResponse(_feed(shelf)), type="application/atom+xml; charset=utf-8"
    )


def _feed(shelf: str) -> bytes:
    here = settings.PUBLIC_ADDRESS
    root = Xml.Element("feed", {"xmlns": ATOM, "xml:lang": "zh-Hans"})
    changed = queries.changed_at(shelf) or datetime.min.replace(tzinfo=UTC, year=2024)
    address = f"{here}{reverse('published-feed', args=[shelf])}"
    _leaf(root, "id", address)
    _leaf(root, "title", SHELVES[shelf])
    _leaf(root, "updated", changed.isoformat())
    Xml.SubElement(root, "link", {"rel": "self", "href": address})
    Xml.SubElement(root, "link", {"href": f"{here}{reverse(LISTS[shelf])}"})
    for item in queries.newest(shelf, FEED):
        _entry(root, item, f"{here}{url_of(item)}")
    return bytes(Xml.tostring(root, encoding="utf-8", xml_declaration=True))


def _entry(root: Any, item: Published, address: str) -> None:
    entry = Xml.SubElement(root, "entry")
    day = datetime.combine(item.published_on, time(), UTC).isoformat()
    for name, value in (
        ("id", address),
        ("title", item.title),
        ("published", day),
        ("summary", item.summary),
    ):
        _leaf(entry, name, value)
    _leaf(entry, "updated", item.changed_at.isoformat())
    Xml.SubElement(entry, "link", {"href": address})
    _leaf(Xml.SubElement(entry, "author"), "name", item.agency)


def _leaf(parent: Any, name: str, text: str) -> None:
    Xml.SubElement(parent, name).text = text


# -- robots ----------------------------------------------------------------------------------------------------------


@shared
def robots(request: HttpRequest) -> HttpResponse:
    """Published pages, laws and help may be found; forms, cases and searches are nobody's index."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in DISALLOWED)]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
