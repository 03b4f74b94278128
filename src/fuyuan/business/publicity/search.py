"""Full text over what is published, in a table of its own: what was never published, or was withdrawn, cannot be found.

Filters are words of the same index (``words.facet``), so that text and filters meet in one walk that stops at a page: its cost follows
what is shown, not what exists. Newest first. A rank (bm25) would have to read every hit; relevance here is a rule that costs nothing at
any size: what has every word in its title comes before what has them in the text (``Part``), because title words are filters too.
SQLite: FTS5 that keeps no copy of the text and walks in the order of ids. PostgreSQL: a tsvector with a GIN index, asked block by
block (``blocks``); it knows the places of the first 16,383 words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from django.db import connection

from .blocks import blocks_of, newest_first
from .models import Published
from .words import articles, asked_for, facet, in_title, phrases, tokens

CREATE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE publicity_fts USING fts5(facets, words, content='', tokenize='unicode61 remove_diacritics 0')"
    ],
    "postgresql": [
        "CREATE TABLE publicity_fts (item_id bigint PRIMARY KEY, doc tsvector NOT NULL)",
        "CREATE INDEX publicity_fts_doc ON publicity_fts USING gin (doc)",
        # by the index and nothing else: of a word it never met the planner thinks that every fifteenth text holds it, and reads rows
        "CREATE FUNCTION publicity_hits(asked text, most bigint) RETURNS SETOF bigint LANGUAGE sql STABLE"
        " SET enable_seqscan = off SET enable_indexscan = off"
        " AS 'SELECT item_id FROM publicity_fts WHERE doc @@ to_tsquery(''simple'', asked) LIMIT most'",
    ],
}
DROP = {
    "sqlite": ["DROP TABLE publicity_fts"],
    "postgresql": ["DROP FUNCTION IF EXISTS publicity_hits", "DROP TABLE publicity_fts"],
}
_PUT = {
    "sqlite": "INSERT INTO publicity_fts (rowid, facets, words) VALUES (%s, %s, %s)",
    "postgresql": "INSERT INTO publicity_fts (item_id, doc) VALUES (%s, to_tsvector('simple', %s) || to_tsvector('simple', %s))",
}
_TAKE = {
    "sqlite": "INSERT INTO publicity_fts (publicity_fts, rowid, facets, words) VALUES ('delete', %s, %s, %s)",
    "postgresql": "DELETE FROM publicity_fts WHERE item_id = %s",
}
_FIND = {
    "sqlite": "SELECT rowid FROM publicity_fts WHERE publicity_fts MATCH %s AND rowid < %s ORDER BY rowid DESC LIMIT %s",
    "postgresql": "SELECT hit FROM publicity_hits(%s, NULL) hit WHERE hit < %s ORDER BY hit DESC LIMIT %s",
}
_COUNT = "SELECT count(*) FROM publicity_hits(%s, %s)"
_LAST = "SELECT coalesce(max(item_id), 0) FROM publicity_fts"
_KNOWN = {
    "sqlite": "SELECT id FROM publicity_fts_docsize WHERE id IN ({})",
    "postgresql": "SELECT item_id FROM publicity_fts WHERE item_id IN ({})",
}
LAST = 2**63 - 1


class Part(StrEnum):
    """Where the words asked for stand: anywhere, all in the title, or not all in the title."""

    ANYWHERE = ""
    TITLE = "title"
    TEXT = "text"


SHELF = "s"  # letters of facets; the others stand in queries.FILTERS


def facets_of(item: Published) -> list[str]:
    """Return the filter words of an item; an agency's name may be several."""
    found = [
        facet(SHELF, item.shelf),
        facet("y", str(item.year)),
        facet("a", item.area),
        facet("o", item.outcome),
    ]
    return [*found, facet("c", item.collection), *(facet("g", name) for name in item.agency.split("、"))]


def entry(item: Published) -> tuple[int, str, str]:
    """Return what the index holds of an item."""
    told = (item.title, item.summary, item.number, item.agency, item.area, item.outcome, item.text)
    beside = [*facets_of(item), *(in_title(token) for token in dict.fromkeys(tokens(item.title)))]
    beside += [*articles("\n".join(told)), *(blocks_of(item.pk) if _postgresql() else ())]
    return item.pk, " ".join(beside), " ".join(token for each in told for token in tokens(each))


