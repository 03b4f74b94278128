"""Who may read a clue, kept with its state."""

from __future__ import annotations

from fuyuan.business.linkage.models import ClueReader
from fuyuan.matters.registry import Outcome


def index_readers(outcome: Outcome) -> None:
    """Subscriber of every step."""
    wanted = {each.person_id for each in outcome.state.people}
    rows = ClueReader.objects.filter(matter_id=outcome.matter_id)
    there = set(rows.values_list("person_id", flat=True))
    rows.filter(person_id__in=there - wanted).delete()
    ClueReader.objects.bulk_create(
        ClueReader(matter_id=outcome.matter_id, person_id=pk) for pk in sorted(wanted - there)
    )
