"""What a plan looks like when it is written down, and how a written one is read again, also after somebody changed it by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .bars import Bar
from .checking import Checked, check, check_year
from .joining import unused
from .problem import Arc, BadFile, Problem


class Status(StrEnum):
    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


STATUS_WORDS = {
    Status.OPTIMAL: "已证明最优",
    Status.FEASIBLE: "可行，没有证明最优",
    Status.INFEASIBLE: "排不出来",
    Status.UNKNOWN: "在规定的计算量内没有结果",
}


@dataclass(frozen=True)
class Answer:
    """What the planner found. ``rounds``: one list of pairs a round, empty without a plan. ``objective`` and ``bound`` in
    hundreds of metres (see Problem.cost); no plan can cost less than ``bound``.

    ``conflict`` cannot be kept together; ``smallest``: proven that none has fewer members (not, and no conflict: none was found in
    the effort). ``give_up`` is the cheapest way out of all conflicts. ``changed``: how many earlier tasks a repair gave to others.
    """

    status: Status
    solver: str
    seed: int
    rounds: tuple[tuple[Arc, ...], ...] = ()
    objective: int | None = None
    bound: int | None = None
    conflict: tuple[Bar, ...] = ()
    give_up: tuple[Bar, ...] = ()
    smallest: bool = True
    changed: int | None = None

    @property
    def gap(self) -> float | None:
        """How far the plan can be from the best, as a share of its cost."""
        if self.objective is None or self.bound is None:
            return None
        return (self.objective - self.bound) / self.objective if self.objective else 0.0


def proven(problem: Problem, rounds: Sequence[Sequence[Arc]]) -> list[Checked]:
    """The independent check of one round, or of several in a year."""
    return check(problem, rounds[0]) if len(rounds) == 1 else check_year(problem, rounds)


def written(problem: Problem, answer: Answer, digest: str) -> dict[str, Any]:
    """Return the result as it is published: the same file, seed and solver version give it again, byte by byte.

    ``digest``: SHA-256 of the file. Ways and costs in kilometres.
    """
    data: dict[str, Any] = {
        "title": problem.title,
        "form": str(problem.settings.form),
        "status": str(answer.status),
        "seed": answer.seed,
        "solver": answer.solver,
        "file_sha256": digest,
        "notes": unused(problem),
    }
    if answer.rounds:
        data |= _measures(answer)
        data["assignments"] = rows(problem, answer.rounds)
        data["rules"] = [_rule(each) for each in proven(problem, answer.rounds)]
    if answer.status is Status.INFEASIBLE:
        data["conflict"] = [_barred(bar) for bar in answer.conflict]
        data["conflict_is_smallest"] = answer.smallest
        data["give_up"] = [_barred(bar) for bar in answer.give_up]
    return data


def _measures(answer: Answer) -> dict[str, Any]:
    found = {
        "objective": _km(answer.objective),
        "bound": _km(answer.bound),
        "gap": answer.gap and round(answer.gap, 4),
    }
    return found if answer.changed is None else {**found, "changed": answer.changed}


def _km(value: int | None) -> float | None:
    return None if value is None else value / 10


def _rule(each: Checked) -> dict[str, Any]:
    return {"rule": str(each.rule), "kept": not each.broken, "broken": list(each.broken)}


def _barred(bar: Bar) -> dict[str, str]:
    return {"rule": str(bar.rule), "what": bar.text, "remedy": bar.remedy}


def rows(problem: Problem, rounds: Sequence[Sequence[Arc]]) -> list[dict[str, Any]]:
    """One row a task; with its round's number when there are several."""
    return [
        {
            **({"round": number} if len(rounds) > 1 else {}),
            "team": team,
            "unit": unit,
            "km": problem.ways[team, unit] / 10,
        }
        for number, arcs in enumerate(rounds, 1)
        for team, unit in arcs
    ]


def read_result(data: Any) -> list[list[Arc]]:
    """Return the rounds of a written result. Only ``assignments`` is read, so a plan made by hand will do. Raises BadFile."""
    found = data.get("assignments", data.get("安排")) if isinstance(data, dict) else data
    if not isinstance(found, list) or not found:
        raise BadFile("结果里没有“assignments”（安排）：每行写 team（监督队）、unit（被监督单位）")
    rounds: dict[int, list[Arc]] = {}
    for number, row in enumerate(found, 1):
        round_, team, unit = _row(row, number)
        rounds.setdefault(round_, []).append((team, unit))
    return [rounds[number] for number in sorted(rounds)]


def _row(row: Any, number: int) -> tuple[int, str, str]:
    if isinstance(row, list):
        row = dict(zip(("team", "unit"), row, strict=False))
    team, unit, round_ = (
        (row.get(key, row.get(chinese)) if isinstance(row, dict) else None)
        for key, chinese in (("team", "监督队"), ("unit", "被监督单位"), ("round", "轮次"))
    )
    if not isinstance(team, str) or not isinstance(unit, str) or not isinstance(round_, int | None):
        raise BadFile(f"“assignments”第{number}行：要写 team（监督队）和 unit（被监督单位）")
    return round_ or 1, team, unit
