"""Similar cases over a million texts: the page of an open case, for the office and for a unit.

Four hundred open cases are real; the ended ones are made up: most of an open case's words, the rest drawn so that few words
are in most texts. Run it on an empty FUYUAN_HOME:

    FUYUAN_HOME=$(mktemp -d) fuyuan bench similar 100k
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import accumulate
from typing import Any

from bench.bulk import put_rows, seed
from bench.ledger import queries, timed
from bench.pages import spread
from bench.seed import columns_of, fields_of
from bench.server import Browser, serving
from bench.work import session_of
from django.db import connection, transaction

from fuyuan.business.reconsideration.models import Case, CaseRespondent
from fuyuan.business.reconsideration.records import DecisionKind
from fuyuan.business.similar.index import code
from fuyuan.business.similar.models import TOTAL, EndedText, PairCount, Posting
from fuyuan.business.similar.sources import CASE, SOURCES
from fuyuan.clock import today
from fuyuan.config.setup import prepare
from fuyuan.law.likeness import POSTED, rarest, traits
from fuyuan.matters.models import Matter
from fuyuan.organs.models import Holding
from fuyuan.organs.posts import Post

OPEN, REQUESTS, CHUNK = 400, 200, 2_000
WORDS, DRAWN, KEPT = 40_000, 40, 0.6
TEXT = [field.column for field in EndedText._meta.concrete_fields]


def measure(count: int) -> None:
    """Fill an empty installation, serve it, and print the times of the page."""
    ready(count)
    print(f"{EndedText.objects.count():,} 件结果已定，{Posting.objects.count():,} 个词的出处", flush=True)
    with serving() as server:
        for name, post, ids in readers():
            session, chance = session_of(post), random.Random(2)
            browser = Browser(server.port, session)
            asked = [f"/matters/{CASE}/{chance.choice(ids)}/similar/" for _ in range(REQUESTS)]
            timed(browser, asked[:10])
            seconds, size = timed(browser, asked)
            half, most = spread(seconds)
            sql = queries(session, asked[0])
            print(
                f"{name:<6} 中位 {half:6.1f} ms  p95 {most:6.1f} ms  SQL {sql:>2}  {size // 1024:>4} KB",
                flush=True,
            )


def readers() -> Iterator[tuple[str, Post, list[int]]]:
    open_ = Case.objects.filter(outcome="", closed_on=None)
    yield "承办人", Post.HANDLER, list(open_.values_list("pk", flat=True))
    held = Holding.objects.filter(post=Post.RESPONDENT_LIAISON, effective=True)[0]
    doors = CaseRespondent.objects.filter(organ_id=held.organ_id, open_from__isnull=False)
    own = list(open_.filter(pk__in=doors.values("matter_id")).values_list("pk", flat=True))
    if own:
        yield "单位", Post.RESPONDENT_LIAISON, own


def ready(count: int) -> None:
    prepare(demo=False)
    if Matter.objects.exists():
        return
    seed(OPEN, running=True)
    print(f"写入 {count:,} 件 …", file=sys.stderr, flush=True)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size=-400000")
    fill(count)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def fill(count: int) -> None:
    """Write matters and texts, then the counts, then the postings: the same texts again, drawn from the same seed."""
    counts: Counter[str] = Counter()
    for rows in chunks(made_up(count)):
        for row in rows:
            counts.update(row["pairs"])
        write(rows)
    put(
        PairCount,
        ["code", "count"],
        [(code(pair), number) for pair, number in counts.items()] + [(TOTAL, count)],
    )
    for rows in chunks(made_up(count)):
        put(Posting, ["code", "matter_id"], [
            (code(pair), row["pk"]) for row in rows for pair in rarest(row["pairs"], counts, POSTED)
        ])  # fmt: skip


def chunks(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == CHUNK:
            yield batch
            batch = []
    if batch:
        yield batch


def made_up(count: int) -> Iterator[dict[str, Any]]:
    """Yield ended matters: of whom, of what kind, with which words."""
    chance = random.Random(6)
    open_ = list(Case.objects.filter(outcome="", closed_on=None).order_by("pk")[:OPEN])
    models = [(case, traits(SOURCES[CASE].told_by(case.state))) for case in open_]
    words = [
        chr(chance.randrange(0x4E00, 0x9FA5)) + chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(WORDS)
    ]
    weights = list(accumulate(1 / (rank + 3) for rank in range(WORDS)))
    first = 1_000_000
    outcomes = [kind.value for kind in DecisionKind]
    for number in range(count):
        case, like = chance.choice(models)
        kept = [pair for pair in sorted(like.pairs) if chance.random() < KEPT]
        drawn = chance.choices(words, cum_weights=weights, k=DRAWN)
        yield {"pk": first + number, "case": case, "like": like, "pairs": sorted({*kept, *drawn}),
               "outcome": chance.choice(outcomes), "on": today() - timedelta(days=chance.randrange(2000))}  # fmt: skip


def write(rows: list[dict[str, Any]]) -> None:
    put(Matter, ["id", "kind", "seq", "head"], [(row["pk"], CASE, 1, "0" * 64) for row in rows])
    put(Case, columns_of(Case), [cells(row) for row in rows])
    put(CaseRespondent, ["matter_id", "organ_id", "open_from"], [
        (row["pk"], row["case"].respondent_id, str(row["on"])) for row in rows if row["case"].respondent_id
    ])  # fmt: skip
    put(EndedText, TEXT, [text(row) for row in rows])


def cells(row: dict[str, Any]) -> list[Any]:
    """A case's row, ended; its state is left out, for the page does not read it."""
    changed = {"matter_id": row["pk"], "state": "{}", "outcome": row["outcome"], "stage": "closed",
               "decided_on": row["on"], "closed_on": row["on"], "number": f"测〔2026〕{row['pk']}号"}  # fmt: skip
    return [
        field.get_db_prep_save(changed.get(field.attname, getattr(row["case"], field.attname)), connection)
        for field in fields_of(Case)
    ]


def text(row: dict[str, Any]) -> list[Any]:
    like = row["like"]
    values = {"matter_id": row["pk"], "kind": CASE, "act_kind": like.act_kind, "area": like.area, "organ_id": like.organ_id,
              "cause": "", "outcome": row["outcome"], "ended_on": str(row["on"]), "pairs": " ".join(row["pairs"])}  # fmt: skip
    return [values[column] for column in TEXT]


def put(model: Any, columns: list[str], rows: list[Any]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        put_rows(cursor, model._meta.db_table, columns, rows)
