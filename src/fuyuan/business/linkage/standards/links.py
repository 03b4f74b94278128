"""Which standards hold for a case, and how an open case's page shows them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from fuyuan.business.linkage.models import Standard
from fuyuan.business.litigation.queries import visible_suit
from fuyuan.business.reconsideration import queries as reconsideration
from fuyuan.matters import clock
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related

from .steps import STANDARD


def in_force(day: date) -> QuerySet[Standard]:
    """Return the standards that hold on a day, both ends counted."""
    begun = Standard.objects.filter(valid_from__lte=day)
    return begun.filter(Q(valid_to=None) | Q(valid_to__gte=day)).order_by("-valid_from", "-pk")


def standards_of(matter_id: int, actor: Actor) -> Iterator[Related]:
    """Related pages of an open case: the standards for its kind of act that hold today (one query)."""
    today = clock.today()
    seen = policy_for(Standard).filter(actor, in_force(today))
    mine = _like(reconsideration.visible_case(actor, matter_id).filter(closed_on=None))
    mine |= _like(visible_suit(actor, matter_id).filter(closed_on=None))
    for row in seen.filter(mine).only("pk", "number", "title")[:10]:
        yield Related(f"{row.title}（{row.number}）", matter_url(STANDARD.name, row.pk), "类案审理标准")


def _like(rows: QuerySet[Any]) -> Q:
    """Same kind of act, and the same area unless the standard is for all of them."""
    same = rows.filter(act_kind=OuterRef("act_kind"))
    return Q(Exists(same), area="") | Q(Exists(same.filter(area=OuterRef("area"))))
