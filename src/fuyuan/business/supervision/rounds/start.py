"""A first plan and a bound without an objective solver: plain Python, for rounds too large to be proven optimal.

Moves keep every rule: two teams exchange units, or (推磨) a stretch of the circle moves between two other units.
"""

from __future__ import annotations

from collections.abc import Collection

from .problem import Arc, Problem

Plan = dict[str, str]
"""Unit → team. Between units that inspect each other also the circle, read backwards."""


class Moves:
    """Improves a plan; ``open`` are the pairs that may be used."""

    def __init__(self, problem: Problem, open_: Collection[Arc]) -> None:
        self.problem, self.open = problem, open_
