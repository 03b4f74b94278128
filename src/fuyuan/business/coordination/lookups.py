"""What the guards may know beside the state: looked up here, handed over as plain facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fuyuan.business.localrules.queries import cited
from fuyuan.matters import clock
from fuyuan.matters.lookups import Lookups
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ, Role
from fuyuan.organs.models.organ import role_holder, valid_on

from .alike import settled_like
from .numbers import days_now
from .queries import settled_numbers


def facts_for(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    """Each is looked up only when a guard asks for it."""
    today = clock.today()
    return Lookups(
        days=days_now,
        rules=lambda: {topic: str(each) for topic, each in cited(today).items()},
        names=enforcers,
        office=lambda: _holder(Role.ENFORCEMENT_SUPERVISION) or _holder(Role.JUDICIAL_BUREAU),
        government=lambda: _holder(Role.RECONSIDERATION_ORGAN),
        similar=lambda: settled_words(record.item),
        settled=settled_numbers,
    )


def enforcers() -> dict[int, str]:
    """Return the enforcement organs of this place: between these the supervision body coordinates."""
    region = str(installation.get("place.region"))
    rows = Organ.objects.filter(valid_on(clock.today()), enforcement=True, region__startswith=region)
    return dict(rows.order_by("code").values_list("pk", "name"))


def settled_words(item: str) -> list[str]:
    """Return questions settled before that read like this one: 汝执协〔2026〕1号“…”（某局负责…）, each once."""
    found: dict[int, list[Any]] = {}
    for row in settled_like(item):
        found.setdefault(row.matter_id, []).append(row)
    return [
        f"{rows[0].number}“{rows[0].item}”（{'，'.join(f'{row.organ_name}{row.what}' for row in rows[:3])}）"
        for rows in found.values()
    ]


def _holder(role: Role) -> int | None:
    try:
        return role_holder(role, clock.today()).pk
    except Organ.DoesNotExist:
        return None
