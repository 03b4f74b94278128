"""What the room connects to the floors below, and to the facts of other rooms (sources.py)."""

from fuyuan.matters.registry import Room, register, subscribe, subscribe_together
from fuyuan.matters.reminders import also_run
from fuyuan.shell import rooms as desk_rooms
from fuyuan.shell.hooks import register_related
from fuyuan.shell.menu import register_page

from . import policies, sources
from .desk import DESK_ROOM, PAGES, related
from .evidence import index_session, register_sources
from .lookups import facts_for
from .models import Reform
from .numbers import register_settings, write_number
from .paperset import register_papers
from .procedure import PROCEDURE
from .queries import reforms_of
from .yearly import yearly_notes

__all__ = ["connect", "policies"]


def connect() -> None:
    register_settings()
    register(Room(PROCEDURE, Reform, facts_for=facts_for, number=write_number))
    for step in sources.CASE_STEPS:
        subscribe("reconsideration", step, sources.case_decided)
    for step in sources.SUIT_STEPS:
        subscribe_together("suit", step, sources.suits_ruled)
    subscribe(PROCEDURE.name, "teach", index_session)
    also_run(yearly_notes)
    register_papers()
    register_sources()
    register_related(related, "reconsideration", "suit", rows=reforms_of)
    desk_rooms.register(DESK_ROOM)
    for page in PAGES:
        register_page(page)
