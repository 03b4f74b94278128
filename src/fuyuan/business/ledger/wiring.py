"""What the room connects to the floors below: procedures, tables, subscribers, papers, the desk."""

from fuyuan.matters.registry import Room, register, subscribe
from fuyuan.matters.reminders import also_run
from fuyuan.shell import rooms as desk_rooms
from fuyuan.shell.menu import register_page

from . import policies, services
from .desk import PAGES, PLAN_ROOM, TASK_ROOM
from .escalation import overdue_notes
from .lookups import plan_facts, task_facts
from .models import PlanRow, TaskRow
from .numbers import register_settings, write_number
from .paperset import register_papers
from .procedure import PLAN, TASK

__all__ = ["connect", "policies"]


def connect() -> None:
    register_settings()
    register(Room(PLAN, PlanRow, facts_for=plan_facts))
    register(Room(TASK, TaskRow, facts_for=task_facts, number=write_number))
    subscribe(PLAN.name, "issue_tasks", services.replace_older)
    subscribe(PLAN.name, "issue_tasks", services.give_tasks)
    subscribe(PLAN.name, "add_unit", services.give_one)
    subscribe(PLAN.name, "conclude", services.conclude_tasks)
    subscribe("joint_meeting", "resolve", services.note_meeting)
    also_run(overdue_notes)
    register_papers()
    desk_rooms.register(PLAN_ROOM)
    desk_rooms.register(TASK_ROOM)
    for page in PAGES:
        register_page(page)
