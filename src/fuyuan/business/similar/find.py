"""Finding ended matters like an open one: candidates by rare words and by facts, then those the reader may see, then scores.

The work is bounded whatever the size: eight words, a hundred postings each, a few hundred candidates; a dozen queries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from fuyuan.law.likeness import ASKED, LEAST, Match, Told, Yardstick, clean, common_words, rarest, traits
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, policy_for
from fuyuan.shell.addresses import matter_url

from .index import code, counts_of, traits_of
from .models import EndedText
from .sources import SOURCES, act_word, cause_word

PER_WORD, PER_FACT, MOST, OWN, FEW, SHOWN = 100, 100, 300, 200, 2_000, 20
_NEWEST = (
    "SELECT matter_id FROM (SELECT matter_id FROM similar_posting WHERE code = %s"
    " ORDER BY matter_id DESC LIMIT %s) AS w"
)


@dataclass(frozen=True, slots=True)
class Found:
    """One similar matter as the page lists it. ``why``: what is the same, in words; ``words``: shared words."""

    pk: int
    kind: str
    kind_title: str
    number: str
    title: str
    outcome: str
    ended_on: date | None
    score: int
    why: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def url(self) -> str:
        return matter_url(self.kind, self.pk)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the similar matters of a kind ended in one way. ``percent`` of that kind."""

    kind_title: str
    outcome: str
    count: int
    of: int

    @property
    def percent(self) -> int:
        return round(100 * self.count / self.of)


def similar(told: Told, actor: Actor, *, without: frozenset[int]) -> list[Found]:
    """Return up to twenty ended matters like ``told`` that the actor may see, the most alike first."""
    mine = traits(told)
    counts = counts_of(mine.pairs)
    stick = Yardstick(mine, counts, counts.get("", 0))
    seen = visible(candidates(told, actor, rarest(mine.pairs, counts, ASKED)), actor, without)
    matched = [
        (match, row)
        for row in EndedText.objects.filter(pk__in=seen)
        if (match := stick.compare(traits_of(row))).score >= LEAST
    ]
    matched.sort(key=lambda each: (each[0].score, each[1].ended_on or date.min, each[1].pk), reverse=True)
    text = clean(told.texts, told.hidden)
    return [found(match, row, seen[row.pk], text, stick.weights) for match, row in matched[:SHOWN]]


def candidates(told: Told, actor: Actor, words: Sequence[str]) -> list[int]:
    """Return the ids worth comparing: those under the rare words by how many they share, then those alike in facts."""
    hits = Counter(posted([code(word) for word in words]))
    by_words = sorted(hits, key=lambda pk: (hits[pk], pk), reverse=True)[:MOST]
    return list(dict.fromkeys([*by_words, *alike(told), *own(told, actor)]))


def posted(codes: Sequence[int]) -> list[int]:
    """Return the newest matters under each word, one entry for each word (one query; neither engine sorts here)."""
    if not codes:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join([_NEWEST] * len(codes)),
            [each for number in codes for each in (number, PER_WORD)],
        )
        return [pk for (pk,) in cursor.fetchall()]


def alike(told: Told) -> Iterator[int]:
    """Yield the newest matters of the same kind of act in the same area, or of the same organ."""
    rows = (
        EndedText.objects.filter(act_kind=told.act_kind).order_by("-matter_id").values_list("pk", flat=True)
    )
    if told.area:
        yield from rows.filter(area=told.area)[:PER_FACT]
    if told.organ_id:
        yield from rows.filter(organ_id=told.organ_id)[:PER_FACT]


def own(told: Told, actor: Actor) -> Iterator[int]:
    """Yield the newest matters of the same kind of act among the few of whoever sees few: other people's would hide them."""
    for source in SOURCES.values():
        if not sees_all(source.model, actor):
            newest = source.visible(actor).order_by("-pk").values("pk")[:FEW]
            rows = source.model.objects.filter(pk__in=newest, act_kind=told.act_kind).exclude(outcome="")
            yield from rows.order_by("-pk").values_list("pk", flat=True)[:OWN]


def sees_all(model: Any, actor: Actor) -> bool:
    return policy_for(model).visible_to(actor) == EVERYTHING


def visible(ids: Sequence[int], actor: Actor, without: frozenset[int]) -> dict[int, Any]:
    """Return number and title of those the actor may see: the rooms' policies decide, before anything is counted."""
    wanted = [pk for pk in ids if pk not in without]
    return {
        row["pk"]: row
        for source in SOURCES.values()
        for row in policy_for(source.model)
        .among(actor, source.model.objects.filter(pk__in=wanted))
        .values("pk", "number", "case_number", "title")
    }


def found(
    match: Match, row: EndedText, named: Mapping[str, Any], text: str, weights: Mapping[str, float]
) -> Found:
    source = SOURCES[row.kind]
    return Found(
        pk=row.pk, kind=row.kind, kind_title=source.title, number=named["case_number"] or named["number"],
        title=named["title"], outcome=source.outcome_word(row.outcome), ended_on=row.ended_on, score=match.score,
        why=tuple(why(match, row)), words=tuple(common_words(text, match.shared, weights)),
    )  # fmt: skip


def why(match: Match, row: EndedText) -> Iterator[str]:
    """Say which facts are the same."""
    words = {
        "act_kind": f"同类行为：{act_word(row.act_kind)}",
        "area": f"同一领域：{row.area}",
        "organ_id": f"同一{SOURCES[row.kind].organ_word}",
        "cause": f"同一原因：{cause_word(row.cause)}",
    }
    yield from (words[name] for name in match.same)


def shares(rows: Sequence[Found]) -> list[Share]:
    """Count how the listed matters ended, kind by kind, the most frequent first."""
    of = Counter(row.kind_title for row in rows)
    ways = Counter((row.kind_title, row.outcome) for row in rows)
    order = sorted(ways, key=lambda way: (way[0], -ways[way], way[1]))
    return [Share(kind, outcome, ways[kind, outcome], of[kind]) for kind, outcome in order]
