"""The survey of a campaign: how often each area was named, and how often without what looks stuffed. Pure.

Nobody is known, so nothing is thrown away: what looks stuffed is counted apart and both totals are shown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

FROM_ONE_NETWORK = 3  # answers a day from one network that may be a household or an office
SAME_WORDS = 3  # times the same words (of some length) may be written
WORDS = 6  # characters from which the same words are no coincidence


@dataclass(frozen=True, slots=True)
class Given:
    """One answer. ``network`` is a digest of the network within this campaign."""

    pk: int
    on: date
    network: str
    areas: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """How often an area was named: in all answers, and in those that do not look stuffed."""

    area: str
    all: int
    sound: int


@dataclass(frozen=True, slots=True)
class Totals:
    answers: int
    suspicious: int
    named: tuple[Named, ...]


def suspicious(answers: Sequence[Given]) -> frozenset[int]:
    """Return the answers that look stuffed: more than three a day from one network, or the same words more than three times."""
    networks, words = defaultdict[tuple[date, str], list[int]](list), defaultdict[str, list[int]](list)
    for each in answers:
        networks[each.on, each.network].append(each.pk)
        if len(text := "".join(each.text.split())) >= WORDS:
            words[text].append(each.pk)
    return frozenset(_beyond(networks.values(), FROM_ONE_NETWORK)) | frozenset(
        _beyond(words.values(), SAME_WORDS)
    )


def _beyond(groups: Iterable[list[int]], most: int) -> list[int]:
    return [pk for group in groups if len(group) > most for pk in group]


def totals(answers: Sequence[Given]) -> Totals:
    """Count the areas, those named most by sound answers first."""
    doubtful = suspicious(answers)
    everything = Counter(area for each in answers for area in each.areas)
    sound = Counter(area for each in answers if each.pk not in doubtful for area in each.areas)
    order = sorted(everything, key=lambda area: (-sound[area], -everything[area], area))
    return Totals(
        len(answers), len(doubtful), tuple(Named(area, everything[area], sound[area]) for area in order)
    )
