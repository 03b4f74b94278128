"""What the room connects to the floors below, and to the facts of other rooms (opening.py)."""

from fuyuan.matters import verify as matters_verify
from fuyuan.matters.registry import Room, register, subscribe
from fuyuan.shell import rooms as desk_rooms
from fuyuan.shell.hooks import register_related
from fuyuan.shell.menu import MenuPage, register_page

from . import follow, opening, policies, standards
from .common import READERS
from .desk import ACTIVITY_ROOM, CASE_ROOM, DECISION_ROOM, NEWS_ROOM, PARTNER_ROOM, news_of, publications_of
from .evidence import register_sources
from .lookups import activity_facts, case_facts, decision_facts, news_facts, partner_facts
from .models import Activity, MediaPartner, NewsItem, Publication, TypicalCase
from .numbers import (
    register_settings,
    write_activity_number,
    write_case_number,
    write_news_number,
    write_number,
    write_partner_number,
)
from .procedure import ACTIVITIES, CASES, DECISIONS, NEWS, PARTNERS
from .verify import differences

__all__ = ["connect", "policies"]


def connect() -> None:
    register_settings()
    register(Room(DECISIONS, Publication, facts_for=decision_facts, number=write_number))
    register(Room(CASES, TypicalCase, facts_for=case_facts, number=write_case_number))
    register(Room(NEWS, NewsItem, facts_for=news_facts, number=write_news_number))
    register(Room(ACTIVITIES, Activity, facts_for=activity_facts, number=write_activity_number))
    register(Room(PARTNERS, MediaPartner, facts_for=partner_facts, number=write_partner_number))
    for step in opening.STEPS:
        subscribe("reconsideration", step, opening.decision_in_effect)
    for procedure in (DECISIONS, CASES, NEWS):
        subscribe(procedure.name, "publish", follow.on_publish)
        subscribe(procedure.name, "withdraw", follow.on_withdraw)
    for step in standards.STEPS:
        subscribe("standard", step, standards.on_step)
    matters_verify.register_check(differences)
    register_related(
        publications_of, "reconsideration", rows=lambda pk: Publication.objects.filter(case_id=pk)
    )
    register_related(news_of, ACTIVITIES.name, rows=lambda pk: NewsItem.objects.filter(activity_id=pk))
    register_sources()
    register_page(MenuPage("publicity-year", "宣传年度一览", "bar-chart-line", "公开宣传", READERS, order=31))
    for room in (DECISION_ROOM, CASE_ROOM, NEWS_ROOM, ACTIVITY_ROOM, PARTNER_ROOM):
        desk_rooms.register(room)
