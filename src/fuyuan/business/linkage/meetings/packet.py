"""The material of a meeting (会议材料): comparisons, units with problems, typical cases, letters and resolutions still open."""

from __future__ import annotations

from datetime import date
from typing import Any

from fuyuan.business.ledger import queries as ledger
from fuyuan.business.linkage.findings import suits
from fuyuan.business.linkage.models import Letter, Meeting
from fuyuan.business.reconsideration import queries as reconsideration
from fuyuan.matters.models import DutyRow
from fuyuan.shell import evidence

from .state import MeetingState

FIGURES = ("reconsideration.received", "reconsideration.accepted", "reconsideration.decided")
MOST_UNITS, MOST_CASES, MOST_LINES = 15, 10, 20


def contents(state: MeetingState, today: date) -> dict[str, Any]:
    """Return the template's fields, counted as of a day; for one unit when the meeting is about one."""
    unit = state.convened.unit_id
    first = date(today.year, 1, 1)
    return {
        "期初": first, "截至": today, "比较": comparison(unit, first, today), "单位情况": units(unit, first, today),
        "案例": cases(unit, first, today), "败诉": lost(unit, first, today), "提醒函": letters(unit, today),
        "议定": resolutions(unit, today),
    }  # fmt: skip


def _a_year_before(day: date) -> date:
    return (
        day.replace(year=day.year - 1, day=28)
        if (day.month, day.day) == (2, 29)
        else day.replace(year=day.year - 1)
    )


def comparison(unit: int | None, first: date, last: date) -> list[dict[str, Any]]:
    """This year so far against the same months of the year before: counts first, a share only beside its counts."""
    before = (_a_year_before(first), _a_year_before(last))
    now = {each.source.label: each.value for each in evidence.figures(FIGURES, unit, first, last)}
    then = {each.source.label: each.value for each in evidence.figures(FIGURES, unit, *before)}
    rows = [(label, value, then.get(label, 0)) for label, value in now.items()]
    rows.append(("行政复议纠错", _corrected(unit, first, last), _corrected(unit, *before)))
    rows.append(("行政诉讼败诉", len(lost(unit, first, last)), len(lost(unit, *before))))
    return [
        {"指标": label, "本期": value, "上期": old, "变化": _change(value, old)} for label, value, old in rows
    ]


def _change(value: int, old: int) -> str:
    step = value - old
    return "持平" if step == 0 else f"{'增加' if step > 0 else '减少'}{abs(step)}件"


def _corrected(unit: int | None, first: date, last: date) -> int:
    rows = reconsideration.corrected_cases(first, last)
    return (rows.filter(respondent_id=unit) if unit else rows).count()


def units(unit: int | None, first: date, today: date) -> list[dict[str, Any]]:
    """Units with something in red, most of it first."""
    red = {each.name: each.tasks for each in ledger.red_units(today) if unit in (None, each.organ_id)}
    corrected = _by_name(
        reconsideration.corrected_cases(first, today), "respondent_name", "respondent_id", unit
    )
    unanswered = Letter.objects.filter(stage="sent", answer_by__lt=today)
    late = _by_name(unanswered, "organ_name", "organ_id", unit)
    names = sorted(set(red) | set(corrected) | set(late))
    counts = {name: (red.get(name, 0), corrected.get(name, 0), late.get(name, 0)) for name in names}
    ranked = sorted(counts.items(), key=lambda item: (-sum(item[1]), item[0]))[:MOST_UNITS]
    return [{"单位": name, "逾期": a, "纠错": b, "未答复": c} for name, (a, b, c) in ranked]


def _by_name(rows: Any, name: str, column: str, unit: int | None) -> dict[str, int]:
    found: dict[str, int] = {}
    for each in (rows.filter(**{column: unit}) if unit else rows).values_list(name, flat=True):
        found[each] = found.get(each, 0) + 1
    return found


def cases(unit: int | None, first: date, last: date) -> list[dict[str, Any]]:
    """Typical cases: the newest in which an act did not stand. Applicants are not named."""
    rows = reconsideration.corrected_cases(first, last)
    rows = (rows.filter(respondent_id=unit) if unit else rows).order_by("-decided_on", "-pk")[:MOST_CASES]
    return [
        {"案号": row.case_number or row.number, "单位": row.respondent_name, "行为": reconsideration.act_word(row.act_kind),
         "结果": reconsideration.outcome_word(row.outcome), "日期": row.decided_on}
        for row in rows
    ]  # fmt: skip


def lost(unit: int | None, first: date, last: date) -> list[str]:
    found = [each for each in suits.lost(first, last, last) if unit in (None, each.organ_id)]
    return [each.finding.text for each in found]


def letters(unit: int | None, today: date) -> list[dict[str, Any]]:
    rows = Letter.objects.filter(stage__in=("sent", "answered", "escalated"))
    rows = (rows.filter(organ_id=unit) if unit else rows).order_by("sent_on", "pk")[:MOST_LINES]
    words = {"sent": "待答复", "answered": "待核查", "escalated": "已提请处理"}
    return [
        {"文号": row.letter_number, "单位": row.organ_name, "事由": row.title.partition("：")[2], "发出": row.sent_on,
         "情况": "逾期没有答复" if row.stage == "sent" and row.answer_by and row.answer_by < today else words[row.stage]}
        for row in rows
    ]  # fmt: skip


def resolutions(unit: int | None, today: date) -> list[dict[str, Any]]:
    """What earlier meetings resolved and is not closed off."""
    lines = []
    for row in Meeting.objects.filter(stage="resolved").order_by("held_on", "pk"):
        state = MeetingState.model_validate_json(row.state)
        for each in state.open:
            if unit in (None, each.organ_id):
                lines.append(
                    {"会议": f"{row.title}", "事项": each.what, "单位": each.organ_name, "期限": each.by_on,
                     "情况": "已报告" if each.reported_on else "逾期" if each.by_on < today else "落实中"}
                )  # fmt: skip
    return lines[:MOST_LINES]


def open_duties(organ_id: int | None) -> list[DutyRow]:
    """Resolutions that are owed now, first due first: for the page of meetings. Few meetings have any."""
    owing = list(
        Meeting.objects.filter(stage="resolved", open_resolutions__gt=0).values_list("pk", flat=True)
    )
    rows = DutyRow.objects.filter(
        matter_id__in=owing, key__startswith="resolution-", status=DutyRow.Status.OPEN
    )
    rows = rows.filter(organ_id=organ_id) if organ_id else rows
    return list(rows.order_by("due", "pk")[:100])
