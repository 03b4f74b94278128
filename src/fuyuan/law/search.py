"""Articles of the library by words: names of laws, numbers of articles, document numbers, any words of the text. Pure.

The whole library is a few hundred thousand characters: it is read through for every question, in a few milliseconds.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from operator import itemgetter

from fuyuan.law.citation import Citation
from fuyuan.law.finder import find
from fuyuan.law.numerals import spelled
from fuyuan.law.statutes import VERSIONS, articles_of

MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as it is searched: how it may be named, and its words."""

    citation: Citation
    titles: frozenset[str]
    named: str
    words: str


def search(query: str, on: date) -> list[Citation]:
    """Return the articles that hold every word of a question, in their name or in their text.

    First the article the question cites; then what is in force on the day, of it the law the question names; then what holds the
    (other) words most often; then in the order of the library.
    """
    words = [word for part in spelled(query).split()[:MOST_WORDS] if (word := plain(part))]
    if not words:
        return []
    cited = {
        (each.citation.version_id, each.citation.article, each.citation.sub)
        for each in find(spelled(query), on)
    }
    ranked = []
    for at, entry in enumerate(_library()):
        asked = _key(entry.citation) in cited
        if asked or all(word in entry.words or word in entry.named for word in words):
            rest = [word for word in words if word not in entry.titles]
            often = sum(entry.words.count(word) for word in rest)
            order = (not asked, not entry.citation.version.in_force(on), len(rest), -often, at)
            ranked.append((order, entry.citation))
    return [citation for _, citation in sorted(ranked, key=itemgetter(0))]


def _key(citation: Citation) -> tuple[str, int, int]:
    return citation.version_id, citation.article, citation.sub


def plain(text: str) -> str:
    """Return letters, digits and ideographs, folded."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


@cache
def _library() -> tuple[Entry, ...]:
    return tuple(
        _entry(Citation(id_, number, sub=sub), article.text)
        for id_ in VERSIONS
        for (number, sub), article in articles_of(id_).items()
    )


def _entry(citation: Citation, text: str) -> Entry:
    work, place = citation.version.work, plain(citation.place)
    titles = [plain(name) for name in (work.title, work.short, *work.aliases, work.number) if name]
    return Entry(citation, frozenset(titles), " ".join(f"{title}{place}" for title in titles), plain(text))
