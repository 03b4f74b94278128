"""What the guards may know beside the state: looked up here, handed over as plain facts."""

from collections.abc import Mapping
from typing import Any

from fuyuan.matters import clock
from fuyuan.matters.registry import rooms
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.shell.evidence import told

from .duties import task_duties
from .models import PlanRow

LASTING = ("adopted", "running", "concluded")


def plan_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    if step != "adopt" or record is None or not record.document_number:
        return {}
    same = PlanRow.objects.filter(document_number=record.document_number, stage__in=LASTING)
    return {"same_number": dict(same.values_list("pk", "version"))}


def task_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    facts: dict[str, Any] = {}
    if getattr(record, "numbers", ()):
        facts["known_numbers"] = known_numbers(record.numbers, actor)
    if step in ("report", "ask_closing") and record is not None and state.given.sources:
        facts["figures"] = told(state.given.sources, state.organ_id, state.begun_on, clock.today())
    if step == "urge":
        facts["late"] = late(state)
    return facts


def known_numbers(numbers: tuple[str, ...], actor: Actor) -> set[str]:
    """Return those numbers that some matter bears which the actor may see."""
    found: set[str] = set()
    for room in rooms():
        seen = policy_for(room.model).filter(actor, room.model._default_manager.filter(number__in=numbers))
        found |= set(seen.values_list("number", flat=True))
    return found


def late(state: Any) -> list[str]:
    """Return what the unit owes and is past its day, in words."""
    today = clock.today()
    return [
        f"{duty.title}（应于{duty.due_on.year}年{duty.due_on.month}月{duty.due_on.day}日前完成）"
        for duty in task_duties(state)
        if duty.done_on is None and duty.due_on and duty.due_on < today and duty.organ_id == state.organ_id
    ]
