"""Random rounds against every plan there is: the planner finds one exactly when one exists, the cheapest, and breaks nothing."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from round_samples import (
    broken_bars,
    every_plan,
    good_plans,
    one_circle,
    problem,
    units_between,
    written_rounds,
)

from fuyuan.business.supervision.rounds.bars import bars
from fuyuan.business.supervision.rounds.checking import check, check_year
from fuyuan.business.supervision.rounds.problem import Form, Problem, Rule
from fuyuan.business.supervision.rounds.result import Status
from fuyuan.business.supervision.rounds.solving import plan, repair, year

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def kept(found: Problem, arcs: Any) -> bool:
    return not any(each.broken for each in check(found, list(arcs)))


@SLOW
@given(written_rounds())
def test_a_plan_is_found_exactly_when_one_exists_and_none_is_cheaper(data: dict[str, Any]) -> None:
    found = problem(data)
    best = min((found.cost(arcs) for arcs in good_plans(found)), default=None)
    answer = plan(found, 1)
    assert (answer.status is Status.INFEASIBLE) == (best is None)
    if best is not None:
        assert answer.status is Status.OPTIMAL
        assert answer.objective == answer.bound == best
        assert kept(found, answer.rounds[0])


@settings(SLOW, max_examples=15)
@given(written_rounds(("交叉", "推磨"), most=8))
def test_up_to_eight_units_the_optimum_is_the_one_found_by_trying_everything(data: dict[str, Any]) -> None:
    found = problem(data)
    best = min((found.cost(arcs) for arcs in good_plans(found)), default=None)
    answer = plan(found, 7)
    assert answer.objective == best


@SLOW
@given(written_rounds())
def test_a_conflict_cannot_be_kept_and_no_smaller_set_conflicts(data: dict[str, Any]) -> None:
    found = problem(data)
    answer = plan(found, 1)
    if answer.status is not Status.INFEASIBLE:
        return
    plans = [arcs for arcs in every_plan(found) if found.settings.form is Form.CROSS or one_circle(arcs)]
    broken = {broken_bars(found, arcs) for arcs in plans}
    conflict = {bar.text for bar in answer.conflict}
    assert all(conflict & each for each in broken), "every plan breaks one of them"
    assert answer.smallest
    texts = sorted({bar.text for bar in bars(found)})
    smaller = combinations(texts, len(conflict) - 1) if conflict else ()
    assert not any(
        all(set(few) & each for each in broken) for few, _ in zip(smaller, range(3000), strict=False)
    )
    if broken:
        given_up = {bar.text for bar in answer.give_up}
        assert any(each <= given_up for each in broken), "giving these up leaves a plan"


@settings(SLOW, max_examples=30)
@given(written_rounds(most=6), st.data())
def test_a_repair_keeps_the_rules_and_changes_as_little_as_any_plan_could(
    data: dict[str, Any], more: st.DataObject
) -> None:
    before = problem(data)
    first = plan(before, 1)
    if not first.rounds:
        return
    team, unit = more.draw(st.sampled_from(first.rounds[0]))
    members = [person.name for person in before.people if person.team == team]
    if not members:
        return
    after = problem(data | {"relations": [*data["relations"], [members[0], unit, "经济往来"]]})
    answer = repair(after, first.rounds[0], 1)
    changes = [len(set(first.rounds[0]) - set(arcs)) for arcs in good_plans(after)]
    assert answer.changed == (min(changes) if changes else None)
    if changes:
        assert kept(after, answer.rounds[0])


@pytest.mark.parametrize("count", [5, 7, 8])
def test_a_year_uses_no_pair_twice_in_either_direction(count: int) -> None:
    found = problem(units_between(count, form="推磨"))
    answer = year(found, (count - 1) // 2, 3)
    assert len(answer.rounds) == (count - 1) // 2
    assert not any(each.broken for each in check_year(found, answer.rounds))
    assert all(one_circle(list(arcs)) for arcs in answer.rounds)


def test_one_round_more_than_there_are_partners_is_refused_with_the_most_that_is_possible() -> None:
    answer = year(problem(units_between(7, form="推磨")), 4, 1)
    assert answer.status is Status.INFEASIBLE
    assert answer.conflict[0].remedy == "至多排3轮"


def test_twenty_one_units_meet_in_ten_circles() -> None:
    """The most there can be: every pair is used, once, in one direction."""
    names = [f"单位{number}" for number in range(21)]
    found = problem({"units": names, "settings": {"form": "推磨"}})
    answer = year(found, 10, 1)
    used = {frozenset(arc) for arcs in answer.rounds for arc in arcs}
    assert len(used) == 210
    assert all(one_circle(list(arcs)) for arcs in answer.rounds)


def test_the_same_seed_gives_the_same_plan_and_another_seed_may_not() -> None:
    found = problem(units_between(8, form="推磨"))
    assert plan(found, 5).rounds == plan(found, 5).rounds
    assert len({plan(found, seed).rounds for seed in range(1, 6)}) > 1


def test_a_round_too_large_to_prove_has_a_valid_circle_and_an_honest_bound() -> None:
    names = [f"单位{number}" for number in range(140)]
    units = [
        {"name": name, "lon": 112 + place % 12 / 20, "lat": 34 + place // 12 / 20}
        for place, name in enumerate(names)
    ]
    found = problem({"units": units, "settings": {"form": "推磨"}})
    answer = plan(found, 1)
    assert kept(found, answer.rounds[0])
    assert answer.objective is not None
    assert answer.bound is not None
    assert 0 < answer.bound <= answer.objective < 2 * answer.bound


def test_in_a_large_round_a_unit_nobody_may_inspect_is_named_with_what_would_free_it() -> None:
    names = [f"单位{number}" for number in range(120)]
    people = [{"name": f"{name}人", "unit": name} for name in names]
    relations = [[f"{name}人", "单位0", "近亲属"] for name in names[1:-1]]
    history = [["上一轮", names[-1], "单位0"]]
    answer = plan(problem({"units": names, "people": people, "relations": relations, "history": history}), 1)
    assert answer.status is Status.INFEASIBLE
    assert len(answer.conflict) == 119
    assert not answer.smallest
    assert [bar.rule for bar in answer.give_up] == [Rule.REPEAT]


def test_rules_over_a_single_pair_never_stand_alone_in_a_conflict_of_units_without_any() -> None:
    answer = plan(problem(units_between(2, form="推磨")), 1)
    assert [bar.rule for bar in answer.conflict] == [Rule.MUTUAL]
    assert plan(problem(units_between(1, form="推磨")), 1).conflict == ()
