"""From a round's plan and the register to the planner's file, and back. Pure; the solver is loaded only when somebody plans.

The file is what ``fuyuan round assign FILE --seed N`` takes: published with its result, so that anybody can plan it again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

from fuyuan.business.supervision.common import Member
from fuyuan.business.supervision.rounds.checking import check
from fuyuan.business.supervision.rounds.late import module
from fuyuan.business.supervision.rounds.problem import Arc, BadFile
from fuyuan.business.supervision.rounds.reading import problem_of
from fuyuan.business.supervision.rounds.result import STATUS_WORDS, read_result, rows, written
from fuyuan.matters.lots import Lot, TooFew, sample

from .records import Choose, Form, Planned
from .state import Arranged, Rule, Task, Unit

FORMS = {Form.CROSS: "交叉", Form.MILL: "推磨"}
MODULUS = 2**63 - 1


class NotArranged(Exception):
    """There is no plan; the message says why in Chinese and what to relax."""


@dataclass(frozen=True, slots=True)
class Person:
    """A supervisor of the register with everything that keeps him or her away from a unit. ``ties``: (unit, kind)."""

    supervisor_id: int
    name: str
    person_id: int | None = None
    unit_id: int | None = None
    unit: str = ""
    native: str = ""
    knows: tuple[str, ...] = ()
    ties: tuple[tuple[str, str], ...] = ()
    former: tuple[tuple[str, str], ...] = ()  # unit, the day it was left ("" is always)

    @property
    def member(self) -> Member:
        return Member(
            supervisor_id=self.supervisor_id, name=self.name, person_id=self.person_id, unit=self.unit
        )


@dataclass(frozen=True, slots=True)
class Known:
    """What the system knows on the day of a plan. ``history``: (round, team, unit), the earliest first; ``fixed``: what is done
    already; ``barred``: (team, unit) that was stopped because somebody has to stay away.
    """

    units: Sequence[Unit] = ()
    people: Sequence[Person] = ()
    history: Sequence[tuple[str, str, str]] = ()
    fixed: Sequence[tuple[str, str]] = ()
    barred: Sequence[tuple[str, str]] = ()


def seed_of(digest: str) -> int:
    """A whole number for the planner from the hash of the event that fixed the plan."""
    return int(digest[:16], 16) % MODULUS + 1


def chosen(plan: Planned, known: Sequence[Unit], digest: str) -> tuple[Unit, ...]:
    """Return the units of the round: all, named ones, or a draw in which every kind of unit is represented. Raises NotArranged."""
    if plan.choose is Choose.NAMED:
        return tuple(each for each in known if each.pk in plan.units)
    if plan.choose is Choose.ALL:
        return tuple(known)
    try:
        drawn = set(
            sample([Lot(each.pk, each.stratum) for each in known], plan.size or 0, digest, "范围内的单位")
        )
    except TooFew as short:
        raise NotArranged(str(short)) from None
    return tuple(each for each in known if each.pk in drawn)


def teams_of(plan: Planned, units: Iterable[Unit], people: Sequence[Person]) -> dict[str, list[Person]]:
    """Return who goes in which team: each unit sends its own in a 交叉 or 推磨 round, else as the plan says. Raises NotArranged."""
    if not plan.form.paired:
        by_id = {each.supervisor_id: each for each in people}
        return {line.name: [by_id[pk] for pk in line.members if pk in by_id] for line in plan.teams}
    found = {unit.name: [each for each in people if each.unit_id == unit.pk] for unit in units}
    empty = [name for name, members in found.items() if not members]
    if empty:
        raise NotArranged(f"{'、'.join(empty)}还没有在任的执法监督员，请先聘任，或者不列入本轮")
    return found


def file_of(plan: Planned, units: Sequence[Unit], teams: Mapping[str, list[Person]], known: Known) -> str:
    """Return the planner's file as JSON, the same text for the same round."""
    names, done = (
        {unit.name for unit in units},
        set(known.fixed),
    )  # what is done, a later declaration does not undo
    people = [(team, each) for team, members in teams.items() for each in members]
    data: dict[str, Any] = {
        "title": plan.title,
        "settings": {
            "form": FORMS.get(plan.form, "交叉"), "on": plan.first_on.isoformat(), "last_rounds": plan.last_rounds,
            "former_years": plan.former_years, "native": plan.native,
        },
        "units": [
            {"name": unit.name, "needs": [each.label for each in plan.knows], **place} for unit, place in _places(plan, units)
        ],
        "people": [
            {"name": each.name, "unit": each.unit if each.unit in names else "", "team": team, "native": each.native,
             "knows": list(each.knows)}
            for team, each in people
        ],
        "relations": [  # that there is one, not which: the file is published
            {"person": each.name, "unit": unit} for team, each in people for unit, _ in each.ties
            if unit in names and (team, unit) not in done
        ],
        "former": [
            {"person": each.name, "unit": unit, "until": until} for team, each in people for unit, until in each.former
            if unit in names and (team, unit) not in done
        ],
        "history": [{"round": name, "team": team, "unit": unit} for name, team, unit in known.history],
        "fixed": [{"team": team, "unit": unit} for team, unit in known.fixed],
    }  # fmt: skip
    data["relations"] += [
        {"person": teams[team][0].name, "unit": unit} for team, unit in known.barred if teams.get(team)
    ]
    if not plan.form.paired:
        data["teams"] = [{"name": name} for name in teams]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _places(plan: Planned, units: Sequence[Unit]) -> Iterator[tuple[Unit, dict[str, float]]]:
    """Where the units lie, so that the planner balances the ways: if the register knows it of all of them. Teams that no unit
    sends set out from nowhere in particular.
    """
    known = plan.form.paired and all(unit.place for unit in units)
    for unit in units:
        yield unit, dict(zip(("lon", "lat"), unit.place, strict=True)) if known and unit.place else {}


