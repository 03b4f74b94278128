"""Improving a plan in plain Python: what makes rounds of hundreds of units good within seconds. No rule is broken on the way.

Two moves: two teams exchange their units; between units that inspect each other in one circle (推磨) two neighbouring stretches
change places. Nothing depends on chance, so the same plan always comes out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from heapq import nsmallest
from itertools import product

from .problem import Arc, Form, Problem

NEAR = 12  # so many nearest teams are tried for a unit
PASSES = 40


class Plan:
    """Which team has which unit, and whether an exchange is allowed."""

    def __init__(self, problem: Problem, arcs: Iterable[Arc], open_: Iterable[Arc]) -> None:
        self.problem, self.open = problem, frozenset(open_)
        self.give(arcs)

    def give(self, arcs: Iterable[Arc]) -> None:
        self.team: dict[str, str] = {}
        self.units: dict[str, list[str]] = {team: [] for team in self.problem.members}
        for team, unit in arcs:
            self.team[unit] = team
            self.units[team].append(unit)

    @cached_property
    def teams(self) -> dict[str, list[str]]:
        """Unit → the nearest teams that may inspect it."""
        return self._nearest(1)

    @cached_property
    def targets(self) -> dict[str, list[str]]:
        """Team → the nearest units it may inspect."""
        return self._nearest(0)

    def _nearest(self, side: int) -> dict[str, list[str]]:
        found: dict[str, list[Arc]] = {name: [] for name in (self.units, self.team)[side]}
        for arc in self.open:
            found[arc[side]].append(arc)
        ways = self.problem.ways
        near = (
            (name, nsmallest(NEAR, arcs, key=lambda arc: (ways[arc], arc))) for name, arcs in found.items()
        )
        return {name: [arc[1 - side] for arc in arcs] for name, arcs in near}

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


def improve(plan: Plan) -> None:
    """Shorten the ways. One circle keeps every rule of a 交叉 round too, and is a good start for one."""
    if plan.problem.plain and one_circle(plan):
        shorter_circle(plan)
    if plan.problem.settings.form is Form.CROSS:
        exchanges(plan)


def exchanges(plan: Plan) -> None:
    """Exchange units between teams as long as that shortens the ways."""
    for _ in range(PASSES):
        if not sum(_exchanged(plan, unit) for unit in plan.team):
            return


def _exchanged(plan: Plan, unit: str) -> bool:
    for team in plan.teams[unit]:
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
    """Let two neighbouring stretches of the one circle change places, without turning them, as long as that shortens the ways."""
    first, *backwards = circles_of(plan.team)[0]
    order = [first, *reversed(backwards)]
    for _ in range(PASSES):
        before = order
        for unit in list(order):
            place = {name: number for number, name in enumerate(order)}
            order = _cut(plan, order, place, unit) or order
        if order is before:
            break
    plan.give(zip(order, [*order[1:], order[0]], strict=True))


def _cut(plan: Plan, order: list[str], place: dict[str, int], a: str) -> list[str] | None:
    """The circle is a → a2 … b → b2 … c → c2 … a; it becomes a → b2 … c → a2 … b → c2 … a if that is shorter and open."""
    ways, many, start = plan.problem.ways, len(order), place[a] + 1
    a2 = order[start % many]
    for b2 in plan.targets[a]:
        saved = ways[a, a2] - ways[a, b2]
        if saved <= 0:
            break
        to_b = (place[b2] - start) % many
        b = order[place[b2] - 1]
        for c2 in plan.targets[b]:
            if saved + ways[b, b2] <= ways[b, c2]:
                break
            to_c, c = (place[c2] - start) % many, order[place[c2] - 1]
            if to_c <= to_b or (c, a2) not in plan.open:
                continue
            if saved + ways[b, b2] + ways[c, c2] > ways[b, c2] + ways[c, a2]:
                turned = [*order[start:], *order[:start]]
                return turned[to_b:to_c] + turned[:to_b] + turned[to_c:]
    return None


def half_ways(problem: Problem, open_: Collection[Arc], rounds: int = 1) -> int:
    """A bound between units that inspect each other, no pair twice in either direction: every unit meets two others a round, so
    the plan costs at least half of everybody's ways to the nearest of these."""
    partners: dict[str, dict[str, int]] = {name: {} for name in problem.members}
    for team, unit in open_:
        way = problem.ways[team, unit]
        for one, two in ((team, unit), (unit, team)):
            partners[one][two] = min(way, partners[one].get(two, way))
    return -(-sum(sum(sorted(ways.values())[: 2 * rounds]) for ways in partners.values()) // 2)
