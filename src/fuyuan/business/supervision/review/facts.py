"""The acts that fell in a year, as the rules in use count them (law.indicators), each with its organ and its causes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fuyuan.business.litigation import queries as litigation
from fuyuan.business.reconsideration import queries as reconsideration
from fuyuan.business.supervision.models import LossReview
from fuyuan.law.causes import Cause
from fuyuan.law.indicators import Mark, MarkName, case_marks, suit_marks
from fuyuan.law.outcomes import final

from .steps import Entry


def entries_of(year: int) -> tuple[Entry, ...]:
    """Return suits lost and acts corrected in a year, the earliest first, as they are known today."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return tuple(
        sorted([*_suits(first, last), *_cases(first, last)], key=lambda each: (each.on, each.matter_id))
    )


def existing(year: int) -> str:
    return LossReview.objects.filter(year=year).values_list("number", flat=True).first() or ""


def _day(marks: tuple[Mark, ...], name: MarkName, first: date, last: date) -> date | None:
    return next((mark.day for mark in marks if mark.name is name and first <= mark.day <= last), None)


def _suits(first: date, last: date) -> Iterator[Entry]:
    """The organs whose act fell, not the one that had upheld it on reconsideration (行政诉讼法第二十六条第二款)."""
    for row in litigation.lost_since(first, last).iterator(chunk_size=200):
        fact = litigation.suit_fact(litigation.state_of(row), row.pk)
        on, result = _day(suit_marks(fact), MarkName.FIRST_LOST, first, last), final(fact)
        if on is None or result is None:
            continue
        for each in fact.defendants:
            if each.organ_id and not each.upheld:
                yield Entry(
                    kind="suit", matter_id=row.pk, number=row.case_number or row.number, organ_id=each.organ_id,
                    organ_name=each.name, about=reconsideration.act_word(row.act_kind), result=result.label, on=on,
                    causes=tuple(Cause(code) for code in fact.causes),
                )  # fmt: skip


def _cases(first: date, last: date) -> Iterator[Entry]:
    """Decisions that correct, once they are in force."""
    for row in reconsideration.corrected_cases(first, last).iterator(chunk_size=200):
        state = reconsideration.state_of(row)
        fact = reconsideration.case_fact(row.pk, state)
        on = _day(case_marks(fact), MarkName.CASE_CORRECTED, first, last)
        told = reconsideration.corrected(state)
        if on is None or told is None:
            continue
        for organ_id, name in told.respondents:
            yield Entry(
                kind="reconsideration", matter_id=row.pk, number=row.case_number, organ_id=organ_id, organ_name=name,
                about=told.act_kind.label, result=told.outcome, on=on, causes=told.causes,
            )  # fmt: skip
