"""One person, one alias, over the whole text; two persons never share one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count

from .folding import HAN
from .lexicon import surname_of


def people_aliases(keys: Iterable[str], text: str) -> dict[str, str]:
    """Alias of every person in the order of appearance: 张某某, or 张某1, 张某2 where a surname is met twice.

    Masks that stand in the text already (张某, 张某1) belong to somebody else and are not given again.
    """
    by_surname: dict[str, list[str]] = {}
    for key in dict.fromkeys(keys):
        by_surname.setdefault(surname_of(key), []).append(key)
    out: dict[str, str] = {}
    for surname, names in by_surname.items():
        masked = set(re.findall(f"{re.escape(surname)}某(?:某|\\d{{1,3}})?", text))
        out |= _given(names, masked, f"{surname}某某", f"{surname}某")
    return out


def firm_aliases(keys: Iterable[tuple[str, str]], text: str) -> dict[str, str]:
    """Alias of every firm: 某公司, or 某公司1, 某公司2; `keys` are (name, noun)."""
    by_noun: dict[str, list[str]] = {}
    for name, noun in dict.fromkeys(keys):
        by_noun.setdefault(noun, []).append(name)
    out: dict[str, str] = {}
    for noun, names in by_noun.items():
        masked = set(re.findall(f"某[{HAN}]{{0,6}}{noun}\\d{{0,3}}", text))
        out |= _given(names, masked, f"某{noun}", f"某{noun}")
    return out


def _given(names: list[str], masked: set[str], alone: str, numbered: str) -> dict[str, str]:
    """``alone`` for the only one; else numbers that stand for nobody in the text yet."""
    if len(names) == 1 and not masked:
        return {names[0]: alone}
    free = (alias for n in count(1) if (alias := f"{numbered}{n}") not in masked)
    return dict(zip(names, free, strict=False))
