"""An action over several years without a database: whose numbers it asks for, what is owed when, what a sum keeps."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from driver import Driver, Refused
from hypothesis import given, settings
from hypothesis import strategies as st

from fuyuan.business.guidance.procedure import ACTION
from fuyuan.matters.record import InvalidRecord
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post

BUREAU = Actor(Post.SUPERVISION_STAFF, "钱科长", 5, 1, "司法局")
FIGURES = [("guidance.given", "实施行政指导（次）"), ("guidance.named", "命名示范单位（个）")]
PLAN = {
    "title": "提升五年行动", "document": "某依法办〔2026〕3号", "first_year": 2026, "last_year": 2030, "by_month": 2,
    "goal": "服务型行政执法覆盖全部基层执法单位",
}  # fmt: skip


def launched(day: date = date(2026, 1, 12), **more: Any) -> Driver:
    driver = Driver(ACTION, facts={"figures": FIGURES, "actual": {"guidance.given": 9, "guidance.named": 2}})
    driver.take("launch", {**PLAN, **more}, BUREAU, day)
    return driver


def targets(year: int, *counts: int | None, **more: Any) -> dict[str, Any]:
    rows = [
        {"key": key, "label": label, "count": count}
        for (key, label), count in zip(FIGURES, counts, strict=True)
    ]
    return {"year": year, "document": "某依法办〔2026〕9号", "targets": rows, **more}


def open_duties(driver: Driver) -> dict[str, date | None]:
    return {duty.key: duty.due_on for duty in driver.duties() if duty.done_on is None}


def test_a_year_is_owed_its_targets_then_its_sum_and_the_sum_keeps_the_figures_of_its_day() -> None:
    driver = launched()
    assert open_duties(driver) == {"targets-2026": date(2026, 2, 28)}
    driver.take("target", targets(2026, 10, None), BUREAU, date(2026, 2, 2))
    assert open_duties(driver) == {"targets-2027": date(2027, 2, 28), "sum-2026": date(2027, 2, 28)}
    with pytest.raises(Refused, match="写明理由"):
        driver.take("target", targets(2026, 12, None), BUREAU, date(2026, 6, 1))
    driver.take("target", targets(2026, 12, None, why="上级增加任务"), BUREAU, date(2026, 6, 1))
    assert (driver.state.targets(2026), len(driver.state.sets)) == ({"guidance.given": 12}, 2)
    told = {"year": 2026, "found": "差三次，两个单位没有开展", "next": "一季度补上"}
    with pytest.raises(Refused, match="还没有结束"):
        driver.take("sum_up", told, BUREAU, date(2026, 12, 31))
    state = driver.take("sum_up", told, BUREAU, date(2027, 1, 4))
    assert state.summed(2026).actual == {"guidance.given": 9, "guidance.named": 2}
    with pytest.raises(Refused, match="已经小结"):
        driver.take("target", targets(2026, 9, None, why="与实际一致"), BUREAU, date(2027, 1, 5))
    done = {"result": "基层执法单位全部参加"}
    with pytest.raises(Refused, match="到 2030 年结束"):
        driver.take("finish", done, BUREAU, date(2030, 12, 31))
    late = date(2031, 1, 6)
    driver.take("target", targets(2030, 12, 2), BUREAU, late)
    with pytest.raises(Refused, match="没有小结：2030"):
        driver.take("finish", done, BUREAU, late)
    driver.take("sum_up", {**told, "year": 2030}, BUREAU, late)
    assert driver.take("finish", done, BUREAU, late).stage == "finished"
    assert open_duties(driver) == {}


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (targets(2031, 1, 1), "2026 至 2030"),  # a year outside the action
        (
            {**targets(2026, 1, 1), "targets": targets(2026, 1, 1)["targets"][:1]},
            "刷新页面",
        ),  # a row left out
    ],
)
def test_targets_are_of_a_year_of_the_action_and_of_every_figure(record: dict[str, Any], told: str) -> None:
    with pytest.raises(Refused, match=told):
        launched().take("target", record, BUREAU, date(2026, 2, 2))


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (2026, 2025),  # ends before it begins
        (2026, 2036),  # eleven years
    ],
)
def test_an_action_has_one_to_ten_years(first: int, last: int) -> None:
    with pytest.raises(InvalidRecord):
        launched(first_year=first, last_year=last)


def test_targets_that_ask_nothing_are_none() -> None:
    with pytest.raises(InvalidRecord):
        launched().take("target", targets(2026, None, None), BUREAU, date(2026, 2, 2))


@settings(max_examples=20, deadline=None)
@given(
    first=st.integers(2024, 2026),
    length=st.integers(0, 9),
    month=st.integers(1, 12),
    day=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
)
def test_an_action_entered_late_still_leaves_thirty_days(
    first: int, length: int, month: int, day: date
) -> None:
    driver = launched(day, first_year=first, last_year=first + length, by_month=month)
    for year in range(first, first + length + 1):
        (due,) = [due for key, due in open_duties(driver).items() if key.startswith("targets")]
        assert due
        assert (due - day).days >= 30 or due.year >= year
        driver.take("target", targets(year, 1, 1), BUREAU, day)
    assert all(key.startswith("sum") for key in open_duties(driver))
    assert driver.replay() == driver.state
