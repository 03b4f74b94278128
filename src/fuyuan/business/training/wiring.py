"""What the room connects to the floors below."""

from fuyuan.matters.registry import Room, register, subscribe, subscribe_together
from fuyuan.matters.reminders import also_run
from fuyuan.matters.verify import register_check
from fuyuan.shell import rooms as desk_rooms
from fuyuan.shell.hooks import register_related
from fuyuan.shell.menu import MenuPage, register_page

from . import batches, policies
from .bank.desk import QUESTION_ROOM
from .bank.sheet import QUESTION_SHEET
from .certificates.desk import CERTIFICATE_ROOM, related
from .certificates.follow import holder_left, holder_moved, keep_spans
from .certificates.sheet import CARD_SHEET, EXAM_SHEET, REVIEW_SHEET
from .common import ADMIN, BUREAU, READERS, UNIT
from .evidence import register_sources
from .exams import correcting, follow
from .exams.desk import EXAM_ROOM
from .exams.sealing import exam_differences, protect
from .lessons.desk import LESSON_ROOM
from .lessons.follow import tell_units as tell_of_lesson
from .lessons.hours import keep_hours as keep_lesson_hours
from .lookups import (
    certificate_facts,
    exam_facts,
    lesson_facts,
    mentoring_facts,
    officer_facts,
    officers_together,
    question_facts,
    session_facts,
)
from .mentoring.desk import MENTORING_ROOM
from .mentoring.hours import keep_hours as keep_mentoring_hours
from .models import Certificate, Exam, Lesson, Mentoring, Officer, Question, Session
from .numbers import register_settings, write_number
from .officers.desk import GROUP, OFFICER_ROOM
from .officers.sheet import PEOPLE_SHEET, POWER_SHEET
from .paperset import register_papers
from .procedure import CERTIFICATE, EXAM, LESSON, MENTORING, OFFICER, QUESTION, SESSION
from .sessions.credits import keep_credits
from .sessions.desk import SESSION_ROOM
from .sessions.signing import added_by_hand
from .year import yearly_notes

__all__ = ["connect", "policies"]

PAGES = (
    MenuPage("officer-new", "登记、导入人员", "person-badge", GROUP, ADMIN | UNIT, order=61),
    MenuPage("delegated-powers", "放权事项", "diagram-3", GROUP, READERS, order=62),
    MenuPage("certificate-sheets", "证件批量办理", "list-check", GROUP, ADMIN, order=66),
    MenuPage("question-bank", "题库概况", "layers", GROUP, BUREAU, order=69),
    MenuPage("my-lessons", "我的微课", "book", GROUP, READERS, order=65),
    MenuPage("training-hours", "学时进度", "bar-chart-line", GROUP, READERS, order=64),
)

EXAM_STEPS = (
    ("replan", follow.forget_papers), ("cancel", follow.forget_papers), ("draw", follow.write_papers),
    ("draw", follow.tell_units), ("add_candidate", follow.seat_one_more), ("close", follow.write_results),
    ("confirm", follow.start_linking),
    ("void_result", correcting.take_away), ("free_question", correcting.give_points),
    ("void_result", correcting.tell_units), ("free_question", correcting.tell_units),
)  # fmt: skip


def connect() -> None:
    register_settings()
    register(
        Room(OFFICER, Officer, facts_for=officer_facts, facts_together=officers_together, number=write_number)
    )
    register(Room(SESSION, Session, facts_for=session_facts, number=write_number))
    subscribe(SESSION.name, "add_attendance", added_by_hand)
    for step in ("approve", "correct"):
        subscribe(SESSION.name, step, keep_credits)
    register(Room(MENTORING, Mentoring, facts_for=mentoring_facts, number=write_number))
    subscribe(MENTORING.name, "approve", keep_mentoring_hours)
    register(Room(LESSON, Lesson, facts_for=lesson_facts, number=write_number))
    subscribe(LESSON.name, "publish", tell_of_lesson)
    subscribe(LESSON.name, "approve", keep_lesson_hours)
    register(Room(CERTIFICATE, Certificate, facts_for=certificate_facts, number=write_number))
    subscribe_together(CERTIFICATE.name, "*", keep_spans)
    subscribe(OFFICER.name, "move", holder_moved)
    subscribe(OFFICER.name, "leave", holder_left)
    register(Room(QUESTION, Question, facts_for=question_facts, number=write_number))
    register(Room(EXAM, Exam, facts_for=exam_facts, number=write_number))
    for step, handler in EXAM_STEPS:
        subscribe(EXAM.name, step, handler)
    protect()
    register_check(exam_differences)
    register_related(related, OFFICER.name)
    register_sources()
    also_run(yearly_notes)
    register_papers()
    for sheet in (PEOPLE_SHEET, POWER_SHEET, CARD_SHEET, EXAM_SHEET, REVIEW_SHEET, QUESTION_SHEET):
        batches.register(sheet)
    for room in (
        OFFICER_ROOM,
        SESSION_ROOM,
        MENTORING_ROOM,
        LESSON_ROOM,
        EXAM_ROOM,
        CERTIFICATE_ROOM,
        QUESTION_ROOM,
    ):
        desk_rooms.register(room)
    for page in PAGES:
        register_page(page)
