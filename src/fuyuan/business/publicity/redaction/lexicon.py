"""The tables a name is told from a word by, read once. Costs are −100·ln(probability)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_TRADE_COST = 850  # words of this trade that a general dictionary has not, or has too seldom


@cache
def words() -> dict[str, int]:
    """Cost of every known word."""
    table = _table("words.txt")
    for word in _read("trade.txt").split():
        table[word] = min(table.get(word, _TRADE_COST), _TRADE_COST)
    return table


@cache
def surnames() -> dict[str, int]:
    """Cost of every surname, given that a name begins; compound ones too."""
    return _table("surnames.txt")


@cache
def cities() -> tuple[str, ...]:
    """Cities of prefectures without 市: firms are named after them."""
    return tuple(_read("cities.txt").split())


@cache
def given() -> dict[str, int]:
    """Cost of a character inside a given name."""
    return _table("given.txt")


def surname_of(name: str) -> str:
    """The surname a name begins with; the first character when no surname is known."""
    if "·" in name:
        return name[0]
    return next((name[:n] for n in (4, 2, 1) if name[:n] in surnames()), name[0])


def is_word(text: str) -> bool:
    """Whether a name can be read as an ordinary word: 高兴, 安全, 和平, 黄河."""
    return len(text) > 1 and words().get(text, 9999) < 1500


def _table(name: str) -> dict[str, int]:
    return {word: int(cost) for word, _, cost in (line.partition(" ") for line in _read(name).splitlines())}


def _read(name: str) -> str:
    return files(__package__).joinpath("data", name).read_text("utf-8")
