"""What the room connects to the floors below."""

from fuyuan.matters.registry import Room, register
from fuyuan.matters.reminders import also_run
from fuyuan.shell import rooms as desk_rooms

from . import policies
from .desk import DESK_ROOM
from .lookups import facts_for
from .models import WorkReport
from .numbers import register_settings, write_number
from .opening import begun_tonight
from .paperset import register_papers
from .procedure import REPORT

__all__ = ["connect", "policies"]


def connect() -> None:
    register_settings()
    register(Room(REPORT, WorkReport, facts_for=facts_for, number=write_number))
    also_run(begun_tonight)
    register_papers()
    desk_rooms.register(DESK_ROOM)