def arrange(
    plan: Planned, units: Sequence[Unit], known: Known, seed: int, before: Sequence[Task] = ()
) -> Arranged:
    """Plan the round; with ``before`` change as few of those tasks as possible. Raises NotArranged."""
    if len(units) < 2 and plan.form.paired:
        raise NotArranged("互相监督至少要有两个单位，推磨式至少三个")
    teams = teams_of(plan, units, known.people)
    text = file_of(plan, units, teams, known)
    data = _solved(text, seed, tuple((task.team, task.unit) for task in before))
    return _arranged(data, text, seed, units, teams)


@lru_cache(
    maxsize=2
)  # the guard of a step asks, then the step itself: the same file and seed have the same answer
def _solved(text: str, seed: int, before: tuple[Arc, ...]) -> Mapping[str, Any]:
    """Return what the solver says of a file, as published. Raises NotArranged."""
    try:
        problem = problem_of(json.loads(text))
    except BadFile as bad:
        raise NotArranged(str(bad)) from None
    solving = module("solving")
    answer = solving.repair(problem, list(before), seed) if before else solving.plan(problem, seed)
    data: Mapping[str, Any] = written(problem, answer, sha256(text.encode()).hexdigest())
    if not answer.rounds:
        raise NotArranged(_conflict(data, STATUS_WORDS[answer.status]))
    return data


def _conflict(data: Mapping[str, Any], status: str) -> str:
    """The smallest set of declarations in conflict, and the cheapest way out, in the planner's words."""
    said = [f"{each['what']}（{each['rule']}）" for each in data.get("conflict", [])]
    ways = [f"{each['what']}：{each['remedy']}" for each in data.get("give_up", [])]
    told = (
        f"{status}。下列各条不能同时做到：{'；'.join(said)}"
        if said
        else f"{status}：单位太少，或者监督队不够"
    )
    return f"{told}。可以放宽：{'；'.join(ways)}"[:1500] if ways else told[:1500]


def _arranged(
    data: Mapping[str, Any], text: str, seed: int, units: Sequence[Unit], teams: Mapping[str, list[Person]]
) -> Arranged:
    ids = {unit.name: unit.pk for unit in units}
    (arcs,) = read_result(dict(data))
    return Arranged(
        seed=seed, file=text, result=json.dumps(data, ensure_ascii=False, indent=1) + "\n",
        tasks=tuple(Task(team=team, unit_id=ids[unit], unit=unit) for team, unit in arcs),
        rules=tuple(Rule(rule=each["rule"], kept=each["kept"]) for each in data["rules"]),
        teams={name: tuple(each.member for each in members) for name, members in teams.items()},
        status=str(data["status"]),
    )  # fmt: skip


def rechecked(
    plan: Planned, units: Sequence[Unit], known: Known, arranged: Arranged, tasks: Sequence[Task]
) -> tuple[Arranged, list[str]]:
    """Check a plan somebody changed by hand against what is declared today; return it, and what it breaks."""
    teams = teams_of(plan, units, known.people)
    text = file_of(plan, units, teams, known)
    problem = problem_of(json.loads(text))
    found = check(problem, [(task.team, task.unit) for task in tasks])
    data = {
        **json.loads(arranged.result), "status": "manual", "file_sha256": sha256(text.encode()).hexdigest(),
        "assignments": rows(problem, [[(task.team, task.unit) for task in tasks]]),
        "rules": [{"rule": str(each.rule), "kept": not each.broken, "broken": list(each.broken)} for each in found],
    }  # fmt: skip
    return _arranged(data, text, arranged.seed, units, teams), [
        text for each in found for text in each.broken
    ]
