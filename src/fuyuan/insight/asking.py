"""What a reader asks of the page: which year and part of it, whose figures, by what; read from the address, never trusted."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from fuyuan.law.indicators import BY_KEY, Indicator, Period

from .choices import chosen
from .models import CITY

YEARS_BACK = 4
PARTS = {
    "year": ("全年", 1, 12), "h1": ("上半年", 1, 6), "h2": ("下半年", 7, 12), "q1": ("一季度", 1, 3), "q2": ("二季度", 4, 6),
    "q3": ("三季度", 7, 9), "q4": ("四季度", 10, 12), **{f"m{n}": (f"{n}月", n, n) for n in range(1, 13)},
}  # fmt: skip
DIMENSIONS = {
    "": "总览", "organ": "按单位", "area": "按管理领域", "act_kind": "按行为种类", "cause": "按原因", "month": "按月",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: every figure of a page answers it, and every link carries it on."""

    year: int
    today: date
    part: str = "year"
    by: str = ""
    organ_id: int = CITY
    key: str = ""

    @property
    def period(self) -> Period:
        _, begin, end = PARTS[self.part]
        return Period(date(self.year, begin, 1), date(self.year, end, monthrange(self.year, end)[1]))

    @property
    def known(self) -> Period:
        """The period as far as it has come; it may not have begun."""
        return Period(self.period.since, min(self.period.until, self.today))

    @property
    def span(self) -> str:
        """The days counted, in words; a period that lies ahead has none."""
        if self.known.since > self.known.until:
            return f"{self.words}还没有开始"
        since, until = (
            f"{day.year}年{day.month}月{day.day}日" for day in (self.known.since, self.known.until)
        )
        return f"{since}至{until}"

    @property
    def words(self) -> str:
        return f"{self.year}年{PARTS[self.part][0]}"

    @property
    def indicator(self) -> Indicator:
        """The one whose table is shown."""
        return BY_KEY.get(self.key) or chosen("loss_rate")

    def but(self, **changes: Any) -> Asked:
        return replace(self, **changes)

    def query(self, **changes: object) -> str:
        """Return the query of an address that asks the same but for ``changes``; what is usual is left out."""
        names = {"year": self.year, "part": self.part, "by": self.by, "organ": self.organ_id, "key": self.key}
        usual = {"part": "year", "by": "", "organ": CITY, "key": ""}
        asked = {**names, **changes}
        return urlencode({key: value for key, value in asked.items() if value != usual.get(key)})


def read(data: QueryDict, today: date) -> Asked:
    """Read a question; what is no answer to it means the usual."""
    years = range(today.year - YEARS_BACK, today.year + 1)
    year, organ = number(data.get("year", "")), number(data.get("organ", ""))
    asked = Asked(year if year and year in years else today.year, today)
    part, by, key = data.get("part", "year"), data.get("by", ""), data.get("key", "")
    return replace(
        asked, part=part if part in PARTS else "year", by=by if by in DIMENSIONS else "",
        key=key if key in BY_KEY else "", organ_id=organ or CITY,
    )  # fmt: skip


def number(text: str) -> int | None:
    """Read a whole number an address may carry, -1 included; None for anything else."""
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) <= 15 else None
