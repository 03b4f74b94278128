"""What the room connects to the floors below: procedures, tables, subscribers, papers, the desk."""

from fuyuan.matters.registry import Room, register, subscribe, subscribe_together
from fuyuan.matters.reminders import also_run
from fuyuan.organs.posts import Post
from fuyuan.papers.numbering import by_setting
from fuyuan.shell import hooks
from fuyuan.shell import rooms as desk_rooms
from fuyuan.shell.menu import MenuPage, register_page

from . import openings, policies
from .analyses import follow as after_analysis
from .analyses.desk import ANALYSIS_ROOM
from .analyses.night import nightly as drafted_tonight
from .clues import follow as after_clue
from .clues.desk import CLUE_ROOM
from .correspondence import follow as answers
from .evidence import register_sources
from .letters import follow as after_letter
from .letters.desk import LETTER_ROOM
from .letters.evaluate import nightly as proposed_tonight
from .lookups import (
    analysis_facts,
    clue_facts,
    letter_facts,
    meeting_facts,
    notice_facts,
    question_facts,
    shared_facts,
    standard_facts,
)
from .meetings import follow as after_meeting
from .meetings.desk import MEETING_ROOM
from .meetings.desk import READERS as MEETING_READERS
from .models import (
    AnalysedMatter,
    Clue,
    Letter,
    LossAnalysis,
    Meeting,
    Notice,
    Question,
    Rectification,
    Shared,
    Standard,
)
from .notices import follow as after_notice
from .notices.desk import NOTICE_ROOM
from .notices.gather import nightly as gathered_tonight
from .numbers import (
    ANALYSIS_NUMBER,
    CLUE_NUMBER,
    LETTER_NUMBER,
    MEETING_NUMBER,
    NOTICE_NUMBER,
    QUESTION_NUMBER,
    RECTIFICATION_NUMBER,
    SHARED_NUMBER,
    STANDARD_NUMBER,
    register_settings,
)
from .paperset import register_papers
from .procedure import CLUE, LETTER, LOSS_ANALYSIS, MEETING, NOTICE, QUESTION, RECTIFICATION, SHARED, STANDARD
from .questions.desk import QUESTION_ROOM, tell_other_side
from .rectifications import follow as after_rectification
from .rectifications.desk import RECTIFICATION_ROOM
from .sharing import follow as after_sharing
from .sharing.desk import RULE_READERS, SHARED_ROOM, log_of
from .standards import follow as after_standard
from .standards.desk import STANDARD_ROOM
from .standards.links import standards_of
from .standards.uses import index_uses

__all__ = ["connect", "policies"]

PAGES = (
    MenuPage("reminder-rules", "提醒规则", "funnel", "府院联动", frozenset({Post.JOINT_OFFICE}), order=51),
    MenuPage("sharing-rules", "共享规则", "diagram-3", "府院联动", RULE_READERS, order=52),
    MenuPage("joint-meetings", "会议和议定事项", "calendar3", "府院联动", MEETING_READERS, order=42),
)


def connect() -> None:
    register_settings()
    openings.protect()
    _letters()
    _notices()
    _analyses()
    _meetings()
    _standards()
    _questions()
    _clues()
    _sharing()
    register_papers()
    register_sources()
    for page in PAGES:
        register_page(page)


def _letters() -> None:
    register(Room(LETTER, Letter, facts_for=letter_facts, number=by_setting(LETTER_NUMBER)))
    subscribe(LETTER.name, "issue_paper", after_letter.LETTER_PAPER.signed)
    subscribe(LETTER.name, "void_paper", after_letter.LETTER_PAPER.voided)
    subscribe(LETTER.name, "withdraw", after_letter.LETTER_PAPER.discard)
    subscribe(LETTER.name, "send", answers.tell_unit)
    subscribe(LETTER.name, "send_back", answers.tell_unit)
    subscribe(LETTER.name, "answer", answers.tell_office)
    also_run(proposed_tonight)
    desk_rooms.register(LETTER_ROOM)


