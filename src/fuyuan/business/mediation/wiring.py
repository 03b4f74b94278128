"""What the room connects to the floors below, and to the steps of the case beside it (sources.py)."""

from fuyuan.matters.registry import Room, register, subscribe
from fuyuan.shell import rooms as desk_rooms
from fuyuan.shell.hooks import register_links, register_related
from fuyuan.shell.menu import register_page

from . import indexes, policies, sources
from .desk import DESK_ROOM, PAGE, beginning_after_suit, beginning_in_case, related
from .evidence import register_sources
from .lookups import mediation_facts, referral_facts
from .models import Mediation, Referral
from .numbers import register_settings, write_number
from .paperset import register_papers
from .procedure import MEDIATION, REFERRAL
from .queries import mediations_of
from .referral.desk import DESK_ROOM as REFERRAL_ROOM

__all__ = ["connect", "policies"]


def connect() -> None:
    register_settings()
    register(Room(MEDIATION, Mediation, facts_for=mediation_facts, number=write_number))
    register(Room(REFERRAL, Referral, facts_for=referral_facts, number=write_number))
    subscribe(MEDIATION.name, "*", indexes.index_members)
    for step in ("sign", "seal"):
        subscribe(MEDIATION.name, step, indexes.count_settlement)
    for step in ("note_refusal", "hold_session"):
        subscribe(MEDIATION.name, step, indexes.note_refusals)
    subscribe(REFERRAL.name, "tell", indexes.tell_unit)
    for step in sources.CASE_STEPS:
        subscribe(sources.CASE, step, sources.case_moved)
    subscribe(sources.CASE, "terminate", sources.count_withdrawal)
    register_papers()
    register_sources()
    register_related(related, "reconsideration", "suit", "referral", rows=mediations_of)
    register_links(beginning_in_case, sources.CASE, rows=sources.idle)
    register_links(beginning_after_suit, sources.SUIT, rows=sources.idle)
    desk_rooms.register(DESK_ROOM)
    desk_rooms.register(REFERRAL_ROOM)
    register_page(PAGE)
