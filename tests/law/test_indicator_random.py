"""Properties of counting that must hold for every suit and every case, however odd."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from fuyuan.law.indicators import (
    AHEAD,
    CASES,
    INDICATORS,
    CaseFact,
    CaseOutcome,
    MarkName,
    budget,
    case_marks,
    compare,
    suit_marks,
    wilson,
)
from fuyuan.law.outcomes import (
    OUTCOMES,
    Attendance,
    CourtOutcome,
    Instance,
    InstanceFact,
    Side,
    Sued,
    SuitFact,
)

DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
MAYBE = st.none() | DAYS
COHORTS = [each for each in INDICATORS if not each.flow]


@st.composite
def instances(draw: st.DrawFn) -> InstanceFact:
    which = draw(st.sampled_from(Instance))
    begun = draw(DAYS)
    outcome = draw(st.none() | st.sampled_from(OUTCOMES[which]))
    changed = (
        draw(st.none() | st.sampled_from(OUTCOMES[Instance.FIRST]))
        if outcome is CourtOutcome.REVERSED
        else None
    )
    closed = begun + timedelta(days=draw(st.integers(0, 400))) if outcome else None
    return InstanceFact(
        which, docketed_on=draw(st.sampled_from([begun, None])), closed_on=closed, outcome=outcome, changed_to=changed,
        appealed_by=frozenset(draw(st.lists(st.sampled_from(Side)))), notified=draw(st.booleans()),
        attendance=draw(st.sampled_from(Attendance)),
    )  # fmt: skip


BODIES = st.lists(st.sampled_from([None, 1, 2, 3]), min_size=1, max_size=4)
SUITS = st.builds(
    lambda bodies, found, **facts: SuitFact(
        matter_id=1, number="1", instances=tuple(found), defendants=tuple(Sued(b, "", upheld=b == 1) for b in bodies), **facts
    ),
    BODIES, st.lists(instances(), max_size=5), agreement=st.booleans(), non_litigation=st.booleans(), effective_on=MAYBE,
    performed_on=MAYBE, perform_by=MAYBE, forced=st.booleans(),
)  # fmt: skip
CASE = st.builds(
    CaseFact, st.just(2), respondents=BODIES.map(tuple), accepted_on=MAYBE, closed_on=MAYBE, withdrawn=st.booleans(),
    outcomes=st.lists(st.sampled_from(CaseOutcome), max_size=3).map(tuple), settled=st.booleans(), sued_on=MAYBE,
    perform_by=MAYBE, performed_on=MAYBE,
)  # fmt: skip
FACTS = st.lists(SUITS | CASE, max_size=8)


def marks_of(
    fact: SuitFact | CaseFact, as_of: date | None = None
) -> Counter[tuple[MarkName, int | None, date]]:
    found = suit_marks(fact, as_of=as_of) if isinstance(fact, SuitFact) else case_marks(fact, as_of)
    return Counter((mark.name, mark.organ_id, mark.day) for mark in found)


def total(facts: list[SuitFact | CaseFact]) -> Counter[tuple[MarkName, int | None, date]]:
    return sum((marks_of(fact) for fact in facts), Counter())


@given(FACTS)
def test_no_numerator_passes_its_denominator_on_any_day_in_the_city_or_in_any_body(
    facts: list[SuitFact | CaseFact],
) -> None:
    found = total(facts)
    for name, organ, day in found:
        for each in COHORTS:
            if name is each.numerator:
                assert found[name, organ, day] <= found[each.denominator, organ, day], each.key


@given(FACTS)
def test_the_sum_by_body_is_never_below_the_city(facts: list[SuitFact | CaseFact]) -> None:
    city: Counter[MarkName] = Counter()
    bodies: Counter[MarkName] = Counter()
    for (name, organ, _), count in total(facts).items():
        (city if organ is None else bodies)[name] += count
    assert all(bodies[name] >= count for name, count in city.items())


@given(FACTS)
def test_no_single_body_passes_the_city(facts: list[SuitFact | CaseFact]) -> None:
    found = total(facts)
    assert all(
        count <= found[name, None, day] for (name, organ, day), count in found.items() if organ is not None
    )


@given(SUITS)
def test_a_running_suit_is_received_and_changes_nothing_that_is_counted_by_closing(suit: SuitFact) -> None:
    running = replace(
        suit, effective_on=None,
        instances=tuple(replace(f, outcome=None, closed_on=None, changed_to=None) for f in suit.instances),
    )  # fmt: skip
    assert {mark.name for mark in suit_marks(running)} <= {MarkName.SUIT_RECEIVED, MarkName.UPHELD_SUED}


@given(SUITS)
def test_one_suit_is_at_most_one_closed_first_instance_whatever_its_way_through_the_courts(
    suit: SuitFact,
) -> None:
    closed = [m for m in suit_marks(suit) if m.name is MarkName.FIRST_CLOSED and m.organ_id is None]
    assert len(closed) <= 1


@given(SUITS)
def test_an_application_for_enforcement_never_counts(suit: SuitFact) -> None:
    assert suit_marks(replace(suit, non_litigation=True)) == ()


@given(SUITS | CASE, DAYS)
def test_what_happens_after_the_day_a_figure_is_as_of_does_not_change_it(
    fact: SuitFact | CaseFact, day: date
) -> None:
    """Nothing later than the day is counted, except what falls due later by a result that was known."""
    assert all(marked <= day for (name, _, marked) in marks_of(fact, day) if name not in AHEAD)


@given(SUITS | CASE)
def test_on_the_last_day_everything_is_known(fact: SuitFact | CaseFact) -> None:
    assert marks_of(fact, date(2100, 1, 1)) == marks_of(fact)


@given(CASE)
def test_quiet_and_sued_never_both(case: CaseFact) -> None:
    names = {mark.name for mark in case_marks(case)}
    assert not {MarkName.CASE_QUIET, MarkName.CASE_SUED} <= names
    assert all(name.value.startswith("case_") for name in names)


SHARES = st.integers(1, 5000).flatmap(lambda d: st.tuples(st.integers(0, d), st.just(d)))


@given(SHARES)
def test_the_interval_holds_the_share(share: tuple[int, int]) -> None:
    n, d = share
    low, high = wilson(n, d)
    assert 0 <= low <= n / d + 1e-12
    assert n / d - 1e-12 <= high <= 1


@given(SHARES)
def test_a_share_is_never_above_or_below_itself(share: tuple[int, int]) -> None:
    assert compare(*share, Fraction(*share)).value == "untold"


@given(SHARES, st.integers(0, 2000), st.fractions(0, 1))
def test_the_budget_is_the_largest_number_that_keeps_the_rate(
    share: tuple[int, int], further: int, target: Fraction
) -> None:
    found = budget(*share, further, target)
    assert Fraction(found.allowed, found.total) <= target < Fraction(found.allowed + 1, found.total)


@given(SHARES, st.fractions(Fraction(1, 1000), 1))
def test_after_the_needed_suits_without_loss_the_rate_is_at_the_target_and_not_before(
    share: tuple[int, int], target: Fraction
) -> None:
    n, d = share
    needed = budget(n, d, 0, target).needed
    assert Fraction(n, d + needed) <= target
    assert needed == 0 or Fraction(n, d + needed - 1) > target


def test_both_sections_are_there() -> None:
    assert {each.section for each in INDICATORS} == {CASES, "行政诉讼"}
