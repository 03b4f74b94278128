"""Keep the marks of a matter and their monthly sums in step, in the transaction of the step that changed them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connection

from fuyuan.law.indicators import Mark
from fuyuan.matters.bulk import Statement, insert_values, row_of
from fuyuan.prepared import Prepared

from .models import CITY, MarkCount, MarkRow


class Traits(NamedTuple):
    """What marks can be sorted by, beside the body and the month."""

    area: str = ""
    act_kind: str = ""
    cause: str = ""


class Cell(NamedTuple):
    """A mark as stored: everything but whose it is."""

    mark: str
    organ_id: int
    day: date
    traits: Traits
    city: bool


# as a row has them: whose it is, then the cell
_COLUMNS = ("matter_id", "kind", "mark", "organ_id", "day", *Traits._fields, "city")
Sum = tuple[int, str, str, date, str]  # organ, dimension, mark, month, value
_TABLE = MarkCount._meta.db_table
_ADD = Statement(
    f"INSERT INTO {_TABLE} (organ_id, dimension, mark, month, value, count)",
    row_of(6),
    f"ON CONFLICT (organ_id, dimension, mark, month, value) DO UPDATE SET count = {_TABLE}.count + excluded.count",
    changes=True,
)


def cells_of(marks: Iterable[Mark], traits: Traits) -> Counter[Cell]:
    """Store what counts for the city and for a body in one row: of most matters one body is concerned."""
    told = list(marks)
    city = Counter((name, day) for name, day, body, _ in told if body is None)
    cells = Counter[Cell]()
    for name, day, body, _ in told:
        if body is not None:
            once = city[name, day] > 0
            city[name, day] -= once
            cells[Cell(name.value, body, day, traits, once)] += 1
    for (name, day), count in city.items():
        if count:
            cells[Cell(name.value, CITY, day, traits, True)] = count
    return cells


def stored_cells(row: MarkRow) -> Cell:
    return Cell(row.mark, row.organ_id, row.day, Traits(row.area, row.act_kind, row.cause), row.city)


def keep(matter_id: int, kind: str, wanted: Counter[Cell]) -> bool:
    """Make the stored marks of a matter those wanted; tell whether anything changed. One query when nothing did."""
    return keep_all(kind, {matter_id: wanted})


def keep_all(kind: str, wanted: Mapping[int, Counter[Cell]], fresh: Collection[int] = ()) -> bool:
    """The same for many matters; of those in ``fresh`` nothing is stored yet."""
    rows: dict[int, list[MarkRow]] = {}
    for row in _stored([pk for pk in wanted if pk not in fresh]):
        rows.setdefault(row.matter_id, []).append(row)
    new, gone, come, left = list[tuple[Any, ...]](), list[int](), Counter[Cell](), Counter[Cell]()
    for pk, cells in wanted.items():
        if before := rows.get(pk):
            stored = Counter(map(stored_cells, before))
            cells, leaving = cells - stored, stored - cells
            gone += _leaving(before, leaving)
            left.update(leaving)
        new += [(pk, kind, *cell[:3], *cell.traits, cell.city) for cell in cells.elements()]
        come.update(cells)
    delta = sums(come)
    delta.subtract(sums(left))
    if gone:
        MarkRow.objects.filter(pk__in=gone).delete()
    insert_values(MarkRow, _COLUMNS, new)
    add(delta)
    return bool(new or gone)


def _stored(ids: Sequence[int]) -> Iterable[MarkRow]:
    return _OF_ONE(ids[0]) if len(ids) == 1 else MarkRow.objects.filter(matter_id__in=ids)


_OF_ONE = Prepared(lambda pk: MarkRow.objects.filter(matter_id=pk), -(2**40))


def _leaving(rows: Iterable[MarkRow], gone: Counter[Cell]) -> list[int]:
    """Return as many rows of each cell as are to go."""
    left, away = Counter(gone), []
    for row in rows:
        if left[stored_cells(row)]:
            left[stored_cells(row)] -= 1
            away.append(row.pk)
    return away


def sums(cells: Counter[Cell]) -> Counter[Sum]:
    """Return what cells add to the monthly sums: in all, and by each dimension that says something of them."""
    months: Counter[tuple[int, str, date, Traits]] = Counter()
    for (mark, organ_id, day, traits, city), count in cells.items():
        month = day.replace(day=1)
        if city:
            months[CITY, mark, month, traits] += count
        if organ_id != CITY:
            months[organ_id, mark, month, traits] += count
    out: Counter[Sum] = Counter()
    for (organ_id, mark, month, traits), count in months.items():
        for dimension, value in places(traits):
            out[organ_id, dimension, mark, month, value] += count
    return out


@lru_cache(maxsize=1024)
def places(traits: Traits) -> tuple[tuple[str, str], ...]:
    """Return under which dimension and value a mark is summed. Where nothing is filled in there is no sum: it is what the
    values leave of all marks."""
    filled = ((name, value) for name, value in zip(Traits._fields, traits, strict=True) if value)
    return ("", ""), *filled


def add(delta: Counter[Sum]) -> None:
    """Add to the sums, in one order for everybody, so that two steps never wait for each other in a circle."""
    changed = sorted((key, count) for key, count in delta.items() if count)
    if changed:
        written = connection.ops.adapt_datefield_value
        _ADD.run(
            [
                (organ, dimension, mark, written(month), value, count)
                for (organ, dimension, mark, month, value), count in changed
            ]
        )
