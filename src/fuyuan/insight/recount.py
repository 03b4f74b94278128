"""Count everything again from the matters, and name what differs: the proof that the maintained summaries are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db import transaction
from django.db.models import Count, Exists, OuterRef
from django.db.models.functions import TruncMonth

from fuyuan.law.indicators import MarkName
from fuyuan.matters.models import Matter

from .counting import marks_of
from .models import CITY, MarkCount, MarkRow
from .sources import SOURCES, Source, state_of
from .summaries import Cell, Sum, Traits, add, keep, stored_cells

BATCH = 500


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that was not as it should be: what, and by how much."""

    what: str
    stored: int
    right: int

    def __str__(self) -> str:
        return f"{self.what}：原为 {self.stored}，应为 {self.right}"


def recount(*, mend: bool = True) -> Iterator[Difference]:
    """Derive the marks of every matter again, then every sum; yield the differences. ``mend``: put them right.

    First marks, then sums: mending a matter's marks moves its sums by the same amount, so wrong sums stay visible.
    """
    for source in SOURCES:
        yield from _matters(source, mend)
    yield from _orphans(mend)
    yield from _sums(mend)


def _matters(source: Source, mend: bool) -> Iterator[Difference]:
    last = 0
    while True:
        with transaction.atomic():
            # the matters first, as every step does: a step and this never wait for each other in a circle
            locked = Matter.objects.select_for_update().filter(kind=source.kind, pk__gt=last).order_by("pk")
            ids = list(locked.values_list("pk", flat=True)[:BATCH])
            if not ids:
                return
            last = ids[-1]
            found = list(_batch(source, ids, mend))
        yield from found


def _batch(source: Source, ids: list[int], mend: bool) -> Iterator[Difference]:
    stored: dict[int, Counter[Cell]] = {}
    for row in MarkRow.objects.filter(matter_id__in=ids):
        stored.setdefault(row.matter_id, Counter())[stored_cells(row)] += 1
    for row in source.model.objects.filter(pk__in=ids).only("state", "number", "title"):
        right = source.cells(row.pk, state_of(source, row.state))
        has = stored.get(row.pk, Counter())
        if has != right:
            yield Difference(f"{row.number or row.title} 的计数", has.total(), right.total())
            if mend:
                keep(row.pk, source.kind, right)


def _orphans(mend: bool) -> Iterator[Difference]:
    """Marks of matters that do not exist."""
    lost = MarkRow.objects.filter(~Exists(Matter.objects.filter(pk=OuterRef("matter_id"))))
    for matter_id, kind, count in (
        lost.values_list("matter_id", "kind").annotate(n=Count("pk")).order_by("matter_id")
    ):
        yield Difference(f"不存在的办件 {matter_id} 的计数", count, 0)
        if mend:
            keep(matter_id, kind, Counter())


def _sums(mend: bool) -> Iterator[Difference]:
    """Mark by mark, so that memory stays flat however many years there are."""
    for name in MarkName:
        with transaction.atomic():
            found = list(_sums_of(name, mend))
        yield from found


def _sums_of(name: MarkName, mend: bool) -> Iterator[Difference]:
    stored = Counter({_key(row): row["count"] for row in _stored(name)})
    right = right_sums(name)
    wrong = Counter({key: right[key] - stored[key] for key in {*stored, *right} if right[key] != stored[key]})
    for key in sorted(wrong):
        organ, dimension, mark, month, value = key
        what = f"{MarkName(mark).label} {month:%Y-%m} 单位 {organ} {dimension}{value} 的汇总"
        yield Difference(what, stored[key], right[key])
    if mend:
        add(wrong)


def _stored(name: MarkName) -> Any:
    return MarkCount.objects.filter(mark=name.value).values(
        "organ_id", "dimension", "mark", "month", "value", "count"
    )


def _key(row: dict[str, Any]) -> Sum:
    return row["organ_id"], row["dimension"], row["mark"], row["month"], row["value"]


def right_sums(name: MarkName) -> Counter[Sum]:
    """Add the stored marks of a name up, by the database."""
    out: Counter[Sum] = Counter()
    for dimension in ("", *Traits._fields):
        by = ("month", *filter(None, [dimension]))
        for organ, month, *rest, count in chain(
            _added(name, CITY, by), _added(name, None, ("organ_id", *by))
        ):
            if rest != [""]:  # not filled in
                out[organ, dimension, name.value, month, rest[0] if rest else ""] += count
    return out


def _added(name: MarkName, organ_id: int | None, by: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    """Yield whose, the values of ``by``, and how many."""
    rows = marks_of(organ_id).filter(mark=name.value).annotate(month=TruncMonth("day"))
    added = rows.order_by().values_list(*by).annotate(n=Count("pk"))
    return ((organ_id, *row) for row in added) if organ_id is not None else iter(added)
