"""The system's figures of an organ's year, counted by the rules in use (law.indicators): the same numbers the indicators show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from fuyuan.business.linkage import queries as linkage
from fuyuan.business.litigation import queries as litigation
from fuyuan.business.publicity import queries as publicity
from fuyuan.business.reconsideration import queries as reconsideration
from fuyuan.business.supervision.corrections.findings import Kind
from fuyuan.business.supervision.models import AnnualReport, SelfCheck, Supervision
from fuyuan.law.indicators import CURRENT, Mark, MarkName, case_marks, suit_marks
from fuyuan.law.outcomes import final
from fuyuan.matters import clock
from fuyuan.organs.actor import SYSTEM

from .records import Figure, Figures, Line, Section

Year = tuple[date, date]


def figures_of(organ_id: int, year: int) -> Figures:
    """Count a year of an organ as it is known today."""
    span = date(year, 1, 1), date(year, 12, 31)
    found = (
        _cases(organ_id, span),
        _suits(organ_id, span),
        _supervised(organ_id, span),
        _checks(organ_id, span),
        _letters(organ_id, span),
    )
    return Figures(
        as_of=clock.today(), rule=CURRENT.version, figures=tuple(figure for figure, _ in found),
        lines=tuple(line for _, lines in found for line in lines),
    )  # fmt: skip


def _days(marks: Iterable[Mark], organ_id: int, span: Year) -> dict[MarkName, date]:
    """Return what the marks of one matter count for an organ within a span of days."""
    return {
        mark.name: mark.day for mark in marks if mark.organ_id == organ_id and span[0] <= mark.day <= span[1]
    }


def _cases(organ_id: int, span: Year) -> tuple[Figure, list[Line]]:
    whole, lines = 0, list[Line]()
    for row in reconsideration.cases_closed(organ_id, *span).iterator(chunk_size=200):
        fact = reconsideration.case_fact(row.pk, reconsideration.state_of(row))
        days = _days(case_marks(fact), organ_id, span)
        whole += MarkName.CASE_CLOSED in days
        if on := days.get(MarkName.CASE_CORRECTED):
            about, result = reconsideration.act_word(row.act_kind), reconsideration.outcome_word(row.outcome)
            lines.append(
                _line(Section.CORRECTED, "reconsideration", row.pk, row.case_number, about, result, on)
            )
    return Figure(section=Section.CORRECTED, whole=whole, part=len(lines)), lines


def _suits(organ_id: int, span: Year) -> tuple[Figure, list[Line]]:
    whole, lines = 0, list[Line]()
    for row in litigation.suits_against(organ_id).iterator(chunk_size=200):
        fact = litigation.suit_fact(litigation.state_of(row), row.pk)
        days = _days(suit_marks(fact), organ_id, span)
        whole += MarkName.FIRST_CLOSED in days
        if on := days.get(MarkName.FIRST_LOST):
            result = final(fact)
            about = reconsideration.act_word(row.act_kind)
            number = row.case_number or row.number
            lines.append(
                _line(Section.LOST, "suit", row.pk, number, about, result.label if result else "", on)
            )
    return Figure(section=Section.LOST, whole=whole, part=len(lines)), lines


def _supervised(organ_id: int, span: Year) -> tuple[Figure, list[Line]]:
    """What the supervision body found and told the organ of."""
    rows = Supervision.objects.filter(organ_id=organ_id, told_on__isnull=False, found_on__range=span)
    found = list(rows.exclude(stage="withdrawn").order_by("found_on", "pk"))
    lines = [
        _line(
            Section.SUPERVISED, "supervision", row.pk, row.number, Kind(row.kind).label,
            "已经纠正" if row.corrected_on else "尚未全部纠正", row.found_on,
        )
        for row in found
    ]  # fmt: skip
    done = sum(row.corrected_on is not None for row in found)
    return Figure(section=Section.SUPERVISED, whole=len(found), part=done), lines


def _checks(organ_id: int, span: Year) -> tuple[Figure, list[Line]]:
    rows = SelfCheck.objects.filter(organ_id=organ_id, checked_on__range=span).order_by("checked_on", "pk")
    found = list(rows)
    lines = [
        _line(
            Section.CHECKED, "self_check", row.pk, row.number, row.topics,
            "已经整改完毕" if row.closed_on else "正在整改", row.checked_on,
        )
        for row in found
        if row.checked_on
    ]  # fmt: skip
    return Figure(
        section=Section.CHECKED, whole=len(found), part=sum(row.closed_on is not None for row in found)
    ), lines


def _letters(organ_id: int, span: Year) -> tuple[Figure, list[Line]]:
    rows = linkage.visible_letters(SYSTEM).filter(organ_id=organ_id, sent_on__range=span)
    found = list(rows.order_by("sent_on", "pk"))
    lines = [
        _line(
            Section.LETTERS, "reminder_letter", row.pk, row.letter_number, "工作提醒函",
            "已经答复" if row.answered_on else "尚未答复", row.sent_on,
        )
        for row in found
        if row.sent_on
    ]  # fmt: skip
    return Figure(
        section=Section.LETTERS, whole=len(found), part=sum(row.answered_on is not None for row in found)
    ), lines


def _line(section: Section, kind: str, pk: int, number: str, about: str, result: str, on: date) -> Line:
    return Line(section=section, kind=kind, matter_id=pk, number=number, about=about, result=result, on=on)


def existing(organ_id: int, year: int) -> str:
    return (
        AnnualReport.objects.filter(organ_id=organ_id, year=year).values_list("number", flat=True).first()
        or ""
    )


def leaks(organ_id: int, year: int, text: str) -> tuple[str, ...]:
    """Look the text over for the parties of every case and suit of the organ that was running or ended in the year."""
    return publicity.leaks_in(text, _sources(organ_id, year))


def _sources(organ_id: int, year: int) -> Iterator[tuple[str, int]]:
    cases = reconsideration.cases_closed(organ_id, date(year, 1, 1), date(year, 12, 31))
    yield from (("reconsideration", pk) for pk in cases.values_list("pk", flat=True))
    yield from (("suit", pk) for pk in litigation.suits_against(organ_id).values_list("pk", flat=True))
