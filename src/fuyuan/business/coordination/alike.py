"""Whether a question was settled before: candidates by the kernel's search, likeness by shared two-character words.

A phrase is found only as it was written, so pieces of four characters are looked for; who shares half of the words is alike.
Everything is bounded: a dozen look-ups, each the newest of the index, and a county settles some dozens of questions a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fuyuan.law.likeness import clean, pairs_of
from fuyuan.matters import search

from .models import Allotment
from .procedure import COORDINATION

PIECE, MOST, ALIKE = 4, 12, 0.5
_EMPTY = re.compile("[的和与及或等]|行为|工作|问题|争议|查处|处罚|监管|管理|执法")  # said of every power


def words_of(text: str) -> frozenset[str]:
    """Return the two-character words of a question that tell it from others."""
    return frozenset(pairs_of(_EMPTY.sub(" ", clean([text]))))


def pieces_of(text: str) -> Iterator[str]:
    """Yield the phrases by which a question is looked up: pieces of four characters, shorter runs whole."""
    found = 0
    for run in re.findall("[一-鿿]{2,}", _EMPTY.sub(" ", clean([text]))):
        for at in range(0, max(len(run) - PIECE, 0) + 1, 2):
            if found < MOST:
                found += 1
                yield run[at : at + PIECE]


def likeness(mine: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter question is said by the other: 0 nothing, 1 all."""
    least = min(len(mine), len(other))
    return len(mine & other) / least if least else 0.0


def settled_like(text: str) -> list[Allotment]:
    """Return the lines of the questions settled before that read like ``text``, the most alike question first."""
    mine = words_of(text)
    found: set[int] = set()
    for piece in pieces_of(text):
        hits = search.hits(COORDINATION.name, piece, capped=True)
        found.update(Allotment.objects.filter(matter_id__in=hits).values_list("matter_id", flat=True))
    rows = Allotment.objects.filter(matter_id__in=found).order_by("matter_id", "place")
    scored = [(likeness(mine, words_of(row.item)), row) for row in rows]
    alike = [(score, row) for score, row in scored if score >= ALIKE]
    return [row for _, row in sorted(alike, key=lambda each: (-each[0], -each[1].matter_id, each[1].place))]
