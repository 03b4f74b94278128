"""What the room connects to the floors below."""

from fuyuan.matters.registry import Room, register, subscribe
from fuyuan.organs.posts import Post
from fuyuan.papers.numbering import by_setting
from fuyuan.shell import rooms as desk_rooms
from fuyuan.shell.menu import MenuPage, register_page

from . import follow, policies
from .desk import REPORT_ROOM
from .evidence import register_sources
from .lookups import report_facts, reports_together
from .models import Report
from .numbers import REPORT_NUMBER, register_settings
from .procedure import REPORT
from .views import COUNTERS

__all__ = ["connect", "policies"]

PAGES = (
    MenuPage("satisfaction", "满意度", "star", "执法监督", COUNTERS, order=57),
    MenuPage("hotline-list", "导入热线工单", "telephone", "执法监督", frozenset({Post.SUPERVISION_STAFF}), order=56),
)  # fmt: skip


def connect() -> None:
    register_settings()
    register(
        Room(
            REPORT, Report, facts_for=report_facts, facts_together=reports_together,
            number=by_setting(REPORT_NUMBER),
        )
    )  # fmt: skip
    for step in ("assign", "send_back"):
        subscribe(REPORT.name, step, follow.tell_unit)
    for step in ("report", "reply"):
        subscribe(REPORT.name, step, follow.tell_bureau)
    register_sources()
    desk_rooms.register(REPORT_ROOM)
    for page in PAGES:
        register_page(page)
