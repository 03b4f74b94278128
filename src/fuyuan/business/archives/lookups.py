"""What the guards may know: which files may be destroyed today, and which stand on another register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from typing import Any

from fuyuan.business.reconsideration import queries as reconsideration
from fuyuan.matters import clock
from fuyuan.matters.lookups import Lookups
from fuyuan.organs.actor import Actor

from .models import Destruction
from .procedure import DestructionState
from .records import Item

OPEN = ("appraising", "approving", "carrying", "witnessing")


def facts_for(state: DestructionState | None, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    among = None if state is None else frozenset(item.matter_id for item in state.items)

    @cache
    def files() -> Mapping[int, Item]:
        found = reconsideration.expired(clock.today(), among)
        return {each.matter_id: Item(**asdict(each)) for each in found}

    return Lookups(expired=files, taken=taken)


def taken() -> Mapping[int, str]:
    """Return the files on registers that are not finished, each with the number of its register."""
    found: dict[int, str] = {}
    for row in Destruction.objects.filter(stage__in=OPEN):
        state = DestructionState.model_validate_json(row.state)
        found |= {item.matter_id: row.number for item in state.destroyed}
    return found
