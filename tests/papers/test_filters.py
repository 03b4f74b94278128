"""How papers write days, numbers and sums."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from fuyuan.papers import filters
from fuyuan.papers.text import PaperFault


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "零"), (1, "一"), (10, "十"), (15, "十五"), (20, "二十"), (101, "一百零一"), (110, "一百一十"),
        (1005, "一千零五"), (10000, "一万"), (10005, "一万零五"), (10015, "一万零一十五"), (100000, "十万"),
        (120304, "十二万零三百零四"), (11000, "一万一千"), (99999999, "九千九百九十九万九千九百九十九"),
    ],
)  # fmt: skip
def test_numbers_are_said_in_chinese(number: int, said: str) -> None:
    assert filters.chinese_number(number) == said


@pytest.mark.parametrize("value", [-1, 10**8, True, "五", 1.5])
def test_what_is_no_count_is_refused(value: object) -> None:
    with pytest.raises(PaperFault):
        filters.chinese_number(value)


@pytest.mark.parametrize(
    "value",
    [date(2026, 9, 5), datetime.fromisoformat("2026-09-05T08:00:00"), "2026-09-05", "2026-09-05T08:00:00"],
)
def test_a_day_has_no_leading_zero(value: object) -> None:
    assert filters.day(value) == "2026年9月5日"
    assert filters.chinese_day(value) == "二〇二六年九月五日"


def test_a_moment_is_written_as_china_sees_it() -> None:
    late = datetime(2026, 9, 27, 16, 30, tzinfo=UTC)  # already the 28th in China
    assert filters.day(late) == "2026年9月28日"
    assert filters.day_and_time(late) == "2026年9月28日0时30分"


def test_tens_of_days_are_said_in_full() -> None:
    assert filters.chinese_day(date(2009, 11, 30)) == "二〇〇九年十一月三十日"


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(PaperFault, match="不是日期"):
        filters.day("明天")
    with pytest.raises(PaperFault, match="没有时刻"):
        filters.day_and_time(date(2026, 1, 1))


@pytest.mark.parametrize(
    ("value", "text"),
    [(200, "200元"), (Decimal("1234567.8"), "1,234,567.80元"), ("0.5", "0.50元"), (-30, "-30元")],
)
def test_sums_have_separators(value: object, text: str) -> None:
    assert filters.money(value) == text


def test_what_is_no_sum_is_refused() -> None:
    with pytest.raises(PaperFault, match="不是金额"):
        filters.money("若干")


def test_lists_and_lengths_need_lists() -> None:
    with pytest.raises(PaperFault):
        filters.listed("甲乙")
    with pytest.raises(PaperFault):
        filters.length(5)
    assert filters.length("甲乙") == 2
