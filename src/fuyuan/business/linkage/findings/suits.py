"""The only module of this room that reads suits: losses, heads who did not come, judgments not performed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from fuyuan.business.linkage.common import written
from fuyuan.business.litigation.queries import suit_facts, visible_suits
from fuyuan.law.outcomes import Attendance
from fuyuan.matters.models import DutyRow
from fuyuan.organs.actor import SYSTEM

from .grounds import Finding, Found

KIND = "suit"
ANSWERS = ("answer:", "evidence:")  # how the keys of an organ's answers and of its delayed evidence begin
IN_EFFECT = {"effective_on__isnull": False}
OLDEST = 3 * 366  # days for which a judgment is watched for its performance


def lost(first: date, last: date, today: date) -> Iterator[Found]:
    """Suits whose result of the span is a loss and has taken effect: one open to appeal may turn out none."""
    for suit in _decided(first, last, lost=True, **IN_EFFECT):
        yield _found("lost", suit, suit.result_on, "败诉")


def lost_in_effect(first: date, last: date, today: date) -> Iterator[Found]:
    """Losses that took effect in the span, whenever they were ruled: what a notice or an analysis of a period counts, so
    that a judgment of its last days, still open to appeal when it ends, belongs to the next.
    """
    rows = visible_suits(SYSTEM).filter(lost=True, organ_id__isnull=False)
    for suit in rows.filter(effective_on__range=(first, last)).order_by("effective_on", "pk"):
        assert suit.effective_on
        yield _found("lost", suit, suit.effective_on, f"{written(suit.effective_on)}生效，败诉")


def named(rows: Sequence[DutyRow]) -> dict[int, str]:
    """By court and number: no plaintiff is the joint office's or another unit's business."""
    suits = visible_suits(SYSTEM).filter(pk__in={row.matter_id for row in rows})
    words = {suit.pk: f"{suit.court}{suit.case_number or suit.number}" for suit in suits}
    return {row.pk: words.get(row.matter_id, "行政诉讼案件") for row in rows}


def absent(first: date, last: date, today: date) -> Iterator[Found]:
    """Suits in which the court called the head in an instance and nobody came without a good reason (法释〔2020〕3号)."""
    rows = {suit.pk: suit for suit in _decided(first, last)}
    for fact in suit_facts(rows) if rows else ():
        if any(each.notified and each.attendance is Attendance.ABSENT for each in fact.instances):
            suit = rows[fact.matter_id]
            yield _found("absent", suit, suit.result_on, "负责人未出庭应诉")


def unperformed(first: date, last: date, today: date) -> Iterator[Found]:
    """Judgments whose day of performance lies in the span and was missed."""
    rows = {suit.pk: suit for suit in _decided(last - timedelta(days=OLDEST), last, lost=True, **IN_EFFECT)}
    for fact in suit_facts(rows) if rows else ():
        by, done = fact.perform_by, fact.performed_on
        if by and first <= by <= last and by < (done or today):
            told = f"应于{written(by)}前履行，{f'{written(done)}才履行' if done else '至今没有履行'}"
            yield _found("perform", rows[fact.matter_id], by, told)


def _decided(first: date, last: date, **where: Any) -> list[Any]:
    rows = visible_suits(SYSTEM).filter(
        result_on__gte=first, result_on__lte=last, organ_id__isnull=False, **where
    )
    return list(rows.order_by("result_on", "pk"))


def _found(what: str, suit: Any, on: date, told: str) -> Found:
    text = f"{suit.court}{suit.case_number or suit.number}：{told}"
    finding = Finding(key=f"suit:{suit.pk}:{what}", text=text[:500], on=on, matter_id=suit.pk, kind=KIND)
    return Found(organ_id=suit.organ_id, finding=finding)
