"""Names that no list gives: names and words compete for every stretch of Han characters, the cheaper reading wins.

A stretch is read as words (cost of the dictionary) or as a name (cost of its surname, of the characters of its given
name, and of a name standing there at all). What stands before and after moves the last part: after 申请人 or before
先生 a name is likely, in the middle of a sentence it must earn its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from .folding import HAN
from .lexicon import given, surnames, words
from .roles import AFTER_NAME, NO_NAME_BEFORE, POSTS, PRIVATE_ROLES, SHORT_KIN, TITLES, role_before

NAME = 480  # a name where nothing speaks for one
AFTER_ROLE, BEFORE_CUE, AT_EDGE = -620, -240, -90
FREQUENT, UNKNOWN_CHAR, UNKNOWN_GIVEN, LONE_GIVEN = 1100, 1600, 1250, 170
KNOWN, TWICE, BEGUN_BY_WORD = 60, 300, 250
JOINTS, LISTED_WORD = (
    frozenset("、和及与"),
    400,
)  # 商铺、别墅 is a list of things as often as 李江、江河 one of persons
COMPOUND = 260  # a compound surname is seldom there by chance
NOT_GIVEN, RARELY_GIVEN = (
    frozenset(
        "未不没的是在被把对称说系因经已曾均都也亦又则就到从给让叫于路街局某等与及并而且诉处持向人员姓送"
    ),
    1100,
)
NEVER_FIRST = frozenset("都未没已曾均也亦又则被把让叫老")
PLACE = frozenset("县市区镇乡村")
LINKING, SELDOM = (
    frozenset("向和于从同有因任时应单全成能相管那与及"),
    520,
)  # surnames that are words of every sentence

_FAMILY_PLACE = re.compile("家[湾坡岭沟坪坝塘冲洼垭坳岗台畈圩埠滩渡庄村寨堡店桥河山]")
_TITLE = re.compile(f"{TITLES}|{POSTS}")
_RUN = re.compile(f"[{HAN}]+")


def suggested(text: str, known: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where names stand in folded text, the `known` ones cheaply. Linear in the length of the text."""
    by_first: dict[str, list[str]] = {}
    for name in known:
        by_first.setdefault(name[0], []).append(name)
    for run in _RUN.finditer(text):
        yield from _names(text, run.start(), run.end(), by_first)


def _names(text: str, begin: int, end: int, known: dict[str, list[str]]) -> Iterator[tuple[int, int]]:
    """The names in the cheapest reading of one run, found from its end to its begin."""
    table, beginnings = words(), _beginnings()
    best = [0] * (end - begin + 1)
    step: list[tuple[int, bool]] = [(0, False)] * (end - begin)
    for start in range(end - 1, begin - 1, -1):
        first = text[start]
        cheapest, choice = table.get(first, UNKNOWN_CHAR) + best[start + 1 - begin], (start + 1, False)
        for stop in range(start + 2, min(end, start + beginnings.get(first, 0)) + 1):
            cost = table.get(text[start:stop])
            if cost is not None and cost + best[stop - begin] < cheapest:
                cheapest, choice = cost + best[stop - begin], (stop, False)
        for stop, cost in _named(text, start, end, begin, known):
            if cost + best[stop - begin] < cheapest:
                cheapest, choice = cost + best[stop - begin], (stop, True)
        best[start - begin], step[start - begin] = cheapest, choice
    at = begin
    while at < end:
        start, (at, is_name) = at, step[at - begin]
        if is_name:
            yield start, at


@cache
def _beginnings() -> dict[str, int]:
    """How long the longest word is that begins with a character."""
    longest: dict[str, int] = {}
    for word in words():
        if len(word) > longest.get(word[0], 0):
            longest[word[0]] = len(word)
    return longest


def _named(
    text: str, start: int, end: int, begin: int, known: dict[str, list[str]]
) -> Iterator[tuple[int, int]]:
    """Names that could begin here, and what each costs."""
    for name in known.get(text[start], ()):
        if text.startswith(name, start, end):
            yield start + len(name), KNOWN
    for length in (1, 2):
        surname = text[start : start + length]
        cost = surnames().get(surname)
        if cost is None or _taken(text, start, length):
            continue
        cost -= COMPOUND * (length - 1)
        role = role_before(text, start)
        person = role in PRIVATE_ROLES | SHORT_KIN
        cost += NAME + (AFTER_ROLE if role else AT_EDGE * (start == begin))
        listed = role in JOINTS
        cost += SELDOM * (surname in LINKING and start > begin and not person)
        for stop in (start + length + 1, start + length + 2):
            if stop > end or "某" in text[start : stop + 1]:
                break
            if NO_NAME_BEFORE.match(text, stop) or _is_place(text, start + length, stop, person):
                continue
            if words().get(text[start:stop], FREQUENT) < FREQUENT:
                continue  # 文书, 公安: whether somebody is called so, other signs must say
            if not role and length == 1 and words().get(text[start : start + 2], FREQUENT) < FREQUENT:
                yield (
                    stop,
                    cost + BEGUN_BY_WORD + _given(text[start + length : stop]) + _after(text, stop, end),
                )
                continue  # 陈旧性, 麻木感
            word = LISTED_WORD * (listed and text[start:stop] in words())
            yield stop, cost + word + _given(text[start + length : stop]) + _after(text, stop, end)
        if person and length == 1 and _two_surnames(text, start, end):
            stop = start + 4
            yield stop, cost + BEGUN_BY_WORD + _given(text[start + 2 : stop]) + _after(text, stop, end)


def _two_surnames(text: str, start: int, end: int) -> bool:
    """蔡彭美珠: a husband's surname before one's own, or those of both parents; a given name of two characters."""
    name = text[start : start + 4]
    if start + 4 > end or name[1] not in surnames() or set(name) & (PLACE | {"某"}):
        return False
    return name[2:] not in words() and not any(AFTER_NAME.match(text, start + n) for n in (2, 3))


def _given(name: str) -> int:
    table = given()
    cost = sum(table.get(char, UNKNOWN_GIVEN) for char in name)
    if len(name) == 2 and name[0] == name[1]:
        cost -= TWICE  # 盈盈, 明明: a name more than a word
    if name[-1] in NOT_GIVEN or name[0] in NEVER_FIRST:
        cost += RARELY_GIVEN
    return cost + (LONE_GIVEN if len(name) == 1 else 30)


def _taken(text: str, start: int, length: int) -> bool:
    """Whether what reads like a surname belongs to a mask (某), a title (师傅) or a role (房东)."""
    titles = any(_TITLE.match(text, at) for at in (start - 1, start, start + length) if at >= 0)
    roles = any(text[at : at + 2] in PRIVATE_ROLES for at in (start - 1, start))
    return titles or roles or text[start - 1 : start] == "某"


def _is_place(text: str, given_at: int, stop: int, after_role: bool) -> bool:
    """南召县, 杨家湾: what begins like a name and ends like a place; 杜镇纬 only where a person is announced."""
    if text[stop - 1] in PLACE or _FAMILY_PLACE.match(text, given_at):
        return True
    return text[given_at] in PLACE and not after_role


def _after(text: str, stop: int, end: int) -> int:
    return BEFORE_CUE if AFTER_NAME.match(text, stop) else AT_EDGE * (stop == end)
