"""The only module that reads suits. Where the litigation room is not installed, its grounds have no source and say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from importlib import import_module
from typing import Any, Protocol, cast

from django.apps import apps

from fuyuan.law.outcomes import Attendance, SuitFact
from fuyuan.organs.actor import SYSTEM

from .rules import Finding, Found

ROOM, KIND = "fuyuan.business.litigation", "suit"
OLDEST = 3 * 366  # days for which a judgment is watched for its performance


class Suits(Protocol):
    """What this room needs of the litigation room's queries."""

    def visible_suits(self, actor: Any) -> Any: ...

    def suit_facts(self, ids: Iterable[int]) -> Iterator[SuitFact]: ...


def queries() -> Suits | None:
    """Return the other room's queries, None when it is not part of this installation."""
    return cast(Suits, import_module(f"{ROOM}.queries")) if apps.is_installed(ROOM) else None


def installed() -> bool:
    return apps.is_installed(ROOM)


def lost(first: date, last: date, today: date) -> Iterator[Found]:
    """Suits whose final result of the span is a loss."""
    for suit in _decided(first, last, lost=True):
        yield _found("lost", suit, suit.result_on, "败诉")


def absent(first: date, last: date, today: date) -> Iterator[Found]:
    """Suits heard without the head of the organ and without a good reason (法释〔2020〕3号)."""
    for suit in _decided(first, last, attendance=Attendance.ABSENT.value):
        yield _found("absent", suit, suit.result_on, "负责人未出庭应诉")


def unperformed(first: date, last: date, today: date) -> Iterator[Found]:
    """Judgments whose day of performance lies in the span and was missed."""
    rows = {suit.pk: suit for suit in _decided(last - timedelta(days=OLDEST), last, lost=True)}
    room = queries()
    for fact in room.suit_facts(list(rows)) if room and rows else ():
        by, done = fact.perform_by, fact.performed_on
        if by and first <= by <= last and by < (done or today):
            told = f"应于{by.isoformat()}前履行，{f'{done.isoformat()}才履行' if done else '至今没有履行'}"
            yield _found("perform", rows[fact.matter_id], by, told)


def _decided(first: date, last: date, **where: Any) -> list[Any]:
    room = queries()
    if room is None:
        return []
    rows = room.visible_suits(SYSTEM).filter(
        result_on__gte=first, result_on__lte=last, organ_id__isnull=False, **where
    )
    return list(rows.order_by("result_on", "pk"))


def _found(what: str, suit: Any, on: date, told: str) -> Found:
    text = f"{suit.court}{suit.case_number or suit.number}：{told}"
    finding = Finding(key=f"suit:{suit.pk}:{what}", text=text[:500], on=on, matter_id=suit.pk, kind=KIND)
    return Found(organ_id=suit.organ_id, finding=finding)
