"""How like two disputes are: the words they share and the facts they share, and why in words. Pure, so that tests need no row.

A word is two neighbouring Chinese characters: no dictionary has the words of a county, and both databases hold pairs alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from math import log

MOST_PAIRS = 120  # of one text: what a page of reasons holds when the formal words are gone
ASKED, POSTED = 8, 24  # rare pairs an open matter is looked up by, and under which an ended one is found
LONGEST = 20_000  # characters read of one text
LEAST = 25  # below this score two matters are not called alike

# words of form that stand in every application, claim and judgment
FORMAL = (
    "申请人 被申请人 第三人 原告 被告 行政复议 行政诉讼 复议机关 人民法院 人民政府 请求 诉讼请求 判决 裁定 决定书 依法 依照 根据 "
    "规定 法律 法规 有关 相关 上述 以及 因此 认为 本案 中华人民共和国 事实和理由 事实 理由 公民 法人 其他组织 作出 具体 行政行为 "
    "撤销 责令 确认违法 重新作出 违法 综上所述 特此 此致 年月日"
).split()
_FORMAL = re.compile("|".join(sorted(FORMAL, key=len, reverse=True)))
_MASKED = re.compile("[一-鿿]某{1,3}")  # 张某、李某某
_NUMBER = re.compile(
    r"[一-鿿]{0,8}[〔\[(]\d{4}[〕\])][^\d\n]{0,8}\d{0,6}[^\d\n]{0,3}\d{1,6}号|\d{1,6}号"
)  # 汝市监罚〔2026〕12号, (2026)豫0482行初12号
_HAN = re.compile("[一-鿿]{2,}")
_EMPTY = set("的了和与在是有我你他她它其该此于及或对为将并被由以从到而也都就不未没之等所这那")


@dataclass(frozen=True, slots=True)
class Told:
    """A dispute as its room tells it. ``hidden``: names and addresses of the parties, which are no words of the dispute.

    ``outcome`` is empty while there is no result.
    """

    act_kind: str
    area: str
    organ_id: int | None
    texts: tuple[str, ...]
    hidden: tuple[str, ...] = ()
    outcome: str = ""
    cause: str = ""
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Traits:
    """What two matters are compared by. ``pairs``: the two-character words, each once."""

    act_kind: str
    area: str
    organ_id: int | None
    cause: str
    pairs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Match:
    """How like a matter is: points of a hundred, which facts are the same, which pairs are shared."""

    score: int
    same: tuple[str, ...] = ()
    shared: frozenset[str] = field(default_factory=frozenset)


# points of each fact; the text has the rest of a hundred
POINTS = {"act_kind": 15, "area": 10, "organ_id": 5, "cause": 10}
TEXT = 100 - sum(POINTS.values())


def clean(texts: Iterable[str], hidden: Iterable[str] = ()) -> str:
    """Return the words of a dispute: folded, without the parties, without numbers and words of form."""
    text = unicodedata.normalize("NFKC", "\n".join(texts)[:LONGEST])
    names = {unicodedata.normalize("NFKC", each) for each in hidden if len(each) > 1}
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ")
    return _FORMAL.sub(" ", _MASKED.sub(" ", _NUMBER.sub(" ", text)))


@lru_cache(maxsize=256)  # hundreds of suits of a court's list are about the same act
def pairs_of(text: str) -> tuple[str, ...]:
    """Return the pairs of a cleaned text: the most frequent, then those that come first."""
    found: Counter[str] = Counter()
    for run in _HAN.findall(text):
        found.update(
            pair for pair in map("".join, zip(run, run[1:], strict=False)) if not _EMPTY.intersection(pair)
        )
    return tuple(pair for pair, _ in found.most_common(MOST_PAIRS))


def traits(told: Told) -> Traits:
    pairs = frozenset(pairs_of(clean(told.texts, told.hidden)))
    return Traits(told.act_kind, told.area.strip(), told.organ_id, told.cause, pairs)


def rarest(pairs: Iterable[str], counts: Mapping[str, int], most: int) -> list[str]:
    """Return the pairs that tell most: those in the fewest ended matters, but in one at least."""
    known = [pair for pair in pairs if counts.get(pair, 0) > 0]
    return sorted(known, key=lambda pair: (counts[pair], pair))[:most]


def weights(pairs: Iterable[str], counts: Mapping[str, int], total: int) -> dict[str, float]:
    """Return how much each pair tells: the rarer, the more."""
    return {pair: log(2 + max(total, 0) / (1 + max(counts.get(pair, 0), 0))) for pair in pairs}


class Yardstick:
    """An open matter, ready to be held beside hundreds of ended ones. Only facts it has can count; a twin gets a hundred."""

    def __init__(self, mine: Traits, counts: Mapping[str, int], total: int) -> None:
        self.mine = mine
        self.weights = weights(mine.pairs, counts, total)
        self.whole = sum(self.weights.values())
        self.facts = tuple((name, getattr(mine, name)) for name in POINTS if getattr(mine, name))
        self.reach = TEXT * bool(mine.pairs) + sum(POINTS[name] for name, _ in self.facts)

    def compare(self, ended: Traits) -> Match:
        same = tuple(name for name, value in self.facts if getattr(ended, name) == value)
        shared = self.mine.pairs & ended.pairs
        points = TEXT * self.likeness(shared, len(ended.pairs)) + sum(POINTS[name] for name in same)
        return Match(round(100 * points / self.reach) if self.reach else 0, same, shared)

    def likeness(self, shared: frozenset[str], length: int) -> float:
        """How much of the open text's weight is shared; a text that says much more is less like. 1 only for a twin."""
        if not shared:
            return 0.0
        own = len(self.mine.pairs)
        covered = sum(map(self.weights.__getitem__, shared)) / self.whole
        return min(1.0, covered) * min(1.0, 2 * own / (own + length))


def common_words(
    text: str, shared: frozenset[str], weight: Mapping[str, float], most: int = 5
) -> Sequence[str]:
    """Join shared pairs that stand side by side in the open matter's cleaned text to words, the most telling first."""
    found: dict[str, float] = {}
    for run in _HAN.findall(text):
        start = None
        for at in range(len(run)):
            if run[at : at + 2] in shared:
                start = at if start is None else start
            elif start is not None:
                word = run[start : at + 1]
                found[word] = sum(weight[word[each : each + 2]] for each in range(len(word) - 1))
                start = None
    best = sorted(found, key=lambda word: (-found[word], word))
    return [word for word in best if not any(word != other and word in other for other in best)][:most]
