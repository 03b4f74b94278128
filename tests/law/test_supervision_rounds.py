"""Rounds, inspections and the register of supervisors, without a database: the plan is the planner's, the rules are proven."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from driver import Driver, Refused
from hypothesis import given, settings
from hypothesis import strategies as st
from supervision_hands import APPROVED, BUREAU, FACTS, FILE, STAFF, START

from fuyuan.business.supervision.inspections.checklists import checklists, items_of
from fuyuan.business.supervision.inspections.steps import INSPECTION
from fuyuan.business.supervision.planned.arrange import Known, Person
from fuyuan.business.supervision.planned.state import Unit
from fuyuan.business.supervision.planned.steps import ROUND
from fuyuan.business.supervision.rounds.checking import check
from fuyuan.business.supervision.rounds.reading import problem_of
from fuyuan.business.supervision.rounds.result import read_result
from fuyuan.business.supervision.supervisors.register import SUPERVISOR
from fuyuan.matters.acts import articles
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.posts import Post
from fuyuan.organs.standing import OrganFact

SEED = "5f" * 32
PLAN = {
    "title": "第一季度交叉监督", "form": "cross", "areas": ["penalty"], "first_on": START + timedelta(days=7),
    "last_on": START + timedelta(days=25), "last_rounds": 1,
}  # fmt: skip
LAY = Actor(Post.LAY_SUPERVISOR, "杨平", 31, 12, "乙镇")
MEMBERS = [{"supervisor_id": 1, "name": "杨平", "person_id": 31, "unit": "乙镇"}]


def county(size: int, **ties: tuple[str, str]) -> Known:
    """Towns 1 to ``size``, each with one supervisor of its own; ties: p1=("镇2", "近亲属")."""
    units = tuple(
        Unit(pk=pk, name=f"镇{pk}", stratum="乡镇" if pk % 3 else "街道") for pk in range(1, size + 1)
    )
    people = [
        Person(pk, f"员{pk}", 100 + pk, pk, f"镇{pk}", ties=(ties[f"p{pk}"],) if f"p{pk}" in ties else ())
        for pk in range(1, size + 1)
    ]
    return Known(units, people)


def round_(known: Known, **plan: Any) -> Driver:
    driver = Driver(ROUND, facts={"known": lambda pool: known, "seed": SEED, "done": ()})
    driver.take("plan", {**PLAN, **plan}, STAFF, START)
    return driver


def pairs(driver: Driver) -> dict[str, str]:
    return {task.unit: task.team for task in driver.state.tasks}


def test_a_cross_round_keeps_every_rule_and_can_be_planned_again() -> None:
    known = replace(county(6, p1=("镇2", "近亲属")), history=[("旧轮", "镇3", "镇4")])
    driver = round_(known)
    state = driver.take("assign", {}, STAFF, START)
    found = pairs(driver)
    assert found["镇2"] != "镇1"
    assert found["镇4"] != "镇3"
    assert all(rule.kept for rule in state.arranged.rules)
    problem = problem_of(json.loads(state.arranged.file))
    (arcs,) = read_result(json.loads(state.arranged.result))
    assert [each for each in check(problem, arcs) if each.broken] == []
    again = round_(known)
    assert again.take("assign", {}, STAFF, START).arranged == state.arranged, (
        "the same file and seed, the same plan"
    )


def placed(known: Known, *without: str) -> Known:
    """Towns 1 to 3 lie by each other, 4 to 6 a degree to the east."""
    units = [
        unit
        if unit.name in without
        else unit.model_copy(update={"place": (112.8 + unit.pk // 4 + unit.pk / 100, 34.1)})
        for unit in known.units
    ]
    return replace(known, units=units)


def test_teams_travel_as_little_as_the_rules_allow_where_the_register_knows_the_way() -> None:
    driver = round_(placed(county(6)))
    state = driver.take("assign", {}, STAFF, START)
    near = {f"镇{pk}": pk // 4 for pk in range(1, 7)}
    assert all(near[team] == near[unit] for unit, team in pairs(driver).items())
    ways = [row["km"] for row in json.loads(state.arranged.result)["assignments"]]
    assert 0 < max(ways) < 3


def test_one_unit_whose_place_is_unknown_and_ways_count_for_nothing() -> None:
    state = round_(placed(county(6), "镇5")).take("assign", {}, STAFF, START)
    assert "lon" not in state.arranged.file
    assert {row["km"] for row in json.loads(state.arranged.result)["assignments"]} == {0}


def test_a_mill_round_is_one_circle() -> None:
    driver = round_(county(7), form="mill")
    driver.take("assign", {}, STAFF, START)
    follows = {team: unit for unit, team in pairs(driver).items()}
    at, walked = "镇1", []
    while at not in walked:
        walked.append(at)
        at = follows[at]
    assert len(walked) == 7


@settings(max_examples=25, deadline=None)
@given(size=st.integers(4, 9), wanted=st.integers(2, 4), seed=st.integers(0, 10**6))
def test_a_draw_takes_its_share_of_every_kind_of_unit(size: int, wanted: int, seed: int) -> None:
    known = county(size)
    teams = [{"name": "一队", "members": [1]}, {"name": "二队", "members": [2]}]
    driver = round_(known, form="daily", choose="drawn", size=wanted, teams=teams)
    driver.facts = {**driver.facts, "seed": f"{seed:064x}"}
    try:
        state = driver.take("assign", {}, STAFF, START)
    except Refused:
        return  # both teams come from units that were drawn: nobody is left for one of them
    assert len(state.units) == wanted
    assert {each.stratum for each in state.units} == {"乡镇", "街道"}
    assert all(task.unit != {"一队": "镇1", "二队": "镇2"}[task.team] for task in state.tasks)


@pytest.mark.parametrize(
    ("known", "plan", "why"),
    [
        (county(2), {}, "two units would inspect each other"),
        (county(3, p1=("镇2", "近亲属"), p3=("镇2", "姻亲")), {}, "nobody is left for 镇2"),
        (replace(county(4), people=county(4).people[1:]), {}, "a unit without a supervisor sends nobody"),
        (county(4), {"knows": ["land"]}, "nobody knows what is asked for"),
    ],
)
def test_where_there_is_no_plan_it_says_why(known: Known, plan: dict[str, Any], why: str) -> None:
    driver = round_(known, **plan)
    refusal = driver.refusal("assign", {}, STAFF, START)
    assert refusal is not None, why
    assert refusal.basis == articles("JD25 14")[0]
    assert any(word in refusal.reason for word in ("镇", "单位", "专业")), refusal.reason


@pytest.mark.parametrize(
    ("plan", "why"),
    [
        ({"first_on": START - timedelta(days=1)}, "a round begins ahead"),
        ({"areas": ["nothing"]}, "an area is one of the lists"),
        ({"choose": "drawn"}, "how many are drawn"),
        ({"choose": "named", "units": [99]}, "units are of the pool"),
        ({"form": "daily"}, "without units inspecting each other there are teams"),
        (
            {"form": "daily", "teams": [{"name": "一队", "members": [1]}, {"name": "二队", "members": [1]}]},
            "one person, one team",
        ),
        ({"teams": [{"name": "一队", "members": [1]}]}, "in a cross round the units are the teams"),
    ],
)
def test_a_plan_that_does_not_hold(plan: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused):
        round_(county(5), **plan)


def test_a_change_by_hand_is_checked_and_recorded() -> None:
    driver = round_(county(6, p1=("镇2", "近亲属")))
    driver.take("assign", {}, STAFF, START)
    before, reason = pairs(driver), {"reason": "路程太远，换一队"}
    bad = [
        {"unit": 2, "team": "镇1"},
        {"unit": int(next(u for u, t in before.items() if t == "镇1")[1:]), "team": before["镇2"]},
    ]
    refusal = driver.refusal("move", {"lines": bad, **reason}, STAFF, START)
    assert refusal is not None
    assert "申报" in refusal.reason
    assert "近亲属" not in driver.state.arranged.file, (
        "the file is published: that there is a relation, not which"
    )
    driver.facts = {**driver.facts, "done": (2,)}
    assert driver.refusal("move", {"lines": [{"unit": 2, "team": "镇3"}], **reason}, STAFF, START), (
        "it was done already"
    )
    driver.facts = {**driver.facts, "done": ()}
    moved = next(
        filter(None, (swapped(driver, one, two) for one in range(1, 7) for two in range(one + 1, 7)))
    )
    state = driver.take("move", {"lines": moved, **reason}, STAFF, START)
    assert state.arranged.status == "manual"
    assert {change.unit for change in state.changes} == {f"镇{line['unit']}" for line in moved}
    assert state.changes[0].by == str(STAFF)


def swapped(driver: Driver, one: int, two: int) -> list[dict[str, Any]] | None:
    """Two units that may exchange their teams, if they may."""
    found = pairs(driver)
    lines = [{"unit": one, "team": found[f"镇{two}"]}, {"unit": two, "team": found[f"镇{one}"]}]
    return None if driver.refusal("move", {"lines": lines, "reason": "换一队看看"}, STAFF, START) else lines


def test_who_steps_aside_is_replaced_with_the_fewest_changes_and_what_is_done_stays() -> None:
    driver = round_(county(8))
    driver.take("assign", {}, STAFF, START)
    before = pairs(driver)
    done = int(next(unit for unit in before if unit != "镇5")[1:])
    refusal = driver.refusal("repair", {"reason": "没有"}, STAFF, START)
    assert refusal is not None, "nothing was stopped"
    noted = {"unit_id": 5, "unit": "镇5", "team": before["镇5"], "why": "申报近亲属关系"}
    driver.take("note_stop", noted, SYSTEM, START)
    assert driver.duty("repair-1").done_on is None
    driver.facts = {**driver.facts, "done": (done,)}
    state = driver.take("repair", {"reason": "申报近亲属关系"}, SYSTEM, START)
    after = pairs(driver)
    assert after["镇5"] != before["镇5"]
    assert after[f"镇{done}"] == before[f"镇{done}"]
    assert 2 <= len(state.changes) <= 3, "somebody else's unit has to be exchanged"
    assert state.waiting == ()
    assert driver.replay() == state


def test_a_round_is_reported_when_every_unit_was_inspected() -> None:
    driver = round_(county(4))
    driver.take("assign", {}, STAFF, START)
    driver.take("announce", {"paper_id": 1, "number": "某执监通〔2026〕1号"}, STAFF, START)
    told = {"overall": "总体规范。", "proposals": "加强培训。"}
    driver.facts = {**driver.facts, "done": (1, 2, 3)}
    refusal = driver.refusal("report", told, STAFF, START)
    assert refusal is not None
    assert "1个单位" in refusal.reason
    driver.facts = {**driver.facts, "done": (1, 2, 3, 4)}
    assert driver.take("report", told, STAFF, START).stage == "reported"
    assert all(duty.done_on for duty in driver.duties())


# -- inspections ---------------------------------------------------------------------------------------------------


def inspection(**more: Any) -> Driver:
    driver = Driver(INSPECTION, facts={"office_id": BUREAU, "tie": ""})
    record = {
        "round_id": 1, "round_number": "某监督轮〔2026〕1号", "round_title": "交叉监督", "organ_id": 7, "organ_name": "甲镇",
        "areas": ["force"], "first_on": START, "last_on": START + timedelta(days=10), "team": "乙镇", "members": MEMBERS,
    }  # fmt: skip
    driver.take("assign", {**record, **more}, SYSTEM, START)
    return driver


def filled(*problems: str, **more: Any) -> dict[str, Any]:
    lines = [
        {
            "code": each.code,
            "result": "problem",
            "note": "扣押超过三十日",
            "nature": "unlawful",
            "photos": [FILE],
        }
        if each.code in problems
        else {"code": each.code, "result": "sound"}
        for each in items_of(("force",))
    ]
    return {"on": START, "present": "赵队长", "by": "杨平", "lines": lines, **more}


def test_every_item_of_every_check_list_cites_an_article_that_exists() -> None:
    items = [item for each in checklists().values() for item in each.items]
    assert all(articles(item.basis)[0].text for item in items)
    assert len({item.code for item in items}) == len(items)


def test_what_the_check_list_finds_carries_its_kind_and_article() -> None:
    driver = inspection()
    state = driver.take("hand_in", filled("F4"), LAY, START)
    (found,) = state.findings
    assert (found.kind.value, found.rule) == ("arbitrary", "《行政强制法》第二十五条第一款")
    assert all(duty.done_on == START for duty in driver.duties())


@pytest.mark.parametrize(
    ("record", "actor", "facts", "why"),
    [
        (filled(on=START - timedelta(days=1)), LAY, {}, "before the round begins"),
        (filled(present=""), LAY, {}, "a visit has somebody who was there"),
        ({**filled(), "lines": filled()["lines"][1:]}, LAY, {}, "every item is answered"),
        (
            {**filled(), "lines": [{**line, "result": "problem"} for line in filled()["lines"]]},
            LAY,
            {},
            "a problem says what",
        ),
        (filled(), Actor(Post.LAY_SUPERVISOR, "别人", 32), {}, "another team's"),
        (filled(), LAY, {"tie": "杨平申报与甲镇有近亲属关系"}, "who is related steps aside"),
    ],
)
def test_what_is_not_handed_in(record: dict[str, Any], actor: Actor, facts: dict[str, Any], why: str) -> None:
    driver = inspection()
    driver.facts = {**driver.facts, **facts}
    assert driver.refusal("hand_in", record, actor, START), why


def test_nobody_has_to_be_named_who_was_not_told() -> None:
    assert inspection().take("hand_in", filled(present="", way="secret"), LAY, START).stage == "done"


def test_an_inspection_goes_from_one_team_to_another() -> None:
    driver = inspection()
    driver.take("stop", {"why": "配偶在甲镇工作"}, LAY, START)
    assert driver.refusal("hand_in", filled(), LAY, START)
    driver.take("give_to", {"team": "丙镇", "members": [{"supervisor_id": 2, "name": "何某"}]}, SYSTEM, START)
    assert driver.duty("inspect").post is Post.SUPERVISION_STAFF, (
        "without an account the bureau writes it down"
    )
    assert driver.refusal("hand_in", filled(), LAY, START), "not his any more"
    assert driver.take("hand_in", filled(), STAFF, START).earlier[0].team == "乙镇"


# -- the register --------------------------------------------------------------------------------------------------


def appointed(**more: Any) -> Driver:
    facts = {**FACTS, "unit": OrganFact(12, "乙镇"), "organ": OrganFact(7, "甲镇"), "known": ""}
    driver = Driver(SUPERVISOR, facts=facts)
    record = {
        "name": "杨平", "profile": {"unit_id": 12, "person_id": 31}, "from_on": START, "to_on": START + timedelta(days=700),
        "approval": APPROVED,
    }  # fmt: skip
    driver.take("appoint", {**record, **more}, STAFF, START)
    return driver


def test_a_supervisor_serves_a_term_and_declares_for_himself() -> None:
    """JD25 23, 35.1."""
    driver = appointed()
    tie = {"relation": "relative", "organ_id": 7, "note": "配偶"}
    assert driver.refusal("declare", tie, Actor(Post.LAY_SUPERVISOR, "别人", 32), START)
    driver.take("declare", tie, LAY, START)
    assert driver.state.standing[0].organ_name == "甲镇"
    driver.take("lift", {"number": 1, "reason": "已经离婚"}, STAFF, START)
    assert driver.refusal("lift", {"number": 1, "reason": "再次解除"}, STAFF, START)
    driver.take("renew", {"to_on": START + timedelta(days=1400), "approval": APPROVED}, STAFF, START)
    assert driver.tick(START + timedelta(days=1401)) == ["expire"]
    assert driver.state.stage == "ended"


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"to_on": START - timedelta(days=1)}, "a term ends after it begins"),
        ({"to_on": date(2036, 1, 1)}, "a term has an end in sight"),
        ({"profile": {}}, "somebody works somewhere"),
    ],
)
def test_who_is_not_appointed(more: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused):
        appointed(**more)


def test_the_same_name_is_told_apart() -> None:
    driver = appointed()
    driver.facts = {**driver.facts, "known": "某监督员〔2026〕1号"}
    other = Driver(SUPERVISOR, facts=driver.facts)
    record = {
        "name": "杨平", "profile": {"employer": "某律师事务所"}, "from_on": START, "to_on": START, "approval": APPROVED,
    }  # fmt: skip
    assert other.refusal("appoint", record, STAFF, START)
