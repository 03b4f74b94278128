"""The working-day calendar against two independent packages, and its notices as data."""

import json
import os
import time
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import holidays
import pytest
from holidays.calendars.chinese import _ChineseLunisolar

from fuyuan.law import BadDate, BadNotice, Calendar, due, load_calendar, load_notice_file
from fuyuan.law.calendar import statutory_days
from fuyuan.law.notices import built_in, parse_notice

CALENDAR = load_calendar()
YEAR_2027 = {
    "year": 2027,
    "notice": "国办发明电〔2026〕1号",
    "off": [day.isoformat() for day in statutory_days(2027)] + ["2027-10-04", "2027-10-05"],
    "work": ["2027-10-09"],
}


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def test_every_day_of_2022_to_2026_agrees_with_chinesecalendar() -> None:
    wrong = [
        day
        for day in _days(date(2022, 1, 1), date(2026, 12, 31))
        if CALENDAR.is_workday(day) != chinese_calendar.is_workday(day)
    ]
    assert wrong == []


def test_every_day_of_2022_to_2026_agrees_with_holidays() -> None:
    china = holidays.country_holidays("CN", years=range(2022, 2027))
    wrong = [
        day
        for day in _days(date(2022, 1, 1), date(2026, 12, 31))
        if CALENDAR.is_workday(day) != china.is_working_day(day)
    ]
    assert wrong == []


@pytest.mark.parametrize(("year", "count"), [(2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)])
def test_the_number_of_working_days_in_a_year_is_the_published_one(year: int, count: int) -> None:
    # 2022-12-31 belongs to the notice of 2023 and is a Saturday anyway
    assert CALENDAR.workdays_between(date(year - 1, 12, 31), date(year, 12, 31)) == count


def test_every_notice_names_where_it_was_published() -> None:
    assert all("gov.cn" in notice.source for notice in built_in())


@pytest.mark.parametrize("year", range(1990, 2100))
def test_the_lunar_table_agrees_with_holidays(year: int) -> None:
    moon = _ChineseLunisolar()
    days = statutory_days(year)
    for name in ("lunar_new_year_date", "qingming_date", "dragon_boat_date", "mid_autumn_date"):
        assert getattr(moon, name)(year)[0] in days


def test_the_statutory_days_of_2027_are_the_thirteen_of_the_2024_text() -> None:
    assert [day.strftime("%m-%d") for day in statutory_days(2027)] == (
        "01-01 02-05 02-06 02-07 02-08 04-05 05-01 05-02 06-09 09-15 10-01 10-02 10-03".split()
    )


def test_a_year_without_notice_is_provisional_weekends_plus_statutory_days() -> None:
    assert CALENDAR.is_provisional(date(2027, 1, 4))
    assert CALENDAR.is_provisional(date(2021, 12, 31))
    assert not CALENDAR.is_provisional(date(2026, 12, 31))
    assert not CALENDAR.is_workday(date(2027, 2, 8))
    assert CALENDAR.is_workday(date(2027, 2, 9))
    # the text of 2013 knew neither 2 May (2019: a Thursday) nor New Year's Eve (2019-02-04, a Monday)
    assert CALENDAR.is_workday(date(2019, 5, 2))
    assert CALENDAR.is_workday(date(2019, 2, 4))
    assert not CALENDAR.is_workday(date(2019, 2, 7))


def test_counting_is_consistent_in_both_directions() -> None:
    for day in _days(date(2026, 9, 10), date(2026, 10, 20)):
        for count in range(1, 25):
            later = CALENDAR.add_workdays(day, count)
            assert CALENDAR.workdays_between(day, later) == count
            assert CALENDAR.is_workday(later)
            earlier = CALENDAR.add_workdays(day, -count)
            assert CALENDAR.workdays_between(earlier - timedelta(days=1), day - timedelta(days=1)) == count


def test_next_workday_is_strictly_later_and_roll_may_stay() -> None:
    assert CALENDAR.next_workday(date(2026, 9, 30)) == date(2026, 10, 8)
    assert CALENDAR.roll(date(2026, 9, 30)) == date(2026, 9, 30)
    assert CALENDAR.roll(date(2026, 10, 1)) == date(2026, 10, 8)


