"""How often the items of a list were used."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Sum

from fuyuan.business.guidance.models import LenientCase, LenientList
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for


@dataclass(frozen=True, slots=True)
class Use:
    """One item: cases decided by it, fines in yuan, and what they would usually have been."""

    cases: int
    fined: int
    usual: int

    @property
    def percent(self) -> str:
        return f"{100 * self.fined / self.usual:.1f}%" if self.usual else "—"


def uses_of(number: str, actor: Actor) -> dict[int, Use]:
    """Return by item the cases of a list that the actor may see (one query)."""
    own = LenientList.objects.filter(number=number).values("pk")
    rows = policy_for(LenientCase).filter(actor, LenientCase.objects.filter(list_id__in=own, stage="decided"))
    counted = rows.order_by().values_list("item").annotate(Count("pk"), Sum("fined"), Sum("usual"))
    return {item: Use(cases, fined or 0, usual or 0) for item, cases, fined, usual in counted}
