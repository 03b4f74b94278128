"""Inserting many rows: Django's ``bulk_create`` carries every value of every row through half a dozen calls, which for a list of
100,000 cases is most of the time. Here only the values that look different in the database are prepared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

_AS_THEY_ARE = (models.IntegerField, models.BooleanField, models.ForeignKey)


def insert(rows: Sequence[models.Model]) -> None:
    """Insert new rows of one model; the numbers the database gives them are not read back."""
    if not rows:
        return
    meta, connection = (
        rows[0]._meta,
        connections[DEFAULT_DB_ALIAS],
    )  # not the proxy: it looks itself up at each use
    fields = [each for each in meta.concrete_fields if not isinstance(each, models.AutoField)]
    quote = connection.ops.quote_name
    columns, places = ", ".join(quote(str(each.column)) for each in fields), ", ".join(["%s"] * len(fields))
    prepared = [(each.attname, _preparer(each, connection)) for each in fields]
    values = [tuple(prepare(getattr(row, name)) for name, prepare in prepared) for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES ({places})", values)  # noqa: S608


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
