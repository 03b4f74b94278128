"""Full text from the first day: text as single characters, phrase queries, the same meaning on both engines.

SQLite: one FTS5 table whose rowid is the matter. PostgreSQL: a tsvector ('simple') with a GIN index.
Single characters find any part of a name or a number, one character included (measured in the design notes). Digits stand
in every document, so a number would walk through all of them: the tails of each run of digits are words of their own
(n2026123, n026123 … n23), and a query with a number asks for these words as well as for the phrase.
"""

import re
import unicodedata
from collections.abc import Iterable

from django.db import connection
from django.db.models.expressions import RawSQL

from .bulk import Statement, row_of

_DROPPED, _RUNS = re.compile(r"[\W_]+"), re.compile("[0-9]{2,}")
CAP = 2000  # newest hits considered for those who may see everything


def plain(text: str) -> str:
    """Return letters, digits and ideographs, folded; everything else is dropped."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text).casefold())


def spaced(text: str) -> str:
    """Return what can be searched one by one, separated by spaces."""
    return " ".join(plain(text))


def indexed(text: str) -> str:
    """Return what is indexed: the single characters, then every tail of two digits or more of each run of digits."""
    characters = plain(text)
    runs = _RUNS.findall(characters)
    tails = dict.fromkeys(f"n{run[at:]}" for run in runs for at in range(len(run) - 1))
    return " ".join([*characters, *tails])


def narrowed(query: str) -> list[tuple[str, bool]]:
    """Return words that every hit holds: (word, whole). A run at the end of the query may go on in the text: a beginning.

    A year begins too many numbers to help, and so do two digits.
    """
    text = plain(query)
    found = []
    for run in _RUNS.finditer(text):
        whole = run.end() < len(text)
        if whole or (len(run[0]) > 2 and not re.fullmatch("(19|20)[0-9]{1,2}", run[0])):
            found.append((f"n{run[0]}", whole))
    return found


CREATE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE matters_fts USING fts5(kind, text, tokenize='unicode61 remove_diacritics 0')"
    ],
    "postgresql": [
        "CREATE TABLE matters_fts (matter_id bigint PRIMARY KEY, kind text NOT NULL, doc tsvector NOT NULL)",
        "CREATE INDEX matters_fts_doc ON matters_fts USING gin (doc)",
    ],
}
_PUT = {
    "sqlite": Statement("INSERT OR REPLACE INTO matters_fts (rowid, kind, text)", row_of(3), changes=True),
    "postgresql": Statement(
        "INSERT INTO matters_fts (matter_id, kind, doc)", "(%s, %s, to_tsvector('simple', %s))",
        "ON CONFLICT (matter_id) DO UPDATE SET doc = excluded.doc", changes=True,
    ),
}  # fmt: skip
_FIND = {
    "sqlite": "SELECT rowid AS id FROM matters_fts WHERE matters_fts MATCH %s",
    "postgresql": "SELECT matter_id AS id FROM matters_fts"
    " WHERE doc @@ (phraseto_tsquery('simple', %s) && to_tsquery('simple', %s)) AND kind = %s",
}


def put(matter_id: int, kind: str, text: str) -> None:
    """Index or re-index one matter, in the transaction of the step. Keep ``text`` to names, numbers and titles:
    PostgreSQL remembers 255 places of a character."""
    put_all([(matter_id, kind, text)])


def put_all(rows: Iterable[tuple[int, str, str]]) -> None:
    """Index many matters: (id, kind, text)."""
    _PUT[connection.vendor].run([(matter_id, kind, indexed(text)) for matter_id, kind, text in rows])


def hits(kind: str, query: str, *, capped: bool) -> RawSQL:
    """Return a subquery of matter ids holding ``query`` as one phrase; ``capped`` keeps the newest 2,000."""
    sql, params = _find(kind, query)
    limit = f" LIMIT {CAP}" if capped else ""
    return RawSQL(f"{sql} ORDER BY id DESC{limit}", params)  # noqa: S611 - the text is ours, the query is a parameter


def first(kind: str, query: str, most: int) -> list[int]:
    """Return the ids of matters that hold ``query``, at most ``most`` of them: in no order, so that neither engine reads all.

    Asked for the newest of few, PostgreSQL would walk through all matters, newest first, to find them (800 ms of a million).
    """
    sql, params = _find(kind, query)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} LIMIT {most}", params)
        return [int(row[0]) for row in cursor.fetchall()]


def _find(kind: str, query: str) -> tuple[str, list[str]]:
    phrase, words = spaced(query), narrowed(query)
    if connection.vendor == "sqlite":
        narrow = "".join(f'text:"{word}"{"" if whole else "*"} AND ' for word, whole in words)
        params = [f'{narrow}kind:"{kind}" AND text:"{phrase}"']
    else:
        params = [phrase, " & ".join(word if whole else f"{word}:*" for word, whole in words), kind]
    return _FIND[connection.vendor], params
