"""What the room connects to the floors below, and to the suits whose losses show a risk."""

from fuyuan.matters.registry import Room, register, subscribe, subscribe_together
from fuyuan.shell import rooms as desk_rooms
from fuyuan.shell.hooks import register_links, register_related
from fuyuan.shell.menu import MenuPage, register_page

from . import policies
from .accords.desk import ACCORD_ROOM, SOURCES, accords_of, beginning, come_from
from .actions.desk import ACTION_ROOM
from .cases.desk import CASE_ROOM
from .common import GROUP, READERS
from .contests.desk import CONTEST_ROOM, keep_talents, of_officer, talents_of
from .figures import register_sources
from .lists.desk import LIST_ROOM
from .lists.follow import replace_older
from .lookups import (
    accord_facts,
    action_facts,
    case_facts,
    contest_facts,
    guidance_facts,
    list_facts,
    model_facts,
    pair_facts,
    risk_facts,
)
from .models import (
    Accord,
    Contest,
    Guidance,
    LenientCase,
    LenientList,
    ModelUnit,
    Pairing,
    RiskPoint,
    ServiceAction,
)
from .numbers import register_settings, write_number
from .pairs.desk import PAIR_ROOM
from .paperset import register_papers
from .procedure import (
    ACCORD,
    ACTION,
    CONTEST,
    GUIDANCE,
    LENIENT_CASE,
    LENIENT_LIST,
    MODEL_UNIT,
    PAIRING,
    RISK,
)
from .risks import follow
from .risks.desk import RISK_ROOM
from .talks.desk import GUIDANCE_ROOM, led_to, talks_of
from .units.desk import MODEL_ROOM

__all__ = ["connect", "policies"]

ROOMS = (
    Room(RISK, RiskPoint, facts_for=risk_facts, number=write_number),
    Room(LENIENT_LIST, LenientList, facts_for=list_facts, number=write_number),
    Room(LENIENT_CASE, LenientCase, facts_for=case_facts, number=write_number),
    Room(GUIDANCE, Guidance, facts_for=guidance_facts, number=write_number),
    Room(MODEL_UNIT, ModelUnit, facts_for=model_facts, number=write_number),
    Room(PAIRING, Pairing, facts_for=pair_facts, number=write_number),
    Room(CONTEST, Contest, facts_for=contest_facts, number=write_number),
    Room(ACCORD, Accord, facts_for=accord_facts, number=write_number),
    Room(ACTION, ServiceAction, facts_for=action_facts, number=write_number),
)


def connect() -> None:
    register_settings()
    for room in ROOMS:
        register(room)
    for step in follow.SUIT_STEPS:
        subscribe_together("suit", step, follow.suits_changed)
    subscribe(RISK.name, "*", follow.index_losses)
    subscribe(RISK.name, "dismiss", follow.hand_over)
    subscribe(LENIENT_LIST.name, "publish", replace_older)
    subscribe(CONTEST.name, "conclude", keep_talents)
    register_related(follow.points_of, "suit", rows=follow.losses_rows)
    register_related(talks_of, "mediation", rows=led_to)
    register_related(accords_of, *SOURCES, rows=come_from)
    register_links(beginning, *SOURCES)
    register_related(talents_of, "officer", rows=of_officer)
    register_papers()
    register_sources()
    for shown in (
        RISK_ROOM,
        LIST_ROOM,
        CASE_ROOM,
        GUIDANCE_ROOM,
        MODEL_ROOM,
        PAIR_ROOM,
        CONTEST_ROOM,
        ACTION_ROOM,
        ACCORD_ROOM,
    ):
        desk_rooms.register(shown)
    register_page(MenuPage("service-board", "提升行动进度", "bar-chart-line", GROUP, READERS, order=83))
    register_page(MenuPage("talents", "人才库", "people", GROUP, READERS, order=82))
