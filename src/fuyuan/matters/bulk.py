"""Writing rows: Django carries every value of every row through half a dozen calls and composes the statement anew, which for a
list of 100,000 cases is most of the time and for one step a third of it. Here a statement is composed once, and only the values
that look different in the database are prepared.

These rows have no signals and no ``save`` of their own, and what the database gives them is not read back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain
from operator import attrgetter
from typing import Any, TypeAlias, TypeVar

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.base import ModelState

from fuyuan.prepared import planned_once

AT_ONCE = 20  # rows in one statement
_AS_THEY_ARE = (models.IntegerField, models.BooleanField, models.ForeignKey)
M = TypeVar("M", bound=models.Model)
AnyField: TypeAlias = "models.Field[Any, Any]"


def unsaved(model: type[M], **values: Any) -> M:
    """Return a new row as ``model(**values)`` does, a tenth of its time: columns by name (``organ_id``), no field's own code.

    Raises TypeError for a column the table does not have.
    """
    known, made = _defaults(model)
    columns = known | values
    if len(columns) != len(known):
        raise TypeError(f"{model._meta.label} has no column {sorted(columns.keys() - known.keys())}")
    for name, make in made:
        if name not in values:
            columns[name] = make()
    columns["_state"] = ModelState()
    row = model.__new__(model)
    row.__dict__ = columns
    return row


@cache
def _defaults(model: type[models.Model]) -> tuple[dict[str, Any], list[tuple[str, Callable[[], Any]]]]:
    """Return what each column begins with, and what has to be made anew for each row (a list, the present moment)."""
    fields = model._meta.concrete_fields
    made = [(each.attname, each.default) for each in fields if each.has_default() and callable(each.default)]
    return {each.attname: each.get_default() for each in fields}, made


def fetch(found: models.QuerySet[M], names: Sequence[str]) -> list[M]:
    """Return stored rows with the columns in ``names``, as ``only`` does, a third of its time: another column is read when it is
    asked for, by the row's number, which must be among them."""
    rows = []
    for values in found.values_list(*names):
        row = found.model.__new__(found.model)
        row.__dict__ = dict(zip(names, values, strict=True))
        row._state = ModelState()
        row._state.adding, row._state.db = False, found.db
        rows.append(row)
    return rows


def insert(rows: Sequence[models.Model]) -> None:
    """Insert new rows of one model; the numbers the database gives them are not read back."""
    if rows:
        model = type(rows[0])
        names = _own_columns(model)
        insert_values(model, names, map(attrgetter(*names), rows))