def rebuild() -> None:
    """Make the index anew from what is published: after a change of what it holds of a text."""
    for statement in (*DROP[connection.vendor], *CREATE[connection.vendor]):
        _run(statement, ())
    for item in Published.objects.filter(withdrawn_on=None).order_by("pk").iterator(chunk_size=500):
        put(item)


def put(item: Published) -> None:
    _run(_PUT[connection.vendor], entry(item))


def take(item: Published) -> None:
    """Take an item out of the index as it was put in: call it before the row changes."""
    told = entry(item)
    _run(_TAKE[connection.vendor], told if connection.vendor == "sqlite" else told[:1])


def find(query: str, facets: Sequence[str], before: int, most: int, part: Part = Part.ANYWHERE) -> list[int]:
    """Return ids of items that hold every word (in that part) and every filter, newest first, below the id ``before``."""
    asked, found = _matching(query, facets, part), list[int]()
    for each in _blocks(asked, before):
        if len(found) < most:
            found += (pk for (pk,) in _rows(_FIND[connection.vendor], [each, before, most - len(found)]))
    return found


def count(query: str, facets: Sequence[str], most: int) -> int:
    """Return how many there are, at most ``most``."""
    if not _postgresql():
        return len(find(query, facets, LAST, most))
    found = 0
    for each in _blocks(_matching(query, facets, Part.ANYWHERE), LAST):
        if found < most:
            ((more,),) = _rows(_COUNT, [each, most - found])
            found += more
    return found


def _blocks(asked: str, before: int) -> Iterator[str]:
    """Yield the questions that together are ``asked``, the newest ids first."""
    if not _postgresql():
        yield asked
        return
    ((last,),) = _rows(_LAST, [])
    for block in newest_first(min(before, last + 1)):
        yield f"({asked}) & {block}"


def indexed(ids: Sequence[int]) -> set[int]:
    """Return those of a few items that the index knows."""
    if not ids:
        return set()
    holes = ", ".join(["%s"] * len(ids))
    return {pk for (pk,) in _rows(_KNOWN[connection.vendor].format(holes), list(ids))}


def _matching(query: str, facets: Sequence[str], part: Part) -> str:
    lite = connection.vendor == "sqlite"
    narrow = [*facets, *articles(" ".join(asked_for(query)))]
    anywhere, title = (_lite if lite else _postgres)(query, narrow)
    both, without = (" AND ", " NOT ") if lite else (" & ", " & !")
    if part is Part.ANYWHERE or not title:
        return anywhere
    return f"({anywhere}){both if part is Part.TITLE else without}({title})"


def _lite(query: str, facets: Sequence[str]) -> tuple[str, str]:
    """The words and filters in FTS5's language, and the words as words of the title."""
    asked = phrases(query)
    words = [f'words:"{" ".join(each)}"{" *" if on else ""}' for each, on in asked]
    titled = [f'facets:"{word}"{" *" if on else ""}' for word, on in _titled(asked)]
    return " AND ".join([*(f'facets:"{each}"' for each in facets), *words]), " AND ".join(titled)


def _postgres(query: str, facets: Sequence[str]) -> tuple[str, str]:
    """The same in PostgreSQL's."""
    asked = phrases(query)
    places = [" <-> ".join(each) + (":*" if on else "") for each, on in asked]
    titled = [f"{word}{':*' if on else ''}" for word, on in _titled(asked)]
    return " & ".join([*facets, *(f"({each})" for each in places)]), " & ".join(titled)


def _titled(asked: Sequence[tuple[tuple[str, ...], bool]]) -> list[tuple[str, bool]]:
    """Every word asked for as a word of the title, with whether it may go on."""
    return [
        (in_title(token), on and at == len(words) - 1)
        for words, on in asked
        for at, token in enumerate(words)
    ]


def _postgresql() -> bool:
    return connection.vendor == "postgresql"


def _rows(sql: str, params: Sequence[int | str]) -> list[tuple[int, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def _run(sql: str, params: tuple[int | str, ...]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
