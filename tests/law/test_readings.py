"""A period is counted by the readings of the day it began on, to its end: a changed reading moves no period that runs."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fuyuan.law import ASSUMPTIONS, Assumptions, LawError, Readings, due
from fuyuan.law.assumptions import DEFAULT

SINCE = date(2026, 7, 1)
ROLLED = Readings(((SINCE, Assumptions(A2="rolled")),))
RULES = ("decision_ordinary", "reply_ordinary", "accept_review", "apply_60d", "sue_after_decision_15d")
readings = st.fixed_dictionaries(
    {name: st.sampled_from([each.value for each in known.readings]) for name, known in ASSUMPTIONS.items()}
).map(lambda chosen: Assumptions(**chosen))
days = st.dates(date(2024, 1, 2), date(2026, 10, 1))


def test_the_extension_of_a_case_accepted_before_goes_on_as_it_was_read_then() -> None:
    before, after = date(2026, 6, 30), date(2026, 8, 5)
    assert (
        due("decision_ordinary", before, extend=10, assumptions=ROLLED).due
        == due("decision_ordinary", before, extend=10).due
    )
    assert due("decision_ordinary", after, extend=10, assumptions=ROLLED).due == date(2026, 10, 19)
    assert due("decision_ordinary", after, extend=10).due == date(2026, 10, 14), (
        "the other reading, for comparison"
    )


def test_a_deadline_names_the_reading_it_was_counted_by() -> None:
    assert (
        due("decision_ordinary", date(2026, 8, 5), extend=10, assumptions=ROLLED).assumptions["A2"]
        == "rolled"
    )
    assert (
        due("decision_ordinary", date(2026, 6, 30), extend=10, assumptions=ROLLED).assumptions["A2"]
        == "unmoved"
    )


def test_before_the_first_turn_the_defaults_hold() -> None:
    assert ROLLED.on(SINCE - timedelta(days=1)) is DEFAULT
    assert ROLLED.on(SINCE) == Assumptions(A2="rolled")


@given(turns=st.lists(st.tuples(days, readings), max_size=4), new=readings, since=days, on=days)
def test_no_later_turn_moves_a_period_that_began_before_it(
    turns: list[tuple[date, Assumptions]], new: Assumptions, since: date, on: date
) -> None:
    earlier = tuple(sorted((turn for turn in turns if turn[0] < since), key=lambda turn: turn[0]))
    old, changed = Readings(earlier), Readings((*earlier, (since, new)))
    for rule in RULES:
        try:
            was = due(rule, on, assumptions=old).due
        except LawError:
            continue
        now = due(rule, on, assumptions=changed).due
        assert now == (was if on < since else due(rule, on, assumptions=new).due)
