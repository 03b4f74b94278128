"""How the desk shows an action: what it is, its targets as they were set, what was reached and summed up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from fuyuan.business.guidance.common import GROUP, READERS
from fuyuan.matters import clock
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.shell.hooks import Related
from fuyuan.shell.lights import PACE
from fuyuan.shell.rooms import Column, DeskRoom, Pairs, Sight, Tab, Table, said

from .board import year_lines
from .life import ActionState
from .records import Target
from .steps import ACTION

COLUMNS = (
    Column("title", "名称", kind="link"),
    Column("first_year", "从", value=lambda row: f"{row.first_year}年"),
    Column("last_year", "到", value=lambda row: f"{row.last_year}年"),
    Column("document", "依据的文件"),
    Column("targeted", "指标下达到", value=lambda row: f"{row.targeted}年" if row.targeted else ""),
    Column("summed", "小结到", value=lambda row: f"{row.summed}年" if row.summed else ""),
)


def tabs(state: ActionState, actor: Actor) -> Sequence[Tab]:
    told, today = state.told, clock.today()
    pairs = [
        ("年度", f"{told.first_year}年至{told.last_year}年"), ("依据的文件", told.document), ("总体目标和主要任务", told.goal),
        ("下达指标、小结上年", f"每年{told.by_month}月底以前"), ("取得的成效", state.result), ("终止的理由", state.ended),
    ]  # fmt: skip
    years = [_year(state, year, today) for year in state.years if state.set_in(year)]
    return [Tab("行动", said(pairs)), *reversed(years), *([_sets(state)] if state.sets else [])]


def _year(state: ActionState, year: int, today: date) -> Tab:
    rows = [
        [
            each.source.label,
            f"{each.target} {each.source.unit}",
            each.actual,
            each.gap,
            PACE[each.standing][0],
        ]
        for each in year_lines(state, year, today)
        if each.target is not None
    ]
    closed, given = state.summed(year), state.set_in(year)
    pairs = [("指标的依据", given.told.document if given else "")]
    if closed:
        pairs += [("小结", closed.told.found), ("下一步措施", closed.told.next)]
    return Tab(f"{year}年", said(pairs), (Table(("指标", "目标", "实际", "差", "进度"), rows),))


def _sets(state: ActionState) -> Tab:
    """Who set which targets when, adjustments with their reasons."""
    rows = [
        [each.told.year, each.on, each.by, each.told.document, _words(each.told.targets), each.told.why]
        for each in reversed(state.sets)
    ]
    heads = ("年度", "下达日期", "下达单位", "依据的文件", "指标", "调整的理由")
    return Tab("下达记录", (), (Table(heads, rows),), len(rows))


def _words(targets: Sequence[Target]) -> str:
    return "；".join(f"{each.label} {each.count}" for each in targets if each.count)


def field_choices(path: str, state: ActionState | None, context: Context) -> Pairs | None:
    return [(str(year), f"{year}年") for year in state.years] if path == "year" and state else None


def links(state: ActionState, actor: Actor) -> Sequence[Related]:
    return (Related("提升行动进度", reverse("service-board"), state.title),)


def sight(event: Event, actor: Actor) -> Sight:
    return Sight.FULL


ACTION_ROOM = DeskRoom(
    kind=ACTION.name,
    label="提升行动",
    facts_title="行动情况",
    icon="graph-up",
    order=82,
    group=GROUP,
    posts=READERS,
    list_columns=COLUMNS,
    facts=tabs,
    choices=field_choices,
    links=links,
    sight=sight,
)
