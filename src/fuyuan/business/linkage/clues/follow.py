"""Who may read a clue, kept with its state."""

from __future__ import annotations

from fuyuan.business.linkage.models import ClueReader
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import open_matter

from .records import ClueKind, Origin
from .steps import CLUE


def index_readers(outcome: Outcome) -> None:
    """Subscriber of every step."""
    wanted = {each.person_id for each in outcome.state.people}
    rows = ClueReader.objects.filter(matter_id=outcome.matter_id)
    there = set(rows.values_list("person_id", flat=True))
    rows.filter(person_id__in=there - wanted).delete()
    ClueReader.objects.bulk_create(
        ClueReader(matter_id=outcome.matter_id, person_id=pk) for pk in sorted(wanted - there)
    )


def from_report(outcome: Outcome) -> None:
    """Subscriber of 转为问题线索 on what somebody reported: the clue is registered by whoever turned it into one."""
    assert outcome.context
    told, state = outcome.event.record, outcome.state
    record = {
        "origin": Origin.SUPERVISION, "case_number": state.number, "organ_id": told.organ_id, "subject": told.subject,
        "kind": ClueKind(told.kind.value), "content": f"群众反映（{state.channel.label}）：{state.what}",
        "people": told.people,
    }  # fmt: skip
    open_matter(
        kind=CLUE.name, step="register", record=record, actor=outcome.context.actor, token=f"report:{outcome.matter_id}"
    )  # fmt: skip
