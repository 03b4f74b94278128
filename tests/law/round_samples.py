"""Random small rounds as an officer would write them, and every plan of one tried in turn: what the planner is held against."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations, product
from typing import Any

from hypothesis import strategies as st

from fuyuan.business.supervision.rounds.bars import bars
from fuyuan.business.supervision.rounds.checking import check
from fuyuan.business.supervision.rounds.problem import Arc, Problem, Rule
from fuyuan.business.supervision.rounds.reading import problem_of

UNITS = ["甲镇", "乙镇", "丙镇", "丁镇", "戊街道", "己街道", "庚局", "辛局"]
TEAMS = ["一组", "二组", "三组"]
FIELDS = ["自然资源", "市场监管"]


def units_between(count: int, **settings: Any) -> dict[str, Any]:
    """Return a plain round of ``count`` units with one officer each."""
    names = UNITS[:count]
    return {
        "units": names,
        "people": [{"name": f"{name}人", "unit": name, "native": "外县"} for name in names],
        "settings": settings,
    }


@st.composite
def written_rounds(
    draw: st.DrawFn, forms: tuple[str, ...] = ("交叉", "推磨", "分组"), most: int = 6
) -> dict[str, Any]:
    """A round of up to ``most`` units with random relations, former posts, native places, history, needs and distances."""
    form = draw(st.sampled_from(forms))
    names = UNITS[: draw(st.integers(2, most))]
    pair = st.tuples(st.sampled_from(names), st.sampled_from(names))
    data: dict[str, Any] = {"units": [draw(_unit(name)) for name in names]}
    data["people"] = [draw(_person(name, form, names)) for name in names]
    people = st.sampled_from([person["name"] for person in data["people"]])
    unit = st.sampled_from(names)
    data["relations"] = [
        [who, where, "近亲属"] for who, where in draw(st.lists(st.tuples(people, unit), max_size=4))
    ]
    days = st.sampled_from(["2026-09-30", "2023-10-12", "2023-10-11", "2019-01-01", ""])
    data["former"] = [list(row) for row in draw(st.lists(st.tuples(people, unit, days), max_size=3))]
    teams = names if form != "分组" else TEAMS
    past = st.tuples(st.sampled_from(["第一轮", "第二轮", "第三轮"]), st.sampled_from(teams), unit)
    data["history"] = sorted(list(row) for row in draw(st.lists(past, max_size=6)))
    if form == "分组":
        data["teams"] = [
            {"name": name, "base": draw(unit), "limit": draw(st.sampled_from([None, None, 2, 3]))}
            for name in TEAMS
        ]
    if draw(st.booleans()):
        ways = st.integers(1, 60)
        data["distances"] = [[a, b, draw(ways)] for i, a in enumerate(names) for b in names[:i]]
    if draw(st.integers(0, 5)) == 0:
        team, where = draw(pair) if form != "分组" else (draw(st.sampled_from(TEAMS)), draw(unit))
        data["fixed"] = [[team, where]] if team != where else []
    data["settings"] = draw(_settings("交叉" if form == "分组" else form))
    return data


def _settings(form: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {"form": st.just(form), "on": st.just("2026-10-12"), "last_rounds": st.integers(0, 3), "mutual": st.booleans()},
        optional={"both_ways": st.booleans(), "native": st.booleans(), "balance": st.integers(0, 2),
                  "reach": st.integers(20, 60), "longest": st.integers(0, 3), "former_years": st.integers(0, 5)},
    )  # fmt: skip


@st.composite
def _unit(draw: st.DrawFn, name: str) -> dict[str, Any]:
    needs = draw(st.lists(st.sampled_from(FIELDS), max_size=1)) if draw(st.integers(0, 3)) == 0 else []
    return {"name": name, "needs": needs}


@st.composite
def _person(draw: st.DrawFn, unit: str, form: str, names: list[str]) -> dict[str, Any]:
    row = {"name": f"{unit}人", "unit": unit, "native": f"某县{draw(st.sampled_from([*names, '城关']))}",
           "knows": draw(st.lists(st.sampled_from(FIELDS), unique=True))}  # fmt: skip
    if form == "分组":
        row |= {"team": draw(st.sampled_from(TEAMS)), "unit": draw(st.sampled_from([unit, unit, ""]))}
    elif draw(st.integers(0, 5)) == 0:
        row["team"] = draw(st.sampled_from(names))  # lent to another unit
    return row


def every_plan(problem: Problem) -> Iterator[list[Arc]]:
    """Every way to give each unit a team, good or bad; a unit never inspects itself."""
    units, teams = [unit.name for unit in problem.units], [team.name for team in problem.teams]
    choices = permutations(teams) if problem.paired else product(teams, repeat=len(units))
    for chosen in choices:
        arcs = list(zip(chosen, units, strict=True))
        if all(team != unit for team, unit in arcs):
            yield arcs


def good_plans(problem: Problem) -> Iterator[list[Arc]]:
    """Those that keep every rule, by the independent checker."""
    alone = {
        arc: keeps_alone(problem, arc)
        for arc in product(problem.members, [unit.name for unit in problem.units])
    }
    for arcs in every_plan(problem):
        if all(alone[arc] for arc in arcs) and not any(each.broken for each in check(problem, arcs)):
            yield arcs


TOGETHER = {Rule.COVER, Rule.CYCLE, Rule.MUTUAL, Rule.BALANCE, Rule.LIMIT, Rule.FIXED}


def keeps_alone(problem: Problem, arc: Arc) -> bool:
    """Whether the rules about one pair allow it."""
    return not any(each.broken for each in check(problem, [arc]) if each.rule not in TOGETHER)


def broken_bars(problem: Problem, arcs: list[Arc]) -> frozenset[str]:
    """Which of the planner's bars a plan breaks, by their text; those over several pairs by the checker."""
    rules = {each.rule: each.broken for each in check(problem, arcs)}
    texts = set()
    for bar in bars(problem):
        over = (
            any(text.startswith(bar.subject) for text in rules.get(bar.rule, ())) if not bar.arcs else False
        )
        if over or not bar.arcs.isdisjoint(arcs):
            texts.add(bar.text)
    return frozenset(texts)


def one_circle(arcs: list[Arc]) -> bool:
    follows = dict(arcs)
    at, walked = arcs[0][0], set[str]()
    while at not in walked:
        walked.add(at)
        at = follows[at]
    return len(walked) == len(arcs)


def problem(data: dict[str, Any]) -> Problem:
    return problem_of(data)