def _notices() -> None:
    register(Room(NOTICE, Notice, facts_for=notice_facts, number=by_setting(NOTICE_NUMBER)))
    register(Room(RECTIFICATION, Rectification, number=by_setting(RECTIFICATION_NUMBER)))
    for step in ("compose", "revise", "recall"):
        subscribe(NOTICE.name, step, after_notice.index_readers)
    subscribe(NOTICE.name, "issue_paper", after_notice.NOTICE_PAPER.signed)
    subscribe(NOTICE.name, "void_paper", after_notice.NOTICE_PAPER.voided)
    for step in ("revise", "withdraw"):
        subscribe(NOTICE.name, step, after_notice.NOTICE_PAPER.discard)
    subscribe(NOTICE.name, "issue", after_notice.hold_units_to_it)
    subscribe(NOTICE.name, "recall", after_notice.release_units)
    subscribe(RECTIFICATION.name, "*", after_rectification.tell)
    for step in ("accept", "settle"):
        subscribe(RECTIFICATION.name, step, after_rectification.conclude_notices)
    hooks.register_related(after_notice.rectifications_of, NOTICE.name)
    hooks.register_related(after_rectification.notices_of, RECTIFICATION.name)
    also_run(gathered_tonight)
    desk_rooms.register(NOTICE_ROOM)
    desk_rooms.register(RECTIFICATION_ROOM)


def _analyses() -> None:
    register(Room(LOSS_ANALYSIS, LossAnalysis, facts_for=analysis_facts, number=by_setting(ANALYSIS_NUMBER)))
    subscribe(LOSS_ANALYSIS.name, "draft", after_analysis.index_matters)
    subscribe(LOSS_ANALYSIS.name, "issue_paper", after_analysis.ANALYSIS_PAPER.signed)
    subscribe(LOSS_ANALYSIS.name, "void_paper", after_analysis.ANALYSIS_PAPER.voided)
    subscribe(LOSS_ANALYSIS.name, "withdraw", after_analysis.ANALYSIS_PAPER.discard)
    subscribe(LOSS_ANALYSIS.name, "send", answers.tell_unit)
    subscribe(LOSS_ANALYSIS.name, "send_back", answers.tell_unit)
    subscribe(LOSS_ANALYSIS.name, "answer", answers.tell_office)
    about = AnalysedMatter.objects.filter
    hooks.register_related(after_analysis.analyses_of, "suit", "reform", rows=lambda pk: about(about_id=pk))
    also_run(drafted_tonight)
    desk_rooms.register(ANALYSIS_ROOM)


def _meetings() -> None:
    register(Room(MEETING, Meeting, facts_for=meeting_facts, number=by_setting(MEETING_NUMBER)))
    subscribe(MEETING.name, "*", after_meeting.index_units)
    subscribe(MEETING.name, "change", after_meeting.discard_drafts)
    subscribe(MEETING.name, "cancel", after_meeting.discard_drafts)
    subscribe(MEETING.name, "issue_paper", after_meeting.invite)
    subscribe(MEETING.name, "resolve", after_meeting.tell_units)
    also_run(after_meeting.nightly)
    desk_rooms.register(MEETING_ROOM)


def _standards() -> None:
    register(Room(STANDARD, Standard, facts_for=standard_facts, number=by_setting(STANDARD_NUMBER)))
    subscribe(STANDARD.name, "publish", after_standard.replace_older)
    for step in ("propose", "comment", "agree", "revise"):
        subscribe(STANDARD.name, step, after_standard.tell_other_side)
    subscribe("reconsideration", "make_decision", index_uses)
    hooks.register_links(standards_of, "reconsideration", "suit")
    desk_rooms.register(STANDARD_ROOM)


def _clues() -> None:
    register(Room(CLUE, Clue, facts_for=clue_facts, number=by_setting(CLUE_NUMBER)))
    subscribe(CLUE.name, "*", after_clue.index_readers)
    subscribe("opinion_report", "make_clue", after_clue.from_report)
    hooks.register_visits(CLUE.name, openings.note)
    desk_rooms.register(CLUE_ROOM)


def _questions() -> None:
    register(Room(QUESTION, Question, facts_for=question_facts, number=by_setting(QUESTION_NUMBER)))
    subscribe(QUESTION.name, "*", tell_other_side)
    desk_rooms.register(QUESTION_ROOM)


def _sharing() -> None:
    register(Room(SHARED, Shared, facts_for=shared_facts, number=by_setting(SHARED_NUMBER)))
    for kind, steps, subject, source in after_sharing.EVENTS:
        share = after_sharing.sharing(subject, source)
        for step in steps:
            subscribe_together(kind, step, share)
    subscribe(SHARED.name, "take_back", after_sharing.tell_readers)
    hooks.register_visits(SHARED.name, openings.note)
    hooks.register_related(log_of, SHARED.name)
    also_run(after_sharing.nightly)
    desk_rooms.register(SHARED_ROOM)
