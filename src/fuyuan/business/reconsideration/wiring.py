"""What the room connects to the floors below: procedure, table, policy, numbers, subscribers."""

from fuyuan.matters.registry import Room, register, subscribe
from fuyuan.organs.posts import OFFICE_POSTS, RESPONDENT_POSTS, Post
from fuyuan.papers.batches import making, serving
from fuyuan.shell import hooks
from fuyuan.shell import rooms as desk_rooms
from fuyuan.shell.menu import MenuPage, register_page

from . import archive, destroyed, localpolicy, policies
from .desk import DESK_ROOM
from .destroyed import REGISTER, WITNESSED
from .evidence import register_sources
from .hearing.bookings import keep_calendar
from .lookups import facts_for
from .mediated import MEDIATION, follow
from .models import Case
from .numbers import register_settings, write_number
from .paperset import note_service, register_papers
from .procedure import PROCEDURE
from .services import index_respondents, note_reading, note_suit, tell_joined
from .serving import SERVING
from .times.index import note_times
from .times.stages import ENDS

__all__ = ["connect", "policies"]

PAGES = (
    MenuPage(
        "platform-import", "导入全国平台清单", "upload", "复议机构", posts=frozenset({Post.INTAKE}), order=20
    ),
    MenuPage(
        "hearings",
        "听证日程",
        "people",
        "复议机构",
        OFFICE_POSTS | RESPONDENT_POSTS | {Post.ORGAN_HEAD},
        order=18,
    ),
    MenuPage(
        "stage-times",
        "时限标准看板",
        "hourglass-split",
        "复议机构",
        OFFICE_POSTS | {Post.ORGAN_HEAD},
        order=19,
    ),
    MenuPage("tracks", "繁简分流", "signpost-split", "复议机构", OFFICE_POSTS | {Post.ORGAN_HEAD}, order=19),
    MenuPage(
        "hearing-rooms", "听证室", "building", "复议机构", posts=frozenset({Post.OFFICE_HEAD}), order=22
    ),
    MenuPage(
        "reviewers", "行政复议人员", "person-badge", "复议机构", posts=frozenset({Post.OFFICE_HEAD}), order=21
    ),
)


def connect() -> None:
    register_settings()
    localpolicy.register_settings()
    archive.register_settings()
    register(Room(PROCEDURE, Case, facts_for=facts_for, number=write_number))
    subscribe(PROCEDURE.name, "*", index_respondents)
    subscribe(PROCEDURE.name, "*", keep_calendar)
    register_papers()
    making.register(archive.MAKER, archive.make)
    serving.register(PROCEDURE.name, SERVING)
    for step in ("serve", "complete_notice", "prove_arrival"):
        subscribe(PROCEDURE.name, step, note_service)
    for step in ("register", "link_case"):
        subscribe("suit", step, note_suit)
    for step in sorted(ENDS):
        subscribe(PROCEDURE.name, step, note_times)
    subscribe(PROCEDURE.name, "join", tell_joined)
    subscribe(MEDIATION, "*", follow)
    subscribe(REGISTER, WITNESSED, destroyed.follow)
    desk_rooms.register(DESK_ROOM)
    hooks.register_reading(PROCEDURE.name, note_reading)
    register_sources()
    for page in PAGES:
        register_page(page)
