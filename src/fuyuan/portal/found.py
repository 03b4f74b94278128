"""What the search page and the lists of published texts share: kinds of what can be found, a line of a result, words of a count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from fuyuan.business.publicity.queries import CASES, COUNTED, DECISIONS, NEWS, STANDARDS
from fuyuan.shell.words import about

SHELVES = {DECISIONS: "行政复议决定书", CASES: "典型案例", NEWS: "工作动态", STANDARDS: "类案审理标准"}
LISTS = {
    DECISIONS: "published-decisions",
    CASES: "published-cases",
    NEWS: "published-news",
    STANDARDS: "published-standards",
}
LAWS, REPORTS = "laws", "reports"
KINDS = {
    LAWS: "法律条文",
    DECISIONS: SHELVES[DECISIONS],
    CASES: SHELVES[CASES],
    STANDARDS: SHELVES[STANDARDS],
    REPORTS: "执法年度报告",
    NEWS: SHELVES[NEWS],
}
TABS = {
    "": "全部",
    LAWS: "法律",
    DECISIONS: "决定书",
    CASES: "案例",
    STANDARDS: "审理标准",
    REPORTS: "年度报告",
    NEWS: "动态",
}
LONGEST = 60  # characters of a question
Pieces = Sequence[tuple[str, bool]]  # text, whether it is a word asked for


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list of results."""

    url: str
    title: Pieces
    texts: Sequence[Pieces]
    badge: str = ""
    notes: Sequence[str] = ()
    day: date | None = None


def question(request: HttpRequest) -> str:
    """Return what is asked for, on one line; characters that are none (NUL) are spaces."""
    typed = request.GET.get("q", "")
    return " ".join("".join(char if char.isprintable() else " " for char in typed).split())[:LONGEST]


def counted(count: int) -> str:
    """Say how many there are; beyond a thousand nobody counts."""
    return about(count) if count <= COUNTED else f"超过 {COUNTED:,} 条"


def kinds(query: str, here: str) -> list[dict[str, object]]:
    """The kinds of what can be found, as tabs that carry the question; ``here`` "" stands for all of them."""
    return [
        {"label": label, "url": where(query, kind), "current": kind == here} for kind, label in TABS.items()
    ]


def where(query: str, kind: str) -> str:
    """Return where one kind is searched: published texts in their own lists, with the filters these have."""
    if kind in LISTS:
        return f"{reverse(LISTS[kind])}?{urlencode({'q': query})}"
    return f"{reverse('search')}?{urlencode({'q': query, **({'in': kind} if kind else {})})}"
