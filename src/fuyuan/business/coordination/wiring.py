"""What the room connects to the floors below."""

from fuyuan.matters.registry import Room, register, subscribe
from fuyuan.shell import rooms as desk_rooms
from fuyuan.shell.menu import register_page

from . import follow, policies
from .desk import DESK_ROOM, PAGES
from .evidence import register_sources
from .lookups import facts_for
from .models import Coordination
from .numbers import register_settings, write_number
from .paperset import register_papers
from .procedure import COORDINATION

__all__ = ["connect", "policies"]


def connect() -> None:
    register_settings()
    register(Room(COORDINATION, Coordination, facts_for=facts_for, number=write_number))
    subscribe(COORDINATION.name, "apply", follow.keep_sides)
    for step in ("meet", "decide"):
        subscribe(COORDINATION.name, step, follow.keep_allotments)
    for step in ("accept", "refuse", "meet", "decide", "close"):
        subscribe(COORDINATION.name, step, follow.tell_sides)
    register_sources()
    register_papers()
    desk_rooms.register(DESK_ROOM)
    for page in PAGES:
        register_page(page)
