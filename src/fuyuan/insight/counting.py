"""Reads of the maintained sums: a page is a handful of queries, however many matters there are.

Sums are by month. What this month holds of days still to come (履行期限 …) is taken away again: it has not come true yet.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet, Sum

from fuyuan.law.indicators import AHEAD, Figure, Indicator, MarkName, Period

from .asking import Asked
from .models import CITY, MarkCount, MarkRow

Counts = Counter[str]  # mark → how many
NAMES = [name.value for name in MarkName]


def totals(organ_id: int, period: Period, today: date) -> Counts:
    """Return every mark of the city or one body in a period, as far as it has come."""
    rows = _sums(period, today, NAMES).filter(organ_id=organ_id, dimension="")
    found: Counts = Counter()
    for mark, count in rows.values_list("mark").annotate(n=Sum("count")):
        found[mark] = count
    for mark, count in _ahead(period, today, NAMES, organ_id=organ_id, by=("mark",)):
        found[mark] -= count
    return found


def by_value(asked: Asked, marks: Iterable[MarkName]) -> dict[Any, Counts]:
    """Return the marks by the values of the dimension asked for: organ ids, days of months, or texts."""
    names = [name.value for name in marks]
    rows = _sums(asked.period, asked.today, names)
    if asked.by == "organ":
        column, rows = "organ_id", rows.filter(dimension="").exclude(organ_id=CITY)
        ahead = _ahead(asked.period, asked.today, names, organ_id=None, by=("organ_id", "mark"))
    elif asked.by == "month":
        column, rows = "month", rows.filter(organ_id=asked.organ_id, dimension="")
        found = _ahead(asked.period, asked.today, names, organ_id=asked.organ_id, by=("mark",))
        ahead = ((asked.today.replace(day=1), *each) for each in found)
    else:
        column, rows = "value", rows.filter(organ_id=asked.organ_id, dimension__in=("", asked.by))
        ahead = _ahead(asked.period, asked.today, names, organ_id=asked.organ_id, by=(asked.by, "mark"))
    out: dict[Any, Counts] = defaultdict(Counter)
    for value, mark, count in rows.values_list(column, "mark").annotate(n=Sum("count")):
        out[value][mark] += count
    if column == "value":  # so far "" is all of them: what is not filled in is what the others leave
        for value in out.keys() - {""}:
            out[""].subtract(out[value])
    for value, mark, count in ahead:
        out[value][mark] -= count
    return {value: counts for value, counts in out.items() if any(counts.values())}


def months(organ_id: int, marks: Iterable[MarkName], since: date, until: date) -> dict[date, Counts]:
    """Return the marks month by month, for charts and trends."""
    rows = MarkCount.objects.filter(
        organ_id=organ_id, dimension="", mark__in=[name.value for name in marks], month__range=(since, until)
    )
    out: dict[date, Counts] = defaultdict(Counter)
    for month, mark, count in rows.order_by().values_list("month", "mark", "count"):
        out[month][mark] += count
    return out


def _sums(period: Period, today: date, names: list[str]) -> QuerySet[MarkCount]:
    until = min(period.until, today)
    return MarkCount.objects.filter(mark__in=names, month__gte=period.since, month__lte=until).order_by()


def _ahead(
    period: Period, today: date, names: list[str], *, organ_id: int | None, by: tuple[str, ...]
) -> Iterator[tuple[Any, ...]]:
    """Yield the values of ``by`` and how many marks of this month lie ahead; nothing in a period that is over."""
    end = min(period.until, today.replace(day=monthrange(today.year, today.month)[1]))
    due = [name for name in names if name in AHEAD]
    if not due or not period.since <= end or today >= end:
        return
    rows = marks_of(organ_id).filter(mark__in=due, day__gt=today, day__gte=period.since, day__lte=end)
    yield from rows.order_by().values_list(*by).annotate(n=Count("pk"))


def marks_of(organ_id: int | None) -> QuerySet[MarkRow]:
    """Return the marks of the city, of one body, or (None) of each body."""
    if organ_id is None:
        return MarkRow.objects.exclude(organ_id=CITY)
    return (
        MarkRow.objects.filter(city=True) if organ_id == CITY else MarkRow.objects.filter(organ_id=organ_id)
    )


def figure(indicator: Indicator, counts: Counts, asked: Asked) -> Figure:
    """Make the figure of an indicator from counts."""
    n, d = counts[indicator.numerator.value], counts[indicator.denominator.value]
    return Figure(indicator, n, d, asked.known, min(asked.today, asked.period.until), indicator.scope)


def rows_behind(asked: Asked, mark: MarkName, value: str) -> QuerySet[MarkRow]:
    """Return exactly the marks a number counts, for the list behind it."""
    known = asked.known
    rows = marks_of(asked.organ_id).filter(mark=mark.value, day__gte=known.since, day__lte=known.until)
    return rows.filter(**{asked.by: value}) if asked.by in ("area", "act_kind", "cause") else rows
