"""The smallest set of bars that cannot all be kept, and the cheapest set to give up. Exact; knows no solver.

Every set of bars whose giving up makes a plan possible has a bar in every conflict. So: guess the smallest set that has a bar in
each give-up set known so far. If the guess cannot be kept, it is a smallest conflict. If it can, ask for the cheapest give-up set
that spares it, and guess again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
Spare = Callable[[frozenset[T]], frozenset[T] | None]
"""Given members that are kept: the cheapest others to give up (empty: none needed); None if these alone rule everything out."""


class TooHard(Exception):
    """The conflict was not found within the effort."""


@dataclass(frozen=True)
class Conflict(Generic[T]):
    """``members`` cannot all be kept; without any one of them they can. ``smallest``: proven that no conflict has fewer, and that
    ``give_up`` is the cheapest set that lifts every conflict there is, not only this one.
    """

    members: frozenset[T]
    give_up: frozenset[T]
    smallest: bool = True


def find_conflict(everything: Sequence[T], spare: Spare[T], guesses: int = 60) -> Conflict[T] | None:
    """Return a smallest conflict among ``everything``; None if all can be kept. Order breaks ties. Raises TooHard."""
    first = spare(frozenset())
    if first is None:
        return Conflict(frozenset(), frozenset())  # not even giving up everything would help
    if not first:
        return None
    known = [first]
    for _ in range(guesses):
        guess = smallest_hitting(known, everything)
        given_up = spare(guess)
        if given_up is None:
            return Conflict(guess, first)
        known.append(given_up)
    raise TooHard


def smallest_hitting(sets: Sequence[frozenset[T]], order: Sequence[T]) -> frozenset[T]:
    """Return a smallest set with a member in each of ``sets``; the earliest in ``order`` where several are as small."""
    rank = {each: number for number, each in enumerate(order)}
    for size in range(len(sets) + 1):
        found = _hitting(sets, size, rank)
        if found is not None:
            return found
    raise ValueError("an empty set cannot be hit")


def _hitting(sets: Sequence[frozenset[T]], size: int, rank: dict[T, int]) -> frozenset[T] | None:
    if not sets:
        return frozenset()
    if _apart(sets) > size:
        return None
    narrow = min(sets, key=len)
    for each in sorted(narrow, key=rank.__getitem__):
        rest = _hitting([other for other in sets if each not in other], size - 1, rank)
        if rest is not None:
            return rest | {each}
    return None


def _apart(sets: Sequence[frozenset[T]]) -> int:
    """How many of the sets have nothing in common, taken greedily: so many members are needed at least."""
    seen: set[T] = set()
    number = 0
    for each in sorted(sets, key=len):
        if seen.isdisjoint(each):
            seen |= each
            number += 1
    return number
