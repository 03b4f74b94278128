"""How satisfied people said they were, by organ: counts first while they are few, then shares with their interval."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from django.db.models import Count, Q, QuerySet

from fuyuan.law.indicators import FEW, percent, wilson
from fuyuan.organs.models import Organ

from .models import ASKED, Answer, Form, Score

PARTS: Mapping[str, tuple[str, int, int]] = {
    "year": ("全年", 1, 12), "q1": ("第一季度", 1, 3), "q2": ("第二季度", 4, 6), "q3": ("第三季度", 7, 9),
    "q4": ("第四季度", 10, 12),
}  # fmt: skip
FORMS = dict(Form.choices)


@dataclass(frozen=True, slots=True)
class Share:
    """Of ``d`` answers ``n`` were satisfied or very satisfied."""

    n: int
    d: int

    @property
    def words(self) -> str:
        if self.d < FEW:
            return f"{self.d} 份中 {self.n} 份满意"
        return f"{percent(Fraction(self.n, self.d))}（{self.n:,}/{self.d:,}）"

    @property
    def short(self) -> str:
        """6/8 while they are few, else 75.0%: for a column whose head says what is counted."""
        return f"{self.n}/{self.d}" if self.d < FEW else percent(Fraction(self.n, self.d))

    @property
    def interval(self) -> str:
        low, high = wilson(self.n, self.d)
        return f"{percent(low)}—{percent(high)}"


@dataclass(frozen=True, slots=True)
class Line:
    """One organ in one kind of answers."""

    form: str
    organ_id: int
    organ: str
    shares: Mapping[str, Share]

    @property
    def asked(self) -> str:
        return FORMS[self.form]

    @property
    def overall(self) -> Share:
        return self.shares["overall"]

    @property
    def parts(self) -> list[tuple[str, str]]:
        return [(ASKED[name], self.shares[name].short) for name in ASKED if name != "overall"]


def span(year: int, part: str) -> tuple[date, date]:
    """Return the first and last day of a part of a year."""
    _, first, last = PARTS[part]
    end = date(year + last // 12, last % 12 + 1, 1) - timedelta(days=1)
    return date(year, first, 1), end


def lines(answers: QuerySet[Answer]) -> list[Line]:
    """Return a line for each kind and organ, those with most answers first (two queries)."""
    satisfied = {f"{name}_n": Count("pk", filter=Q(**{f"{name}__gte": Score.GOOD})) for name in ASKED}
    rows = list(answers.order_by().values("form", "organ_id").annotate(d=Count("pk"), **satisfied))
    organs = Organ.objects.filter(pk__in={row["organ_id"] for row in rows})
    names = dict(organs.values_list("pk", "name"))
    found = [_line(row, names) for row in rows]
    return sorted(found, key=lambda line: (line.form, -line.overall.d, line.organ))


def _line(row: Mapping[str, Any], names: Mapping[int, str]) -> Line:
    shares = {name: Share(row[f"{name}_n"], row["d"]) for name in ASKED}
    return Line(row["form"], row["organ_id"], names[row["organ_id"]], shares)


def cells(found: Sequence[Line]) -> Iterator[dict[str, Any]]:
    """The same for a workbook."""
    for line in found:
        parts = {name: line.shares[name].n for name in ASKED}
        yield {
            "asked": line.asked, "organ": line.organ, "count": line.overall.d, **parts, "interval": line.overall.interval,
        }  # fmt: skip
