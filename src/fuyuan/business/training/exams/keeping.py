"""Keeping answers: on the disk before they are acknowledged, many of them in one commit.

A commit that survives a power cut costs a few milliseconds of disk, whether it holds one answer or eight. Threads that come while
one writes wait; the next of them writes for all who wait. So a busy minute costs few commits, and a lone answer waits for nobody.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from fuyuan.business.training.models import Answer, Sitting
from fuyuan.business.training.numbers import grace_now
from fuyuan.matters.bulk import insert

OVER = "作答时间已到，这次作答没有保存；时间到以前保存的都有效"
ELSEWHERE = "您已经换到另一台设备或者另一个窗口作答，这里不能继续"
HANDED_IN = "您已经交卷，不能再作答"


@dataclass(slots=True)
class Given:
    """An answer on its way: ``at`` is when it reached the server. ``refusal`` and ``kept`` tell what became of it."""

    sitting_id: int
    device: str
    item_id: int
    chosen: str
    at: datetime
    refusal: str = ""
    kept: bool = False


_turn = threading.Lock()
_waiting: list[Given] = []


def keep(given: Given) -> str:
    """Store an answer; return "" when it is safe on the disk, or why it was refused. Raises what the database raises."""
    _waiting.append(given)
    with _turn:
        if not given.kept:
            others, _waiting[:] = list(_waiting), []
            _write([given, *(each for each in others if each is not given)])
    return given.refusal


def _write(batch: Sequence[Given]) -> None:
    """One transaction: those of a sitting that goes on are written. A batch that fails is told to whoever wrote it; the others
    find themselves not kept and write again."""
    grace = grace_now()
    with transaction.atomic():
        ids = sorted({each.sitting_id for each in batch})  # always locked in the same order
        found = Sitting.objects.select_for_update().filter(pk__in=ids).order_by("pk")
        rows = {row.pk: row for row in found.only("device", "deadline", "ended_at")}
        for each in batch:
            each.refusal = _refusal(rows[each.sitting_id], each, grace)
        insert(
            [
                Answer(sitting_id=each.sitting_id, item_id=each.item_id, chosen=each.chosen, at=each.at)
                for each in batch
                if not each.refusal
            ]
        )
    for each in batch:
        each.kept = True


def _refusal(row: Sitting, given: Given, grace: timedelta) -> str:
    if row.device != given.device:
        return ELSEWHERE
    if row.ended_at is not None:
        return HANDED_IN
    return OVER if row.deadline is None or given.at > row.deadline + grace else ""
