"""The work report: its period, its days, the way from draft to government."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from driver import Driver, Refused
from hypothesis import given
from hypothesis import strategies as st

from fuyuan.business.workreport.periods import HALF, YEAR, Period, ended_before
from fuyuan.business.workreport.procedure import REPORT
from fuyuan.business.workreport.records import Figures
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.posts import Post

HANDLER = Actor(Post.HANDLER, "陈明", 5, 2, "某市司法局")
HEAD = Actor(Post.OFFICE_HEAD, "赵衡", 6, 2, "某市司法局")
START = date(2027, 1, 4)
PERIOD = {"first": "2026-07-01", "last": "2026-12-31", "title": "2026年下半年"}
WORDS = {"done": "办理。", "problems": "问题。", "proposals": "建议。"}
FIGURES = Figures(
    lines=(),
    outcomes=(),
    kinds=(),
    respondents=(),
    corrected=1,
    judged=4,
    late=0,
    mean_days=41,
)


def report(**facts: Any) -> Driver[Any]:
    known = {"days": {"draft": 10, "submit": 20}, "office_id": 2, "figures": FIGURES, **facts}
    driver: Driver[Any] = Driver(REPORT, facts=known)
    driver.take("open", PERIOD, SYSTEM, START)
    return driver


@pytest.mark.parametrize(
    ("today", "every", "name"),
    [
        (date(2026, 7, 1), HALF, "2026年上半年"),  # the first day after it
        (date(2026, 12, 31), HALF, "2026年上半年"),  # the second half is not over yet
        (date(2027, 1, 1), HALF, "2026年下半年"),
        (date(2027, 1, 1), YEAR, "2026年度"),
        (date(2026, 12, 31), YEAR, "2025年度"),
    ],
)
def test_the_period_that_was_over_yesterday(today: date, every: str, name: str) -> None:
    assert ended_before(today, every).name == name


@given(st.dates(date(2001, 1, 1), date(2090, 1, 1)), st.sampled_from([HALF, YEAR]))
def test_periods_follow_each_other_without_a_gap(today: date, every: str) -> None:
    period = ended_before(today, every)
    assert period.last < today
    earlier = ended_before(period.first, every)
    assert (period.first - earlier.last).days == 1
    assert (period.before.first.month, period.before.last.month) == (period.first.month, period.last.month)
    assert Period(period.first, period.last) == period


def test_its_days_count_from_the_day_it_begins() -> None:
    """2026年实施条例第六十六条第二款: 定期; the days are settings."""
    driver = report()
    assert driver.duty("submit").basis is not None
    assert str(driver.duty("submit").basis) == "《行政复议法实施条例》第六十六条第二款"
    assert (driver.due("draft"), driver.due("submit")) == (date(2027, 1, 18), date(2027, 2, 1))


def test_from_draft_to_government() -> None:
    driver = report()
    driver.take("draft", WORDS, HANDLER, START)
    assert driver.state.figures == FIGURES
    driver.take("send_back", {"opinion": "补充建议"}, HEAD, START)
    assert driver.duty("draft").done_on is None
    driver.facts = {**driver.facts, "figures": FIGURES.model_copy(update={"corrected": 2})}
    driver.take("draft", {**WORDS, "proposals": "两条建议。"}, HANDLER, date(2027, 1, 6))
    assert driver.state.figures.corrected == 2, "counted again on the day of the new draft"
    driver.take("review", {"opinion": "同意"}, HEAD, date(2027, 1, 7))
    sent = {"on": "2027-01-08", "means": "paper", "copies": ["某市人大常委会"]}
    with pytest.raises(Refused, match="还没有签发"):
        driver.take("submit", sent, HEAD, date(2027, 1, 8))
    driver.facts = {**driver.facts, "issued": True}
    driver.take("submit", sent, HEAD, date(2027, 1, 8))
    assert driver.state.closed_on == date(2027, 1, 8)
    said = {"on": "2027-01-09", "by": "市长", "words": "请有关单位整改。"}
    state = driver.take("note_instruction", said, HANDLER, date(2027, 1, 9))
    assert state.instructions[0].by == "市长"
    assert state == driver.replay()


@pytest.mark.parametrize(
    ("changes", "facts", "why"),
    [
        ({"last": "2027-01-04"}, {}, "还没有结束"),
        ({"first": "2026-12-31", "last": "2026-07-01"}, {}, "早于起日"),
        ({}, {"existing": "某复议报告〔2027〕1号"}, "已经有了"),
    ],
)
def test_a_report_that_cannot_begin(changes: dict[str, str], facts: dict[str, str], why: str) -> None:
    known = {"days": {"draft": 10, "submit": 20}, "office_id": 2, **facts}
    driver: Driver[Any] = Driver(REPORT, facts=known)
    with pytest.raises(Refused, match=why):
        driver.take("open", {**PERIOD, **changes}, HANDLER, START)
