"""Who opened what is confidential or was shared under a rule: a line for every opening, kept for good.

Triggers keep the table append-only in the database itself (organs.guards), whatever writes to it.
"""

from __future__ import annotations

from django.db.models import QuerySet

from fuyuan.matters import clock
from fuyuan.organs.actor import Actor
from fuyuan.organs.guards import append_only
from fuyuan.organs.guards import register as hold

from .models import Opening

MOST = 200  # lines on the page of one matter


def protect() -> None:
    hold(append_only(Opening._meta.db_table))


def note(matter_id: int, actor: Actor, what: str) -> None:
    """Called by the pages that show such a matter or one of its papers (shell.hooks.visited)."""
    Opening.objects.create(
        matter_id=matter_id, person_id=actor.person_id, organ_id=actor.organ_id, post=actor.post.value,
        name=str(actor)[:200], at=clock.now(), what=what[:120],
    )  # fmt: skip


def of_matter(matter_id: int) -> QuerySet[Opening]:
    """Return the openings of one matter, newest first."""
    return Opening.objects.filter(matter_id=matter_id).order_by("-id")


def of_kind(kind: str) -> QuerySet[Opening]:
    """Return the openings of every matter of a kind, newest first."""
    return Opening.objects.filter(matter__kind=kind).order_by("-id")
