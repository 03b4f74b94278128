"""Keeping the index: what a step does to it, and making it again from the matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from fuyuan.law.likeness import POSTED, Told, Traits, rarest, traits
from fuyuan.matters.bulk import insert, insert_values, unsaved
from fuyuan.matters.models import Matter
from fuyuan.matters.registry import Outcome, latest, opened
from fuyuan.prepared import Prepared

from .models import TOTAL, EndedText, PairCount, Posting
from .sources import SOURCES, Source

BATCH = 500
_ADD = (
    "INSERT INTO similar_paircount (code, count) VALUES (%s, %s) "
    "ON CONFLICT (code) DO UPDATE SET count = similar_paircount.count + excluded.count"
)


def code(pair: str) -> int:
    return ord(pair[0]) << 16 | ord(pair[1])


def pairs_in(stored: str) -> frozenset[str]:
    return frozenset(stored.split())


def row_of(matter_id: int, kind: str, told: Told, found: Traits) -> EndedText:
    return unsaved(
        EndedText, matter_id=matter_id, kind=kind, act_kind=found.act_kind, area=found.area, organ_id=found.organ_id,
        cause=found.cause, outcome=told.outcome, ended_on=told.ended_on, pairs=" ".join(sorted(found.pairs)),
    )  # fmt: skip


def traits_of(row: EndedText) -> Traits:
    return Traits(row.act_kind, row.area, row.organ_id, row.cause, pairs_in(row.pairs))


def values_of(row: EndedText) -> tuple[object, ...]:
    return tuple(getattr(row, field.attname) for field in EndedText._meta.concrete_fields)


# -- by steps ----------------------------------------------------------------------------------------------------------


def on_steps(outcomes: Sequence[Outcome]) -> None:
    """Subscriber on every step: an ended matter enters the index, one that runs again (发回重审) leaves it."""
    kind = outcomes[0].room.procedure.name
    told = {pk: SOURCES[kind].told(each.state) for pk, each in latest(outcomes).items()}
    keep_all(kind, told, opened(outcomes))


def keep_all(kind: str, told: Mapping[int, Told], fresh: Collection[int] = ()) -> None:
    """Make the index right for some matters, in the transaction of their steps, which has locked them; those in ``fresh``
    are not in it yet."""
    older = [pk for pk in told if pk not in fresh]
    stored = {row.pk: row for row in _stored(older)}
    put([row for pk, each in told.items() if (row := _entering(pk, kind, each, stored.get(pk)))])


def _stored(ids: Sequence[int]) -> Iterable[EndedText]:
    return _BY_ID(ids[0]) if len(ids) == 1 else EndedText.objects.filter(pk__in=ids)


_BY_ID = Prepared(lambda pk: EndedText.objects.filter(pk=pk), -(2**40))  # asked at every step


def _entering(matter_id: int, kind: str, told: Told, stored: EndedText | None) -> EndedText | None:
    """Take out what is no longer right; return the row that has to be put in, if one has."""
    row = row_of(matter_id, kind, told, traits(told)) if told.outcome else None
    if stored is None or (row and values_of(stored) == values_of(row)):
        return None if stored else row
    if row and stored.pairs == row.pairs:
        row.save(force_update=True)
        return None
    remove(stored)
    return row


def put(rows: Sequence[EndedText]) -> None:
    if not rows:
        return
    found = {row.pk: pairs_in(row.pairs) for row in rows}
    delta = Counter(code(pair) for pairs in found.values() for pair in pairs)
    insert(rows)
    add({TOTAL: len(rows), **delta})
    counts = counts_of(frozenset[str]().union(*found.values()))
    insert_values(Posting, ("code", "matter_id"), [each for row in rows for each in postings(row, counts)])


def remove(row: EndedText) -> None:
    codes = [code(pair) for pair in pairs_in(row.pairs)]
    Posting.objects.filter(code__in=codes, matter_id=row.pk).delete()
    add(Counter({TOTAL: -1, **dict.fromkeys(codes, -1)}))
    row.delete()


def add(delta: Mapping[int, int]) -> None:
    """Add to the counts, in one order for everybody, so that two steps never wait for each other in a circle."""
    with connection.cursor() as cursor:
        cursor.executemany(_ADD, sorted(delta.items()))


def counts_of(pairs: Iterable[str]) -> dict[str, int]:
    """Return in how many ended matters each pair stands (one query). ``""``: how many there are."""
    codes = {code(pair): pair for pair in pairs} | {TOTAL: ""}
    found = PairCount.objects.filter(pk__in=codes).values_list("pk", "count")
    return {codes[pk]: count for pk, count in found}


def postings(row: EndedText, counts: Mapping[str, int]) -> list[tuple[int, int]]:
    """Return the codes a row stands under, each with the row's matter."""
    return [(code(pair), row.pk) for pair in rarest(pairs_in(row.pairs), counts, POSTED)]


# -- from the matters --------------------------------------------------------------------------------------------------


def reindex() -> int:
    """Make the whole index again; return how many matters are in it. Pages stay up and show less while it runs."""
    for source in SOURCES.values():
        for ids in _batches(Matter.objects.filter(kind=source.kind)):
            _texts(source, ids)
    EndedText.objects.exclude(pk__in=Matter.objects.filter(kind__in=SOURCES).values("pk")).delete()
    recount()
    repost()
    return EndedText.objects.count()


def _batches(rows: QuerySet[Any]) -> Iterator[list[int]]:
    """Yield the ids of a table batch by batch, so that memory stays flat and steps can come in between."""
    last = 0
    while ids := list(rows.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        yield ids
        last = ids[-1]


def _texts(source: Source, ids: list[int]) -> None:
    with transaction.atomic():
        # the matters first, as every step does
        list(Matter.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk"))
        told = {
            pk: source.told_by(state)
            for pk, state in source.model.objects.filter(pk__in=ids).values_list("pk", "state")
        }
        EndedText.objects.filter(pk__in=ids).delete()
        EndedText.objects.bulk_create(
            row_of(pk, source.kind, each, traits(each)) for pk, each in sorted(told.items()) if each.outcome
        )


def recount() -> None:
    """Count the pairs again from the stored texts. A matter that ends meanwhile may be missed: the counts only weigh."""
    counts: Counter[int] = Counter()
    for stored in EndedText.objects.values_list("pairs", flat=True).iterator(chunk_size=2000):
        counts.update(map(code, pairs_in(stored)))
        counts[TOTAL] += 1
    with transaction.atomic():
        PairCount.objects.all().delete()
        rows = (PairCount(pk=pk, count=count) for pk, count in counts.items())
        PairCount.objects.bulk_create(rows, batch_size=BATCH)


def repost() -> None:
    """Choose the postings again: pairs that were rare when a matter ended may have become common."""
    counts = {
        _pair(pk): count for pk, count in PairCount.objects.exclude(pk=TOTAL).values_list("pk", "count")
    }
    Posting.objects.all().delete()
    for ids in _batches(EndedText.objects.all()):
        rows = EndedText.objects.filter(pk__in=ids)
        places = (each for row in rows for each in postings(row, counts))
        fresh = [Posting(code=code, matter_id=pk) for code, pk in places]
        Posting.objects.bulk_create(fresh, batch_size=2 * BATCH, ignore_conflicts=True)


def _pair(number: int) -> str:
    return chr(number >> 16) + chr(number & 0xFFFF)
