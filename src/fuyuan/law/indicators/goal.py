"""The goal and its budget: how many more losses this year keep a unit or the city at or below a rate.

“确保2023年全市行政机关败诉率不高于全国平均水平”（汝府院联席办〔2022〕4号）: at the value exactly is not above it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from .figures import Trend, percent


@dataclass(frozen=True, slots=True)
class Budget:
    """This year so far, what is still to come, and what the target allows.

    ``allowed``: losses of the whole year that keep the rate at or below the target, if as many suits close as expected.
    ``left``: further losses allowed; below zero, so many too many already. ``expected_n``: the year at the present pace.
    """

    n: int
    d: int
    further: int
    target: Fraction
    allowed: int
    left: int
    expected_n: int

    @property
    def total(self) -> int:
        return self.d + self.further

    @property
    def met_at_pace(self) -> bool:
        return self.expected_n <= self.allowed

    @property
    def needed(self) -> int:
        """Closings without a single further loss after which the rate is at the target again (0: it is already)."""
        if self.target == 0:
            return 0
        return max(0, _ceil(Fraction(self.n) / self.target) - self.d)


def _ceil(value: Fraction) -> int:
    return -(-value.numerator // value.denominator)


def budget(n: int, d: int, further: int, target: Fraction) -> Budget:
    """Return the budget of a year. Raises ValueError for counts that cannot be, or a target that is no share."""
    if not 0 <= n <= d or further < 0 or not 0 <= target <= 1:
        raise ValueError(f"no budget: {n} of {d}, {further} to come, target {target}")
    allowed = int(target * (d + further))
    pace = n + (Fraction(n, d) * further if d else 0)
    return Budget(n, d, further, target, allowed, allowed - n, _round(Fraction(pace)))


def _round(value: Fraction) -> int:
    return int(value + Fraction(1, 2))


def expected_further(so_far: int, as_of: date, last_same: int = 0, last_rest: int = 0) -> int:
    """Return how many more will close this year, rounded down: a smaller number is the more careful one.

    ``last_same``: closed last year up to the same day, ``last_rest``: after it. Courts close most before the year's end,
    so last year's shape is used when it had at least ten by this day; else the present pace.
    """
    if last_same >= 10:
        return so_far * last_rest // last_same
    begun = (as_of - date(as_of.year, 1, 1)).days + 1
    rest = (date(as_of.year, 12, 31) - as_of).days
    return so_far * rest // begun


def budget_words(
    found: Budget, year: int, moved: Trend = Trend.NOTHING, *, over: bool = False
) -> tuple[str, ...]:
    """The budget in sentences: what is allowed, what the pace says, where it moves. ``over``: the year is past."""
    if over:
        return _looking_back(found, year)
    if found.total == 0:
        return (f"{year}年还没有结案，也看不出全年结案数，不能推算。",)
    target = percent(found.target, 2)
    out = [
        f"今年已结案 {found.d} 件，败诉 {found.n} 件；按进度全年还将结案约 {found.further} 件，合计约 {found.total} 件。",
        f"全年败诉不超过 {found.allowed} 件，就不高于 {target}。" + _left_words(found),
        f"按现在的比例，全年败诉约 {found.expected_n} 件，"
        + ("不高于目标。" if found.met_at_pace else f"将超过目标 {found.expected_n - found.allowed} 件。"),
    ]
    if moved is not Trend.NOTHING:
        out.append(f"近六个月与前六个月相比：{moved.label}。")
    return tuple(out)


def _looking_back(found: Budget, year: int) -> tuple[str, ...]:
    if found.d == 0:
        return (f"{year}年没有结案。",)
    limit = f"不高于 {percent(found.target, 2)} 的上限是 {found.allowed} 件，"
    kept = "没有超过。" if found.left >= 0 else f"超过 {-found.left} 件。"
    return (f"{year}年结案 {found.d} 件，败诉 {found.n} 件；{limit}{kept}",)


def _left_words(found: Budget) -> str:
    if found.left > 0:
        return f"还可以败诉 {found.left} 件。"
    if found.left == 0:
        return "再败诉一件就会高于目标。"
    needed = f"；此后连续 {found.needed} 件不败诉才能回到目标" if found.needed else ""
    return f"已经超过 {-found.left} 件{needed}。"
