"""What the room connects to the floors below."""

from fuyuan.matters.registry import Outcome, Room, register, subscribe
from fuyuan.matters.reminders import also_run
from fuyuan.papers.services import discard_earlier
from fuyuan.shell import rooms as desk_rooms

from . import policies
from .desk import DESK_ROOM
from .lookups import facts_for
from .models import WorkReport
from .numbers import register_settings, write_number
from .opening import begun_tonight
from .paperset import register_papers
from .procedure import REPORT

__all__ = ["connect", "policies"]


def connect() -> None:
    register_settings()
    register(Room(REPORT, WorkReport, facts_for=facts_for, number=write_number))
    subscribe(REPORT.name, "draft", drafted_again)
    also_run(begun_tonight)
    register_papers()
    desk_rooms.register(DESK_ROOM)


def drafted_again(outcome: Outcome) -> None:
    """Subscriber of 起草报告: what was sent back is not signed by mistake."""
    discard_earlier(outcome, "退回修改，已重新起草")
