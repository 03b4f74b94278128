"""Whether a plan keeps every rule: plain Python, straight from what was declared, sharing no rule with the planner.

Each check returns what breaks its rule, in Chinese; nothing broken means the rule is proven for this plan.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from .problem import Arc, Form, Problem, Rule

Check = Callable[[Problem, Sequence[Arc]], Iterator[str]]


@dataclass(frozen=True)
class Checked:
    """A rule, and how a plan breaks it."""

    rule: Rule
    broken: tuple[str, ...]


def check(problem: Problem, arcs: Sequence[Arc]) -> list[Checked]:
    """Return every rule that applies to this problem with what breaks it. Unknown names are COVER's findings."""
    unknown = tuple(_unknown(problem, arcs))
    if unknown:
        return [Checked(Rule.COVER, unknown)]
    return [
        Checked(rule, tuple(found(problem, arcs))) for rule, found in CHECKS.items() if applies(rule, problem)
    ]


def check_year(problem: Problem, rounds: Sequence[Sequence[Arc]]) -> list[Checked]:
    """Every round's rules, and no two units twice in the year."""
    broken: dict[Rule, list[str]] = {}
    for number, arcs in enumerate(rounds, 1):
        for each in check(problem, arcs):
            broken.setdefault(each.rule, []).extend(f"第{number}轮：{text}" for text in each.broken)
    met: dict[frozenset[str], int] = {}
    for number, arcs in enumerate(rounds, 1):
        for team, unit in arcs:
            earlier = met.setdefault(frozenset((team, unit)), number)
            if earlier != number:
                text = f"{team}和{unit}在第{earlier}轮、第{number}轮两次相遇"
                broken.setdefault(Rule.REPEAT, []).append(text)
    return [Checked(rule, tuple(found)) for rule, found in broken.items()]


def applies(rule: Rule, problem: Problem) -> bool:
    """Whether the settings and the file ask for this rule at all."""
    settings = problem.settings
    asked = {
        Rule.CYCLE: settings.form is Form.MILL,
        Rule.MUTUAL: not settings.mutual,
        Rule.NATIVE: settings.native,
        Rule.REACH: settings.reach is not None,
        Rule.EXPERTISE: any(unit.needs for unit in problem.units),
        Rule.LIMIT: any(team.limit is not None for team in problem.teams),
        Rule.FIXED: bool(problem.fixed),
    }
    return asked.get(rule, True)


def _unknown(problem: Problem, arcs: Sequence[Arc]) -> Iterator[str]:
    teams, units = {team.name for team in problem.teams}, {unit.name for unit in problem.units}
    for team, unit in arcs:
        if team not in teams:
            yield f"没有“{team}”这个监督队"
        if unit not in units:
            yield f"没有“{unit}”这个被监督单位"


def _covered(problem: Problem, arcs: Sequence[Arc]) -> Iterator[str]:
    times = Counter(unit for _, unit in arcs)
    for unit in problem.units:
        if times[unit.name] != 1:
            yield f"{unit.name}由{times[unit.name]}个队监督"


def _circle(problem: Problem, arcs: Sequence[Arc]) -> Iterator[str]:
    """Walk from the first unit on: everybody must be met once before the walk is back."""
    follows: dict[str, list[str]] = {}
    for team, unit in arcs:
        follows.setdefault(team, []).append(unit)
    at, walked = problem.units[0].name, list[str]()
    while at not in walked:
        walked.append(at)
        if len(follows.get(at, [])) != 1:
            yield f"{at}监督{len(follows.get(at, []))}个单位"
            return
        at = follows[at][0]
    if at != walked[0] or len(walked) != len(problem.units):
        yield f"从{problem.units[0].name}出发，走过{len(walked)}个单位就回到{at}，一共有{len(problem.units)}个"


def _own(problem: Problem, arcs: Sequence[Arc]) -> Iterator[str]:
    for team, unit in arcs:
        if team == unit:
            yield f"{unit}监督自己"
        for person in problem.people:
            if person.team == team and person.unit == unit:
                yield f"{team}的{person.name}是{unit}的人"


def _relation(problem: Problem, arcs: Sequence[Arc]) -> Iterator[str]:
    for team, unit in arcs:
        names = {person.name for person in problem.people if person.team == team}
        for row in problem.relations:
            if row.unit == unit and row.person in names:
                yield f"{team}监督{unit}：{row.person}申报有{row.kind}关系"


