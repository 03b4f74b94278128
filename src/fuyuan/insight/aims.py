"""The goal on the page: this year's loss rate against the national value, and the budget that follows from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from fuyuan.law.indicators import Trend, budget, budget_words, expected_further, trend

from . import counting, references
from .asking import Asked
from .choices import chosen, for_body, place
from .counting import Counts
from .lines import Line, line
from .models import CITY, Reference

CHART_HIGH, CHART_STEP, CHART_BAR = 96, 46, 15


@dataclass(frozen=True, slots=True)
class Goal:
    """What stands on top of the page. ``missing``: what to say where nobody entered the national value."""

    question: str
    line: Line
    reference: Reference | None
    missing: str
    sentences: tuple[str, ...]
    chart: dict[str, Any] | None


def goal(asked: Asked, known: references.Known) -> Goal:
    """Always the whole year, whatever part of it the tables below show."""
    year = asked.but(part="year", by="", key="")
    indicator = chosen("loss_rate")
    own = asked.organ_id != CITY
    shown = for_body(indicator) if own else indicator
    marks = (indicator.numerator, indicator.denominator)
    by_month = counting.months(asked.organ_id, marks, date(asked.year - 1, 1, 1), year.known.until)
    counts: Counts = sum((each for month, each in by_month.items() if month.year == asked.year), Counter())
    reference = known.get((indicator.key, references.NATIONAL))
    pairs = {month: (each[marks[0].value], each[marks[1].value]) for month, each in by_month.items()}
    return Goal(
        question(year), line(shown, counts, year, known), reference,
        "" if reference else missing(indicator.key, asked.year), sentences(pairs, year, reference, indicator.flow),
        chart(pairs, asked.year),
    )  # fmt: skip


def question(year: Asked) -> str:
    who = f"{place()}行政机关" if year.organ_id == CITY else "本单位"
    may = "" if over(year) else "能"
    return f"{year.year}年{who}败诉率{may}不高于全国平均吗？"


def over(year: Asked) -> bool:
    return year.year < year.today.year


def missing(key: str, year: int) -> str:
    """Say that nothing was entered; an earlier year's value is named, never used in its place."""
    words = f"{references.missing_words(year)}，不能比较，也不能推算。"
    before = references.newest_before(key, year)
    return f"{words}最近录入的是 {before}（{before.source}）。" if before else words


Pairs = dict[date, tuple[int, int]]


def sentences(pairs: Pairs, year: Asked, reference: Reference | None, flow: bool) -> tuple[str, ...]:
    if reference is None:
        return ()
    if flow:
        return ("这个口径的分子、分母不是同一批案件，不推算还可以败诉几件。",)
    until = year.known.until
    n, d = total(pairs, date(year.year, 1, 1), until)
    _, same = total(pairs, date(year.year - 1, 1, 1), date(year.year - 1, until.month, 1))
    _, whole = total(pairs, date(year.year - 1, 1, 1), date(year.year - 1, 12, 1))
    further = 0 if over(year) else expected_further(d, until, same, whole - same)
    found = budget(n, d, further, references.share(reference))
    return budget_words(found, year.year, halves(pairs, until), over=over(year))


def total(pairs: Pairs, since: date, until: date) -> tuple[int, int]:
    found = [pair for month, pair in pairs.items() if since <= month <= until]
    return sum(n for n, _ in found), sum(d for _, d in found)


def halves(pairs: Pairs, until: date) -> Trend:
    """The last six months against the six before."""
    edge = [_back(until, months) for months in (11, 6, 5)]
    return trend(total(pairs, edge[0], edge[1]), total(pairs, edge[2], until))


def _back(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)


def chart(pairs: Pairs, year: int) -> dict[str, Any] | None:
    """Twelve months, two bars each, as numbers for the drawing; None where there is nothing to draw."""
    found = [pairs.get(date(year, month, 1), (0, 0)) for month in range(1, 13)]
    most = max(max(n, d) for n, d in found)
    if not most:
        return None
    bars = [
        {
            "label": f"{at + 1}月", "x": 8 + at * CHART_STEP, "x2": 8 + at * CHART_STEP + CHART_BAR + 2,
            "middle": 8 + at * CHART_STEP + CHART_BAR, "n": n, "d": d, **_heights(n, d, most),
        }
        for at, (n, d) in enumerate(found)
    ]  # fmt: skip
    return {"bars": bars, "bar": CHART_BAR, "base": CHART_HIGH + 16, "width": 8 + 12 * CHART_STEP}


def _heights(n: int, d: int, most: int) -> dict[str, int]:
    high, low = round(d * CHART_HIGH / most), round(n * CHART_HIGH / most)
    base = CHART_HIGH + 16
    return {"d_high": high, "d_y": base - high, "n_high": low, "n_y": base - low}
