"""A person's paper and its marks: drawn by lot, so that everybody can repeat it from the seed. Pure.

The lot of a question is the SHA-256 of ``seed:person:question``; within each part of the blueprint the smallest lots are asked,
in the order of another lot, their choices in the order of a third. So no two neighbours have the same paper, and a paper needs not be
stored: seed, person and pool give it again, on any machine and in any year.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from fuyuan.matters.lots import lot


@dataclass(frozen=True, slots=True)
class Item:
    """A question as it stands in the pool of an exam. ``part``: its line of the blueprint; ``right``: places of the right choices."""

    id: int
    part: int
    choices: int
    right: tuple[int, ...]
    points: int


@dataclass(frozen=True, slots=True)
class Slot:
    """A question on somebody's paper: ``order[shown]`` is the place of the choice in the author's order."""

    item: Item
    order: tuple[int, ...]

    def chosen(self, shown: Iterable[int]) -> tuple[int, ...]:
        """Return the choices by their places in the author's order. Raises ValueError for one that is not there."""
        picked = set(shown)
        if not picked <= set(range(len(self.order))):
            raise ValueError("no such choice")
        return tuple(sorted(self.order[each] for each in picked))


def drawn(counts: Sequence[int], pool: Sequence[Item], seed: str, person: int) -> tuple[Slot, ...]:
    """Return the paper of a person: of each part so many questions as the blueprint says (``counts``)."""
    own = f"{seed}:{person}"
    parts: dict[int, list[Item]] = {}
    for item in pool:
        parts.setdefault(item.part, []).append(item)
    slots = []
    for part, count in enumerate(counts):
        asked = sorted(parts.get(part, []), key=lambda item: lot(own, item.id))[:count]
        for item in sorted(asked, key=lambda item: lot(own, f"place:{item.id}")):
            slots.append(Slot(item, _shuffled(item, own)))
    return tuple(slots)


def _shuffled(item: Item, own: str) -> tuple[int, ...]:
    """对 stands before 错 on every paper; other choices are shuffled."""
    places = range(item.choices)
    if item.choices == 2:
        return tuple(places)
    return tuple(sorted(places, key=lambda place: lot(own, f"choice:{item.id}:{place}")))


def mark(
    paper: Iterable[Slot], answers: Mapping[int, tuple[int, ...]], freed: Container[int] = frozenset()
) -> dict[int, int]:
    """Return the points of each question: all of them for exactly the right choices, or where the question was faulty
    (``freed``); none for anything else.
    """
    return {
        slot.item.id: slot.item.points
        if slot.item.id in freed or answers.get(slot.item.id) == slot.item.right
        else 0
        for slot in paper
    }
