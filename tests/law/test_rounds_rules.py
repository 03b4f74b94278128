"""Every rule of a round: what is declared in the file, the pair that may not be used because of it, and what people are told."""

from __future__ import annotations

from typing import Any

import pytest
from round_samples import problem, units_between

from fuyuan.business.supervision.rounds.bars import bars, open_arcs
from fuyuan.business.supervision.rounds.checking import check
from fuyuan.business.supervision.rounds.conflict import find_conflict, smallest_hitting
from fuyuan.business.supervision.rounds.problem import Arc, Rule
from fuyuan.business.supervision.rounds.solving import plan

CIRCLE = [("甲镇", "乙镇"), ("乙镇", "丙镇"), ("丙镇", "丁镇"), ("丁镇", "甲镇")]
PAST = [
    ["第一轮", "甲镇", "乙镇"],
    ["第二轮", "乙镇", "甲镇"],
    ["第三轮", "丁镇", "丙镇"],
    ["第四轮", "丙镇", "乙镇"],
]


def people(**changed: Any) -> list[dict[str, Any]]:
    return [{**row, **changed} if row["unit"] == "甲镇" else row for row in units_between(4)["people"]]


# what is added to four units without anything → the rule, the pair it takes away or not, why
ONE_PAIR: list[tuple[dict[str, Any], Rule, Arc, bool, str]] = [
    ({"relations": [["甲镇人", "乙镇", "近亲属"]]}, Rule.RELATION, ("甲镇", "乙镇"), True, "declared"),
    ({"relations": [["甲镇人", "乙镇", "近亲属"]]}, Rule.RELATION, ("乙镇", "甲镇"), False, "the other direction is not"),
    ({"former": [["甲镇人", "乙镇", "2023-10-13"]]}, Rule.FORMER, ("甲镇", "乙镇"), True, "left two days less than three years ago"),
    ({"former": [["甲镇人", "乙镇", "2023-10-12"]]}, Rule.FORMER, ("甲镇", "乙镇"), False, "three years to the day"),
    ({"former": [["甲镇人", "乙镇", "2023-09"]]}, Rule.FORMER, ("甲镇", "乙镇"), False, "the month is enough"),
    ({"former": [["甲镇人", "乙镇"]]}, Rule.FORMER, ("甲镇", "乙镇"), True, "no day: it counts however long ago"),
    ({"people": people(native="某市乙镇"), "settings": {"native": True}}, Rule.NATIVE, ("甲镇", "乙镇"), True, "comes from there"),
    ({"people": people(native="某市乙镇")}, Rule.NATIVE, ("甲镇", "乙镇"), False, "native places do not count unless asked for"),
    ({"history": PAST}, Rule.REPEAT, ("丁镇", "丙镇"), True, "the last round but one"),
    ({"history": PAST}, Rule.REPEAT, ("甲镇", "乙镇"), False, "the fourth round back of three"),
    ({"history": PAST}, Rule.REPEAT, ("丙镇", "丁镇"), False, "the other way round is not repeated"),
    ({"history": PAST, "settings": {"both_ways": True}}, Rule.REPEAT, ("丙镇", "丁镇"), True, "unless the setting says so"),
    ({"history": PAST, "settings": {"last_rounds": 0}}, Rule.REPEAT, ("丁镇", "丙镇"), False, "nothing may not be repeated"),
    ({"units": ["甲镇", {"name": "乙镇", "needs": "规划"}, "丙镇", "丁镇"]}, Rule.EXPERTISE, ("甲镇", "乙镇"), True, "nobody knows"),
    ({"units": ["甲镇", {"name": "乙镇", "needs": "规划"}, "丙镇", "丁镇"], "people": people(knows="规划、消防")},
     Rule.EXPERTISE, ("甲镇", "乙镇"), False, "the officer knows"),
    ({"fixed": [["丙镇", "乙镇"]]}, Rule.FIXED, ("甲镇", "乙镇"), True, "the unit is laid down for another"),
    ({"fixed": [["甲镇", "丙镇"]]}, Rule.FIXED, ("甲镇", "乙镇"), True, "the team is laid down for another unit"),
]  # fmt: skip


@pytest.mark.parametrize(("more", "rule", "arc", "taken", "why"), ONE_PAIR, ids=[row[-1] for row in ONE_PAIR])
def test_what_is_declared_takes_away_the_pair(
    more: dict[str, Any], rule: Rule, arc: Arc, taken: bool, why: str
) -> None:
    data = units_between(4) | more
    found = problem(data | {"settings": {"on": "2026-10-12", **more.get("settings", {})}})
    told = [each for each in check(found, [arc]) if each.rule is rule and each.broken]
    barred = [bar for bar in bars(found) if bar.rule is rule and arc in bar.arcs]
    assert bool(barred) is taken, why
    assert (arc not in open_arcs(found, bars(found))) is taken
    if (
        rule is not Rule.FIXED
    ):  # the checker says what was laid down is missing, not which pair is in its place
        assert bool(told) is taken


