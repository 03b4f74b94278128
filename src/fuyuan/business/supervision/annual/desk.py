"""How the desk shows annual reports: figures with the matters behind them, what the organ says, what was published."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse

from fuyuan.business.supervision.common import OVERSEERS
from fuyuan.business.supervision.reaching import reachable
from fuyuan.matters import clock
from fuyuan.matters.procedure import Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import RESPONDENT_POSTS
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Sight, Tab, Table, said
from fuyuan.shell.years import YEARS

from .records import Figures, Section
from .state import AnnualState, contested_words, held_words
from .steps import ANNUAL

READERS = OVERSEERS | RESPONDENT_POSTS

COLUMNS = (
    Column("organ_name", "执法机关", shown=False),  # the title says it
    Column("year", "年度", kind="number"),
    Column("contested", "不同意见", kind="number", shown=False),
    Column("version", "公布的版本", kind="number", shown=False),
    Column("published_on", "公布日期", kind="date"),
)


def _years(actor: Actor) -> list[tuple[str, str]]:
    last = clock.today().year - 1
    return [(str(year), f"{year}年度") for year in range(last, last - YEARS, -1)]


FILTERS = (
    Filter("year", "年度", _years, lambda value, today: Q(year=int(value))),
    Filter("contested", "不同意见", lambda actor: (("yes", "对数据有不同意见"),), lambda value, today: Q(contested__gt=0)),
    Filter("public", "公布", lambda actor: (("no", "还没有公布"),), lambda value, today: Q(published_on=None)),
)  # fmt: skip


def tabs(state: AnnualState, actor: Actor) -> Sequence[Tab]:
    found = [figures_tab(state.figures), _text(state), _contested(state), _versions(state)]
    return [tab for tab in found if tab.pairs or tab.tables]


def figures_tab(figures: Figures) -> Tab:
    pairs = [(each.section.label, each.said) for each in figures.figures]
    pairs.append(("统计口径", f"计数规则{figures.rule}版，截至{figures.as_of}"))
    tables = [
        Table(
            ("编号、案号", "内容", "结果", "日期"),
            [[each.number, each.about, each.result, each.on] for each in figures.behind(section)],
            section.label,
        )
        for section in Section
        if figures.behind(section)
    ]
    return Tab("系统数据", pairs, tables, len(figures.lines))


def _text(state: AnnualState) -> Tab:
    text = state.text
    pairs: list[tuple[str, Any]] = [
        ("填报、审定期限", state.fill_by), ("审查期限", state.review_by), ("退回理由", state.returned),
        ("填报日期", state.filled_on), ("执法监督职责履行情况", text.duties if text else ""),
        ("执法责任追究", "\n".join(held_words(text)) if text else ""), ("存在的问题和改进措施", text.improving if text else ""),
        ("审定人", state.approved_by), ("审定日期", state.approved_on), ("审查通过", state.accepted_on),
        ("审查结论", state.opinion), ("公布日期", state.publish_on),
    ]  # fmt: skip
    return Tab("填报内容", said(pairs))


def _contested(state: AnnualState) -> Tab:
    found = contested_words(state.figures, state.text) if state.text else []
    rows = [[section.label, system, own, why] for section, system, own, why in found]
    table = Table(("项目", "系统统计", "单位认为", "理由"), rows)
    return Tab("不同意见", (), (table,) if rows else (), len(rows))


def _versions(state: AnnualState) -> Tab:
    rows = [
        [f"第{each.number}版", each.published_on, each.ended or "有效", each.ended_on, each.why]
        for each in state.versions
    ]
    table = Table(("版本", "公布日期", "现状", "更正、撤回日期", "理由"), rows)
    return Tab("公布的版本", (), (table,) if rows else (), len(rows))


def beside(step: str, state: AnnualState) -> Sequence[Tab]:
    """Whoever writes or reviews has the figures before him."""
    return (figures_tab(state.figures),) if step in ("complete", "approve", "accept") else ()


def links(state: AnnualState, actor: Actor) -> Sequence[Related]:
    ways = reachable(state.figures.lines, actor)
    found = [
        Related(each.number, ways[each.kind, each.matter_id], each.section.label)
        for each in state.figures.lines
        if (each.kind, each.matter_id) in ways
    ]
    if state.versions:
        page = reverse("enforcement-report", args=[state.year, state.organ_id])
        found.append(Related("公众看到的报告", page, "公众网站"))
    return found


def badges(state: AnnualState) -> Sequence[str]:
    marks = (
        ("退回", bool(state.returned) and state.stage == "filling"),
        ("正在更正", state.round > 1 and not state.closed_on),
    )
    return [word for word, on in marks if on]


def everything_read(event: Event, actor: Actor) -> Sight:
    return Sight.FULL


ANNUAL_ROOM = DeskRoom(
    kind=ANNUAL.name,
    label="执法年度报告",
    facts_title="年度报告",
    icon="file-earmark-text",
    order=62,
    group="执法监督",
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    facts=tabs,
    links=links,
    badges=badges,
    beside=beside,
    parties=lambda row: row.organ_name,
    party_columns=("organ_name",),
    sight=everything_read,
)
