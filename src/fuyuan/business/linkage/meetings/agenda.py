"""What a meeting has to talk about: the open items of ledger, letters, notices, cases, standards and earlier resolutions."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Sum

from fuyuan.business.ledger import queries as ledger
from fuyuan.business.linkage.common import written
from fuyuan.business.linkage.findings import suits
from fuyuan.business.linkage.models import Letter, Meeting, Rectification, Standard
from fuyuan.business.linkage.standards.uses import departures
from fuyuan.business.reconsideration import queries as reconsideration
from fuyuan.matters import clock
from fuyuan.organs.actor import Actor

NAMED = 6  # units named in a line of the agenda
HELD = ("held", "resolved", "closed")


def last_held(kind: str = "") -> date | None:
    """Return the day on which a meeting (of a kind) was last held."""
    rows = Meeting.objects.filter(held_on__isnull=False, stage__in=HELD)
    rows = rows.filter(kind=kind) if kind else rows
    return rows.order_by("-held_on").values_list("held_on", flat=True).first()


def since(today: date) -> date:
    """From when a meeting looks back: the meeting before, else the beginning of the year."""
    return last_held() or date(today.year, 1, 1)


def open_agenda(actor: Actor) -> list[dict[str, Any]]:
    """Return the items an agenda begins with, the most pressing first; an officer adds and strikes out."""
    today = clock.today()
    from_day = since(today)
    found = (
        _resolutions(),
        _letters(today),
        _rectifications(today),
        _ledger(today),
        _corrected(from_day, today),
        _lost(from_day, today),
        _standards(),
        _departures(from_day, today),
    )
    return [item for item in found if item]


def _item(title: str, note: str) -> dict[str, Any]:
    return {"title": title, "note": note, "by": ""}


def _resolutions() -> dict[str, Any] | None:
    rows = Meeting.objects.filter(stage="resolved", open_resolutions__gt=0)
    count = rows.aggregate(all=Sum("open_resolutions"))["all"] or 0
    return _item("以往会议议定事项落实情况", f"还有{count}项没有办结。") if count else None


def _letters(today: date) -> dict[str, Any] | None:
    rows = Letter.objects.filter(stage__in=("sent", "answered", "escalated"))
    names = list(rows.order_by("answer_by", "pk").values_list("organ_name", flat=True))
    if not names:
        return None
    late = rows.filter(stage="sent", answer_by__lt=today).count()
    told = f"办理中的提醒函{len(names)}件，其中逾期没有答复{late}件。涉及：{_named(names)}。"
    return _item("工作提醒函办理情况", told)


def _rectifications(today: date) -> dict[str, Any] | None:
    rows = Rectification.objects.exclude(stage__in=("closed", "withdrawn"))
    names = list(rows.order_by("report_by", "pk").values_list("organ_name", flat=True))
    if not names:
        return None
    late = rows.filter(report_by__lt=today).count() + rows.filter(stage__in=("failed", "escalated")).count()
    told = (
        f"通报的问题还有{len(names)}件整改没有办结，其中逾期、没有整改到位{late}件。涉及：{_named(names)}。"
    )
    return _item("通报问题整改情况", told)


def _ledger(today: date) -> dict[str, Any] | None:
    red = ledger.red_units(today)
    if not red:
        return None
    units = "、".join(f"{unit.name}{unit.tasks}项" for unit in red[:NAMED])
    more = f"等{len(red)}个单位" if len(red) > NAMED else ""
    return _item("工作台账逾期任务", f"{units}{more}。")


def _corrected(first: date, today: date) -> dict[str, Any] | None:
    names = list(reconsideration.corrected_cases(first, today).values_list("respondent_name", flat=True))
    if not names:
        return None
    told = f"{written(first)}以来，行政复议纠错{len(names)}件。涉及：{_named(names)}。"
    return _item("行政复议纠错案件分析", told)


def _lost(first: date, today: date) -> dict[str, Any] | None:
    found = list(suits.lost(first, today, today))
    return _item("行政诉讼败诉案件分析", f"{written(first)}以来，败诉{len(found)}件。") if found else None


def _standards() -> dict[str, Any] | None:
    titles = list(
        Standard.objects.filter(stage="discussing").order_by("pk").values_list("title", flat=True)[:NAMED]
    )
    named = "、".join(f"《{title}》" for title in titles)
    return _item("类案审理标准研讨", f"讨论中的有：{named}。") if titles else None


def _departures(first: date, today: date) -> dict[str, Any] | None:
    """Where practice left a standard, the meeting asks whether the practice or the standard is to change."""
    found = departures(first, today)
    named = "、".join(f"《{title}》{count}处" for title, count in list(found.items())[:NAMED])
    told = f"{written(first)}以来，行政复议决定与标准不一致的有：{named}。"
    return _item("类案审理标准适用中的不同做法", told) if found else None


def _named(names: list[str]) -> str:
    """Each name once, the most frequent first, with how often."""
    often = sorted(set(names), key=lambda name: (-names.count(name), name))
    told = "、".join(f"{name}{names.count(name)}件" for name in often[:NAMED])
    return f"{told}等{len(often)}个单位" if len(often) > NAMED else told
