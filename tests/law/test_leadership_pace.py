"""The numbers of a plan read from its words, and what pace a year needs: pure, with their properties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuyuan.business.leadership.card import Done, card, short, worst
from fuyuan.business.leadership.targets import Targets, read_targets
from fuyuan.matters.pace import (
    NOTICE,
    Standing,
    catch_up,
    every,
    milestone,
    quarter_end,
    quarter_of,
    share_met,
    standing,
)

PLAN = Path(__file__).parents[2] / "src/fuyuan/config/demo/plan-2022.txt"
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
few = settings(max_examples=60, deadline=None)


@dataclass(frozen=True)
class Measure:
    text: str
    plan_id: int = 7
    plan: str = "某府院联席办〔2026〕4号"
    place: int = 15
    number: str = "十六"
    heading: str = "着力提升领导法治思维"


def asks(*texts: str) -> Targets:
    return read_targets(Measure(text, plan_id=at) for at, text in enumerate(texts, 1))


def numbers(targets: Targets) -> tuple[object, ...]:
    found = (targets.studies, targets.lectures, targets.share, targets.hearings)
    return tuple((each.count, each.of) if each else None for each in found)


# -- what the plan says --------------------------------------------------------------------------------------------


def test_the_first_plan_asks_for_five_two_a_third_and_one() -> None:
    assert numbers(asks(PLAN.read_text(encoding="utf-8"))) == ((5, 1), (2, 1), (1, 3), (1, 1))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("定期集中学习法律法规，每年不少于8次。", ((8, 1), None, None, None)),  # another number
        ("集中学习每年至少四次。", ((4, 1), None, None, None)),  # in words
        ("主要领导讲座每年不得少于3次", (None, (3, 1), None, None)),  # no full stop at the end
        ("主要领导参与案件讨论次数不低于案件总数的40%。", (None, None, (40, 100), None)),  # a percentage
        ("主要领导参加集体讨论不少于案件总数的二分之一。", (None, None, (1, 2), None)),  # another fraction
        ("领导每年旁听庭审不少于2次。", (None, None, None, (2, 1))),  # the number behind
        ("集中学习。培训每年不少于5次。", (None, None, None, None)),  # the number belongs to another sentence
        ("案件讨论次数不少于案件总数的三分之五。", (None, None, None, None)),  # no share at all
        ("确保每人每年接受不少于60学时的培训。", (None, None, None, None)),  # another measure's number
    ],
)
def test_a_number_is_read_where_the_sentence_says_it(text: str, found: tuple[object, ...]) -> None:
    assert numbers(asks(text)) == found


def test_the_newest_plan_that_says_a_number_is_the_one_that_counts_and_is_named() -> None:
    targets = asks("加强学习。", "集中学习每年不少于6次。", "集中学习每年不少于5次，最少旁听一次庭审。")
    assert targets.studies
    assert (targets.studies.count, targets.studies.plan_id) == (6, 2)
    assert targets.hearings
    assert targets.hearings.plan_id == 3


# -- the pace ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "got", "how"),
    [
        ("2026-01-10", 0, Standing.FINE),  # the year has begun
        ("2026-03-01", 0, Standing.SOON),  # one is owed by the end of March, thirty days are left
        ("2026-03-01", 1, Standing.FINE),  # the quarter's part is done
        ("2026-04-01", 0, Standing.OVERDUE),  # the first quarter's part is missing
        ("2026-12-31", 4, Standing.SOON),  # the last day
        ("2027-01-01", 4, Standing.OVERDUE),  # the year is over
        ("2025-12-20", 0, Standing.FINE),  # it has not begun
        ("2026-02-01", 5, Standing.DONE),  # all done early
    ],
)
def test_five_a_year_stand_as_the_quarters_say(day: str, got: int, how: Standing) -> None:
    assert standing(5, got, 2026, date.fromisoformat(day)) is how


@few
@given(st.integers(1, 60), st.integers(1, 4))
def test_quarters_only_add_up_and_the_last_asks_for_all(target: int, quarter: int) -> None:
    assert milestone(target, quarter - 1) <= milestone(target, quarter) <= target
    assert milestone(target, 4) == target
    assert milestone(target, quarter) > target * quarter / 4 - 1
    assert quarter_of(quarter_end(2026, quarter)) == quarter
    assert quarter_of(quarter_end(2026, quarter) + timedelta(days=1)) == quarter % 4 + 1


@few
@given(st.integers(1, 30), st.integers(0, 30), DAYS)
def test_nobody_is_late_without_thirty_days_notice(target: int, got: int, day: date) -> None:
    """Whoever is overdue today was shown as soon, or as overdue, on each of the thirty days before."""
    if standing(target, got, 2026, day) is Standing.OVERDUE:
        before = [day - timedelta(days=back) for back in range(1, NOTICE + 1)]
        assert all(
            standing(target, got, 2026, each) in (Standing.SOON, Standing.OVERDUE)
            for each in before
            if each.year == 2026
        )


@few
@given(st.integers(1, 30), st.integers(0, 30), DAYS)
def test_more_done_never_stands_worse(target: int, got: int, day: date) -> None:
    order = [Standing.OVERDUE, Standing.SOON, Standing.FINE, Standing.DONE]
    assert order.index(standing(target, got + 1, 2026, day)) >= order.index(standing(target, got, 2026, day))


@few
@given(st.integers(1, 30), st.integers(0, 30), DAYS)
def test_the_pace_told_reaches_the_target_and_a_slower_one_does_not(target: int, got: int, day: date) -> None:
    days, missing, last = every(target, got, 2026, day), target - got, date(2026, 12, 31)
    if missing > 0 and days:
        assert day + timedelta(days=days * missing) <= last
        assert day + timedelta(days=(days + 1) * missing) > last
    elif missing > 0:
        assert (last - day).days < missing


@few
@given(st.integers(0, 90), st.integers(0, 90), st.integers(1, 99), st.integers(1, 100))
def test_so_many_cases_in_a_row_and_not_one_fewer_mend_the_share(
    part: int, more: int, count: int, of: int
) -> None:
    total = part + more
    needed = catch_up(part, total, count, of) if count <= of else 0
    if count > of:
        return
    if needed is None:
        assert count == of
        assert part < total  # all of them can no longer be had
    else:
        assert share_met(part + needed, total + needed, count, of)
        assert needed == 0 or not share_met(part + needed - 1, total + needed - 1, count, of)


# -- the card ------------------------------------------------------------------------------------------------------

FIRST = (
    "集中学习每年不少于5次。讲座每年不少于2次。案件讨论不少于案件总数的三分之一。领导每年最少旁听一次庭审。"
)


def test_the_card_says_what_is_missing_and_how_fast_it_must_come() -> None:
    done = Done(studies=3, lectures=2, decisions=4, with_chief=1, heard=(2, 0))
    studies, lectures, share, hearings = card(asks(FIRST), done, 2026, date(2026, 12, 10))
    assert (studies.standing, studies.advice) == (Standing.SOON, "还差2次，每10天一次")
    assert lectures.standing is Standing.DONE
    assert (share.got, share.wanted, share.advice) == ("1/4件", "不少于三分之一", "接下来1件都参加，才能达到")
    assert (hearings.got, hearings.wanted) == ("1/2人", "每人1次")  # nobody sits in for another
    assert worst((studies, hearings)) is Standing.SOON
    assert worst((studies, share)) is Standing.OVERDUE  # the last quarter has begun


def test_what_no_plan_asks_for_is_counted_and_not_judged() -> None:
    lines = card(Targets(), Done(studies=1), 2026, date(2026, 12, 31))
    assert {each.wanted for each in lines} == {"没有要求"}
    assert worst(lines) is None
    assert list(short(lines)) == []


def test_a_share_is_kept_only_when_the_year_is_over() -> None:
    """A share can fall again with the next case, so during the year it is at best on the way."""
    targets, done = asks(FIRST), Done(decisions=3, with_chief=1)
    assert card(targets, done, 2026, date(2026, 12, 31))[2].standing is Standing.FINE
    assert card(targets, done, 2026, date(2027, 1, 1))[2].standing is Standing.DONE
    assert card(targets, Done(decisions=3), 2026, date(2027, 1, 1))[2].advice == "没有达到"
