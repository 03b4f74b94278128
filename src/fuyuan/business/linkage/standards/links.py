"""Which standards hold for a case, and how an open case's page shows them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from fuyuan.business.linkage.models import Standard
from fuyuan.business.litigation.queries import visible_suits
from fuyuan.business.reconsideration import queries as reconsideration
from fuyuan.matters import clock
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related

from .steps import STANDARD
from .validity import holds


def standards_of(matter_id: int, actor: Actor) -> Iterator[Related]:
    """Related pages: of what is open, the standards that hold today; of a suit with a result, those that held that day,
    beside the judgment (one query).
    """
    seen = policy_for(Standard).filter(actor, Standard.objects.filter(valid_from__isnull=False))
    suits = visible_suits(actor).filter(pk=matter_id)
    judged = ExpressionWrapper(_held_at_result(suits), BooleanField())
    cases = reconsideration.visible_cases(actor).filter(pk=matter_id, closed_on=None)
    now = holds(clock.today()) & (_like(cases) | _like(suits.filter(closed_on=None, result_on=None)))
    rows = seen.annotate(judged=judged).filter(now | Q(judged=True)).order_by("-valid_from", "-pk")
    for row in rows.only("pk", "number", "title")[:10]:
        note = "裁判时的类案审理标准" if row.judged else "类案审理标准"
        yield Related(f"{row.title}（{row.number}）", matter_url(STANDARD.name, row.pk), note)


def _held_at_result(suits: QuerySet[Any]) -> Q:
    begun = suits.filter(result_on__gte=OuterRef("valid_from"))
    return Q(valid_to=None) & _like(begun) | _like(begun.filter(result_on__lte=OuterRef("valid_to")))


def _like(rows: QuerySet[Any]) -> Q:
    """Same kind of act, and the same area unless the standard is for all of them."""
    same = rows.order_by().filter(act_kind=OuterRef("act_kind"))
    return Q(Exists(same), area="") | Q(Exists(same.filter(area=OuterRef("area"))))
