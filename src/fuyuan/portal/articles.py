"""A public text with its citations as links to the articles, in the version that was in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from fuyuan.law import Citation, find

Piece = tuple[str, str]  # text, address of the article it cites ("" for none)


def url_of(citation: Citation) -> str:
    if citation.sub:
        return reverse("law-article-sub", args=[citation.version_id, citation.article, citation.sub])
    return reverse("law-article", args=[citation.version_id, citation.article])


def linked(line: str, on: date) -> list[Piece]:
    """Return a line as pieces, each citation with the address of its article."""
    return list(_linked(line, on))


def _linked(line: str, on: date) -> Iterator[Piece]:
    at = 0
    for found in find(line, on):
        if found.start >= at:
            yield line[at : found.start], ""
            yield line[found.start : found.end], url_of(found.citation)
            at = found.end
    yield line[at:], ""


def cited(text: str, on: date) -> list[Piece]:
    """Return every article a text cites, in order, each once."""
    return list(
        {
            str(found.citation): (str(found.citation), url_of(found.citation)) for found in find(text, on)
        }.values()
    )
