"""How the desk shows the lists: which hold, what each says, how often each item was used."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from fuyuan.business.guidance.common import GROUP, READERS
from fuyuan.business.guidance.models import LenientList
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Pairs, Sight, Tab, Table, between, by_unit, said

from .life import ListState
from .steps import LENIENT_LIST
from .uses import uses_of

COLUMNS = (
    Column("unit_name", "单位"),
    Column("area", "管理领域"),
    Column("items", "事项", kind="number"),
    Column("version", "版本", kind="number", shown=False),
    Column("valid_from", "施行日期", kind="date", sort=True),
    Column("valid_to", "适用到", kind="date", shown=False),
)


def holding(day: date) -> Q:
    """Both ends counted."""
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))


def holds(value: str, today: date) -> Q:
    return holding(today) if value == "yes" else ~holding(today)


FILTERS = (
    by_unit(LenientList),
    Filter("holds", "现在适用", lambda actor: (("yes", "正在适用"), ("no", "没有施行或者已经停止")), holds),
    between("valid", "施行日期", "valid_from"),
)


def tabs(state: ListState, actor: Actor) -> Sequence[Tab]:
    pairs = [
        ("单位", state.organ_name), ("管理领域", state.wording.area), ("版本", f"第{state.version}版"),
        ("施行日期", state.valid_from), ("适用到", state.valid_to), ("公布在", state.where),
        ("退回的理由", state.returned), ("结束原因", state.ended),
    ]  # fmt: skip
    rows = [
        [number, each.violation, each.effect.label, "；".join(each.conditions), each.basis]
        for number, each in enumerate(state.wording.items, 1)
    ]
    heads = ("序号", "违法行为", "处理", "适用条件（必须全部符合）", "处罚依据")
    found = [Tab("清单", said(pairs), (Table(heads, rows),))]
    return [*found, _uses(state, actor)] if state.number else found


def _uses(state: ListState, actor: Actor) -> Tab:
    """How often each item was used, of the cases the reader may see, and what the fines came to beside the usual ones."""
    counted = uses_of(state.number, actor)
    rows: list[list[Any]] = [
        [number, each.violation, use.cases, use.fined, use.usual, use.percent]
        for number, each in enumerate(state.wording.items, 1)
        if (use := counted.get(number))
    ]
    heads = ("序号", "违法行为", "适用（件）", "实际罚款（元）", "通常罚款（元）", "比例")
    return Tab("适用情况", (), (Table(heads, rows),) if rows else (), sum(row[2] for row in rows))


def links(state: ListState, actor: Actor) -> Sequence[Related]:
    pairs = ((state.replaces, "替代的旧清单"), (state.replaced_by, "替代它的新清单"))
    return [Related(note, matter_url(LENIENT_LIST.name, pk)) for pk, note in pairs if pk]


def field_choices(path: str, state: ListState | None, context: Context) -> Pairs | None:
    if path == "replaces":
        rows = LenientList.objects.filter(organ_id=context.actor.organ_id or 0, stage="published").order_by(
            "pk"
        )
        return [
            (str(pk), f"{title}（{number}）")
            for pk, number, title in rows.values_list("pk", "number", "title")
        ]
    return None


def sight(event: Event, actor: Actor) -> Sight:
    """A unit's own people and who oversees them read the discussion, everybody else what was published."""
    return Sight.FULL


LIST_ROOM = DeskRoom(
    kind=LENIENT_LIST.name,
    label="免罚轻罚清单",
    facts_title="清单内容",
    icon="list-check",
    order=76,
    group=GROUP,
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    facts=tabs,
    links=links,
    choices=field_choices,
    parties=lambda row: row.unit_name,
    party_columns=("unit_name",),
    sight=sight,
)