def _former(problem: Problem, arcs: Sequence[Arc]) -> Iterator[str]:
    on, years = problem.settings.on, problem.settings.former_years
    for team, unit in arcs:
        names = {person.name for person in problem.people if person.team == team}
        for row in problem.former:
            if row.unit != unit or row.person not in names:
                continue
            if on and row.until:
                ended = (row.until.year + years, row.until.month, row.until.day)
                if ended <= (on.year, on.month, on.day):
                    continue
            yield f"{team}监督{unit}：{row.person}曾在那里任职"


def _native(problem: Problem, arcs: Sequence[Arc]) -> Iterator[str]:
    place = {unit.name: unit.place for unit in problem.units}
    for team, unit in arcs:
        for person in problem.people:
            if person.team == team and place[unit] and place[unit] in person.native:
                yield f"{team}监督{unit}：{person.name}籍贯{person.native}"


def _repeat(problem: Problem, arcs: Sequence[Arc]) -> Iterator[str]:
    names: list[str] = []
    for row in problem.history:
        if row.round not in names:
            names.append(row.round)
    last = names[-problem.settings.last_rounds :] if problem.settings.last_rounds else []
    for row in problem.history:
        if row.round not in last:
            continue
        if (row.team, row.unit) in arcs:
            yield f"{row.team}监督{row.unit}：{row.round}已经监督过"
        if problem.settings.both_ways and (row.unit, row.team) in arcs:
            yield f"{row.unit}监督{row.team}：{row.round}由{row.team}监督过{row.unit}"


def _mutual(problem: Problem, arcs: Sequence[Arc]) -> Iterator[str]:
    """From whose people to which unit; a pair both ways is broken."""
    units = [unit.name for unit in problem.units]
    sent: set[Arc] = set()
    for team, unit in arcs:
        homes = {person.unit for person in problem.people if person.team == team} | {team}
        sent |= {(home, unit) for home in homes if home != unit}
    for place, one in enumerate(units):
        for two in units[place + 1 :]:
            if (one, two) in sent and (two, one) in sent:
                yield f"{one}和{two}互相监督"


def _expertise(problem: Problem, arcs: Sequence[Arc]) -> Iterator[str]:
    needs = {unit.name: unit.needs for unit in problem.units}
    for team, unit in arcs:
        for need in sorted(needs[unit]):
            if not any(person.team == team and need in person.knows for person in problem.people):
                yield f"{team}监督{unit}：队里没有懂“{need}”的人"


def _reach(problem: Problem, arcs: Sequence[Arc]) -> Iterator[str]:
    reach = problem.settings.reach
    for team, unit in arcs:
        if reach is not None and problem.ways[team, unit] > reach:
            yield f"{team}到{unit}{problem.ways[team, unit] / 10:g}公里，超过{reach / 10:g}公里"


def _balance(problem: Problem, arcs: Sequence[Arc]) -> Iterator[str]:
    """Between units that inspect each other everybody has one task; otherwise the loads differ by so much at most."""
    load = Counter({team.name: 0 for team in problem.teams})
    load.update(team for team, _ in arcs)
    if {team.name for team in problem.teams} == {unit.name for unit in problem.units}:
        yield from (f"{team}监督{number}个单位" for team, number in load.items() if number != 1)
        return
    (most, high), (least, low) = load.most_common()[0], load.most_common()[-1]
    if high - low > problem.settings.balance:
        yield f"{most}有{high}个单位，{least}有{low}个，相差超过{problem.settings.balance}"


def _limit(problem: Problem, arcs: Sequence[Arc]) -> Iterator[str]:
    load = Counter(team for team, _ in arcs)
    for team in problem.teams:
        if team.limit is not None and load[team.name] > team.limit:
            yield f"{team.name}有{load[team.name]}个单位，上限{team.limit}个"


def _fixed(problem: Problem, arcs: Sequence[Arc]) -> Iterator[str]:
    for team, unit in problem.fixed:
        if (team, unit) not in arcs:
            yield f"指定了{team}监督{unit}，结果里没有"


CHECKS: dict[Rule, Check] = {
    Rule.COVER: _covered,
    Rule.CYCLE: _circle,
    Rule.OWN: _own,
    Rule.RELATION: _relation,
    Rule.FORMER: _former,
    Rule.NATIVE: _native,
    Rule.REPEAT: _repeat,
    Rule.MUTUAL: _mutual,
    Rule.EXPERTISE: _expertise,
    Rule.REACH: _reach,
    Rule.BALANCE: _balance,
    Rule.LIMIT: _limit,
    Rule.FIXED: _fixed,
}
