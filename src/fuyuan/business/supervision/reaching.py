"""Which of the matters a frozen list names the reader may open: a number without a way is only told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from fuyuan.organs.actor import Actor
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.rooms import desk_room


class Named(Protocol):
    @property
    def kind(self) -> str: ...

    @property
    def matter_id(self) -> int: ...


def reachable(lines: Iterable[Named], actor: Actor) -> dict[tuple[str, int], str]:
    """Return the address of each matter the actor may see (one query for each kind)."""
    by_kind: dict[str, set[int]] = defaultdict(set)
    for each in lines:
        by_kind[each.kind].add(each.matter_id)
    return {
        (kind, pk): matter_url(kind, pk)
        for kind, ids in by_kind.items()
        for pk in desk_room(kind).among(actor, pk__in=ids).values_list("pk", flat=True)
    }
