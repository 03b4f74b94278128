"""Reminders of duties whose light turned amber or red: once each, to the person or the post that owes them.

What a unit's liaison let turn red is told to the unit's head too. Rooms add reminders of their own with ``also_run``.
"""

from collections.abc import Callable, Iterable, Iterator

from django.db import transaction

from fuyuan.organs.posts import Post

from . import clock
from .models import DutyRow, Notification

BATCH = 500
ABOVE = {
    Post.RESPONDENT_LIAISON.value: Post.RESPONDENT_HEAD.value
}  # who hears of a red light beside who owes it
_more: list[Callable[[], Iterable[Notification]]] = []


def also_run(notes: Callable[[], Iterable[Notification]]) -> None:
    """Have ``remind`` leave further notes (unsaved, each with its key), told once by that key."""
    if notes not in _more:
        _more.append(notes)


def remind() -> int:
    """Leave a notification for every duty that came near its day, or past it, since the last run; return how many.

    Each is told once when its light turns amber and once when it turns red; again only if its day moves.
    """
    told = sum(_tell(_notes(batch)) for batch in _batches())
    return told + sum(_tell(list(notes())) for notes in _more)


def _batches() -> Iterator[list[DutyRow]]:
    last = 0
    near = DutyRow.objects.filter(status=DutyRow.Status.OPEN, amber__lte=clock.today()).order_by("pk")
    while batch := list(near.filter(pk__gt=last)[:BATCH]):
        yield batch
        last = batch[-1].pk


def _notes(batch: list[DutyRow]) -> list[Notification]:
    notes = [_note(_key(row), row, row.post) for row in batch]
    red = [row for row in batch if _overdue(row) and row.post in ABOVE and row.organ_id]
    return notes + [_note(f"{_key(row)}:above", row, ABOVE[row.post]) for row in red]


def _tell(notes: list[Notification]) -> int:
    """Save those not told before."""
    with transaction.atomic():
        told = set(
            Notification.objects.filter(key__in=[note.key for note in notes]).values_list("key", flat=True)
        )
        new = [note for note in notes if note.key not in told]
        Notification.objects.bulk_create(new, ignore_conflicts=True)  # two schedulers at once: told once
    return len(new)


def _overdue(row: DutyRow) -> bool:
    return row.due is not None and row.due < clock.today()


def _key(row: DutyRow) -> str:
    return f"duty:{row.pk}:{'red' if _overdue(row) else 'amber'}:{row.due}"


def _note(key: str, row: DutyRow, post: str) -> Notification:
    assert row.due
    day = f"{row.due.month}月{row.due.day}日"
    when = f"已于{day}届满，尚未办理" if _overdue(row) else f"将于{day}届满"
    text = f"{row.label}：“{row.title}”的期限{when}"
    return Notification(
        person_id=row.person_id if post == row.post else None, post=post, organ_id=row.organ_id, matter_id=row.matter_id, text=text[:500],
        at=clock.now(), key=key,
    )  # fmt: skip
