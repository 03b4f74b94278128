"""Which of the matters behind findings somebody may open: no page shows a link that leads nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from fuyuan.matters.registry import room_of
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related

from .findings.grounds import Finding

MOST = 50


def links_to(findings: Iterable[Finding], note: str, actor: Actor) -> Sequence[Related]:
    """Return a link for each finding whose matter the actor may see, fifty at most; one query for each kind of matter."""
    known = [each for each in findings if each.matter_id]
    wanted: dict[str, set[int]] = defaultdict(set)
    for each in known:
        wanted[each.kind].add(each.matter_id or 0)
    seen = {(kind, pk) for kind, ids in wanted.items() for pk in _visible(kind, ids, actor)}
    rows = [each for each in known if (each.kind, each.matter_id) in seen]
    return [Related(each.text[:60], matter_url(each.kind, each.matter_id or 0), note) for each in rows[:MOST]]


def _visible(kind: str, ids: set[int], actor: Actor) -> Iterable[int]:
    model = room_of(kind).model
    rows = policy_for(model).filter(actor, model._default_manager.filter(pk__in=ids))
    return list(rows.values_list("pk", flat=True))
