"""Figures: published numbers recomputed, small numbers, intervals, comparisons, the budget."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from fuyuan.law.indicators import (
    BY_KEY,
    CURRENT,
    EXTRA_ROWS,
    INDICATORS,
    Figure,
    MarkName,
    Period,
    Trend,
    Verdict,
    budget,
    budget_words,
    compare,
    expected_further,
    percent,
    trend,
    variants,
    wilson,
)

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
LOSS = BY_KEY["loss_rate-A"]


def figure(n: int, d: int, key: str = "loss_rate-A") -> Figure:
    return Figure(BY_KEY[key], n, d, YEAR, date(2026, 9, 28))


@pytest.mark.parametrize(
    ("n", "d", "places", "expected", "where"),
    [
        (686, 4311, 2, "15.91%", "a city 2021–23"),
        (122, 508, 1, "24.0%", "许昌 2022, losses"),
        (111, 508, 2, "21.85%", "许昌 2022, settled"),
        (29, 151, 1, "19.2%", "方城 2024, over new cases as printed"),
        (29, 135, 1, "21.5%", "方城 2024, over closed cases"),
        (25_099, 330_000, 1, "7.6%", "the nation 2025"),
        (1, 8, 1, "12.5%", "exact"),
        (1, 16, 1, "6.3%", "half up, as a person rounds"),
        (0, 5, 1, "0.0%", "none"),
        (5, 5, 0, "100%", "all"),
    ],
)
def test_published_rates_come_out_as_printed(n: int, d: int, places: int, expected: str, where: str) -> None:
    assert percent(Fraction(n, d), places) == expected, where


@pytest.mark.parametrize(
    ("n", "d", "low", "high"),
    [(1, 2, 0.0945, 0.9055), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605)],
)  # fmt: skip
def test_the_interval_is_wilsons(n: int, d: int, low: float, high: float) -> None:
    """81/263 and 15/148 are the examples of Newcombe (1998)."""
    assert wilson(n, d) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(("n", "d"), [(1, 0), (3, 2), (-1, 2), (0, 0)])
def test_what_is_no_share_has_no_interval(n: int, d: int) -> None:
    with pytest.raises(ValueError):
        wilson(n, d)


@pytest.mark.parametrize(
    ("n", "d", "reference", "verdict", "why"),
    [
        (1, 2, Fraction(12, 100), Verdict.UNTOLD, "one loss in two is not shouted as 50 %"),
        (50, 100, Fraction(12, 100), Verdict.ABOVE, "far above"),
        (5, 300, Fraction(12, 100), Verdict.BELOW, "far below"),
        (0, 3, Fraction(12, 100), Verdict.UNTOLD, "three won suits prove nothing"),
        (0, 0, Fraction(12, 100), Verdict.NOTHING, "no suit closed"),
        (122, 508, Fraction(15, 100), Verdict.ABOVE, "许昌 against a control line of 15 %"),
        (7, 5, Fraction(1, 2), Verdict.UNTOLD, "a flow rate above 100 % is not judged"),
    ],
)
def test_a_figure_is_compared_with_its_uncertainty(
    n: int, d: int, reference: Fraction, verdict: Verdict, why: str
) -> None:
    assert compare(n, d, reference) is verdict, why


@pytest.mark.parametrize(
    ("before", "after", "found", "why"),
    [
        ((10, 100), (40, 100), Trend.RISING, "four times as many"),
        ((40, 100), (10, 100), Trend.FALLING, "a quarter"),
        ((1, 4), (2, 4), Trend.FLAT, "doubled, and still nobody can tell"),
        ((0, 0), (2, 4), Trend.NOTHING, "nothing before"),
    ],
)
def test_a_trend_is_said_only_where_it_can_be_told(
    before: tuple[int, int], after: tuple[int, int], found: Trend, why: str
) -> None:
    assert trend(before, after) is found, why


def test_small_numbers_show_counts_first_and_large_ones_rate_and_counts() -> None:
    assert figure(1, 2).words == "2 件中败诉 1 件"
    assert figure(686, 4311).words == "15.9%（686/4,311）"
    assert figure(0, 0).words == "没有数据"
    assert figure(3, 4, "attendance-A").words == "4 次中出庭 3 次"


def test_a_figure_states_formula_scope_period_day_rules_and_source() -> None:
    said = dict(figure(1, 2).statement)
    assert set(said) == {"公式", "范围", "统计期", "截至", "计数规则", "口径来源"}
    assert all(said.values())
    assert CURRENT.version in said["计数规则"]


def test_where_numerator_and_denominator_are_different_matters_there_is_no_interval() -> None:
    assert figure(9, 5, "loss_rate-E").interval is None
    assert "不是同一批" in figure(9, 5, "loss_rate-E").interval_words


def test_every_indicator_has_a_formula_a_source_and_counts_something() -> None:
    assert all(
        each.formula and each.source and each.scope and "{n}" in each.few and "{d}" in each.few
        for each in INDICATORS
    )
    assert len(BY_KEY) == len(INDICATORS)
    assert [each.variant for each in variants("loss_rate")] == ["A", "B", "C", "D", "E"]


def test_every_mark_is_used_by_an_indicator_or_an_extra_row_nothing_is_counted_that_has_no_rule() -> None:
    used = {each.numerator for each in INDICATORS} | {each.denominator for each in INDICATORS}
    used |= {name for name, _ in EXTRA_ROWS}
    assert set(MarkName) - used == {MarkName.CASE_ACCEPTED}  # what came in: shown as a count beside the rates


# -- the goal --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "d", "further", "target", "allowed", "left", "why"),
    [
        (14, 90, 30, "0.12", 14, 0, "120 × 12 % = 14.4: fourteen are allowed, all are used"),
        (10, 90, 30, "0.12", 14, 4, "four more"),
        (18, 90, 30, "0.12", 14, -4, "four too many"),
        (0, 0, 0, "0.12", 0, 0, "an empty year allows nothing"),
        (3, 20, 5, "0.12", 3, 0, "25 × 12 % = 3 exactly: at the target is not above it"),
        (0, 10, 10, "0", 0, 0, "a target of zero"),
        (5, 10, 0, "1", 10, 5, "a target of everything"),
    ],
)
def test_the_budget_says_how_many_more_losses_are_allowed(
    n: int, d: int, further: int, target: str, allowed: int, left: int, why: str
) -> None:
    found = budget(n, d, further, Fraction(target))
    assert (found.allowed, found.left) == (allowed, left), why


def test_too_many_already_says_how_many_suits_in_a_row_must_not_be_lost() -> None:
    found = budget(18, 90, 30, Fraction("0.12"))
    assert found.needed == 60  # 18 / 150 = 12 %
    assert "此后连续 60 件不败诉" in "".join(budget_words(found, 2026))


@pytest.mark.parametrize(
    ("so_far", "day", "last", "expected", "why"),
    [
        (50, date(2026, 7, 1), (0, 0), 50, "182 of 365 days gone: the same again, rounded down"),
        (50, date(2026, 12, 31), (0, 0), 0, "the year is over"),
        (60, date(2026, 9, 30), (40, 60), 90, "last year sixty came after forty: courts close before the year's end"),
        (60, date(2026, 9, 30), (4, 6), 20, "four are too few for a shape: the present pace"),
        (0, date(2026, 3, 1), (20, 80), 0, "nothing closed yet"),
    ],
)  # fmt: skip
def test_what_is_still_to_come_follows_last_years_shape_or_the_pace(
    so_far: int, day: date, last: tuple[int, int], expected: int, why: str
) -> None:
    assert expected_further(so_far, day, *last) == expected, why


def test_an_empty_year_is_said_in_words() -> None:
    assert budget_words(budget(0, 0, 0, Fraction("0.12")), 2026) == (
        "2026年还没有结案，也看不出全年结案数，不能推算。",
    )


def test_the_budget_speaks_of_allowed_pace_and_trend() -> None:
    said = budget_words(budget(10, 90, 30, Fraction("0.1234")), 2026, Trend.FLAT)
    assert "还可以败诉 4 件" in said[1]
    assert "12.34%" in said[1]
    assert "不高于目标" in said[2]
    assert "看不出变化" in said[3]


@pytest.mark.parametrize(
    ("n", "d", "said"),
    [
        (14, 120, "2025年结案 120 件，败诉 14 件；不高于 12.00% 的上限是 14 件，没有超过。"),
        (15, 120, "2025年结案 120 件，败诉 15 件；不高于 12.00% 的上限是 14 件，超过 1 件。"),
        (0, 0, "2025年没有结案。"),
    ],
)
def test_a_year_that_is_over_is_told_as_it_was(n: int, d: int, said: str) -> None:
    assert budget_words(budget(n, d, 0, Fraction("0.12")), 2025, over=True) == (said,)
