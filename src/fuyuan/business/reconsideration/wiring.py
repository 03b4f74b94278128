"""What the room connects to the floors below: procedure, table, policy, numbers, subscribers."""

from fuyuan.matters.registry import Room, register, subscribe
from fuyuan.shell import rooms as desk_rooms

from . import policies
from .desk import DESK_ROOM
from .lookups import facts_for
from .models import Case
from .numbers import register_settings, write_number
from .paperset import note_service, register_papers
from .procedure import PROCEDURE
from .services import index_respondents

__all__ = ["connect", "policies"]


def connect() -> None:
    register_settings()
    register(Room(PROCEDURE, Case, facts_for=facts_for, number=write_number))
    subscribe(PROCEDURE.name, "*", index_respondents)
    register_papers()
    for step in ("serve", "complete_notice"):
        subscribe(PROCEDURE.name, step, note_service)
    desk_rooms.register(DESK_ROOM)