def insert_values(model: type[models.Model], names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows given as the values of the fields in ``names``; a field left out must have a default in the database."""
    statement, fields = _insertion(model, tuple(names))
    statement.run(_prepared(fields, rows))


def update(rows: Sequence[models.Model], names: Sequence[str] = ()) -> None:
    """Write the columns in ``names`` of stored rows of one model back, all of them without names; ``bulk_update`` would build a
    CASE for every one. Raises DatabaseError where a row is not there.
    """
    if rows:
        sql, together, fields = _change(type(rows[0]), tuple(names))
        read = attrgetter(*[each.attname for each in fields], "pk")
        values = _prepared([*fields, type(rows[0])._meta.pk], map(read, rows))
        write = together.run if together and len(values) >= AT_ONCE else partial(_run, sql)
        if write(values) != len(rows):
            raise DatabaseError(f"{rows[0]._meta.label}: not every row to change is there")


@dataclass(frozen=True, slots=True)
class Statement:
    """``head`` VALUES ``row``, ``row``, … ``tail``: written for one row and for ``AT_ONCE`` of them.

    ``changes``: a row that is there may be changed; SQLite takes longer for many of these at once than for one after another.
    """

    head: str
    row: str
    tail: str = ""
    changes: bool = False

    def run(self, values: Sequence[tuple[Any, ...]]) -> int:
        """Run it with the values of each row, as the driver wants them; return how many rows it touched."""
        if self.changes and _connection().vendor == "sqlite":
            return _run(self._of(1), values)
        whole = len(values) - len(values) % AT_ONCE
        many = [tuple(chain.from_iterable(values[at : at + AT_ONCE])) for at in range(0, whole, AT_ONCE)]
        return _run(self._of(AT_ONCE), many) + _run(self._of(1), values[whole:])

    def _of(self, count: int) -> str:
        return f"{self.head} VALUES {', '.join([self.row] * count)} {self.tail}"


def _run(sql: str, values: Sequence[tuple[Any, ...]]) -> int:
    """Run the statement with each of the values; return how many rows it touched."""
    if not values:
        return 0
    with planned_once(), _connection().cursor() as cursor:
        if len(values) == 1:
            cursor.execute(sql, values[0])
        else:
            cursor.executemany(sql, values)
        return int(cursor.rowcount)


@cache
def _own_columns(model: type[models.Model]) -> tuple[str, ...]:
    fields = model._meta.concrete_fields
    return tuple(each.attname for each in fields if not isinstance(each, models.AutoField))


@cache
def _insertion(model: type[models.Model], names: tuple[str, ...]) -> tuple[Statement, list[AnyField]]:
    """Return the statement and its fields.

    SQLite keeps a journal for every statement of several rows, to take back those before one that contradicts another: dearer
    than the rows. Here they stay until the transaction is taken back, as those do that were written one by one.
    """
    fields, connection = _fields(model, names), _connection()
    quote, verb = connection.ops.quote_name, "INSERT OR FAIL" if connection.vendor == "sqlite" else "INSERT"
    columns = ", ".join(quote(str(each.column)) for each in fields)
    return Statement(f"{verb} INTO {quote(model._meta.db_table)} ({columns})", row_of(len(fields))), fields


@cache
def _change(
    model: type[models.Model], names: tuple[str, ...]
) -> tuple[str, Statement | None, list[AnyField]]:
    """Return the statement for one row, the one for many where there is a faster one, and the fields; the row's number comes last.

    SQLite runs one statement many times as fast. A value of PostgreSQL's has no type among VALUES but what it looks like.
    """
    meta, connection = model._meta, _connection()
    fields = [each for each in _fields(model, names or _own_columns(model)) if not each.primary_key]
    columns = [connection.ops.quote_name(str(each.column)) for each in [*fields, meta.pk]]
    table, (*changed, pk) = connection.ops.quote_name(meta.db_table), columns
    sql = f"UPDATE {table} SET {', '.join(f'{each} = %s' for each in changed)} WHERE {pk} = %s"  # noqa: S608
    if connection.vendor != "postgresql":
        return sql, None, fields
    types = [each.cast_db_type(connection) for each in fields]
    cast = ", ".join(f"{each} = new.{each}::{kind}" for each, kind in zip(changed, types, strict=True))
    tail = f") AS new ({', '.join(columns)}) WHERE {table}.{pk} = new.{pk}"
    return sql, Statement(f"UPDATE {table} SET {cast} FROM (", row_of(len(columns)), tail), fields  # noqa: S608


def row_of(count: int) -> str:
    return f"({', '.join(['%s'] * count)})"


def _fields(model: type[models.Model], names: tuple[str, ...]) -> list[AnyField]:
    """Return the fields of these columns; a link is named by its column (``organ_id``) or by itself."""
    known = {name: each for each in model._meta.concrete_fields for name in (each.name, each.attname)}
    return [known[name] for name in names]


def _prepared(fields: Sequence[AnyField], rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Return the values as the driver wants them, column by column: most look in the database as they do here."""
    columns: list[Sequence[Any]] = list(zip(*rows, strict=True))
    for at, field in enumerate(fields if columns else ()):
        if not isinstance(field, _AS_THEY_ARE):
            columns[at] = _column(field, columns[at])
    return list(zip(*columns, strict=True))


def _column(field: AnyField, values: Sequence[Any]) -> Sequence[Any]:
    """Return the values of one column prepared. A choice is a string of a class of its own, which drivers write in their own
    ways; days and moments are often the same in many rows."""
    kind, connection = type(field), _connection()
    if kind in (models.CharField, models.TextField):
        return values if set(map(type, values)) <= _PLAIN else [_text(value) for value in values]
    if kind in (models.DateField, models.DateTimeField):
        made = {value: field.get_db_prep_save(value, connection) for value in set(values)}
        return [made[value] for value in values]
    if isinstance(field, models.JSONField):
        write, encoder = connection.ops.adapt_json_value, field.encoder
        return [None if value is None else write(value, encoder) for value in values]
    return [field.get_db_prep_save(value, connection) for value in values]


_PLAIN = frozenset({str, type(None)})


def _text(value: Any) -> Any:
    return value if value is None else str(value)


def _connection() -> BaseDatabaseWrapper:
    return connections[DEFAULT_DB_ALIAS]  # not the proxy: it looks itself up at each use
