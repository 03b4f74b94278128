"""Two texts beside each other, line by line, with what changed inside a line marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

AROUND = 2  # unchanged lines shown before and after a change
_ALIKE = 0.4  # lines less alike than this are shown as one taken out and one put in


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters; ``changed`` when the other text has something else here."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """``sign``: "-" only in the old text, "+" only in the new, " " in both, "…" lines left out."""

    sign: str
    pieces: tuple[Piece, ...]


def differences(old: str, new: str) -> list[Line]:
    """Return the changed lines with a little around them; empty when the texts are the same."""
    a, b = old.splitlines(), new.splitlines()
    lines: list[Line] = []
    groups = list(SequenceMatcher(None, a, b, autojunk=False).get_grouped_opcodes(AROUND))
    for n, group in enumerate(groups):
        if n or group[0][1]:
            lines.append(Line("…", ()))
        for tag, a1, a2, b1, b2 in group:
            if tag == "equal":
                lines += [Line(" ", (Piece(line),)) for line in a[a1:a2]]
            else:
                lines += _changed(a[a1:a2], b[b1:b2])
    return lines


def _changed(old: list[str], new: list[str]) -> Iterator[Line]:
    pairs = [_pieces(before, after) for before, after in zip_longest(old, new)]
    yield from (Line("-", before) for before, _ in pairs if before is not None)
    yield from (Line("+", after) for _, after in pairs if after is not None)


def _pieces(
    before: str | None, after: str | None
) -> tuple[tuple[Piece, ...] | None, tuple[Piece, ...] | None]:
    if before is None:
        return None, (Piece(after or ""),)
    if after is None:
        return (Piece(before),), None
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return (Piece(before),), (Piece(after),)
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if a2 > a1:
            left.append(Piece(before[a1:a2], tag != "equal"))
        if b2 > b1:
            right.append(Piece(after[b1:b2], tag != "equal"))
    return tuple(left), tuple(right)
