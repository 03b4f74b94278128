"""What the room connects to the floors below."""

from fuyuan.matters.registry import Room, register
from fuyuan.shell import rooms as desk_rooms
from fuyuan.shell.menu import MenuPage, register_page

from . import batches, policies
from .common import ADMIN, READERS, UNIT
from .lookups import officer_facts, officers_together
from .models import Officer
from .numbers import register_settings, write_number
from .officers.desk import GROUP, OFFICER_ROOM
from .officers.sheet import PEOPLE_SHEET, POWER_SHEET
from .procedure import OFFICER

__all__ = ["connect", "policies"]

PAGES = (
    MenuPage("officer-new", "登记、导入人员", "person-badge", GROUP, ADMIN | UNIT, order=61),
    MenuPage("delegated-powers", "放权事项", "diagram-3", GROUP, READERS, order=62),
)


def connect() -> None:
    register_settings()
    register(
        Room(OFFICER, Officer, facts_for=officer_facts, facts_together=officers_together, number=write_number)
    )
    for sheet in (PEOPLE_SHEET, POWER_SHEET):
        batches.register(sheet)
    for room in (OFFICER_ROOM,):
        desk_rooms.register(room)
    for page in PAGES:
        register_page(page)
