"""How the desk shows rectifications: list, groups, sheets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from fuyuan.business.linkage.common import written
from fuyuan.business.linkage.findings.windows import words
from fuyuan.business.linkage.models import Rectification
from fuyuan.business.linkage.opened import links_to
from fuyuan.matters.procedure import Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import RESPONDENT_POSTS, Post
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import (
    Column,
    DeskRoom,
    Filter,
    Group,
    Pairs,
    Sight,
    Tab,
    Table,
    between,
    by_unit,
    said,
)

from .state import RectificationState, Turn
from .steps import RECTIFICATION

OVERSEERS = frozenset({Post.JOINT_OFFICE, Post.ORGAN_HEAD})

COLUMNS = (
    Column("organ_name", "单位", shown=False),  # the title says it
    Column("notice_number", "通报文号", kind="code", shown=False),
    Column("window", "统计期间", value=lambda row: words(row.window)),
    Column("times", "通报次数", kind="number"),
    Column("report_by", "整改期限", kind="date"),
    Column("confirmed_on", "报送日期", kind="date"),
    Column("accepted_on", "审核通过", kind="date", sort=True),
    Column("escalated_on", "提请处理", kind="date", shown=False),
)


def notices_known(actor: Actor) -> Pairs:
    rows = RECTIFICATION_ROOM.visible(actor).order_by("-window").values_list("window", flat=True).distinct()
    return [(key, words(key)) for key in rows]


FILTERS = (
    by_unit(Rectification, name="organ_name"),
    Filter("window", "统计期间", notices_known, lambda value, today: Q(window=value)),
    between("accepted", "审核通过", "accepted_on"),
)


def overdue(actor: Actor, today: date) -> Q:
    """Past the day of the notice: the office may name the unit again."""
    late = Q(stage__in=("owed", "reported"), report_by__lt=today)
    return late if actor.post in OVERSEERS else Q(pk__in=[])


GROUPS = (Group("rectification-late", "整改逾期没有报送", overdue, light="overdue", steps=("fail",)),)


def sight(event: Event, actor: Actor) -> Sight:
    """Only the unit and who oversees it come this far: both read everything."""
    return Sight.FULL


def tabs(state: RectificationState, actor: Actor) -> Sequence[Tab]:
    found = [_parts(state), _turns(state), _ending(state)]
    return [tab for tab in found if tab.pairs or tab.tables]


def _parts(state: RectificationState) -> Tab:
    rows = [[each.number, each.ground.label, each.finding.text, each.finding.on] for each in state.parts]
    pairs = said((
        ("单位", state.organ_name), ("统计期间", words(state.window)), ("通报", state.turn.notice_number),
        ("整改要求", state.demand), ("整改期限", state.report_by),
        ("收回的理由", state.withdrawn_why),
    ))  # fmt: skip
    return Tab("问题", pairs, (Table(("序号", "问题", "情况", "日期"), rows),), len(rows))


def _turns(state: RectificationState) -> Tab:
    """What was asked and answered, the newest first."""
    last = state.turn
    report = last.report
    pairs = said((
        ("还缺什么", last.wish), ("本单位负责人退回", last.rework),
        ("原因", report.reasons if report else ""), ("长效措施", report.lasting if report else ""),
        ("签发人", last.confirmed.signer if last.confirmed else ""), ("报送日期", last.confirmed_on),
        ("审核期限", last.review_by if state.stage == "confirmed" else None), ("审核意见", last.opinion),
    ))  # fmt: skip
    tables = [_measures(number, turn) for number, turn in enumerate(state.turns, 1) if turn.report]
    return Tab("整改情况", pairs, tables[::-1], len(tables))


def _measures(number: int, turn: Turn) -> Table:
    assert turn.report
    rows = [[each.what, each.who, each.done_on] for each in turn.report.measures]
    told = f"（{written(turn.reported_on)}）" if turn.reported_on else ""
    return Table(("措施", "责任人", "完成日期"), rows, f"第{number}次{told}")


def _ending(state: RectificationState) -> Tab:
    way, settled = state.escalation, state.settled
    return Tab("再次通报、提请处理", said((
        ("列入再次通报", state.failed_on), ("没有整改到位", state.failed_why),
        ("提请处理", state.escalated_on), ("存在的问题", way.problem if way else ""), ("建议", way.demand if way else ""),
        ("处理日期", settled.on if settled else None), ("作出处理的人", settled.by if settled else ""),
        ("处理结果", settled.result if settled else ""),
    )))  # fmt: skip


def links(state: RectificationState, actor: Actor) -> Sequence[Related]:
    return links_to([part.finding for part in state.parts], "通报的问题", actor)


RECTIFICATION_ROOM = DeskRoom(
    kind=RECTIFICATION.name,
    label="督促整改",
    facts_title="整改内容",
    icon="clipboard-check",
    order=45,
    group="府院联动",
    posts=RESPONDENT_POSTS | OVERSEERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    groups=GROUPS,
    facts=tabs,
    links=links,
    parties=lambda row: row.organ_name,
    party_columns=("organ_name",),
    sight=sight,
)
