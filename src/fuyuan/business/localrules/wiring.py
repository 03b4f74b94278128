"""What the room connects to the floors below."""

from fuyuan.matters.registry import Room, register, subscribe
from fuyuan.organs import settings as installation
from fuyuan.shell import rooms as desk_rooms
from fuyuan.shell.hooks import register_related

from . import annex, follow, policies
from .desk import DESK_ROOM, related_to
from .lookups import facts_for
from .models import LocalRule
from .numbers import register_settings, write_number
from .paperset import register_papers
from .procedure import PROCEDURE
from .queries import kept

__all__ = ["connect", "policies"]


def connect() -> None:
    register_settings()
    register(Room(PROCEDURE, LocalRule, facts_for=facts_for, number=write_number))
    installation.keep(kept)
    subscribe(PROCEDURE.name, "approve", annex.write)
    subscribe(PROCEDURE.name, "stop", annex.take_back)
    subscribe(PROCEDURE.name, "take_effect", follow.replace_older)
    subscribe(PROCEDURE.name, "take_effect", follow.tell)
    register_papers()
    kinds = {kind for topic in installation.topics.values() for kind in topic.kinds}
    for kind in sorted(kinds):
        register_related(related_to(kind), kind)
    desk_rooms.register(DESK_ROOM)
