"""Keyset paging: a page begins beside a row, not after a count, so that every page costs the same at every size.

Rows are ordered by one column and their id, or by their id alone. Rows without a value come last in either direction;
on both engines, although these disagree about NULL: the rows with a value and those without are two ranges, read one
after the other, each straight from the index.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan

BIGGEST = 2**63 - 1
_ID = re.compile("[0-9]{1,19}")
LAST = "last"


@dataclass(frozen=True, slots=True)
class Order:
    """By ``field`` ("" : by id alone) and id, both in the same direction. ``full``: the rows asked for all have a value."""

    field: str = ""
    descending: bool = False
    full: bool = False


@dataclass(frozen=True, slots=True)
class Cursor:
    """A page beside one row: after it, or ``back`` before it. Without ``pk``: the last page."""

    back: bool
    pk: int | None = None
    value: Any = None

    def token(self) -> str:
        """Write the cursor for an address: n.12.2026-09-28, p.12 (the row has no value), last."""
        if self.pk is None:
            return LAST
        value = "" if self.value is None else f".{self.value}"
        return f"{'p' if self.back else 'n'}.{self.pk}{value}"


@dataclass(frozen=True, slots=True)
class Page:
    """One page in display order, and the tokens of its neighbours ("" : there is none)."""

    rows: list[Any]
    previous: str = ""
    next: str = ""


def read_cursor(token: str, rows: QuerySet[Any], order: Order) -> Cursor | None:
    """Read a token from an address; whatever is not a cursor of this order means the first page."""
    if token == LAST:
        return Cursor(back=True)
    way, _, rest = token.partition(".")
    digits, dot, text = rest.partition(".")
    if way not in {"n", "p"} or not _ID.fullmatch(digits) or int(digits) > BIGGEST:
        return None
    value = _value(rows, order, text) if dot and order.field else None
    if value is None and (dot or not _may_lack(rows, order)):
        return None
    return Cursor(way == "p", int(digits), value)


def _may_lack(rows: QuerySet[Any], order: Order) -> bool:
    """Tell whether a row may have no value in the column of the order."""
    return not order.field or (bool(rows.model._meta.get_field(order.field).null) and not order.full)


def _value(rows: QuerySet[Any], order: Order, text: str) -> Any:
    try:
        value = rows.model._meta.get_field(order.field).to_python(text)
    except (ValidationError, ValueError):
        return None
    fits = not isinstance(value, int) or abs(value) <= BIGGEST
    return value if fits and "\0" not in text else None


def take_page(rows: QuerySet[Any], order: Order, cursor: Cursor | None, size: int) -> Page:
    """Read one page of ``rows``: one query, two where the rows with a value end."""
    back = cursor is not None and cursor.back
    found: list[Any] = []
    for ranged in _ranges(rows, order, cursor):
        if len(found) <= size:
            found += ranged[: size + 1 - len(found)]
    more, found = len(found) > size, found[:size]
    if back:
        found.reverse()
    begun = cursor is not None and cursor.pk is not None
    before, after = (more, begun) if back else (begun, more)
    return Page(
        found,
        _beside(found[0], order, back=True) if before and found else "",
        _beside(found[-1], order, back=False) if after and found else "",
    )


def _beside(row: Any, order: Order, *, back: bool) -> str:
    return Cursor(back, row.pk, getattr(row, order.field) if order.field else None).token()


def _ranges(rows: QuerySet[Any], order: Order, cursor: Cursor | None) -> list[QuerySet[Any]]:
    """Return the ranges that may still hold rows, in reading order."""
    back = cursor is not None and cursor.back
    down = order.descending != back
    sign = "-" if down else ""
    by_id = rows.order_by(f"{sign}pk")
    begun = cursor is not None and cursor.pk is not None
    if not order.field:
        return [_beyond_id(by_id, cursor, down) if begun else by_id]
    valued = rows.order_by(f"{sign}{order.field}", f"{sign}pk")
    if not _may_lack(rows, order):
        return [_beyond(valued, order, cursor, down) if begun else valued]
    valued, bare = valued.filter(**{f"{order.field}__isnull": False}), by_id.filter(**{order.field: None})
    if cursor is None or not begun:
        return [bare, valued] if back else [valued, bare]
    if cursor.value is None:
        return [_beyond_id(bare, cursor, down), *([valued] if back else [])]
    return [_beyond(valued, order, cursor, down), *([] if back else [bare])]


def _beyond_id(rows: QuerySet[Any], cursor: Cursor | None, down: bool) -> QuerySet[Any]:
    assert cursor
    return rows.filter(**{"pk__lt" if down else "pk__gt": cursor.pk})


def _beyond(rows: QuerySet[Any], order: Order, cursor: Cursor | None, down: bool) -> QuerySet[Any]:
    assert cursor
    compare = TupleLessThan if down else TupleGreaterThan
    # SQLite is told the pair as an OR, from which it finds no place in the index: name the place as well
    near = {f"{order.field}__{'lte' if down else 'gte'}": cursor.value}
    return rows.filter(compare(Tuple(F(order.field), F("pk")), (cursor.value, cursor.pk)), **near)
