"""What the room connects to the floors below, and to the facts of other rooms."""

from fuyuan.matters.registry import Room, register, subscribe, subscribe_together
from fuyuan.matters.reminders import also_run
from fuyuan.shell import rooms as desk_rooms
from fuyuan.shell.menu import MenuPage, register_page

from . import follow, policies
from .common import GROUP, READERS
from .decisions.desk import DECISION_ROOM
from .evidence import register_sources
from .lookups import decision_facts, year_facts
from .models import Decision, LeadYear
from .numbers import register_settings, write_number
from .paperset import register_papers
from .procedure import DECISION, YEAR
from .reminding import notes_tonight
from .years.desk import YEAR_ROOM

__all__ = ["connect", "policies"]


def connect() -> None:
    register_settings()
    register(Room(YEAR, LeadYear, facts_for=year_facts, number=write_number))
    register(Room(DECISION, Decision, facts_for=decision_facts, number=write_number))
    subscribe(YEAR.name, "file_plan", follow.year_begun)
    subscribe_together(YEAR.name, "*", follow.keep_activities)
    subscribe("suit", "record_attendance", follow.suit_attended)
    for step in follow.PLAN_STEPS:
        subscribe("plan", step, follow.plans_changed)
    also_run(notes_tonight)
    register_sources()
    register_papers()
    for room in (YEAR_ROOM, DECISION_ROOM):
        desk_rooms.register(room)
    register_page(MenuPage("leadership", "领导学法进度", "bar-chart-line", GROUP, READERS, order=67))
