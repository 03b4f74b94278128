"""What the room connects to the floors below, and to the facts of other rooms (opening.py)."""

from fuyuan.matters import verify as matters_verify
from fuyuan.matters.registry import Room, register, subscribe
from fuyuan.shell import rooms as desk_rooms
from fuyuan.shell.hooks import register_related

from . import follow, opening, policies
from .desk import CASE_ROOM, DECISION_ROOM, publications_of
from .evidence import register_sources
from .lookups import case_facts, decision_facts
from .models import Publication, TypicalCase
from .numbers import register_settings, write_case_number, write_number
from .procedure import CASES, DECISIONS
from .verify import differences

__all__ = ["connect", "policies"]


def connect() -> None:
    register_settings()
    register(Room(DECISIONS, Publication, facts_for=decision_facts, number=write_number))
    register(Room(CASES, TypicalCase, facts_for=case_facts, number=write_case_number))
    for step in opening.STEPS:
        subscribe("reconsideration", step, opening.decision_in_effect)
    for procedure in (DECISIONS, CASES):
        subscribe(procedure.name, "publish", follow.on_publish)
        subscribe(procedure.name, "withdraw", follow.on_withdraw)
    matters_verify.register_check(differences)
    register_related(
        publications_of, "reconsideration", rows=lambda pk: Publication.objects.filter(case_id=pk)
    )
    register_sources()
    for room in (DECISION_ROOM, CASE_ROOM):
        desk_rooms.register(room)
