"""查找: one question to everything the site publishes. Results stand kind by kind; each kind can be read on alone.

Texts come from the index of what is published (``publicity.queries``), laws from the library, reports by organ and year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from fuyuan.business.publicity import queries as texts
from fuyuan.business.publicity.queries import Part
from fuyuan.business.supervision import queries as supervision
from fuyuan.law import Citation
from fuyuan.law.search import search as search_laws
from fuyuan.matters import clock
from fuyuan.shell.cookiefree import page

from . import articles
from .found import KINDS, LAWS, REPORTS, Row, counted, kinds, question, where
from .kept import kept, shared
from .views_published import row_of

FEW, SIZE = 3, 20  # lines of a kind among all kinds, and alone
SHOWN = 90  # characters of an article that holds the words in its name alone
ALONE = {"": "", LAWS: LAWS, REPORTS: REPORTS}


@dataclass(frozen=True, slots=True)
class Section:
    """What was found of one kind: some lines of it, and how many there are."""

    kind: str
    rows: Sequence[Row]
    count: int
    url: str = ""

    @property
    def title(self) -> str:
        return KINDS[self.kind]

    @property
    def total(self) -> str:
        return counted(self.count)


@shared
def search(request: HttpRequest) -> HttpResponse:
    query, kind = question(request), ALONE.get(request.GET.get("in", ""), "")
    return kept(request, "", lambda: _draw(request, query, kind), keep=not query)


def _draw(request: HttpRequest, query: str, kind: str) -> HttpResponse:
    found = _alone(request, query, kind) if kind else _everything(query)
    return page(
        request, "portal/search.html", query=query, kind=kind, kinds=kinds(query, kind) if query else (),
        sections=[each for each in found if each.rows], empty=[each.title for each in found if not each.rows], **(
            _pages(request, query, kind, found[0].count) if kind else {}
        ),
    )  # fmt: skip


def _everything(query: str) -> list[Section]:
    if not query:
        return []
    found = {LAWS: _laws(query, 0, FEW), REPORTS: _reports(query, 0, FEW)}
    return [found.get(kind) or _texts(query, kind) for kind in KINDS]


def _alone(request: HttpRequest, query: str, kind: str) -> list[Section]:
    first = _from(request)
    return [(_laws if kind == LAWS else _reports)(query, first, SIZE)]


def _from(request: HttpRequest) -> int:
    text = request.GET.get("from", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def _pages(request: HttpRequest, query: str, kind: str, count: int) -> dict[str, str]:
    first, here = _from(request), where(query, kind)
    more = f"{here}&{urlencode({'from': first + SIZE})}" if first + SIZE < count else ""
    return {"first_url": here if first else "", "next_url": more}


def _texts(query: str, shelf: str) -> Section:
    """Published texts, those with the words in their title first."""
    found = texts.page_of(shelf, query, {}, 0, FEW, Part.TITLE)
    count = texts.count_of(shelf, query, {}) if found.next else len(found.rows)
    return Section(shelf, [row_of(each, query) for each in found.rows], count, where(query, shelf))


def _laws(query: str, first: int, most: int) -> Section:
    found = search_laws(query, clock.today()) if query else []
    rows = [_article(each, query) for each in found[first : first + most]]
    return Section(LAWS, rows, len(found), where(query, LAWS))


def _article(citation: Citation, query: str) -> Row:
    words, text = citation.text, citation.version
    place = texts.around(words, query) or f"{words[:SHOWN]}{'…' if len(words) > SHOWN else ''}"
    state = f"{text.label}，{'现行有效' if text.in_force(clock.today()) else '已经不再施行'}"
    return Row(
        articles.url_of(citation),
        texts.marked(str(citation), query),
        (texts.marked(place, query),),
        notes=(state,),
    )


def _reports(query: str, first: int, most: int) -> Section:
    found, count = supervision.reports_named(query.split(), first, most)
    rows = [
        Row(reverse("enforcement-report", args=[each.year, each.organ_id]), texts.marked(each.title, query), (), day=each.published_on)
        for each in found
    ]  # fmt: skip
    return Section(REPORTS, rows, count, where(query, REPORTS))
