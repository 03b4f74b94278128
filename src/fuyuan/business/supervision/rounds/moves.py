"""Improving a plan in plain Python: what makes rounds of hundreds of units good within seconds. No rule is broken on the way.

Two moves: two teams exchange their units; between units that inspect each other in one circle (推磨) a stretch of up to three
units moves to another place. Everything goes in the order of the file, so the same plan always comes out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import product

from .problem import Arc, Problem

NEAR = 12  # so many nearest teams are tried for a unit
PASSES = 40


class Plan:
    """Which team has which unit, and whether an exchange is allowed."""

    def __init__(self, problem: Problem, arcs: Collection[Arc], open_: Collection[Arc]) -> None:
        self.problem, self.open = problem, frozenset(open_)
        self.team = {unit: team for team, unit in arcs}
        self.units: dict[str, list[str]] = {team: [] for team in problem.members}
        for team, unit in arcs:
            self.units[team].append(unit)
        self.near = _near(problem, self.open)

    def arcs(self) -> list[Arc]:
        return [(self.team[unit.name], unit.name) for unit in self.problem.units]

    def gain(self, one: str, two: str) -> int:
        """How many hundreds of metres an exchange of two units between their teams saves."""
        ways, s, t = self.problem.ways, self.team[one], self.team[two]
        return ways[s, one] + ways[t, two] - ways[s, two] - ways[t, one]

    def may_exchange(self, one: str, two: str) -> bool:
        s, t = self.team[one], self.team[two]
        if s == t or (s, two) not in self.open or (t, one) not in self.open:
            return False
        if self.problem.settings.mutual:
            return True
        self.team[one], self.team[two] = t, s
        clash = self._mutual(s, two) or self._mutual(t, one)  # as it would be after the exchange
        self.team[one], self.team[two] = s, t
        return not clash

    def exchange(self, one: str, two: str) -> None:
        s, t = self.team[one], self.team[two]
        self.team[one], self.team[two] = t, s
        self.units[s][self.units[s].index(one)] = two
        self.units[t][self.units[t].index(two)] = one

    def _mutual(self, team: str, unit: str) -> bool:
        homes = self.problem.homes
        return any(unit in homes[self.team[home]] for home in homes[team])


def _near(problem: Problem, open_: frozenset[Arc]) -> dict[str, list[str]]:
    teams: dict[str, list[str]] = {unit.name: [] for unit in problem.units}
    for team, unit in product(problem.members, teams):
        if (team, unit) in open_:
            teams[unit].append(team)
    for unit, found in teams.items():
        found.sort(key=lambda team: problem.ways[team, unit])
        del found[NEAR:]
    return teams


def exchanges(plan: Plan) -> None:
    """Exchange units between teams as long as that shortens the ways."""
    for _ in range(PASSES):
        if not sum(_exchanged(plan, unit) for unit in plan.team):
            return


def _exchanged(plan: Plan, unit: str) -> bool:
    for team in plan.near[unit]:
        for other in plan.units[team]:
            if plan.gain(unit, other) > 0 and plan.may_exchange(unit, other):
                plan.exchange(unit, other)
                return True
    return False


def one_circle(plan: Plan) -> bool:
    """Join the circles of a plan between units into one, the cheapest exchange first. False if the rules leave none."""
    while len(circles := circles_of(plan.team)) > 1:
        small = min(circles, key=len)
        outside = (unit for circle in circles if circle is not small for unit in circle)
        pairs = sorted(product(small, outside), key=lambda pair: -plan.gain(*pair))
        found = next((pair for pair in pairs if plan.may_exchange(*pair)), None)
        if found is None:
            return False
        plan.exchange(*found)
    return True


def circles_of(team: dict[str, str]) -> list[list[str]]:
    """The circles of a plan between units, each followed from the inspected to the inspecting unit."""
    left, found = dict.fromkeys(team), []
    while left:
        circle = [next(iter(left))]
        while (before := team[circle[-1]]) != circle[0]:
            circle.append(before)
        found.append(circle)
        for unit in circle:
            del left[unit]
    return found


def shorter_circle(plan: Plan) -> None:
    """Move stretches of the one circle to better places as long as that shortens the ways."""
    before, after = dict(plan.team), {team: unit for unit, team in plan.team.items()}
    for _ in range(PASSES):
        if not sum(_moved(plan, before, after, unit) for unit in plan.team):
            break
    plan.team = before
    plan.units = {team: [unit] for team, unit in after.items()}


def _moved(plan: Plan, before: dict[str, str], after: dict[str, str], first: str) -> bool:
    ways, open_ = plan.problem.ways, plan.open
    for stretch in _stretches(after, first):
        left, last, right = before[first], stretch[-1], after[stretch[-1]]
        if (left, right) not in open_:
            continue
        saved = ways[left, first] + ways[last, right] - ways[left, right]
        for at in plan.near[first]:
            to = after[at]
            if at in stretch or at == left or (last, to) not in open_:
                continue
            if ways[at, first] + ways[last, to] - ways[at, to] < saved:
                for one, two in ((left, right), (at, first), (last, to)):
                    after[one], before[two] = two, one
                return True
    return False


def _stretches(after: dict[str, str], first: str) -> Iterator[list[str]]:
    """One to three units from ``first`` on, as long as the circle keeps three others."""
    stretch = [first]
    while len(stretch) <= 3 and len(stretch) + 3 <= len(after):
        yield stretch
        stretch = [*stretch, after[stretch[-1]]]


def half_ways(problem: Problem, open_: Collection[Arc], rounds: int = 1) -> int:
    """A bound between units that inspect each other, no pair twice in either direction: every unit meets two others a round, so
    the plan costs at least half of everybody's ways to the nearest of these."""
    partners: dict[str, dict[str, int]] = {name: {} for name in problem.members}
    for team, unit in open_:
        way = problem.ways[team, unit]
        for one, two in ((team, unit), (unit, team)):
            partners[one][two] = min(way, partners[one].get(two, way))
    return -(-sum(sum(sorted(ways.values())[: 2 * rounds]) for ways in partners.values()) // 2)
