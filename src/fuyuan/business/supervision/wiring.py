"""What the room connects to the floors below, and to the cases and suits beside which nothing is supervised."""

from fuyuan.matters.registry import Room, register, subscribe
from fuyuan.papers.numbering import by_setting
from fuyuan.shell import rooms as desk_rooms

from . import policies
from .corrections import follow as after
from .corrections.desk import SUPERVISION_ROOM
from .evidence import register_sources
from .lookups import supervision_facts
from .models import Supervision
from .numbers import SUPERVISION_NUMBER, register_settings
from .paperset import register_papers
from .procedure import SUPERVISION

__all__ = ["connect", "policies"]


def connect() -> None:
    register_settings()
    _corrections()
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
