"""What a detector hands over, and the ground it claims: the stronger comes first, nobody claims a character twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from .model import Kind

HIDDEN = "×××"


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of folded text, and what will stand there."""

    start: int
    end: int
    kind: Kind
    replacement: str = HIDDEN


@dataclass(slots=True)
class Ground:
    """Claims over one folded text."""

    length: int
    claims: list[Found] = field(default_factory=list)
    _taken: bytearray = field(init=False)

    def __post_init__(self) -> None:
        self._taken = bytearray(self.length)

    def free(self, start: int, end: int) -> bool:
        return not any(self._taken[start:end])

    def keep(self, stretches: Iterable[tuple[int, int]]) -> None:
        """What later detectors must leave as it stands."""
        for start, end in stretches:
            self._taken[start:end] = b"\1" * (end - start)

    def claim(self, found: Iterable[Found]) -> None:
        """Take what is still free. A name that meets a stronger claim is dropped, of anything else the rest is hidden."""
        for one in found:
            if self.free(one.start, one.end):
                self._take(one)
            elif one.replacement == HIDDEN:
                for start, end in self._rest(one.start, one.end):
                    self._take(replace(one, start=start, end=end))

    def _take(self, one: Found) -> None:
        if one.start < one.end:
            self._taken[one.start : one.end] = b"\1" * (one.end - one.start)
            self.claims.append(one)

    def _rest(self, start: int, end: int) -> list[tuple[int, int]]:
        free = "".join(".x"[taken] for taken in self._taken[start:end])
        return [(start + piece.start(), start + piece.end()) for piece in re.finditer(r"\.{2,}", free)]

    def in_order(self) -> Iterator[Found]:
        return iter(sorted(self.claims, key=lambda one: one.start))