@pytest.mark.parametrize("day", [date(1989, 12, 31), date(2101, 1, 1)])
def test_days_outside_1990_to_2100_are_refused(day: date) -> None:
    with pytest.raises(BadDate, match="1990"):
        CALENDAR.is_workday(day)


def test_counting_past_the_end_is_refused() -> None:
    with pytest.raises(BadDate, match="2100"):
        CALENDAR.add_workdays(date(2100, 12, 30), 10)
    with pytest.raises(BadDate, match="1990"):
        CALENDAR.add_workdays(date(1990, 1, 2), -10)


def test_the_version_names_the_notices_used() -> None:
    assert Calendar(built_in()).version == CALENDAR.version
    assert CALENDAR.with_notice(parse_notice(YEAR_2027)).version != CALENDAR.version


def test_a_new_notice_moves_a_provisional_day(tmp_path: Path) -> None:
    before = due("decision_ordinary", date(2027, 8, 5), calendar=CALENDAR)
    after = due("decision_ordinary", date(2027, 8, 5), calendar=CALENDAR.with_notice(parse_notice(YEAR_2027)))
    assert (before.due, before.provisional) == (date(2027, 10, 4), True)
    assert (after.due, after.provisional) == (date(2027, 10, 6), False)


def test_a_running_process_sees_a_notice_stored_by_another(tmp_path: Path) -> None:
    source = tmp_path / "2027.json"
    source.write_text(json.dumps(YEAR_2027), encoding="utf-8")
    folder = tmp_path / "home" / "holidays"
    assert load_calendar(folder).is_provisional(date(2027, 1, 1))
    assert load_notice_file(source, tmp_path / "home").year == 2027
    assert not load_calendar(folder).is_provisional(date(2027, 1, 1))
    known = load_calendar(folder)
    assert load_calendar(folder) is known  # nothing changed: the same object
    stamp = time.time_ns() + 10**9
    load_notice_file(_without_october(tmp_path), tmp_path / "home")
    os.utime(folder, ns=(stamp, stamp))
    assert load_calendar(folder).is_workday(date(2027, 10, 5))


def _without_october(tmp_path: Path) -> Path:
    path = tmp_path / "again.json"
    off = [day.isoformat() for day in statutory_days(2027)]
    path.write_text(json.dumps({**YEAR_2027, "off": off}), encoding="utf-8")
    return path


def test_the_widespread_holiday_cn_form_is_read() -> None:
    days = [
        {"name": "元旦", "date": "2027-01-01", "isOffDay": True},
        {"date": "2027-01-09", "isOffDay": False},
    ]
    notice = parse_notice({"year": 2027, "papers": ["https://www.gov.cn/x"], "days": days})
    assert notice.off == {date(2027, 1, 1)}
    assert notice.work == {date(2027, 1, 9)}
    assert notice.source == "https://www.gov.cn/x"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"year": "2027"}, "year"),
        ({"year": 1900}, "year"),
        ({"notice": ""}, "notice"),
        ({"off": "2027-01-01"}, "列表"),
        ({"off": []}, "没有列出"),
        ({"off": ["2027-02-30"]}, "2027-02-30"),
        ({"off": ["2028-02-01"]}, "不属于"),
        ({"work": ["2027-01-01"]}, "同时"),
        ({"work": ["2027-01-04"]}, "周一至周五"),
    ],
)
def test_a_notice_that_cannot_be_true_is_refused(change: dict[str, object], message: str) -> None:
    with pytest.raises(BadNotice, match=message):
        parse_notice({**YEAR_2027, **change})


@pytest.mark.parametrize("raw", [[], None, {"year": 2027, "days": "x"}])
def test_something_that_is_no_notice_is_refused(raw: object) -> None:
    with pytest.raises(BadNotice):
        parse_notice(raw)


def test_new_years_break_may_begin_in_december() -> None:
    notice = parse_notice({**YEAR_2027, "off": [*YEAR_2027["off"], "2026-12-31"]})  # type: ignore[misc]
    assert not CALENDAR.with_notice(notice).is_workday(date(2026, 12, 31))
