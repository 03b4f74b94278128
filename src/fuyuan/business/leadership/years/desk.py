"""How the desk shows a department's year: list, score card, plan, what was done with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse

from fuyuan.business.leadership.card import Line, card
from fuyuan.business.leadership.common import GROUP, READERS
from fuyuan.business.leadership.models import LeadYear
from fuyuan.business.leadership.queries import discussions, done_in, targets_now, visible_years, year_of
from fuyuan.business.litigation.queries import visible_suits
from fuyuan.matters import clock
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related
from fuyuan.shell.lights import PACE
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Pairs, Sight, Tab, Table, by_unit, said

from .life import strikable
from .records import Kind, Planned
from .state import Entry, YearState
from .steps import YEAR

COLUMNS = (
    Column("unit_name", "单位"),
    Column("year", "年度", kind="number"),
    Column("studies", "集中学习", kind="number"),
    Column("lectures", "讲座", kind="number"),
    Column("heard", "已旁听领导", value=lambda row: heard_words(row)),
    Column("pending", "待核对", kind="number", shown=False),
    Column("planned_on", "计划确认", kind="date", shown=False),
    Column("reported_on", "年度报告", kind="date", shown=False),
)


def heard_words(row: LeadYear) -> str:
    """How many of the leaders sat in a hearing at all."""
    each = row.heard.split()
    return f"{sum(count != '0' for count in each)}/{len(each)}" if each else ""


def years_known(actor: Actor) -> Pairs:
    rows = visible_years(actor).order_by("-year").values_list("year", flat=True).distinct()
    return [(str(each), f"{each}年") for each in rows]


FILTERS = (
    by_unit(LeadYear),
    Filter("year", "年度", years_known, lambda value, today: Q(year=int(value))),
)


def facts(state: YearState, actor: Actor) -> Sequence[Tab]:
    return [_card(state), _plan(state), *_done(state)]


def lines_of(state: YearState, today: date) -> tuple[Line, ...]:
    """The card of this year by the plans now in force."""
    talks = discussions(state.year).get(state.organ_id, (0, 0))
    return card(targets_now(), done_in(year_of(state.organ_id, state.year), talks), state.year, today)


def _card(state: YearState) -> Tab:
    lines = lines_of(state, clock.today())
    rows = [
        [each.title, each.wanted, each.got, PACE[each.standing][0], each.advice, basis(each)]
        for each in lines
    ]
    heard = [
        [leader.name, leader.duty, "是" if leader.chief else "", len(state.heard_by(leader))]
        for leader in state.leaders
    ]
    tables = [Table(("指标", "要求", "完成", "进度", "现在怎样做", "依据"), rows)]
    if heard:
        tables.append(Table(("领导", "职务", "主要领导", "旁听次数"), heard, "各位领导旁听庭审"))
    pairs = said([("退回计划的理由", state.plan_returned), ("退回报告的理由", state.report_returned)])
    return Tab("评分卡", pairs, tables)


def basis(line: Line) -> str:
    asked = line.asked
    return f"{asked.plan} 措施（{asked.measure}）" if asked else ""


def _plan(state: YearState) -> Tab:
    plan = state.plan or state.proposed
    if plan is None:
        return Tab("工作计划", [("状态", "计划已退回，等待修改")])
    pairs = said(
        [
            ("状态", "已确认" if state.plan else "等待单位负责人确认"), ("集中学习安排", plan.topics), ("讲座安排", plan.lectures),
            ("修改", "修改后的计划等待确认" if state.plan and state.proposed else ""),
        ]
    )  # fmt: skip
    people = [[each.name, each.duty, "是" if each.chief else ""] for each in plan.leaders]
    tables = (
        Table(("姓名", "职务", "主要领导"), people, "领导名单"),
        Table(("书目", "学完日期", "考核方式", "进度"), list(_books(state, plan)), "学习书目"),
    )
    return Tab("工作计划", pairs, tables)


def _books(state: YearState, plan: Planned) -> Iterable[list[object]]:
    for book in plan.books:
        entry = state.read(book.title)
        how = "" if entry is None else "、".join(entry.who) + ("已学完" if entry.counts else "已学完，待核对")
        yield [book.title, book.by, book.assess, how or "学习中"]


def _done(state: YearState) -> Iterable[Tab]:
    heads = ("日期", "题目、案号", "领导", "内容", "佐证", "状态")
    for kind in Kind:
        found = sorted(
            (each for each in state.entries if each.kind is kind), key=lambda each: (each.on, each.number)
        )
        rows = [
            [each.on, each.title, "、".join(each.who), content(each), "、".join(each.proof), status(each)]
            for each in found
        ]
        yield Tab(kind.label, (), (Table(heads, rows),) if rows else (), sum(each.counts for each in found))


def content(entry: Entry) -> str:
    more = [
        f"辅导人：{entry.by}" if entry.by else "", f"{entry.people}人参加" if entry.people else "", entry.court
    ]  # fmt: skip
    return "；".join(filter(None, [entry.about, *more]))


def status(entry: Entry) -> str:
    if entry.returned_on:
        return f"不计算：{entry.reason}"
    return "已核对" if entry.counts else "待核对"


def field_choices(path: str, state: YearState | None, context: Context) -> Pairs | None:
    if state is None:
        return None
    if path == "leaders":
        return [(each.name, f"{each.name}（{each.duty}）") for each in state.leaders]
    if path == "leader":
        return [(each.name, f"{each.name}（{each.duty}）") for each in state.leaders if each.chief]
    if path == "book" and state.plan:
        return [(each.title, each.title) for each in state.plan.books if state.read(each.title) is None]
    if path == "entry":
        return [(str(each.number), each.words) for each in strikable(state)]
    return None


def links(state: YearState, actor: Actor) -> Sequence[Related]:
    """The board, the decisions, the plan's measure, and the suits heard that the reader may open."""
    decisions = f"{reverse('shell:matters', args=['majordecision'])}?unit={state.organ_id}"
    found = [
        Related("各部门进度", f"{reverse('leadership')}?year={state.year}", f"{state.year}年"),
        Related("重大执法决定", decisions, state.organ_name),
    ]
    asked = {
        (each.asked.plan_id, each.asked.place): each.asked
        for each in lines_of(state, clock.today())
        if each.asked
    }
    for (plan, place), each in asked.items():
        found.append(
            Related(
                f"{each.plan}（{each.measure}）", reverse("ledger-measure", args=[plan, place]), "指标的依据"
            )
        )
    suits = {each.suit_id for each in state.entries if each.suit_id}
    for pk, number in visible_suits(actor).filter(pk__in=suits).values_list("pk", "number"):
        found.append(Related(number, matter_url("suit", pk), "旁听、出庭的诉讼"))
    return found


def badges(state: YearState) -> Sequence[str]:
    waiting = len(state.pending)
    return [f"待核对 {waiting}"] if waiting else []


def sight(event: Event, actor: Actor) -> Sight:
    return Sight.FULL


YEAR_ROOM = DeskRoom(
    kind=YEAR.name,
    label="学法年度",
    facts_title="学法情况",
    icon="journal-text",
    order=68,
    group=GROUP,
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    facts=facts,
    choices=field_choices,
    badges=badges,
    links=links,
    parties=lambda row: row.unit_name,
    party_columns=("unit_name",),
    sight=sight,
)
