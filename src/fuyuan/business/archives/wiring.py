"""What the room connects to the floors below. The files go where they are: the reconsideration room listens to 监销."""

from fuyuan.matters.registry import Room, register
from fuyuan.shell import rooms as desk_rooms

from . import policies
from .desk import DESK_ROOM
from .lookups import facts_for
from .models import Destruction
from .numbers import register_settings, write_number
from .paperset import register_papers
from .procedure import DESTRUCTION

__all__ = ["connect", "policies"]


def connect() -> None:
    register_settings()
    register(Room(DESTRUCTION, Destruction, facts_for=facts_for, number=write_number))
    register_papers()
    desk_rooms.register(DESK_ROOM)
