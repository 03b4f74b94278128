"""What the room connects to the floors below."""

from fuyuan.matters.registry import Room, register, subscribe
from fuyuan.shell import rooms as desk_rooms
from fuyuan.shell.hooks import register_related
from fuyuan.shell.menu import MenuPage, register_page

from . import enforcement, follow, policies, reconsideration, subjects
from .crews import READERS
from .evidence import register_sources
from .files.desk import FILE_ROOM, reviewed
from .lookups import file_facts, round_facts
from .models import FileReview, Round
from .numbers import register_settings, write_file, write_round
from .paperset import register_papers
from .procedure import FILE, ROUND
from .rounds.desk import ROUND_ROOM

__all__ = ["connect", "policies"]

PAGE = MenuPage("review-sheets", "评查标准", "list-check", "案卷评查", READERS, order=36)


def connect() -> None:
    register_settings()
    for subject in (reconsideration.SUBJECT, enforcement.SUBJECT):
        subjects.register(subject)
    register(Room(ROUND, Round, facts_for=round_facts, number=write_round))
    register(Room(FILE, FileReview, facts_for=file_facts, number=write_file))
    subscribe(ROUND.name, "draw", follow.open_files)
    subscribe(FILE.name, "*", follow.index_seats)
    subscribe(FILE.name, "*", follow.tell)
    subscribe(FILE.name, "conclude", follow.count_faults)
    register_papers()
    register_sources()
    register_related(
        reviewed, "reconsideration", "majordecision", rows=lambda pk: FileReview.objects.filter(file_id=pk)
    )
    desk_rooms.register(ROUND_ROOM)
    desk_rooms.register(FILE_ROOM)
    register_page(PAGE)
