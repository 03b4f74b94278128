"""What the room connects to the floors below."""

from fuyuan.matters.registry import Room, register, subscribe
from fuyuan.matters.reminders import also_run
from fuyuan.shell import rooms as desk_rooms
from fuyuan.shell.menu import MenuPage, register_page

from . import batches, policies
from .common import ADMIN, READERS, UNIT
from .lookups import officer_facts, officers_together, session_facts
from .models import Officer, Session
from .numbers import register_settings, write_number
from .officers.desk import GROUP, OFFICER_ROOM
from .officers.sheet import PEOPLE_SHEET, POWER_SHEET
from .paperset import register_papers
from .procedure import OFFICER, SESSION
from .sessions.credits import keep_credits
from .sessions.desk import SESSION_ROOM
from .sessions.signing import added_by_hand
from .year import yearly_notes

__all__ = ["connect", "policies"]

PAGES = (
    MenuPage("officer-new", "登记、导入人员", "person-badge", GROUP, ADMIN | UNIT, order=61),
    MenuPage("delegated-powers", "放权事项", "diagram-3", GROUP, READERS, order=62),
    MenuPage("training-hours", "学时进度", "bar-chart-line", GROUP, READERS, order=64),
)


def connect() -> None:
    register_settings()
    register(
        Room(OFFICER, Officer, facts_for=officer_facts, facts_together=officers_together, number=write_number)
    )
    register(Room(SESSION, Session, facts_for=session_facts, number=write_number))
    subscribe(SESSION.name, "add_attendance", added_by_hand)
    for step in ("approve", "correct"):
        subscribe(SESSION.name, step, keep_credits)
    also_run(yearly_notes)
    register_papers()
    for sheet in (PEOPLE_SHEET, POWER_SHEET):
        batches.register(sheet)
    for room in (OFFICER_ROOM, SESSION_ROOM):
        desk_rooms.register(room)
    for page in PAGES:
        register_page(page)
