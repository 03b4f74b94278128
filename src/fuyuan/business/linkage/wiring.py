"""What the room connects to the floors below: procedures, tables, subscribers, papers, the desk."""

from fuyuan.matters.registry import Room, register, subscribe
from fuyuan.matters.reminders import also_run
from fuyuan.organs.posts import Post
from fuyuan.shell import rooms as desk_rooms
from fuyuan.shell.menu import MenuPage, register_page

from . import policies
from .letters import follow
from .letters.desk import LETTER_ROOM
from .letters.evaluate import nightly
from .lookups import letter_facts
from .models import Letter
from .numbers import letter_number, register_settings
from .paperset import register_papers
from .procedure import LETTER

__all__ = ["connect", "policies"]

PAGES = (
    MenuPage("reminder-rules", "提醒规则", "funnel", "府院联动", frozenset({Post.JOINT_OFFICE}), order=40),
)


def connect() -> None:
    register_settings()
    _letters()
    register_papers()
    for page in PAGES:
        register_page(page)


def _letters() -> None:
    register(Room(LETTER, Letter, facts_for=letter_facts, number=letter_number))
    subscribe(LETTER.name, "issue_paper", follow.send_when_signed)
    subscribe(LETTER.name, "void_paper", follow.take_back_when_voided)
    subscribe(LETTER.name, "withdraw", follow.discard_draft)
    subscribe(LETTER.name, "send", follow.tell_unit)
    subscribe(LETTER.name, "send_back", follow.tell_unit)
    subscribe(LETTER.name, "answer", follow.tell_office)
    also_run(nightly)
    desk_rooms.register(LETTER_ROOM)
