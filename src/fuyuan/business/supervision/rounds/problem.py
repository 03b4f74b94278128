"""What a round is made of: units to be inspected, teams, people and what they declared, earlier rounds, distances.

Distances are whole hundreds of metres: sums are exact and the same on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

Arc = tuple[str, str]
"""A team and the unit it inspects, by name."""


class BadFile(Exception):
    """What is wrong with a file somebody gave, in one Chinese line."""


class Form(StrEnum):
    """Measure (十): 灵活采取交叉监督、推磨式监督等方式."""

    CROSS = "交叉"
    MILL = "推磨"


class Rule(StrEnum):
    """What a plan must keep. The value is what people read."""

    COVER = "每个单位由一队监督"
    CYCLE = "推磨成一个圈"
    OWN = "不监督本单位"
    RELATION = "没有申报的关系"
    FORMER = "不监督任职过的单位"
    NATIVE = "不监督籍贯所在地"
    REPEAT = "不重复以前的轮次"
    MUTUAL = "不互相监督"
    EXPERTISE = "专业够用"
    REACH = "不超过里程上限"
    BALANCE = "任务数均衡"
    LIMIT = "不超过一队的上限"
    FIXED = "已指定的不变"


@dataclass(frozen=True, slots=True)
class Unit:
    """``needs``: fields somebody of the team must know. ``place``: what a native place is compared with."""

    name: str
    needs: frozenset[str] = frozenset()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Team:
    """``base``: where it sets out; ``limit``: the most units it can inspect, none if None."""

    name: str
    base: str = ""
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A member. ``unit`` is "" for people from outside the units (律师、退休法官检察官)."""

    name: str
    team: str
    unit: str = ""
    native: str = ""
    knows: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation declared by a member: 近亲属、经济往来 and the like."""

    person: str
    unit: str
    kind: str


@dataclass(frozen=True, slots=True)
class Former:
    """A post somebody once held in a unit; without ``until`` it counts however long ago it was."""

    person: str
    unit: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """Who inspected whom in an earlier round; the earliest round stands first in the list."""

    round: str
    team: str
    unit: str


@dataclass(frozen=True, slots=True)
class Settings:
    """``on``: the first day of the round, from which ``former_years`` is counted back (without it every former post counts).

    ``last_rounds``: of how many earlier rounds nothing may be repeated, ``both_ways`` also not the other way round;
    ``balance``: how many units more the busiest team may have than the idlest; ``reach``: the longest way in hundreds of metres;
    ``longest``: how many kilometres in total one kilometre less for the team that travels most is worth.
    """

    form: Form = Form.CROSS
    on: date | None = None
    mutual: bool = False
    last_rounds: int = 3
    both_ways: bool = False
    former_years: int = 3
    native: bool = False
    balance: int = 1
    reach: int | None = None
    longest: int = 1


@dataclass(frozen=True)
class Problem:
    """A round to be planned. Names are unique within units, teams and people; ``reading`` sees to that."""

    units: tuple[Unit, ...]
    teams: tuple[Team, ...]
    people: tuple[Person, ...] = ()
    relations: tuple[Relation, ...] = ()
    former: tuple[Former, ...] = ()
    history: tuple[Past, ...] = ()
    distances: Mapping[tuple[str, str], int] | None = None
    fixed: tuple[Arc, ...] = ()
    settings: Settings = Settings()
    title: str = ""

    @cached_property
    def paired(self) -> bool:
        """Whether units inspect each other: each sends one team and receives one."""
        return {team.name for team in self.teams} == {unit.name for unit in self.units}

    @cached_property
    def members(self) -> dict[str, list[Person]]:
        found: dict[str, list[Person]] = {team.name: [] for team in self.teams}
        for person in self.people:
            found[person.team].append(person)
        return found

    @cached_property
    def homes(self) -> dict[str, set[str]]:
        """The units a team's people come from; a team named as a unit comes from it."""
        units = {unit.name for unit in self.units}
        return {
            name: {each.unit for each in members if each.unit in units} | ({name} & units)
            for name, members in self.members.items()
        }

    @cached_property
    def plain(self) -> bool:
        """Whether units inspect each other with nobody but their own people, so that a circle of three has no mutual pair."""
        return self.paired and all(self.homes[name] == {name} for name in self.members)

    @cached_property
    def ways(self) -> dict[Arc, int]:
        """How far each team travels to each unit, one way, in hundreds of metres; 0 where no distances are known."""
        known, units = self.distances or {}, [unit.name for unit in self.units]
        return {(team.name, unit): known.get((team.base, unit), 0) for team in self.teams for unit in units}

    @cached_property
    def recent(self) -> tuple[Past, ...]:
        """The rows of the last rounds that must not be repeated."""
        rounds = list(dict.fromkeys(row.round for row in self.history))
        kept = set(rounds[max(0, len(rounds) - self.settings.last_rounds) :])
        return tuple(row for row in self.history if row.round in kept)

    def cost(self, arcs: list[Arc]) -> int:
        """What the planner makes small: all ways, and ``longest`` times the ways of the team that travels most."""
        travelled = dict.fromkeys(self.members, 0)
        for team, unit in arcs:
            travelled[team] += self.ways[team, unit]
        return sum(travelled.values()) + self.settings.longest * max(travelled.values(), default=0)
