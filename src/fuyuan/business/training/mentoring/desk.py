"""How the desk shows mentors and newcomers."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import F, Q
from django.urls import reverse

from fuyuan.business.training.common import BUREAU, READERS, UNIT
from fuyuan.business.training.models import Mentoring
from fuyuan.business.training.officers.desk import GROUP
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.sealed_ids import sealed_id
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Pairs, Sight, Tab, Table, between, said

from .confirming import waiting
from .life import MentorState, spoken
from .steps import MENTORING

ADDRESS = "mentoring"  # purpose of the address on which the two confirm

COLUMNS = (
    Column("title", "带教", kind="link"),
    Column("unit_name", "单位"),
    Column(
        "supervisors",
        "人员类别",
        value=lambda row: "监督人员" if row.supervisors else "执法人员",
        shown=False,
    ),
    Column("from_on", "起", kind="date", shown=False),
    Column("to_on", "止", kind="date", sort=True),
    Column("agreed", "已确认（月）", kind="number"),
    Column("months", "共（月）", kind="number"),
)
KINDS = (("yes", "监督人员"), ("no", "执法人员"))
FILTERS = (
    Filter("kind", "人员类别", lambda actor: KINDS, lambda value, today: Q(supervisors=value == "yes")),
    Filter("open", "记录", lambda actor: (("open", "还有月份没有确认"),), lambda value, today: Q(agreed__lt=F("months"))),
    between("approved", "认定日期", "approved_on"),
)  # fmt: skip


def sheets(state: MentorState, actor: Actor) -> Sequence[Tab]:
    done = state.assessed
    pairs = [
        ("退回理由", state.returned), ("终止理由", state.ended),
        ("带教人员", f"{state.mentor.name}（{state.mentor.unit}）"),
        ("新进人员", f"{state.newcomer.name}（{state.newcomer.unit}）"), ("起", state.told.from_on),
        ("止", state.told.to_on), ("带教计划", state.told.plan), ("考核日期", done.on if done else None),
        ("考核结果", done.result.label if done else ""), ("考核意见", done.opinion if done else ""),
        ("带教人员学时", done.mentor_hours if done else None), ("新进人员学时", done.newcomer_hours if done else None),
        ("认定日期", state.approved_on),
    ]  # fmt: skip
    rows = [
        [
            spoken(each.month),
            each.taught,
            each.practised,
            each.mentor_on or "没有确认",
            each.newcomer_on or "没有确认",
        ]
        for each in reversed(state.logs)
    ]
    heads = ("月份", "带教内容", "独立完成的工作", "带教人员确认", "新进人员确认")
    table = (Table(heads, rows),) if rows else ()
    return [Tab("带教", said(pairs)), Tab("带教记录", (), table, len(rows))]


def links(state: MentorState, actor: Actor) -> Sequence[Related]:
    """The address for the two, for who may send it to them."""
    if actor.post not in BUREAU | UNIT or not waiting(state):
        return ()
    pk = Mentoring.objects.values_list("pk", flat=True).get(number=state.number)
    return [
        Related(
            "本人确认", reverse("mentoring-confirm", args=[sealed_id(ADDRESS, pk)]), "发给两个人，各自确认"
        )
    ]


def field_choices(path: str, state: MentorState | None, context: Context) -> Pairs | None:
    if path != "month" or state is None:
        return None
    now = f"{context.day:%Y-%m}"
    open_ones = [
        each for each in state.months if each <= now and not ((log := state.log_of(each)) and log.agreed)
    ]
    return [(each, spoken(each)) for each in open_ones]


def sight(event: Event, actor: Actor) -> Sight:
    return Sight.FULL


MENTORING_ROOM = DeskRoom(
    kind=MENTORING.name,
    label="以老带新",
    facts_title="带教情况",
    icon="people",
    order=64,
    group=GROUP,
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    bulk=("approve",),
    facts=sheets,
    links=links,
    choices=field_choices,
    parties=lambda row: row.unit_name,
    party_columns=("unit_name",),
    sight=sight,
)
