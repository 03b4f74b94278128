"""How the desk shows meetings: list, sheets, the choices in their forms."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from fuyuan.business.ledger import queries as ledger
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import RESPONDENT_POSTS, Post
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Group, Pairs, Sight, Tab, Table, between

from .records import MeetingKind
from .state import MeetingState
from .steps import MEETING

KINDS = {kind.value: kind.label for kind in MeetingKind}
READERS = RESPONDENT_POSTS | {Post.JOINT_OFFICE, Post.ORGAN_HEAD, Post.COURT_LIAISON, Post.OFFICE_HEAD}

COLUMNS = (
    Column("kind", "种类", value=lambda row: KINDS.get(row.kind, "")),
    Column("meeting_on", "会议日期", kind="date", sort=True),
    Column("place", "地点", shown=False),
    Column("unit_name", "案情单位", shown=False),
    Column("resolutions", "议定事项", kind="number"),
    Column("open_resolutions", "未办结", kind="number"),
)
FILTERS = (
    Filter("kind", "种类", lambda actor: tuple(KINDS.items()), lambda value, today: Q(kind=value)),
    between("held", "会议日期", "meeting_on"),
)


def to_minute(actor: Actor, today: date) -> Q:
    return Q(stage="held") if actor.post is Post.JOINT_OFFICE else Q(pk__in=[])


def sight(event: Event, actor: Actor) -> Sight:
    """Whoever the meeting concerns reads what was decided; the office's own papers and changes are told by title."""
    mine = actor.post not in RESPONDENT_POSTS or event.by.organ_id == actor.organ_id
    return Sight.FULL if mine or event.step in ("convene", "resolve", "judge_resolution") else Sight.TITLE


def meeting_tabs(state: MeetingState, actor: Actor) -> Sequence[Tab]:
    tabs = [_meeting(state), _resolutions(state), _attendance(state)]
    return [tab for tab in tabs if tab.pairs or tab.tables]


def _meeting(state: MeetingState) -> Tab:
    convened = state.convened
    pairs = [
        ("种类", state.kind.label), ("案情单位", state.unit_name), ("会议日期", state.held_on or convened.on), ("时间", convened.time),
        ("地点", convened.place), ("主持人", convened.chair), ("会议情况", state.summary), ("取消的理由", state.cancelled),
        ("参会单位", "、".join(state.names.get(guest.organ_id, "") for guest in convened.guests)),
    ]  # fmt: skip
    rows = [[number, each.title, each.by, each.note] for number, each in enumerate(convened.agenda, 1)]
    shown = [(label, value) for label, value in pairs if value not in ("", None)]
    return Tab("会议", shown, (Table(("序号", "议题", "汇报单位", "说明"), rows, "议题"),))


def _resolutions(state: MeetingState) -> Tab:
    rows = [
        [each.number, each.what, each.organ_name, each.by_on, each.done or "尚未报告",
         f"{each.accepted_on.isoformat()} 销号" if each.accepted_on else each.opinion and f"退回：{each.opinion}"]
        for each in state.resolutions
    ]  # fmt: skip
    heads = ("序号", "议定事项", "责任单位", "完成日期", "落实情况", "审核")
    return Tab("议定事项", (), (Table(heads, rows),) if rows else (), len(rows))


def _attendance(state: MeetingState) -> Tab:
    rows = (
        [[each.unit, each.who, each.presence.label] for each in state.held.attendance] if state.held else []
    )
    return Tab("到会", (), (Table(("单位", "参会人", "到会情况"), rows),) if rows else (), len(rows))


def choices(path: str, state: MeetingState | None, context: Context) -> Pairs | None:
    """Resolutions by number, for a unit its own; plans whose ledger notes the meeting."""
    if path == "plans":
        return [(str(pk), number) for pk, number in ledger.running_plans(context.actor)]
    if path == "number" and state is not None:
        unit = context.actor.organ_id if context.actor.post in RESPONDENT_POSTS else None
        mine = [each for each in state.open if unit in (None, each.organ_id)]
        return [(str(each.number), f"{each.number}. {each.what[:60]}（{each.organ_name}）") for each in mine]
    return None


MEETING_ROOM = DeskRoom(
    kind=MEETING.name,
    label="联席会议",
    facts_title="会议内容",
    icon="people",
    order=41,
    group="府院联动",
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    groups=(Group("meeting-minutes", "会议待形成纪要", to_minute),),
    facts=meeting_tabs,
    choices=choices,
    parties=lambda row: row.unit_name,
    party_columns=("unit_name",),
    sight=sight,
)