# a plan made by hand for four units → the rule it breaks and the words an officer reads
BY_HAND: list[tuple[list[Arc], dict[str, Any], Rule, str]] = [
    (CIRCLE[:3], {}, Rule.COVER, "甲镇由0个队监督"),
    ([*CIRCLE, ("甲镇", "丙镇")], {}, Rule.COVER, "丙镇由2个队监督"),
    ([*CIRCLE[:3], ("丁镇", "戊镇")], {}, Rule.COVER, "没有“戊镇”这个被监督单位"),
    ([("甲镇", "乙镇"), ("乙镇", "甲镇"), ("丙镇", "丁镇"), ("丁镇", "丙镇")], {"settings": {"form": "推磨"}},
     Rule.CYCLE, "从甲镇出发，走过2个单位就回到甲镇，一共有4个"),
    ([("甲镇", "乙镇"), ("乙镇", "甲镇"), ("丙镇", "丁镇"), ("丁镇", "丙镇")], {}, Rule.MUTUAL, "甲镇和乙镇互相监督"),
    ([("甲镇", "甲镇"), ("乙镇", "丙镇"), ("丙镇", "丁镇"), ("丁镇", "乙镇")], {}, Rule.OWN, "甲镇监督自己"),
    ([("甲镇", "乙镇"), ("甲镇", "丙镇"), ("丙镇", "丁镇"), ("丁镇", "甲镇")], {}, Rule.BALANCE, "甲镇监督2个单位"),
    (CIRCLE, {"relations": [["甲镇人", "乙镇", "近亲属"]]}, Rule.RELATION, "甲镇监督乙镇：甲镇人申报有近亲属关系"),
    (CIRCLE, {"fixed": [["甲镇", "丙镇"]]}, Rule.FIXED, "指定了甲镇监督丙镇，结果里没有"),
    (CIRCLE, {"distances": [["甲镇", "乙镇", 31], ["乙镇", "丙镇", 5], ["丙镇", "丁镇", 5], ["丁镇", "甲镇", 5],
                            ["甲镇", "丙镇", 5], ["乙镇", "丁镇", 5]], "settings": {"reach": 30}},
     Rule.REACH, "甲镇到乙镇31公里，超过30公里"),
]  # fmt: skip


@pytest.mark.parametrize(("arcs", "more", "rule", "text"), BY_HAND, ids=[row[-1] for row in BY_HAND])
def test_a_change_by_hand_is_told_which_rule_it_breaks(
    arcs: list[Arc], more: dict[str, Any], rule: Rule, text: str
) -> None:
    broken = {each.rule: each.broken for each in check(problem(units_between(4) | more), arcs)}
    assert text in broken[rule]


def test_a_circle_of_units_breaks_nothing() -> None:
    assert not any(each.broken for each in check(problem(units_between(4, form="推磨")), CIRCLE))


def test_people_of_one_team_bar_every_unit_they_come_from() -> None:
    found = problem({
        "units": ["甲镇", "乙镇", "丙镇"],
        "teams": ["一组", "二组"],
        "people": [{"name": "张一", "unit": "甲镇", "team": "一组"}, {"name": "李二", "unit": "乙镇", "team": "一组"},
                   {"name": "律师王", "team": "二组"}],
    })  # fmt: skip
    assert set(open_arcs(found, bars(found))) == {
        ("一组", "丙镇"),
        ("二组", "甲镇"),
        ("二组", "乙镇"),
        ("二组", "丙镇"),
    }


def test_a_unit_that_nobody_may_inspect_is_named_with_every_reason_and_nothing_else() -> None:
    """丙镇: one relation, one earlier round, one former post; 丁镇 has a relation too, which is not in conflict."""
    data = units_between(4, form="推磨") | {
        "relations": [["甲镇人", "丙镇", "近亲属"], ["甲镇人", "丁镇", "近亲属"]],
        "history": [["上一轮", "乙镇", "丙镇"]],
        "former": [["丁镇人", "丙镇"]],
    }
    answer = plan(problem(data), 1)
    assert {bar.text for bar in answer.conflict} == {
        "甲镇人（甲镇）申报与丙镇有近亲属关系",
        "上一轮：乙镇监督过丙镇",
        "丁镇人（丁镇）曾在丙镇任职",
    }
    assert [bar.text for bar in answer.give_up] == ["上一轮：乙镇监督过丙镇"], (
        "the earlier round is the cheapest to give up"
    )


def test_teams_that_are_too_small_are_named() -> None:
    data = {"units": ["甲镇", "乙镇", "丙镇"], "teams": [{"name": "一组", "limit": 1}, {"name": "二组", "limit": 1}],
            "people": [{"name": "律师王", "team": "一组"}, {"name": "律师李", "team": "二组"}]}  # fmt: skip
    answer = plan(problem(data), 1)
    assert {bar.text for bar in answer.conflict} == {"一组最多监督1个单位", "二组最多监督1个单位"}
    assert len(answer.give_up) == 1


# give-up sets → a smallest set with a member of each
HITTING = [
    ([{"a", "b"}, {"b", "c"}, {"c", "a"}], {"a", "b"}, "two of a triangle, the earliest"),
    ([{"a"}, {"a", "b"}, {"c"}], {"a", "c"}, "single ones are forced"),
    ([{"a", "d"}, {"b", "d"}, {"c", "d"}], {"d"}, "the one in all of them"),
]


@pytest.mark.parametrize(("sets", "hit", "why"), HITTING, ids=[row[-1] for row in HITTING])
def test_the_smallest_set_that_hits_all(sets: list[set[str]], hit: set[str], why: str) -> None:
    assert smallest_hitting([frozenset(each) for each in sets], "abcd") == hit, why


def test_nothing_in_conflict_is_no_conflict() -> None:
    assert find_conflict("abc", lambda kept: frozenset()) is None
