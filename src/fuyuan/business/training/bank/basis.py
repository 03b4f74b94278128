"""The article a question rests on, and whether its words are still those the question was checked against. Pure.

Nothing is stored of it but the version and place (``CFF 9``): whether the text has changed is asked of the statutes on the
day somebody looks, so that it cannot go stale.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fuyuan.law import Citation, LawError
from fuyuan.law.citation import refs
from fuyuan.law.finder import parse
from fuyuan.law.statutes import version_on


def read(text: str, day: date) -> Citation:
    """《行政处罚法》第九条 → the article in the text in force on a day. Raises LawError in Chinese."""
    return parse(text, day)


def written(citation: Citation) -> str:
    """Return the compact form that :func:`known` reads back: ``CFF 9``, ``CFF 72.1(1)``."""
    place = str(citation.article)
    for sign, number, end in (
        ("-", citation.sub, ""),
        (".", citation.paragraph, ""),
        ("(", citation.item, ")"),
    ):
        place += f"{sign}{number}{end}" if number else ""
    return f"{citation.version_id} {place}"


def known(compact: str) -> Citation:
    (citation,) = refs(compact)
    return citation


def on_day(citation: Citation, day: date) -> Citation | None:
    """The same place in the text in force on a day; None when that text has no such place."""
    try:
        version = version_on(citation.version.work, day)
        found = Citation(version.id, citation.article, citation.paragraph, citation.item, citation.sub)
        _ = found.text
    except LawError:
        return None
    return found


def changed(compact: str, day: date) -> bool:
    """Whether the words at this place are other words on a day than in the version the question was checked against.

    A revision that numbers the articles anew changes the words at the old number, too: then somebody has to find the new one.
    """
    citation = known(compact)
    if citation.version.in_force(day):
        return False
    now = on_day(citation, day)
    return now is None or now.text != citation.text


def changed_among(compacts: Iterable[str], day: date) -> list[str]:
    return [each for each in compacts if each and changed(each, day)]
