"""What the room connects to the floors below: procedure, table, subscribers, papers, the desk."""

from fuyuan.matters.registry import Room, register, subscribe_together
from fuyuan.organs.posts import Post
from fuyuan.shell import rooms as desk_rooms
from fuyuan.shell.hooks import register_related
from fuyuan.shell.menu import MenuPage, register_page

from . import policies, services
from .desk import DESK_ROOM, suits_behind
from .lookups import facts_for, facts_together
from .models import Suit
from .numbers import register_settings, write_number
from .paperset import register_papers
from .procedure import PROCEDURE
from .queries import suits_of_case

__all__ = ["connect", "policies"]

LISTS = MenuPage(
    "court-lists",
    "导入法院清单",
    "upload",
    "府院联动",
    posts=frozenset({Post.JOINT_OFFICE, Post.COURT_LIAISON}),
    order=53,
)


def connect() -> None:
    register_settings()
    register(Room(PROCEDURE, Suit, facts_for=facts_for, facts_together=facts_together, number=write_number))
    subscribe_together(PROCEDURE.name, "*", services.index_defendants)
    subscribe_together(PROCEDURE.name, "*", services.index_numbers)
    register_papers()
    desk_rooms.register(DESK_ROOM)
    register_related(suits_behind, "reconsideration", rows=suits_of_case)
    register_page(LISTS)
