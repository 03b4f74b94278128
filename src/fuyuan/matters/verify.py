"""Fold every history again and compare: chain, rows, duties, anchors. Yields one Chinese line per difference."""

from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from .anchors import check_anchors
from .chain import GENESIS
from .lawbook import lawbook
from .models import DutyRow, EventRow, Matter
from .registry import UnknownKind, room_of
from .store import PENDING, Lawbook, difference, from_row, project, row_difference, row_hash, wanted_duties

BATCH = 500
_checks: list[Callable[[], Iterator[str]]] = []


def register_check(check: Callable[[], Iterator[str]]) -> None:
    """Let a floor above add its own comparison: one Chinese line per difference."""
    if check not in _checks:
        _checks.append(check)


def verify(home: Path) -> Iterator[str]:
    """Check everything; yield the differences found. Memory stays flat: matters are read in batches."""
    book, last = lawbook(), 0
    while True:
        matters = list(Matter.objects.filter(pk__gt=last).order_by("pk")[:BATCH])
        if not matters:
            break
        yield from _batch(matters, book)
        last = matters[-1].pk
    yield from check_anchors(home)
    for check in _checks:
        yield from check()


def _batch(matters: list[Matter], book: Lawbook) -> Iterator[str]:
    span = {"matter_id__gte": matters[0].pk, "matter_id__lte": matters[-1].pk}
    events = EventRow.objects.filter(**span).order_by("matter_id", "seq")
    by_matter = {pk: list(rows) for pk, rows in groupby(events, key=lambda row: row.matter_id)}
    duties: dict[int, dict[str, DutyRow]] = {}
    for row in DutyRow.objects.filter(**span):
        duties.setdefault(row.matter_id, {})[row.key] = row
    for kind, group in groupby(sorted(matters, key=lambda m: (m.kind, m.pk)), key=lambda m: m.kind):
        members = list(group)
        try:
            room = room_of(kind)
        except UnknownKind as error:
            yield f"办件 {members[0].pk}：{error}"
            continue
        rows = room.model._default_manager.in_bulk([matter.pk for matter in members])
        for matter in members:
            history = by_matter.get(matter.pk, [])
            found = list(check_chain(matter, history))
            yield from found or check_rows(
                room, matter, history, rows.get(matter.pk), duties.get(matter.pk, {}), book
            )


def check_chain(matter: Matter, rows: list[EventRow]) -> Iterator[str]:
    """Check the hash chain of one history against the stored head."""
    where, prev = f"办件 {matter.pk}", GENESIS
    for number, row in enumerate(rows, start=1):
        if row.seq != number:
            yield f"{where}：第 {number} 个事件缺失（被删除）"
            return
        if row.prev != prev:
            yield f"{where}：事件 {row.pk}（第 {row.seq} 个）与前一个事件接不上"
        if not _hash_holds(row):
            yield f"{where}：事件 {row.pk}（第 {row.seq} 个，{row.step}）的内容被改动过"
        prev = row.hash
    if matter.seq != len(rows) or (rows and matter.head != rows[-1].hash):
        yield f"{where}：最后的事件与链首不符（尾部被删除或者改动）"
    if not rows:
        yield f"{where}：没有任何事件"


def _hash_holds(row: EventRow) -> bool:
    try:
        return row_hash(row) == row.hash
    except ValueError:  # a post or a JSON text that no step could have written
        return False


def check_rows(
    room: Any, matter: Matter, rows: list[EventRow], stored: Any, duties: dict[str, DutyRow], book: Lawbook
) -> Iterator[str]:
    """Fold the history and compare the projection and the duties derived from it with the stored ones."""
    where = f"办件 {matter.pk}"
    try:
        state = room.procedure.fold(from_row(row, room.procedure) for row in rows)
        wanted = wanted_duties(room, state, matter.pk, book)
    except (ValueError, LookupError) as error:  # LawError is a ValueError: the day cannot be derived any more
        yield f"{where}：历史不能重演（{type(error).__name__}）"
        return
    if stored is None:
        yield f"{where}：数据行缺失"
    else:
        names = row_difference(stored, project(room, state, matter.pk, matter.seq, wanted))
        if names:
            yield f"{where}：数据行与重演结果不同：{'、'.join(names)}"
    for row in wanted:
        old = duties.pop(row.key, None)
        if old is None:
            yield f"{where}：缺少待办“{row.title}”"
        elif difference(old, row):
            yield f"{where}：待办“{row.title}”与重演结果不同：{'、'.join(difference(old, row))}"
    for old in duties.values():
        if old.status in PENDING:
            yield f"{where}：多出待办“{old.title}”"


def counts() -> dict[str, int]:
    """Return how much was there to check."""
    return {"办件": Matter.objects.count(), "事件": EventRow.objects.count(), "待办": DutyRow.objects.count()}
