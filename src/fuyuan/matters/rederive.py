"""Derive all duties again, after a new holiday notice or a changed assumption; name those that moved."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db import connection, transaction
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from fuyuan.law import LawError
from fuyuan.organs.posts import PORTAL_POSTS

from .chain import canonical, sm3
from .lawbook import lawbook
from .models import Derivation, DutyRow, Matter
from .registry import room_of
from .store import PENDING, Lawbook, dates_of, duty_of

log = logging.getLogger(__name__)
BATCH = 1000
_MOVE = "UPDATE matters_dutyrow SET due = %s, amber = %s, unit = %s, provisional = %s WHERE id = %s"


@dataclass(frozen=True, slots=True)
class Moved:
    """A duty whose day changed."""

    matter_id: int
    label: str
    title: str
    old: date | None
    new: date | None


def rederive_if_needed() -> Iterator[Moved]:
    """Derive again when a notice, an assumption or a warning window changed since the last time."""
    if not Derivation.objects.filter(fingerprint=fingerprint(lawbook())).exists():
        yield from rederive()


def fingerprint(book: Lawbook) -> str:
    """Return what tells two lawbooks apart."""
    parts = [book.calendar.version, str(book.assumptions), book.warn_workdays, book.warn_days]
    return sm3(canonical(parts).encode())


def rederive() -> Iterator[Moved]:
    """Derive every duty's day again from its stored facts; yield the open ones that moved.

    Works on the duty rows alone (no history is folded): 100,000 open cases take seconds.
    """
    book = lawbook()
    yield from _all(book)
    Derivation.objects.update_or_create(pk=1, defaults={"fingerprint": fingerprint(book)})


def _all(book: Lawbook) -> Iterator[Moved]:
    last = 0
    while True:
        with transaction.atomic():
            # the matters first, as every step does: a step and this never wait for each other in a circle
            matters = Matter.objects.select_for_update().filter(pk__gt=last).order_by("pk")
            ids = list(matters.values_list("pk", flat=True)[:BATCH])
            if not ids:
                return
            last = ids[-1]
            rows = DutyRow.objects.filter(matter_id__gte=ids[0], matter_id__lte=last).order_by("pk")
            moved = [found for row in rows if (found := _derive(row, book))]
            _store([row for row, _ in moved])
        yield from (found for row, found in moved if row.status in PENDING and found.old != found.new)


def _derive(row: DutyRow, book: Lawbook) -> tuple[DutyRow, Moved] | None:
    """Return the row with its new dates, and what moved; None when nothing did.

    A duty whose day cannot be derived under the new readings keeps its old one: it must not hold up the others.
    """
    try:
        dates = dates_of(duty_of(row), book)
    except LawError:
        log.exception("rederive: duty %s of matter %s", row.pk, row.matter_id)
        return None
    new = (dates.due, dates.amber, dates.unit, dates.provisional)
    if (row.due, row.amber, row.unit, row.provisional) == new:
        return None
    found = Moved(row.matter_id, row.label, row.title, row.due, dates.due)
    row.due, row.amber, row.unit, row.provisional = new
    return row, found


def _store(rows: list[DutyRow]) -> None:
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.executemany(_MOVE, [(row.due, row.amber, row.unit, row.provisional, row.pk) for row in rows])
    for kind, group in groupby(sorted(rows, key=lambda row: row.kind), key=lambda row: row.kind):
        _reproject(kind, {row.matter_id for row in group})


def _reproject(kind: str, matter_ids: set[int]) -> None:
    """Set the next due day of the rows whose duties moved, from the duties."""
    duties = DutyRow.objects.filter(matter_id=OuterRef("pk"), status=DutyRow.Status.OPEN, due__isnull=False)
    first = duties.exclude(post__in=PORTAL_POSTS).order_by("due", "key")
    room_of(kind).model._default_manager.filter(pk__in=matter_ids).update(
        next_due=Subquery(first.values("due")[:1]),
        next_amber=Subquery(first.values("amber")[:1]),
        next_duty=Coalesce(Subquery(first.values("title")[:1]), Value("")),
        next_unit=Coalesce(Subquery(first.values("unit")[:1]), Value("")),
    )


# -- looking ahead -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a changed setting means for one duty that is owed now.

    ``day`` is its day under the new lawbook: it moves there, or (``kept``) would have, had the period not begun before.
    ``amber``: its light turns on this day from now on, the day itself staying.
    """

    row: DutyRow
    day: date | None
    kept: bool = False
    amber: date | None = None


def ahead(new: Lawbook, as_if: Lawbook) -> Iterator[Ahead]:
    """Yield the pending duties that another lawbook touches; nothing is stored.

    ``as_if`` is the new lawbook read as if running periods followed it too.
    """
    rows = DutyRow.objects.filter(status__in=PENDING, due__isnull=False).order_by("due", "pk")
    for row in rows.iterator(chunk_size=BATCH):
        try:
            duty = duty_of(row)
            then, else_ = dates_of(duty, new), dates_of(duty, as_if)
        except LawError:  # a day that cannot be derived under the new readings keeps its old one
            continue
        if then.due != row.due:
            yield Ahead(row, then.due)
        elif else_.due != row.due:
            yield Ahead(row, else_.due, kept=True)
        elif then.amber != row.amber:
            yield Ahead(row, then.due, amber=then.amber)
