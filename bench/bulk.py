"""Write what seed.py presses: COPY on PostgreSQL, from every process; one writer fed by the others on SQLite."""

import multiprocessing
import sys
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any

from bench.lives import Lives
from bench.seed import TABLES, Press, Rows, chunks, columns_of, molds
from django.db import connection, transaction
from django.db.models import Max

from fuyuan.clock import now
from fuyuan.config.demo.hearings import furnish
from fuyuan.config.setup import prepare
from fuyuan.matters.lawbook import lawbook
from fuyuan.matters.models import Counter, Derivation, Matter
from fuyuan.matters.rederive import fingerprint
from fuyuan.organs import settings as installation
from fuyuan.organs.demo_people import make_demo_people

TEMPLATES, CHUNK, PROCESSES = 400, 250, 2
COLUMNS = {model._meta.db_table: columns_of(model) for model in TABLES}
FTS = "matters_fts"
press: Press  # made before the workers fork, which inherit it


def ready(count: int, *, running: bool = False) -> None:
    """Make the installation ready to be measured: its tables, and ``count`` cases if it has none."""
    prepare(demo=False)
    if not Matter.objects.exists():
        print(f"写入 {count:,} 件 …", file=sys.stderr, flush=True)
        seed(count, running=running)


def seed(count: int, *, running: bool = False) -> int:
    """Put ``count`` cases into an empty installation (organs and demo people are made if missing). ``running``: all open.

    Raises ValueError when there are cases already: numbers would be given twice.
    """
    global press
    prepare(demo=False)
    make_demo_people()
    if Matter.objects.exists():
        raise ValueError("数据库里已经有案件，测量数据只写入空库。")
    first = (Matter.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
    lives = Lives(now(), running=running)
    furnish(lives.desk)
    press = Press(molds(lives, min(count, TEMPLATES)), count, first, installation.get("place.region"))
    write_all(count)
    finish()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")  # autovacuum would do it within minutes
    return count


def write_all(count: int) -> None:
    direct = connection.vendor == "postgresql"
    connection.close()  # a connection must not cross a fork
    with ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("fork")) as pool:
        for rows in in_order(pool, write_chunk if direct else press_chunk, count):
            if rows:
                write(rows)


def in_order(pool: ProcessPoolExecutor, work: Any, count: int) -> Iterator[Rows | None]:
    """Yield results in order; never more than a few wait, so that memory stays flat."""
    waiting: deque[Future[Rows | None]] = deque()
    for chunk in chunks(count, CHUNK):
        waiting.append(pool.submit(work, chunk))
        if len(waiting) > 2 * PROCESSES:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def press_chunk(chunk: tuple[int, int]) -> Rows:
    return press.pressed(*chunk)


def write_chunk(chunk: tuple[int, int]) -> None:
    write(press.pressed(*chunk))


def write(rows: Rows) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for table, columns in COLUMNS.items():
            put_rows(cursor, table, columns, rows[table])
        if connection.vendor == "sqlite":
            put_rows(cursor, FTS, ["rowid", "kind", "text"], rows[FTS])
        else:
            put_texts(cursor, rows[FTS])


def put_rows(cursor: Any, table: str, columns: list[str], rows: list[Any]) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    if connection.vendor == "sqlite":
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(columns))})", rows)
        return
    with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def put_texts(cursor: Any, rows: list[Any]) -> None:
    """The index is made by the database, as the kernel's own statement does it."""
    cursor.execute("CREATE TEMPORARY TABLE IF NOT EXISTS fresh (id bigint, kind text, text text)")
    put_rows(cursor, "fresh", ["id", "kind", "text"], rows)
    cursor.execute(f"INSERT INTO {FTS} SELECT id, kind, to_tsvector('simple', text) FROM fresh")
    cursor.execute("TRUNCATE fresh")


def finish() -> None:
    """What the kernel keeps beside the matters: counters, the lawbook's fingerprint, PostgreSQL's sequence."""
    kind = press.molds[0].case.room.procedure.name
    Counter.objects.bulk_create(
        Counter(series=f"{kind}:{series}", year=year, last=last)
        for (series, year), last in press.last.items()
    )
    Derivation.objects.update_or_create(pk=1, defaults={"fingerprint": fingerprint(lawbook())})
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence('matters_matter', 'id'), max(id)) FROM matters_matter"
            )
