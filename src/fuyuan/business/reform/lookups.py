"""What the guards may know beside the state: looked up here, handed over as plain facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fuyuan.law.causes import label_of
from fuyuan.matters import clock
from fuyuan.matters.registry import Room, rooms
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ, Role
from fuyuan.organs.models.organ import role_holder
from fuyuan.organs.policy import policy_for

from .models import Reform
from .numbers import days_now
from .queries import again, existing
from .records import Begun, Opened
from .state import ReformState

CASES = ("reconsideration", "suit")


def facts_for(state: ReformState | None, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    facts: dict[str, Any] = {"days": days_now()}
    if step in ("open", "begin", "confirm_source"):
        facts["office_id"] = office_id()
    if isinstance(record, Opened):
        facts |= _known(record.organ_id, record.material.matter_id, "")
    if isinstance(record, Begun):
        facts |= _begun(record, actor)
    if getattr(record, "numbers", ()):
        facts["known_numbers"] = {number for number, _, _ in found_by(record.numbers, actor)}
    if step == "check_effect" and state is not None:
        facts["repeats"] = tuple(repeats(state))
    return facts


def office_id() -> int | None:
    """Return the joint-conference office, None in an installation that has none yet."""
    try:
        return role_holder(Role.JOINT_OFFICE, clock.today()).pk
    except Organ.DoesNotExist:
        return None


def _begun(record: Begun, actor: Actor) -> dict[str, Any]:
    organ = record.organ_id or actor.organ_id or 0
    name = Organ.objects.filter(pk=organ).values_list("name", flat=True).first() or ""
    match = next((pk for _, kind, pk in found_by((record.number,), actor) if kind in CASES), None)
    return {"organ_name": name, "matter_id": match, **_known(organ, match, record.number)}


def _known(organ_id: int, matter_id: int | None, number: str) -> dict[str, str]:
    found = existing(organ_id, matter_id, number)
    return {"existing": found.number} if found else {}


def found_by(numbers: tuple[str, ...], actor: Actor) -> Iterator[tuple[str, str, int]]:
    """Yield number, kind and id of the matters that bear these numbers and that the actor may see."""
    wanted = [number for number in numbers if number.strip()]
    for room in rooms() if wanted else ():
        seen = policy_for(room.model).filter(actor, _bearing(room, wanted))
        for number, pk in seen.values_list("number", "pk"):
            yield number, room.procedure.name, pk


def _bearing(room: Room, numbers: list[str]) -> Any:
    return room.model._default_manager.filter(number__in=numbers)


def repeats(state: ReformState) -> Iterator[str]:
    """Yield in words what was corrected or lost again at the unit since the office accepted the conclusion."""
    if state.accepted_on is None or state.organ_id is None:
        return
    material = state.material
    kind = material.act_kind.value if material.act_kind else ""
    rows = again(state.organ_id, state.first_level, kind, state.accepted_on)
    for row in rows[:20]:
        yield repeat_words(row, state.first_level)


def repeat_words(row: Reform, first_level: str) -> str:
    same = (
        f"同一原因：{label_of(row.cause)}" if first_level and row.cause_top == first_level else "同类行政行为"
    )
    day = row.source_on
    return f"{day.year}年{day.month}月{day.day}日 {row.source_number or row.title}（{row.outcome}，{same}）"
