"""How the page of a case or suit shows the standards that hold for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fuyuan.business.linkage.models import Standard
from fuyuan.matters import clock
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related

from .steps import STANDARD
from .validity import holds


def standards_of(row: Any, actor: Actor) -> Iterator[Related]:
    """Related pages of the row of a case or suit: while it is open, the standards that hold today; of a suit with a result,
    those that held that day, beside the judgment (one query). For all areas, or for its own.
    """
    judged_on = getattr(row, "result_on", None)
    if judged_on is None and row.closed_on is not None:
        return
    alike = Standard.objects.filter(
        holds(judged_on or clock.today()), act_kind=row.act_kind, area__in=("", row.area)
    )
    note = "裁判时的类案审理标准" if judged_on else "类案审理标准"
    for each in (
        policy_for(Standard).filter(actor, alike).order_by("-valid_from", "-pk").only("number", "title")[:10]
    ):
        yield Related(f"{each.title}（{each.number}）", matter_url(STANDARD.name, each.pk), note)
