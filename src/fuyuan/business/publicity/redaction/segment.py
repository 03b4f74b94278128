"""Names that no list gives: names and words compete for every stretch of Han characters, the cheaper reading wins.

A stretch is read as words (cost of the dictionary) or as a name (cost of its surname, of the characters of its given
name, and of a name standing there at all). What stands before and after moves the last part: after 申请人 or before
先生 a name is likely, in the middle of a sentence it must earn its place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from .folding import HAN
from .lexicon import given, surnames, words
from .roles import AFTER_NAME, NO_NAME_BEFORE, TITLES, role_before

NAME = 560  # a name where nothing speaks for one
AFTER_ROLE, BEFORE_CUE, AT_EDGE = -520, -240, -90
UNKNOWN_CHAR, UNKNOWN_GIVEN, LONE_GIVEN = 1600, 1250, 170
KNOWN = 60
LONGEST_WORD = 8
NOT_GIVEN, RARELY_GIVEN = frozenset("未不没的是在被把对称说系因经已曾均都也亦又则就到从给让叫于路街局某等与及并而且"), 1100
PLACE = frozenset("县市区镇乡村")
LINKING, SELDOM = frozenset("向和于从同有因任时应单全成能相管那与及"), 520  # surnames that are words of every sentence

_TITLE = re.compile(TITLES)
_RUN = re.compile(f"[{HAN}]+")

_Token = tuple[int, int, bool]


def suggested(text: str, known: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield where names stand in folded text, the `known` ones cheaply. Linear in the length of the text."""
    by_first: dict[str, list[str]] = {}
    for name in known:
        by_first.setdefault(name[0], []).append(name)
    for run in _RUN.finditer(text):
        for start, end in _names(text, run.start(), run.end(), by_first):
            yield start, end


def _names(text: str, begin: int, end: int, known: dict[str, list[str]]) -> Iterator[tuple[int, int]]:
    """The cheapest reading of one run, from its end to its begin."""
    best = [0] * (end - begin + 1)
    choice: list[_Token] = [(0, 0, False)] * (end - begin)
    for start in range(end - 1, begin - 1, -1):
        readings = [
            (cost + best[stop - begin], (start, stop, named))
            for stop, cost, named in _readings(text, start, end, begin, known)
        ]
        best[start - begin], choice[start - begin] = min(readings)
    at = begin
    while at < end:
        start, at, named = choice[at - begin]
        if named:
            yield start, at


def _readings(
    text: str, start: int, end: int, begin: int, known: dict[str, list[str]]
) -> Iterator[tuple[int, int, bool]]:
    table = words()
    yield start + 1, table.get(text[start], UNKNOWN_CHAR), False
    for stop in range(start + 2, min(end, start + LONGEST_WORD) + 1):
        cost = table.get(text[start:stop])
        if cost is not None:
            yield stop, cost, False
    for name in known.get(text[start], ()):
        if text.startswith(name, start, end):
            yield start + len(name), KNOWN, True
    yield from _new_names(text, start, end, begin)


def _new_names(text: str, start: int, end: int, begin: int) -> Iterator[tuple[int, int, bool]]:
    for length in (1, 2):
        surname = text[start : start + length]
        cost = surnames().get(surname)
        if cost is None:
            continue
        cost -= 260 * (length - 1)  # a compound surname is seldom there by chance
        cost += SELDOM * (surname in LINKING)
        for stop in (start + length + 1, start + length + 2):
            if stop > end or "某" in text[start : stop + 1]:
                break
            if NO_NAME_BEFORE.match(text, stop) or _TITLE.match(text, start + length) or _TITLE.match(text, start) or text[stop - 1] in PLACE:
                continue
            yield stop, cost + _given(text[start + length : stop]) + _standing(text, start, stop, begin, end), True


def _given(name: str) -> int:
    table = given()
    cost = sum(table.get(char, UNKNOWN_GIVEN) for char in name)
    if name[-1] in NOT_GIVEN:
        cost += RARELY_GIVEN
    return cost + (LONE_GIVEN if len(name) == 1 else 30)


def _standing(text: str, start: int, stop: int, begin: int, end: int) -> int:
    cost = NAME
    if role_before(text, start):
        cost += AFTER_ROLE
    elif start == begin:
        cost += AT_EDGE
    if AFTER_NAME.match(text, stop):
        cost += BEFORE_CUE
    elif stop == end:
        cost += AT_EDGE
    return cost
