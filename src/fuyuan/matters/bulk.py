"""Writing rows: Django carries every value of every row through half a dozen calls and composes the statement anew, which for a
list of 100,000 cases is most of the time and for one step a third of it. Here a statement is composed once, and only the values
that look different in the database are prepared.

These rows have no signals and no ``save`` of their own, and what the database gives them is not read back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
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
    one, many, fields = _insertion(model, tuple(names))
    values = _prepared(fields, rows)
    whole = len(values) - len(values) % AT_ONCE
    _run(many, [tuple(chain.from_iterable(values[at : at + AT_ONCE])) for at in range(0, whole, AT_ONCE)])
    _run(one, values[whole:])


def update(rows: Sequence[models.Model], names: Sequence[str] = ()) -> None:
    """Write the columns in ``names`` of stored rows of one model back, all of them without names; ``bulk_update`` would build a
    CASE for every one. Raises DatabaseError where a row is not there.
    """
    if rows:
        sql, fields = _change(type(rows[0]), tuple(names))
        read = attrgetter(*[each.attname for each in fields], "pk")
        if _run(sql, _prepared([*fields, type(rows[0])._meta.pk], map(read, rows))) != len(rows):
            raise DatabaseError(f"{rows[0]._meta.label}: not every row to change is there")


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
def _insertion(model: type[models.Model], names: tuple[str, ...]) -> tuple[str, str, list[AnyField]]:
    """Return the statement for one row, for ``AT_ONCE`` rows, and the fields.

    SQLite keeps a journal for every statement of several rows, to take back those before one that contradicts another: dearer
    than the rows. Here they stay until the transaction is taken back, as those do that were written one by one.
    """
    fields, connection = _fields(model, names), _connection()
    quote, verb = connection.ops.quote_name, "INSERT OR FAIL" if connection.vendor == "sqlite" else "INSERT"
    columns, places = ", ".join(quote(str(each.column)) for each in fields), ", ".join(["%s"] * len(fields))
    head = f"{verb} INTO {quote(model._meta.db_table)} ({columns}) VALUES "
    return f"{head}({places})", head + ", ".join([f"({places})"] * AT_ONCE), fields


@cache
def _change(model: type[models.Model], names: tuple[str, ...]) -> tuple[str, list[AnyField]]:
    meta, quote = model._meta, _connection().ops.quote_name
    fields = [each for each in _fields(model, names or _own_columns(model)) if not each.primary_key]
    changes = ", ".join(f"{quote(str(each.column))} = %s" for each in fields)
    sql = f"UPDATE {quote(meta.db_table)} SET {changes} WHERE {quote(str(meta.pk.column))} = %s"  # noqa: S608
    return sql, fields


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
