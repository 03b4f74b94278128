"""Which files are read, and by whom: a stratified draw and an assignment that anybody can repeat with the published seed. Pure.

0. A file that fewer than three of the reviewers may read takes no part, and is named.
1. The files are drawn as ``matters.lots.sample`` draws anything: every stratum is represented before any is drawn twice its share.
2. For each file in the order drawn, whoever must keep away (handled the case, stands in a declared relation to a party) is
   struck out. Of the rest the two with the fewest files so far read it, the next is the third who settles their differences;
   among equals the smaller lot of ``seed:file:person`` comes first.

The seed is the hash of the event with which the round was planned: fixed after period, size and reviewers were written down,
before anybody could know the result.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fuyuan.matters.lots import TooFew, lot

SEATS = 3  # two who read, one who settles


@dataclass(frozen=True, slots=True)
class Seats:
    """Who reads a file, and who settles what the two readers do not agree on."""

    reviewers: tuple[int, int]
    third: int


def assign(
    files: Sequence[int], people: Sequence[int], barred: Mapping[int, Iterable[int]], seed: str
) -> dict[int, Seats]:
    """Return the seats of each file. Raises TooFew when fewer than three may read one."""
    reading: Counter[int] = Counter()
    settling: Counter[int] = Counter()
    found: dict[int, Seats] = {}
    for file in files:
        out = frozenset(barred.get(file, ()))
        free = [person for person in people if person not in out]
        if len(free) < SEATS:
            raise TooFew(f"案卷{file}可以评查的不足三人")
        order = sorted(free, key=lambda person, file=file: (reading[person], lot(seed, f"{file}:{person}")))  # type: ignore[misc]
        one, two, *rest = order
        third = min(rest, key=lambda person: settling[person])  # among equals the order of the lot stays
        reading.update((one, two))
        settling[third] += 1
        found[file] = Seats((one, two), third)
    return found
