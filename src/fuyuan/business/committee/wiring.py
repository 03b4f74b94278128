"""What the committee connects to the floors below, and to the steps of a case (conditions.py)."""

from fuyuan.matters.registry import Room, register, require, subscribe
from fuyuan.organs.posts import Post
from fuyuan.shell import hooks
from fuyuan.shell import rooms as desk_rooms
from fuyuan.shell.menu import MenuPage, register_page

from . import conditions, follow, policies
from .consultations.desk import CONSULTATION_ROOM, consulted
from .consultations.records import Ground
from .evidence import register_sources
from .lookups import consultation_facts, member_facts, plenary_facts, study_facts
from .material import lend
from .members.desk import MEMBER_ROOM
from .models import Consultation, Member, Plenary, Study
from .numbers import register_settings, write_number
from .paperset import register_papers
from .plenaries.desk import PLENARY_ROOM
from .procedure import CONSULTATION, MEMBERSHIP, PLENARY, STUDY
from .studies.desk import STUDY_ROOM

__all__ = ["connect", "policies"]

READERS = frozenset({Post.OFFICE_HEAD, Post.HANDLER, Post.ORGAN_HEAD})
PAGE = MenuPage("committee", "组成和统计", "building", "行政复议委员会", READERS, order=32)


def connect() -> None:
    register_settings()
    register(Room(MEMBERSHIP, Member, facts_for=member_facts, number=write_number))
    register(Room(CONSULTATION, Consultation, facts_for=consultation_facts, number=write_number))
    register(Room(PLENARY, Plenary, facts_for=plenary_facts, number=write_number))
    register(Room(STUDY, Study, facts_for=study_facts, number=write_number))
    _consultations()
    _case()
    for step in ("change", "cancel"):
        subscribe(PLENARY.name, step, follow.replace_notice)
    subscribe(PLENARY.name, "issue_paper", follow.invite)
    for step in ("propose", "send_back"):
        subscribe(STUDY.name, step, follow.tell_researchers)
    register_papers()
    register_sources()
    for room in (CONSULTATION_ROOM, PLENARY_ROOM, STUDY_ROOM, MEMBER_ROOM):
        desk_rooms.register(room)
    register_page(PAGE)


def _consultations() -> None:
    subscribe(CONSULTATION.name, "*", follow.index_seats)
    subscribe(CONSULTATION.name, "share", lend)
    for step in ("draw", "designate", "step_aside", "reschedule"):
        subscribe(CONSULTATION.name, step, follow.tell_panel)
    subscribe(CONSULTATION.name, "give_opinion", follow.tell_all_in)
    hooks.register_related(
        consulted, conditions.KIND, rows=lambda pk: Consultation.objects.filter(case_id=pk)
    )


def _case() -> None:
    """What the law makes of a consultation in the case itself: 第五十条第一款 marks it, 第五十二条第二款 refers it."""
    subscribe(conditions.KIND, "*", follow.case_over)
    for step in ("review_decision", "approve_decision"):
        require(conditions.KIND, step, conditions.sign_off)
    require(conditions.KIND, "make_decision", conditions.before_decision)
    follow.when_marked("mark_major", Ground.MAJOR, lambda case: case.major is not None)
