"""Inserting many rows: Django's ``bulk_create`` carries every value of every row through half a dozen calls, which for a list of
100,000 cases is most of the time. Here only the values that look different in the database are prepared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

_AS_THEY_ARE = (models.IntegerField, models.BooleanField, models.ForeignKey)


def insert(rows: Sequence[models.Model]) -> None:
    """Insert new rows of one model; the numbers the database gives them are not read back."""
    if rows:
        model = type(rows[0])
        names = [
            each.attname for each in model._meta.concrete_fields if not isinstance(each, models.AutoField)
        ]
        insert_values(model, names, map(attrgetter(*names), rows))


def insert_values(model: type[models.Model], names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows given as the values of the fields in ``names``; a field left out must have a default in the database."""
    connection = connections[DEFAULT_DB_ALIAS]  # not the proxy: it looks itself up at each use
    by_name = {each.attname: each for each in model._meta.concrete_fields}
    fields, quote = [by_name[name] for name in names], connection.ops.quote_name
    columns, places = ", ".join(quote(str(each.column)) for each in fields), ", ".join(["%s"] * len(fields))
    prepared = [_preparer(each, connection) for each in fields]
    values = [tuple([prepare(value) for prepare, value in zip(prepared, row)]) for row in rows]  # noqa: B905
    if values:
        with connection.cursor() as cursor:
            table = quote(model._meta.db_table)
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", values)  # noqa: S608


def update(rows: Sequence[models.Model], names: Sequence[str]) -> None:
    """Write the fields in ``names`` of stored rows of one model back; ``bulk_update`` would build a CASE for every one."""
    if not rows:
        return
    meta, connection = rows[0]._meta, connections[DEFAULT_DB_ALIAS]
    quote, by_name = connection.ops.quote_name, {each.name: each for each in meta.concrete_fields}
    fields = [by_name[name] for name in names]
    prepared = [(each.attname, _preparer(each, connection)) for each in fields]
    values = [(*(prepare(getattr(row, name)) for name, prepare in prepared), row.pk) for row in rows]
    changes = ", ".join(f"{quote(str(each.column))} = %s" for each in fields)
    table, key = quote(meta.db_table), quote(str(meta.pk.column))
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET {changes} WHERE {key} = %s", values)  # noqa: S608


def _preparer(field: models.Field[Any, Any], connection: BaseDatabaseWrapper) -> Callable[[Any], Any]:
    if type(field) in (models.CharField, models.TextField):
        return _text
    if isinstance(field, _AS_THEY_ARE):
        return _same
    if type(field) is models.DateField:
        return connection.ops.adapt_datefield_value
    return lambda value: field.get_db_prep_save(value, connection)


def _text(value: Any) -> Any:
    """A choice is a string of a class of its own, which drivers write in their own ways."""
    return value if value is None or type(value) is str else str(value)


def _same(value: Any) -> Any:
    return value
