"""What the room connects to the floors below, and to the cases and suits beside which nothing is supervised."""

from fuyuan.matters.registry import Room, register, subscribe
from fuyuan.papers.numbering import by_setting
from fuyuan.shell import hooks
from fuyuan.shell import rooms as desk_rooms

from . import policies
from .campaigns import follow as problems
from .campaigns.desk import CAMPAIGN_ROOM, PROBLEM_ROOM
from .corrections import follow as after
from .corrections.desk import SUPERVISION_ROOM
from .evidence import register_sources
from .inspections.desk import INSPECTION_ROOM
from .lookups import (
    campaign_facts,
    inspection_facts,
    problem_facts,
    round_facts,
    supervision_facts,
    supervisor_facts,
)
from .models import Campaign, CampaignProblem, Inspection, Supervision, SupervisionRound, Supervisor
from .numbers import (
    CAMPAIGN_NUMBER,
    INSPECTION_NUMBER,
    PROBLEM_NUMBER,
    ROUND_NUMBER,
    SUPERVISION_NUMBER,
    SUPERVISOR_NUMBER,
    register_settings,
)
from .paperset import register_papers
from .planned import follow as rounds
from .planned.desk import ROUND_ROOM
from .procedure import CAMPAIGN, INSPECTION, PROBLEM, ROUND, SUPERVISION, SUPERVISOR
from .supervisors.desk import SUPERVISOR_ROOM

__all__ = ["connect", "policies"]


def connect() -> None:
    register_settings()
    _corrections()
    _rounds()
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
    subscribe(INSPECTION.name, "hand_in", rounds.open_findings)
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
