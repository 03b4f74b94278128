"""A surname with a title, or with 老 or 小 before it: 李先生, 老王."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from .folding import HAN
from .lexicon import is_word, surname_of, surnames, words
from .roles import TITLES, role_before

_TITLED = re.compile(f"(?:{TITLES}|会计|厂长|村长)(?!事务所)")
_POLITE = frozenset("先生 女士 小姐 太太".split())  # others name a trade: it may be somebody else's
_OLD = re.compile(f"(?<![{HAN}古养元原很太大])[老小]([{HAN}])|(?<=[与和向对被由给找、])[老小]([{HAN}])")


def titled(
    text: str, parties: Iterable[str], others: Iterable[str], ends: Container[int]
) -> Iterator[tuple[int, int, str]]:
    """Partial forms: 李先生, 老王. Yields the surname as the last part; at `ends` something else that is hidden ends."""
    known = {surname_of(name) for name in parties}
    met = known | {surname_of(name) for name in others}
    for match in _TITLED.finditer(text):
        at = match.start()
        char = text[at - 1 : at]
        if char not in surnames() or char in "原前现副总":
            continue
        before = text[at - 2 : at - 1]
        alone = not "\u4e00" <= before <= "\u9fff" or at - 1 in ends or bool(role_before(text, at - 1))
        alone = alone or surnames()[char] < 600 and before + char not in words()
        if alone and words().get(char + match[0], 9999) > 1400:
            yield at - 1, match.end() if char in known and match[0] in _POLITE else at, char
    for match in _OLD.finditer(text):
        char = match[1] or match[2]
        if char in met and not is_word(match[0]):
            yield *match.span(), char
