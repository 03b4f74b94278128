"""What stands between a team and a unit: every bar with its reason in Chinese and what would lift it.

The planner leaves these pairs out; when nothing is left, the smallest set of bars in conflict is what people are told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from .problem import Arc, Former, Problem, Rule

# How dear it is to give a rule up: what a person declared is given up last, an old round first.
PRICE = {
    Rule.REPEAT: 10,
    Rule.REACH: 12,
    Rule.BALANCE: 15,
    Rule.LIMIT: 18,
    Rule.FIXED: 15,
    Rule.NATIVE: 20,
    Rule.EXPERTISE: 30,
    Rule.MUTUAL: 40,
    Rule.FORMER: 60,
    Rule.RELATION: 100,
    Rule.OWN: 100,
}


@dataclass(frozen=True)
class Bar:
    """One thing that was declared, laid down or happened; ``arcs`` may not be used because of it.

    MUTUAL, BALANCE and LIMIT (of the team ``subject``) bar no single pair, so their ``arcs`` are empty.
    ``price``: how dear it is to lift it.
    """

    rule: Rule
    text: str
    remedy: str
    arcs: frozenset[Arc] = field(default=frozenset(), compare=False)
    price: int = 0
    subject: str = ""


def bars(problem: Problem) -> list[Bar]:
    """Return everything that bars a pair, and the rules over several pairs, in the order of the file."""
    found = [bar for source in SOURCES for bar in source(problem) if bar.arcs]
    return list(dict.fromkeys([*found, *_over_pairs(problem)]))


def _over_pairs(problem: Problem) -> Iterator[Bar]:
    if not problem.settings.mutual:
        yield _bar(Rule.MUTUAL, "两个单位不互相监督", "允许互相监督（mutual）")
    if problem.paired:
        return  # one task each, sent and received
    most = problem.settings.balance
    yield _bar(Rule.BALANCE, f"各队任务数相差不超过{most}", "放宽任务数之差（balance），或增加监督队")
    for team in problem.teams:
        if team.limit is not None:
            bar = _bar(
                Rule.LIMIT, f"{team.name}最多监督{team.limit}个单位", f"提高{team.name}的上限（limit）"
            )
            yield replace(bar, subject=team.name)


def _bar(rule: Rule, text: str, remedy: str, arcs: Iterable[Arc] = (), discount: int = 0) -> Bar:
    return Bar(rule, text, remedy, frozenset(arcs), PRICE[rule] - discount)


def _own(problem: Problem) -> Iterator[Bar]:
    """A unit's own team can never be sent there, so that bar cannot be lifted: it is left out by ``open_arcs``."""
    for person in problem.people:
        if person.unit in problem.homes[person.team] - {person.team}:
            text = f"{person.team}的{person.name}是{person.unit}的人"
            yield _bar(Rule.OWN, text, f"调整{person.name}所在的队", [(person.team, person.unit)])


def _relations(problem: Problem) -> Iterator[Bar]:
    team = {person.name: person.team for person in problem.people}
    for row in problem.relations:
        text = f"{row.person}（{team[row.person]}）申报与{row.unit}有{row.kind}关系"
        yield _bar(Rule.RELATION, text, f"由他人替换{row.person}", [(team[row.person], row.unit)])


def _former(problem: Problem) -> Iterator[Bar]:
    team = {person.name: person.team for person in problem.people}
    for row in problem.former:
        if still_counts(row, problem):
            left = f"，{row.until.isoformat()}离任" if row.until else ""
            text = f"{row.person}（{team[row.person]}）曾在{row.unit}任职{left}"
            yield _bar(
                Rule.FORMER,
                text,
                f"由他人替换{row.person}，或缩短年限（former_years）",
                [(team[row.person], row.unit)],
            )


def still_counts(row: Former, problem: Problem) -> bool:
    """Whether a former post is less than ``former_years`` back on the first day of the round."""
    on = problem.settings.on
    return on is None or row.until is None or row.until > years_before(on, problem.settings.former_years)


def years_before(day: date, years: int) -> date:
    """The same day ``years`` earlier; 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _native(problem: Problem) -> Iterator[Bar]:
    if not problem.settings.native:
        return
    for person in problem.people:
        for unit in problem.units:
            if unit.place and unit.place in person.native:
                text = f"{person.name}（{person.team}）籍贯在{unit.name}"
                yield _bar(
                    Rule.NATIVE,
                    text,
                    f"由他人替换{person.name}，或不计籍贯（native）",
                    [(person.team, unit.name)],
                )


def _repeats(problem: Problem) -> Iterator[Bar]:
    """One bar a row: an earlier round is cheaper to repeat than a later one."""
    rounds = list(dict.fromkeys(row.round for row in reversed(problem.recent)))
    teams, units = set(problem.members), {unit.name for unit in problem.units}
    for row in problem.recent:
        ways = [(row.team, row.unit)] + [(row.unit, row.team)] * problem.settings.both_ways
        arcs = [(team, unit) for team, unit in ways if team in teams and unit in units]
        text = f"{row.round}：{row.team}监督过{row.unit}"
        yield _bar(
            Rule.REPEAT, text, "减少不得重复的轮次数（last_rounds）", arcs, min(5, rounds.index(row.round))
        )


def _expertise(problem: Problem) -> Iterator[Bar]:
    knows = {
        team: {each for person in people for each in person.knows} for team, people in problem.members.items()
    }
    for unit in problem.units:
        for need in sorted(unit.needs):
            arcs = [(team, unit.name) for team in knows if need not in knows[team]]
            text = f"{unit.name}需要懂“{need}”的人"
            yield _bar(Rule.EXPERTISE, text, f"给一个队增加懂“{need}”的人", arcs)


def _reach(problem: Problem) -> Iterator[Bar]:
    reach = problem.settings.reach
    if reach is None:
        return
    for unit in problem.units:
        arcs = [(team, unit.name) for team in problem.members if problem.ways[team, unit.name] > reach]
        text = f"{unit.name}：{len(arcs)}个队到那里超过{reach / 10:g}公里"
        yield _bar(Rule.REACH, text, "提高里程上限（reach）", arcs)


def _fixed(problem: Problem) -> Iterator[Bar]:
    """What is laid down bars the unit to every other team; between units that inspect each other also the team to others."""
    for team, unit in problem.fixed:
        arcs = [(other, unit) for other in problem.members if other != team]
        if problem.paired:
            arcs += [(team, other.name) for other in problem.units if other.name != unit]
        yield _bar(Rule.FIXED, f"已指定{team}监督{unit}", "取消这项指定", arcs)


SOURCES: tuple[Callable[[Problem], Iterator[Bar]], ...] = (
    _own,
    _relations,
    _former,
    _native,
    _repeats,
    _expertise,
    _reach,
    _fixed,
)


def possible_arcs(problem: Problem) -> list[Arc]:
    """Every team with every unit, except a unit's own team with itself."""
    return [
        (team.name, unit.name) for team in problem.teams for unit in problem.units if team.name != unit.name
    ]


def open_arcs(problem: Problem, found: Iterable[Bar]) -> list[Arc]:
    """The pairs nothing bars, in the order of the file."""
    barred = {arc for bar in found for arc in bar.arcs}
    return [arc for arc in possible_arcs(problem) if arc not in barred]
