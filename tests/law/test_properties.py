"""What must hold for every day, not only for the days in the table."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from law_walker import walk

from fuyuan.law import Assumptions, Deadline, LawError, Pause, due, load_calendar, rules
from fuyuan.law.engine import walk as engine_walk
from fuyuan.law.notices import parse_notice
from fuyuan.law.period import _PLAIN
from fuyuan.law.request import add_months
from fuyuan.law.rules.model import Kind, Roll, Unit

CALENDAR = load_calendar()
ANNOUNCED = st.dates(date(2022, 1, 1), date(2026, 6, 30))
ANY_DAY = st.dates(date(1991, 1, 1), date(2099, 6, 30))
PLAIN = sorted(_PLAIN, key=str)
ROLLING = [key for key in PLAIN if _PLAIN[key][1].roll is Roll.E1]
FACTS = {"content_known": date(1990, 1, 1), "days": 5}


def _answer(rule: str, on: date, regime: str, **options: object) -> Deadline:
    return due(rule, on, regime=regime, calendar=CALENDAR, **options)  # type: ignore[arg-type]


@settings(deadline=None)
@given(st.sampled_from(PLAIN), ANY_DAY)
def test_the_fast_path_equals_the_full_engine(key: tuple[str, str], on: date) -> None:
    fast = _answer(*_order(key, on))
    assert fast.due.toordinal() == engine_walk(fast._request).end
    assert fast.steps[-1].date == fast.due


def _order(key: tuple[str, str], on: date) -> tuple[str, date, str]:
    return key[0], on, key[1]


@settings(deadline=None)
@given(st.sampled_from(PLAIN), ANY_DAY, st.integers(0, 40))
def test_a_later_trigger_never_gives_an_earlier_day(key: tuple[str, str], on: date, later: int) -> None:
    first = _answer(*_order(key, on))
    second = _answer(*_order(key, on + timedelta(days=later)))
    assert first.due <= second.due


@settings(deadline=None)
@given(st.sampled_from(ROLLING), ANY_DAY)
def test_a_period_never_ends_on_a_rest_day(key: tuple[str, str], on: date) -> None:
    assert CALENDAR.is_workday(_answer(*_order(key, on)).due)


@settings(deadline=None)
@given(st.sampled_from(ROLLING), ANNOUNCED)
def test_the_day_equals_a_day_by_day_walk(key: tuple[str, str], on: date) -> None:
    _, variant, by_workdays = _PLAIN[key]
    order = f"{variant.length}{'w' if by_workdays else 'd'}"
    assert _answer(*_order(key, on)).due == walk(order, on)


@settings(deadline=None)
@given(ANNOUNCED, st.integers(1, 59), st.integers(0, 120))
def test_a_stopped_day_does_not_count(on: date, stop: int, length: int) -> None:
    start = on + timedelta(days=stop)
    end = min(start + timedelta(days=length), date(2026, 9, 1))
    if end < start:
        return
    got = _answer("decision_ordinary", on, "B", pauses=(Pause(start, end),)).due
    assert got == walk("60d", on, ((start, end),))


@settings(deadline=None)
@given(ANNOUNCED, st.integers(1, 12), st.integers(0, 30))
def test_working_days_in_a_pause_do_not_count(on: date, stop: int, length: int) -> None:
    start, end = on + timedelta(days=stop), on + timedelta(days=stop + length)
    got = _answer("foi_reply_20wd", on, "B", pauses=(Pause(start, end),)).due
    assert got == walk("20w", on, ((start, end),))


@settings(deadline=None)
@given(
    st.sampled_from(["decision_ordinary", "foi_reply_20wd", "first_instance_6m"]),
    ANY_DAY,
    st.integers(0, 19),
    st.integers(0, 60),
    st.integers(0, 60),
    st.integers(0, 20),
)
def test_two_adjacent_pauses_are_one(rule: str, on: date, stop: int, a: int, b: int, extend: int) -> None:
    start = on + timedelta(days=stop)
    middle, end = start + timedelta(days=a), start + timedelta(days=a + b)
    whole = _answer(rule, on, "B", pauses=(Pause(start, end),), extend=extend).due
    assert (
        _answer(rule, on, "B", pauses=(Pause(start, middle), Pause(middle, end)), extend=extend).due == whole
    )


@settings(deadline=None)
@given(ANY_DAY, st.integers(0, 59), st.integers(0, 400))
def test_a_period_cannot_end_while_it_is_stopped(on: date, stop: int, length: int) -> None:
    start = on + timedelta(days=stop)
    end = start + timedelta(days=length)
    assert _answer("decision_ordinary", on, "B", pauses=(Pause(start, end),)).due >= end


@settings(deadline=None)
@given(ANY_DAY, st.integers(0, 29))
def test_a_longer_extension_never_ends_earlier(on: date, days: int) -> None:
    assert (
        _answer("decision_ordinary", on, "B", extend=days).due
        <= _answer("decision_ordinary", on, "B", extend=days + 1).due
    )


@settings(deadline=None)
@given(st.sampled_from(PLAIN), ANNOUNCED)
def test_a_notice_for_an_unrelated_year_changes_nothing(key: tuple[str, str], on: date) -> None:
    later = CALENDAR.with_notice(
        parse_notice({"year": 2040, "notice": "甲", "off": ["2040-01-02"], "work": []})
    )
    rule, variant, _ = _PLAIN[key]
    assert due(key[0], on, regime=key[1], calendar=later).due == _answer(*_order(key, on)).due


def _or_refusal(rule: str, on: date, regime: str, facts: dict[str, object]) -> Deadline | str:
    try:
        return _answer(rule, on, regime, facts=facts)
    except LawError as refusal:
        return str(refusal)


@settings(deadline=None)
@given(st.sampled_from([rule.id for rule in rules()]), st.sampled_from("ABC"), ANY_DAY)
def test_every_rule_answers_with_steps_or_refuses_in_chinese(rule: str, regime: str, on: date) -> None:
    accepted = {fact.name for each in rules() if each.id == rule for fact in each.facts}
    facts = {name: value for name, value in FACTS.items() if name in accepted}
    deadline = _or_refusal(rule, on, regime, facts)
    if isinstance(deadline, str):
        assert "\n" not in deadline
        assert any("一" <= char <= "鿿" for char in deadline)
        return
    assert deadline.steps
    assert all(step.citation.text for step in deadline.steps)
    assert deadline.to_json()["due"] == deadline.due.isoformat()
    assert deadline.rule.title in deadline.explain()


@settings(deadline=None)
@given(st.sampled_from(PLAIN), ANNOUNCED)
def test_readings_given_by_value_are_the_defaults(key: tuple[str, str], on: date) -> None:
    again = _answer(*_order(key, on), assumptions=Assumptions())
    assert again.due == _answer(*_order(key, on)).due


@pytest.mark.parametrize("key", PLAIN, ids=str)
def test_the_warning_window_opens_before_the_due_day(key: tuple[str, str]) -> None:
    deadline = _answer(*_order(key, date(2026, 3, 2)))
    assert deadline.amber() < deadline.due
    width = deadline.calendar.workdays_between(deadline.amber(), deadline.due)
    assert width == 3 if deadline.unit is Unit.WORKDAY else (deadline.due - deadline.amber()).days == 7
    assert deadline.variant.kind is Kind.FORWARD


PAUSABLE = ["apply_60d", "decision_ordinary", "first_instance_6m", "foi_reply_20wd", "sue_inaction"]


@settings(deadline=None)
@given(st.sampled_from(PAUSABLE), ANY_DAY, st.integers(0, 19), st.integers(0, 300), st.integers(0, 60))
def test_a_suspension_never_shortens_and_a_longer_one_never_ends_earlier(
    rule: str, on: date, stop: int, length: int, more: int
) -> None:
    start = on + timedelta(days=stop)
    short, long = (Pause(start, start + timedelta(days=days)) for days in (length, length + more))
    days = [_answer(rule, on, "B", pauses=pauses).due for pauses in ((), (short,), (long,))]
    assert days == sorted(days)


@settings(deadline=None)
@given(st.sampled_from(PAUSABLE), ANY_DAY, st.integers(0, 19))
def test_a_suspension_of_no_day_changes_nothing(rule: str, on: date, stop: int) -> None:
    day = on + timedelta(days=stop)
    assert _answer(rule, on, "B", pauses=(Pause(day, day),)).due == _answer(rule, on, "B").due


MONTHS = ["sue_direct_6m", "second_instance_3m", "procuratorial_suggestion_2m", "judgment_enforce_2y"]


@settings(deadline=None)
@given(st.sampled_from(MONTHS), st.dates(date(1991, 1, 1), date(2098, 6, 30)), st.integers(0, 40))
def test_months_and_years_never_run_backwards(rule: str, on: date, later: int) -> None:
    """民法典 202: several days share a month end, none overtakes another."""
    assert _answer(rule, on, "B").due <= _answer(rule, on + timedelta(days=later), "B").due


@settings(deadline=None)
@given(ANY_DAY)
def test_the_roll_stops_at_the_first_working_day(on: date) -> None:
    """“以法定休假日后的第一日为期间届满的日期”: never earlier, and no working day is passed over."""
    last = on + timedelta(days=60)
    rolled = _answer("decision_ordinary", on, "B").due
    assert rolled >= last
    assert not any(CALENDAR.is_workday(last + timedelta(days=n)) for n in range((rolled - last).days))


@settings(deadline=None)
@given(ANY_DAY, st.integers(0, 30))
def test_an_extension_from_the_moved_day_never_ends_before_one_from_the_unmoved_day(
    on: date, days: int
) -> None:
    unmoved = _answer("decision_ordinary", on, "B", extend=days)
    rolled = _answer("decision_ordinary", on, "B", extend=days, assumptions=Assumptions(A2="rolled"))
    assert on + timedelta(days=60 + days) <= unmoved.due <= rolled.due


@settings(deadline=None)
@given(st.sampled_from(["hearing_notice", "penalty_hearing_notice_7d"]), ANY_DAY, st.integers(1, 40))
def test_a_notice_leaves_its_full_working_days_and_follows_the_hearing(
    rule: str, on: date, later: int
) -> None:
    last, length = _answer(rule, on, "B"), 5 if rule == "hearing_notice" else 7
    assert CALENDAR.workdays_between(last.due, on - timedelta(days=1)) == length
    assert last.due <= _answer(rule, on + timedelta(days=later), "B").due


@settings(deadline=None)
@given(st.dates(date(1995, 1, 1), date(2099, 6, 30)), st.integers(0, 800))
def test_a_capped_period_ends_with_the_earlier_of_the_two(on: date, before: int) -> None:
    known = on - timedelta(days=before)
    capped = _answer("apply_uninformed_1y", on, "B", facts={"content_known": known}).due
    alone = _answer("apply_60d", on, "B").due
    assert capped <= alone
    assert capped == min(alone, CALENDAR.roll(add_months(known, 12)))


@settings(deadline=None)
@given(st.sampled_from([rule.id for rule in rules()]), st.sampled_from("ABC"), ANY_DAY)
def test_a_day_that_leans_on_no_notice_says_it_is_provisional(rule: str, regime: str, on: date) -> None:
    deadline = _or_refusal(rule, on, regime, {})
    if not isinstance(deadline, str):
        assert deadline.provisional is any("暂定" in step.text for step in deadline.steps)
