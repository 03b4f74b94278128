"""How the desk shows an organ's checks of itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from fuyuan.business.supervision.common import OVERSEERS
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import RESPONDENT_POSTS
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Pairs, Sight, Tab, Table, between, said

from .steps import CHECK, CheckState

COLUMNS = (
    Column("organ_name", "执法机关", shown=False),  # the title says it
    Column("topics", "自查内容"),
    Column("first_on", "开始日期", kind="date", sort=True),
    Column("last_on", "完成期限", kind="date", shown=False),
    Column("checked_on", "自查日期", kind="date"),
    Column("findings", "问题", kind="number"),
    Column("open_findings", "未整改", kind="number"),
)
FILTERS = (
    Filter("open", "整改", lambda actor: (("yes", "有未整改的问题"),), lambda value, today: Q(open_findings__gt=0)),
    between("checked", "自查日期", "checked_on"),
)  # fmt: skip


def tabs(state: CheckState, actor: Actor) -> Sequence[Tab]:
    plan = state.plan
    pairs = said((
        ("执法机关", state.organ_name), ("自查内容", "、".join(each.label for each in plan.topics)), ("自查的机构", plan.units),
        ("负责人", plan.owner), ("开始日期", plan.first_on), ("完成期限", plan.last_on), ("怎样查", plan.how),
        ("自查日期", state.checked_on), ("查了什么", state.looked), ("取消理由", state.cancelled),
    ))  # fmt: skip
    rows: list[list[Any]] = [
        [
            each.number,
            each.kind.label,
            each.what,
            each.owner,
            each.fix_by,
            each.fixed_on or "未整改",
            each.did,
        ]
        for each in state.problems
    ]
    columns = ("序号", "种类", "情况", "整改负责人", "整改期限", "整改日期", "怎样整改")
    problems = Tab("发现的问题", (), (Table(columns, rows),), len(rows))
    return [Tab("自查", pairs), *([problems] if rows else [])]


def choices(path: str, state: CheckState | None, context: Context) -> Pairs | None:
    if path == "number" and state is not None:
        return [
            (str(each.number), f"{each.number}．{each.kind.label}：{each.what[:60]}")
            for each in state.unfixed
        ]
    return None


def everything_read(event: Event, actor: Actor) -> Sight:
    return Sight.FULL


CHECK_ROOM = DeskRoom(
    kind=CHECK.name,
    label="内部执法自查",
    facts_title="自查",
    icon="list-check",
    order=63,
    group="执法监督",
    posts=RESPONDENT_POSTS | OVERSEERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    facts=tabs,
    choices=choices,
    parties=lambda row: row.organ_name,
    party_columns=("organ_name",),
    sight=everything_read,
)
