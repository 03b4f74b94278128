"""Reminders of duties whose light turned amber or red: once each, to the person or the post that owes them."""

from collections.abc import Iterator

from django.db import transaction

from . import clock
from .models import DutyRow, Notification

BATCH = 500


def remind() -> int:
    """Leave a notification for every duty that came near its day, or past it, since the last run; return how many.

    Each is told once when its light turns amber and once when it turns red; again only if its day moves.
    """
    return sum(_tell(batch) for batch in _batches())


def _batches() -> Iterator[list[DutyRow]]:
    last = 0
    near = DutyRow.objects.filter(status=DutyRow.Status.OPEN, amber__lte=clock.today()).order_by("pk")
    while batch := list(near.filter(pk__gt=last)[:BATCH]):
        yield batch
        last = batch[-1].pk


def _tell(batch: list[DutyRow]) -> int:
    wanted = {_key(row): row for row in batch}
    with transaction.atomic():
        told = set(Notification.objects.filter(key__in=wanted).values_list("key", flat=True))
        new = [_note(key, row) for key, row in wanted.items() if key not in told]
        Notification.objects.bulk_create(new, ignore_conflicts=True)  # two schedulers at once: told once
    return len(new)


def _overdue(row: DutyRow) -> bool:
    return row.due is not None and row.due < clock.today()


def _key(row: DutyRow) -> str:
    return f"duty:{row.pk}:{'red' if _overdue(row) else 'amber'}:{row.due}"


def _note(key: str, row: DutyRow) -> Notification:
    assert row.due
    day = f"{row.due.month}月{row.due.day}日"
    when = f"已于{day}届满，尚未办理" if _overdue(row) else f"将于{day}届满"
    text = f"{row.label}：“{row.title}”的期限{when}"
    return Notification(
        person_id=row.person_id, post=row.post, organ_id=row.organ_id, matter_id=row.matter_id, text=text[:500],
        at=clock.now(), key=key,
    )  # fmt: skip
