"""What the room connects to the floors below, and to the cases and suits beside which nothing is supervised."""

from fuyuan.matters.registry import Room, register, subscribe
from fuyuan.matters.reminders import also_run
from fuyuan.organs.posts import RESPONDENT_POSTS
from fuyuan.papers.numbering import by_setting
from fuyuan.shell import hooks
from fuyuan.shell import rooms as desk_rooms
from fuyuan.shell.menu import MenuPage, register_page

from . import policies
from .annual.desk import ANNUAL_ROOM
from .annual.opening import told_tonight
from .campaigns import follow as problems
from .campaigns.desk import CAMPAIGN_ROOM, PROBLEM_ROOM
from .checks.desk import CHECK_ROOM
from .common import OVERSEERS
from .corrections import follow as after
from .corrections.desk import SUPERVISION_ROOM
from .evidence import register_sources
from .inspections.desk import INSPECTION_ROOM
from .lookups import (
    annual_facts,
    campaign_facts,
    inspection_facts,
    problem_facts,
    review_facts,
    round_facts,
    supervision_facts,
    supervisor_facts,
)
from .models import (
    AnnualReport,
    Campaign,
    CampaignProblem,
    Inspection,
    LossReview,
    SelfCheck,
    Supervision,
    SupervisionRound,
    Supervisor,
)
from .numbers import (
    ANNUAL_NUMBER,
    CAMPAIGN_NUMBER,
    CHECK_NUMBER,
    INSPECTION_NUMBER,
    PROBLEM_NUMBER,
    REVIEW_NUMBER,
    ROUND_NUMBER,
    SUPERVISION_NUMBER,
    SUPERVISOR_NUMBER,
    register_settings,
)
from .paperset import register_papers
from .planned import follow as rounds
from .planned.desk import ROUND_ROOM
from .procedure import ANNUAL, CAMPAIGN, CHECK, INSPECTION, PROBLEM, REVIEW, ROUND, SUPERVISION, SUPERVISOR
from .review import follow as after_review
from .review.desk import REVIEW_ROOM
from .supervisors.desk import SUPERVISOR_ROOM

__all__ = ["connect", "policies"]


def connect() -> None:
    register_settings()
    _corrections()
    _rounds()
    _yearly()
    _campaigns()
    register_papers()
    register_sources()


def _corrections() -> None:
    kind = SUPERVISION.name
    register(
        Room(SUPERVISION, Supervision, facts_for=supervision_facts, number=by_setting(SUPERVISION_NUMBER))
    )
    subscribe(kind, "issue_paper", after.PAPER.signed)
    subscribe(kind, "void_paper", after.PAPER.voided)
    for step in ("drop", "resume", "conclude"):  # while it stands still nobody can sign
        subscribe(kind, step, after.PAPER.discard)
    for step in ("send", "answer_objection", "verify"):
        subscribe(kind, step, after.tell_unit)
    for step in ("answer", "object", "decline", "stop"):
        subscribe(kind, step, after.tell_bureau)
    subscribe(kind, "propose_decision", after.tell_government)
    for step in ("accept", "deem_accepted"):
        subscribe("reconsideration", step, after.case_entered)
    subscribe("suit", "register", after.suit_entered)
    desk_rooms.register(SUPERVISION_ROOM)


def _rounds() -> None:
    register(Room(SUPERVISOR, Supervisor, facts_for=supervisor_facts, number=by_setting(SUPERVISOR_NUMBER)))
    register(Room(ROUND, SupervisionRound, facts_for=round_facts, number=by_setting(ROUND_NUMBER)))
    register(Room(INSPECTION, Inspection, facts_for=inspection_facts, number=by_setting(INSPECTION_NUMBER)))
    subscribe(SUPERVISOR.name, "declare", rounds.step_aside)
    subscribe(ROUND.name, "assign", rounds.open_inspections)
    subscribe(ROUND.name, "issue_paper", rounds.announce)
    for step in ("move", "repair"):
        subscribe(ROUND.name, step, rounds.hand_over)
    subscribe(INSPECTION.name, "*", rounds.index_seats)
    for step in ("assign", "give_to"):
        subscribe(INSPECTION.name, step, rounds.tell_team)
    subscribe(INSPECTION.name, "stop", rounds.give_away)
    for step in ("hand_in", "enter_problems"):
        subscribe(INSPECTION.name, step, rounds.open_findings)
    subscribe(INSPECTION.name, "review_files", rounds.open_review)
    subscribe("file_review", "conclude", rounds.tell_reviewed)
    subscribe(INSPECTION.name, "add", rounds.tell_added)
    for room in (ROUND_ROOM, INSPECTION_ROOM, SUPERVISOR_ROOM):
        desk_rooms.register(room)


def _campaigns() -> None:
    register(Room(CAMPAIGN, Campaign, facts_for=campaign_facts, number=by_setting(CAMPAIGN_NUMBER)))
    register(Room(PROBLEM, CampaignProblem, facts_for=problem_facts, number=by_setting(PROBLEM_NUMBER)))
    subscribe("opinion_report", "pass_on", problems.from_report)
    for step in ("analyse", "check"):
        subscribe(PROBLEM.name, step, problems.tell_unit)
    for step in ("correct", "close", "drop"):
        subscribe(PROBLEM.name, step, problems.tell_bureau)
    hooks.register_related(
        problems.problem_of, "opinion_report", rows=lambda pk: CampaignProblem.objects.filter(report_id=pk)
    )
    for room in (CAMPAIGN_ROOM, PROBLEM_ROOM):
        desk_rooms.register(room)


def _yearly() -> None:
    register(Room(ANNUAL, AnnualReport, facts_for=annual_facts, number=by_setting(ANNUAL_NUMBER)))
    register(Room(REVIEW, LossReview, facts_for=review_facts, number=by_setting(REVIEW_NUMBER)))
    register(Room(CHECK, SelfCheck, number=by_setting(CHECK_NUMBER)))
    for step in ("open", "gather"):
        subscribe(REVIEW.name, step, after_review.index_units)
    subscribe(REVIEW.name, "pick", after_review.hand_on)
    subscribe(REVIEW.name, "issue_paper", after_review.tell_unit)
    also_run(told_tonight)
    for room in (ANNUAL_ROOM, CHECK_ROOM, REVIEW_ROOM):
        desk_rooms.register(room)
    for page in PAGES:
        register_page(page)


GROUP = "执法监督"
PAGES = (
    MenuPage("annual-board", "年度报告进度", "bar-chart-line", GROUP, OVERSEERS, order=64),
    MenuPage("internal-board", "内部监督情况", "kanban", GROUP, OVERSEERS | RESPONDENT_POSTS, order=65),
    MenuPage("outside-team", "编制外监督队伍", "people", GROUP, OVERSEERS, order=66),
)
