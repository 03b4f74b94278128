"""A figure and what can honestly be said about it: counts first when they are few, an interval, a comparison.

The interval is Wilson's for a share, the comparison of two periods Newcombe's for a difference, both at 95 %.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import sqrt

from fuyuan.law.vocabulary import Labelled

from .definitions import Indicator
from .rules import CURRENT

Z = 1.959963984540054  # 95 %, two-sided
FEW = 20  # below this many in the denominator, counts are said first


class Verdict(Labelled):
    """How a figure stands to a reference value."""

    BELOW = "below", "低于"
    ABOVE = "above", "高于"
    UNTOLD = "untold", "还不能判断"
    NOTHING = "nothing", "没有数据"


class Trend(Labelled):
    """How one period stands to the one before."""

    RISING = "rising", "上升"
    FALLING = "falling", "下降"
    FLAT = "flat", "看不出变化"
    NOTHING = "nothing", "没有可比的数据"


def wilson(n: int, d: int) -> tuple[float, float]:
    """Return the 95 % interval of a share. Raises ValueError unless 0 <= n <= d and d > 0."""
    if not 0 <= n <= d or d == 0:
        raise ValueError(f"no share: {n} of {d}")
    share, square = n / d, Z * Z
    centre = (share + square / (2 * d)) / (1 + square / d)
    half = Z / (1 + square / d) * sqrt(share * (1 - share) / d + square / (4 * d * d))
    return (0.0 if n == 0 else max(0.0, centre - half)), (1.0 if n == d else min(1.0, centre + half))


def compare(n: int, d: int, reference: Fraction) -> Verdict:
    """Tell whether a share lies below or above a reference, or whether the numbers are too small to tell."""
    if d == 0:
        return Verdict.NOTHING
    if not 0 <= n <= d:
        return Verdict.UNTOLD
    low, high = wilson(n, d)
    if high < reference:
        return Verdict.BELOW
    return Verdict.ABOVE if low > reference else Verdict.UNTOLD


def trend(before: tuple[int, int], after: tuple[int, int]) -> Trend:
    """Compare two periods, each (n, d): a change only where the interval of the difference leaves zero out."""
    (n1, d1), (n2, d2) = before, after
    if d1 == 0 or d2 == 0 or n1 > d1 or n2 > d2:
        return Trend.NOTHING
    (low1, high1), (low2, high2), first, second = wilson(n1, d1), wilson(n2, d2), n1 / d1, n2 / d2
    difference = second - first
    if difference - sqrt((second - low2) ** 2 + (high1 - first) ** 2) > 0:
        return Trend.RISING
    if difference + sqrt((high2 - second) ** 2 + (first - low1) ** 2) < 0:
        return Trend.FALLING
    return Trend.FLAT


def percent(share: Fraction | float, places: int = 1) -> str:
    """15.9%; rounded half up, as a person does it."""
    exact = Fraction(share) * 100 * 10**places
    whole = (exact.numerator * 2 + exact.denominator) // (2 * exact.denominator)
    text = f"{whole // 10**places}"
    return f"{text}.{whole % 10**places:0{places}d}%" if places else f"{text}%"


@dataclass(frozen=True, slots=True)
class Period:
    """Both days count."""

    since: date
    until: date

    def __str__(self) -> str:
        return f"{self.since} 至 {self.until}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that says what it is: never a rate without its counts, its formula, its scope, its day and its rules."""

    indicator: Indicator
    n: int
    d: int
    period: Period
    as_of: date
    scope: str = ""
    rules: str = CURRENT.version

    @property
    def rate(self) -> Fraction | None:
        return Fraction(self.n, self.d) if self.d else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """None where there is nothing, or where n and d are not the same matters."""
        if self.indicator.flow or not self.d or self.n > self.d:
            return None
        return wilson(self.n, self.d)

    @property
    def few(self) -> bool:
        return self.d < FEW

    @property
    def words(self) -> str:
        """Counts alone when they are few (2 件中败诉 1 件), else the rate with its counts (15.9%，686/4,311)."""
        if self.rate is None:
            return "没有数据"
        if self.few:
            return self.counts
        return f"{percent(self.rate)}（{self.n:,}/{self.d:,}）"

    @property
    def counts(self) -> str:
        return self.indicator.few.format(n=f"{self.n:,}", d=f"{self.d:,}")

    @property
    def rate_words(self) -> str:
        return percent(self.rate) if self.rate is not None else "—"

    @property
    def interval_words(self) -> str:
        """10.2%—24.1%, or why there is none."""
        if self.interval is None:
            return "—" if not self.d else "分子分母不是同一批案件，不计算"
        low, high = self.interval
        return f"{percent(low)}—{percent(high)}"

    @property
    def statement(self) -> tuple[tuple[str, str], ...]:
        """Everything a reader must know beside the number."""
        return (
            ("公式", self.indicator.formula), ("范围", self.scope or self.indicator.scope),
            ("统计期", str(self.period)), ("截至", str(self.as_of)), ("计数规则", f"版本 {self.rules}"),
            ("口径来源", self.indicator.source),
        )  # fmt: skip
