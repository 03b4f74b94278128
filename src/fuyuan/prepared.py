"""Queries asked at every page, their SQL composed once and, on PostgreSQL, planned once: composing one costs Django four times
what running it does, and planning a long one costs PostgreSQL as much.
"""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from types import SimpleNamespace
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.signals import connection_created
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable
from django.dispatch import receiver

M = TypeVar("M", bound=Model)
Value = str | int | date


class Prepared(Generic[M]):
    """A query set whose shape never changes, only the values it is asked with.

        session = Prepared(lambda key: Session.objects.select_related("account").filter(session_key=key), "any")
        rows = session(key)

    ``build`` makes the query set; ``marks`` are values of the arguments' types by which their places in the SQL are found,
    each unlike any other value in it. No prefetching, no annotation that computes in Python.
    """

    def __init__(self, build: Callable[..., QuerySet[M]], *marks: Value) -> None:
        self.build, self.marks = build, marks
        self._mine = threading.local()  # a compiled query belongs to the thread's connection

    def __call__(self, *values: Value) -> list[M]:
        """Return the rows, in the query set's order."""
        queryset, compiler, sql, params = self._compiled()
        given = dict(zip(_adapted(self.marks), _adapted(values), strict=True))
        bound = tuple(given.get(each, each) for each in params)
        compiler.as_sql = lambda **_: (sql, bound)
        with planned_once():
            return list(ModelIterable(queryset))

    def _compiled(self) -> tuple[Any, Any, str, tuple[Any, ...]]:
        connection = connections[DEFAULT_DB_ALIAS]
        if getattr(self._mine, "connection", None) is not connection:
            queryset = self.build(*self.marks)
            compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
            sql, params = compiler.as_sql()
            if not set(_adapted(self.marks)) <= set(params):
                raise ValueError(f"a mark does not stand in the query: {sql}")
            queryset.query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
            self._mine.connection, self._mine.made = connection, (queryset, compiler, sql, params)
        made: tuple[Any, Any, str, tuple[Any, ...]] = self._mine.made
        return made


def _adapted(values: tuple[Value, ...]) -> list[Any]:
    """The values as this database is given them: SQLite takes a day as text."""
    adapt = connections[DEFAULT_DB_ALIAS].ops.adapt_datefield_value
    return [adapt(value) if isinstance(value, date) else value for value in values]


@receiver(connection_created)
def keep_plans(connection: Any, **_: Any) -> None:
    """Let a plan that is kept be one for all values from the first time on: PostgreSQL would plan each such statement anew five
    times on every connection (10 ms for the desk), and go on doing so for those whose plan looks dear.

    Said once the connection stands: a pooler in between (PgBouncer) refuses it as an option of the connection.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET plan_cache_mode = force_generic_plan")


@contextmanager
def planned_once() -> Iterator[None]:
    """Let PostgreSQL keep the plan of each statement run here, by its text; other databases do so by themselves.

    For statements whose text does not change: values are bound on the server, where Django writes them into the text.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.vendor != "postgresql":
        yield
        return
    connection.ensure_connection()
    raw: Any = connection.connection
    usual = raw.cursor_factory, raw.prepare_threshold
    raw.cursor_factory, raw.prepare_threshold = _planned(type(connection).__module__), 0
    try:
        yield
    finally:
        raw.cursor_factory, raw.prepare_threshold = usual


def worded(sql: str, params: Sequence[Any]) -> tuple[str, tuple[Any, ...]]:
    """Write the texts among the values into a statement for PostgreSQL. A plan that is kept is made for any value: of a stage in
    which few matters stand it must know that this stage is meant, else it reads them all. Whose matters they are stays a value,
    so that a statement is the same for everybody of a post.
    """
    if connections[DEFAULT_DB_ALIAS].vendor != "postgresql":
        return sql, tuple(params)
    first, *pieces = _HOLE.split(sql)
    text, left = [first], list[Any]()
    for value, piece in zip(params, pieces, strict=True):
        if isinstance(value, str):
            text.append("'{}'".format(str(value).replace("'", "''").replace("%", "%%")))
        else:
            text.append("%s")
            left.append(value)
        text.append(piece)
    return "".join(text), tuple(left)


_HOLE = re.compile("(?<!%)%s")


@cache
def _planned(backend: str) -> type:
    """The backend's cursor that binds on the server; it also tells Django's log of queries what it was asked."""
    base: Any = sys.modules[backend].ServerBindingCursor

    def execute(self: Any, query: Any, params: Any = None) -> Any:
        done = base.execute(self, query, params)
        self._query = SimpleNamespace(query=str(query).encode())
        return done

    return type("PlannedCursor", (base,), {"execute": execute})
