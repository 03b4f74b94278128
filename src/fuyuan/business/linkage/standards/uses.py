"""How often decisions followed a standard and departed from it: for its page, and for the joint meeting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from fuyuan.business.linkage.models import Standard, StandardUse
from fuyuan.business.reconsideration import queries as reconsideration
from fuyuan.matters.registry import Outcome
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import OFFICE_POSTS
from fuyuan.shell.addresses import matter_url

from .sight import DISCUSS

READERS = DISCUSS | OFFICE_POSTS  # the two sides, and whoever decides by the standard
MOST_LINES = 200


def index_uses(outcome: Outcome) -> None:
    """Subscriber of 作出复议决定: what the drafter said to each point counts once the decision is made."""
    StandardUse.objects.bulk_create(
        StandardUse(
            standard_id=each.standard_id, case_id=outcome.matter_id, version=each.version, point=each.point,
            stand=each.stand, reason=each.reason, on=outcome.event.day,
        )
        for each in reconsideration.stands_of(outcome.state)
    )  # fmt: skip


def counts(number: str) -> dict[tuple[int, str], int]:
    """Return by (point, stand) how many decisions said so, of the standard with a number (one query)."""
    own = Standard.objects.filter(number=number).values("pk")
    rows = StandardUse.objects.filter(standard__in=own).values_list("point", "stand").annotate(n=Count("pk"))
    return {(point, stand): n for point, stand, n in rows.order_by()}


@dataclass(frozen=True, slots=True)
class Line:
    """One decision at one point. ``url`` "": the reader may not open the case."""

    on: date
    case: str
    point: int
    version: int
    stand: str
    reason: str
    url: str = ""


def lines(uses: QuerySet[StandardUse], actor: Actor) -> Iterator[Line]:
    """Yield what a reader may know, newest first: the decisions it may open, and of the others the departures.

    Those the joint meeting takes up: by number and kind of act, with the reason and no party.
    """
    rows = list(uses.order_by("-on", "-pk")[:MOST_LINES])
    ids = {row.case_id for row in rows}
    words = reconsideration.case_words(ids)
    seen = set(reconsideration.visible_cases(actor).filter(pk__in=ids).values_list("pk", flat=True))
    for row in rows:
        if row.case_id in seen or row.stand == reconsideration.DEPARTED:
            url = matter_url(reconsideration.KIND, row.case_id) if row.case_id in seen else ""
            stand = reconsideration.STANDS[row.stand]
            yield Line(row.on, words[row.case_id], row.point, row.version, stand, row.reason, url)


def departures(first: date, last: date) -> dict[str, int]:
    """Return by title of a standard how many times decisions of a span of days departed from it, most first."""
    apart = StandardUse.objects.filter(stand=reconsideration.DEPARTED, on__gte=first, on__lte=last)
    found = dict(apart.order_by().values_list("standard_id").annotate(n=Count("pk")))
    titles = Standard.objects.filter(pk__in=found).values_list("title", "pk")
    return dict(sorted(((title, found[pk]) for title, pk in titles), key=lambda item: (-item[1], item[0])))
