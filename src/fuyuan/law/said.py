"""How papers cite: full titles, items without brackets, nothing said twice. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from .citation import Citation
from .numerals import to_chinese
from .statutes import articles_of


def said(citations: Iterable[Citation]) -> str:
    """The citations in words; what the one before has said already is not said again: 第三十九条第二款、第三款."""
    out: list[str] = []
    before = ("", "", "")
    for citation in dict.fromkeys(citations):
        title, article, paragraph, item = parts(citation)
        new = (title, article, paragraph)
        same = next((n for n in range(3) if new[n] != before[n]), 3 if item else 2)
        out.append("".join((*new[same:], item)))
        before = new
    return "、".join(out)


def parts(citation: Citation) -> tuple[str, str, str, str]:
    """《…》, 第六十四条, 第一款, 第一项; an article of one paragraph is cited without 第一款."""
    paragraphs = articles_of(citation.version_id)[citation.article, citation.sub].paragraphs
    several = citation.paragraph and len(paragraphs) > 1
    return (
        f"《{citation.version.work.title}》",
        f"第{to_chinese(citation.article)}条",
        f"第{to_chinese(citation.paragraph)}款" if several and citation.paragraph else "",
        f"第{to_chinese(citation.item)}项" if citation.item else "",
    )
