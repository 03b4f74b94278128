"""The survey of a campaign: how often each area was named, and how often without what looks stuffed. Counted by the database.

Nobody is known, so nothing is thrown away: what looks stuffed is counted apart and both totals are shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet

from fuyuan.business.supervision.models import SurveyAnswer, SurveyChoice

FROM_ONE_NETWORK = 3  # answers a day from one network that may be a household or an office
SAME_WORDS = 3  # times the same words (of some length) may be written
WORDS = 6  # characters from which the same words are no coincidence


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


def compared(text: str) -> str:
    """Return the words of an answer as they are compared with those of others; "" when they are too few to tell anything."""
    words = "".join(text.split())
    return words if len(words) >= WORDS else ""


def suspicious(campaign_id: int) -> QuerySet[SurveyAnswer]:
    """Return the answers that look stuffed: more than three a day from one network, or the same words more than three times.

    Of each answer only the fourth of its like is looked for, along an index: a burst of thousands costs no more than four.
    """
    answers = SurveyAnswer.objects.filter(campaign_id=campaign_id)
    alike = answers.order_by("pk")
    network = alike.filter(given_on=OuterRef("given_on"), network=OuterRef("network"))[FROM_ONE_NETWORK:]
    words = alike.exclude(words="").filter(words=OuterRef("words"))[SAME_WORDS:]
    return answers.filter(Exists(network) | Exists(words))


def totals(campaign_id: int) -> Totals:
    """Count the areas, those named most by sound answers first (four queries)."""
    doubtful = suspicious(campaign_id)
    chosen = SurveyChoice.objects.filter(answer__campaign_id=campaign_id)
    everything = _by_area(chosen)
    sound = _by_area(chosen.exclude(answer__in=doubtful))
    order = sorted(everything, key=lambda area: (-sound.get(area, 0), -everything[area], area))
    return Totals(
        SurveyAnswer.objects.filter(campaign_id=campaign_id).count(),
        doubtful.count(),
        tuple(Named(area, everything[area], sound.get(area, 0)) for area in order),
    )


def _by_area(chosen: QuerySet[SurveyChoice]) -> dict[str, int]:
    return dict(chosen.values_list("area").annotate(Count("pk")))
