"""Ids in blocks of five sizes, as words of the index: how PostgreSQL finds the newest hits without reading all of them. Pure.

A GIN index gives hits in no order; asked for the newest twenty, the planner reads either every hit or every row. With the numbers of
its blocks among the words of a text, the newest hundred ids are asked first, then eight times as many, and so on: a word of every
text is found in the first, and of a rare one the last question, for all that is left, has little to read.
"""

from __future__ import annotations

from collections.abc import Iterator

SHIFTS = (7, 10, 13, 16, 19)  # 128 ids to 524,288


def blocks_of(pk: int) -> list[str]:
    """Return the words of the blocks an id stands in."""
    return [_word(level, pk >> shift) for level, shift in enumerate(SHIFTS)]


def newest_first(end: int) -> Iterator[str]:
    """Yield conditions that together hold each id below ``end`` once (the first, some ids from it on), the newest first.

    Sizes grow once half a block or more was read: a block that has just begun holds too little to tell how rare a word is.
    """
    seen: list[str] = []
    level = 0
    while end > 0 and level < len(SHIFTS):
        width = 1 << SHIFTS[level]
        number = (end - 1) // width
        word = _word(level, number)
        yield " & ".join([word, *(f"!{each}" for each in seen)])
        seen.append(word)
        level += 2 * (end - number * width) >= width
        end = number * width
    if end > 0:
        yield " & ".join(f"!{each}" for each in seen)


def _word(level: int, number: int) -> str:
    return f"b{level}x{number}"
