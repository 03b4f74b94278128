"""Who may read a clue, kept with its state; who did read it, kept for good."""

from __future__ import annotations

from fuyuan.business.linkage.models import ClueReader, ClueView
from fuyuan.matters import clock
from fuyuan.matters.registry import Outcome
from fuyuan.organs.actor import Actor


def index_readers(outcome: Outcome) -> None:
    """Subscriber of every step."""
    wanted = {each.person_id for each in outcome.state.people}
    rows = ClueReader.objects.filter(matter_id=outcome.matter_id)
    there = set(rows.values_list("person_id", flat=True))
    rows.filter(person_id__in=there - wanted).delete()
    ClueReader.objects.bulk_create(
        ClueReader(matter_id=outcome.matter_id, person_id=pk) for pk in sorted(wanted - there)
    )


def note_view(matter_id: int, actor: Actor, what: str) -> None:
    """Called by the pages that show a clue or one of its papers."""
    ClueView.objects.create(
        matter_id=matter_id, person_id=actor.person_id, name=str(actor)[:200], at=clock.now(), what=what[:120]
    )


def views_of(matter_id: int) -> list[ClueView]:
    return list(ClueView.objects.filter(matter_id=matter_id).order_by("-id")[:200])
