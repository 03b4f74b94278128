"""Drawing lots that anybody can repeat: the lot of something is a digest of a published seed and its id. Pure."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


def lot(seed: str, what: int | str) -> str:
    """Return the SHA-256 of ``seed:what`` in hexadecimal; the smaller lot comes first."""
    return hashlib.sha256(f"{seed}:{what}".encode()).hexdigest()


class TooFew(ValueError):
    """There is not enough to draw from."""


@dataclass(frozen=True, slots=True)
class Lot:
    """Something in the draw: its id and the stratum it belongs to ("" when there are none)."""

    id: int
    stratum: str = ""


def sample(lots: Iterable[Lot], size: int, seed: str, what: str) -> tuple[int, ...]:
    """Return ``size`` of ``what``, by id, in the order drawn. Raises TooFew.

    The next comes from the stratum of which the smallest share has been drawn so far; among equals the larger stratum, then the
    one whose name sorts first. Within a stratum the smaller lot comes first.
    """
    strata: dict[str, list[int]] = {}
    for each in sorted(lots, key=lambda each: lot(seed, each.id)):
        strata.setdefault(each.stratum, []).append(each.id)
    known = sum(map(len, strata.values()))
    if known < size:
        raise TooFew(f"{what}有{known}个，不足{size}个")
    taken: Counter[str] = Counter()
    drawn: list[int] = []
    while len(drawn) < size:
        name = min(
            (name for name in strata if taken[name] < len(strata[name])),
            key=lambda name: (taken[name] / len(strata[name]), -len(strata[name]), name),
        )
        drawn.append(strata[name][taken[name]])
        taken[name] += 1
    return tuple(drawn)
