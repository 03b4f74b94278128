"""Let one process at a time do a thing, whichever database is used."""

import fcntl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection


@contextmanager
def only_one(name: str) -> Iterator[bool]:
    """Yield True to the one process that got ``name``, False to the others; never waits.

    PostgreSQL: an advisory lock of the session. SQLite: a lock on a file beside the database, which lives on one
    machine. Both are given back by the server or the kernel when the holder dies, so no lock outlives a crash.
    """
    holder = _advisory(name) if connection.vendor == "postgresql" else _file(settings.HOME / f"{name}.lock")
    with holder as mine:
        yield mine


@contextmanager
def _advisory(name: str) -> Iterator[bool]:
    key = zlib.crc32(f"fuyuan.{name}".encode())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        mine = bool(cursor.fetchone()[0])
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


@contextmanager
def _file(path: Path) -> Iterator[bool]:
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
