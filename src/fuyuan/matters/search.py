"""Full text from the first day: text as single characters, phrase queries, the same meaning on both engines.

SQLite: one FTS5 table whose rowid is the matter. PostgreSQL: a tsvector ('simple') with a GIN index.
Single characters find any part of a name or a number, one character included (measured in the design notes).
"""

import unicodedata
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

CAP = 2000  # newest hits considered for those who may see everything


def spaced(text: str) -> str:
    """Return letters, digits and ideographs one by one, separated by spaces; everything else is dropped."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(char for char in folded if char.isalnum())


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
    "sqlite": "INSERT OR REPLACE INTO matters_fts (rowid, kind, text) VALUES (%s, %s, %s)",
    "postgresql": "INSERT INTO matters_fts (matter_id, kind, doc) VALUES (%s, %s, to_tsvector('simple', %s))"
    " ON CONFLICT (matter_id) DO UPDATE SET doc = excluded.doc",
}
_FIND = {
    "sqlite": "SELECT rowid FROM matters_fts WHERE matters_fts MATCH %s ORDER BY rowid DESC",
    "postgresql": "SELECT matter_id FROM matters_fts WHERE doc @@ phraseto_tsquery('simple', %s) AND kind = %s"
    " ORDER BY matter_id DESC",
}


def put(matter_id: int, kind: str, text: str) -> None:
    """Index or re-index one matter, in the transaction of the step. Keep ``text`` to names, numbers and titles:
    PostgreSQL remembers 255 places of a character."""
    with connection.cursor() as cursor:
        cursor.execute(_PUT[connection.vendor], [matter_id, kind, spaced(text)])


def hits(kind: str, query: str, *, capped: bool) -> RawSQL:
    """Return a subquery of matter ids holding ``query`` as one phrase; ``capped`` keeps the newest 2,000."""
    phrase = spaced(query)
    params: list[Any] = (
        [f'kind:"{kind}" AND text:"{phrase}"'] if connection.vendor == "sqlite" else [phrase, kind]
    )
    limit = f" LIMIT {CAP}" if capped else ""
    return RawSQL(_FIND[connection.vendor] + limit, params)  # noqa: S611 - the text is ours, the query is a parameter
