"""Reporting periods: keys that sort, days that follow, words that people use."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuyuan.business.ledger.periods import (
    MONTHS,
    Cadence,
    first_day,
    following,
    last_day,
    period_of,
    period_words,
    periods_between,
    read_period,
    report_day,
)

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
CADENCES = st.sampled_from(list(Cadence))


@given(DAYS, CADENCES)
def test_a_day_lies_in_its_period(day: date, cadence: Cadence) -> None:
    key = period_of(day, cadence)
    assert first_day(key) <= day <= last_day(key)
    assert read_period(key)[0] is cadence


@given(DAYS, CADENCES)
def test_periods_follow_without_gap_and_their_keys_sort(day: date, cadence: Cadence) -> None:
    key = period_of(day, cadence)
    assert first_day(following(key)) == last_day(key) + timedelta(days=1)
    assert following(key) > key


@given(DAYS, DAYS, CADENCES)
def test_every_period_between_two_days_is_named_once(first: date, last: date, cadence: Cadence) -> None:
    keys = periods_between(first, last, cadence)
    months = (last.year - first.year) * 12 + last.month - first.month
    assert len(keys) == len(set(keys)) <= max(0, months) // MONTHS[cadence] + 2
    if first <= last:
        assert (keys[0], keys[-1]) == (period_of(first, cadence), period_of(last, cadence))


@given(DAYS, CADENCES, st.integers(0, 31))
def test_a_report_falls_due_in_the_last_month_of_its_period(day: date, cadence: Cadence, by: int) -> None:
    key = period_of(day, cadence)
    due = report_day(key, by)
    assert (due.year, due.month) == (last_day(key).year, last_day(key).month)
    assert due == last_day(key) if by == 0 else due.day <= by


@pytest.mark.parametrize(
    ("key", "words", "why"),
    [
        ("2023", "2023年度", "a year"),
        ("2023-H1", "2023年上半年", "the first half"),
        ("2023-H2", "2023年下半年", "the second half"),
        ("2023-Q4", "2023年第四季度", "a quarter"),
        ("2023-02", "2023年2月", "a month, without a leading zero"),
    ],
)
def test_a_period_in_words(key: str, words: str, why: str) -> None:
    assert period_words(key) == words, why


@pytest.mark.parametrize(
    "key", ["2023-13", "2023-Q5", "2023-H3", "2023-Q0", "23-Q1", "", "2023年", "1023-01"]
)
def test_what_is_no_period_is_refused_in_words(key: str) -> None:
    with pytest.raises(ValueError, match="期"):
        read_period(key)
