"""How the desk shows a yearly review."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from fuyuan.business.supervision.common import OVERSEERS
from fuyuan.business.supervision.reaching import reachable
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import RESPONDENT_POSTS
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Pairs, Sight, Tab, Table, said

from .steps import REVIEW, ReviewState, by_cause, by_organ

COLUMNS = (
    Column("cases", "案件", kind="number"),
    Column("organs", "单位", kind="number"),
    Column("picked", "典型案件", kind="number"),
    Column("told_on", "通报日期", kind="date"),
)


def tabs(state: ReviewState, actor: Actor) -> Sequence[Tab]:
    """The overseers read the whole, an organ what concerns itself."""
    if actor.post not in OVERSEERS:
        return _own(state, actor)
    found = [_whole(state), _entries(state), _picks(state)]
    return [tab for tab in found if tab.pairs or tab.tables]


def _own(state: ReviewState, actor: Actor) -> Sequence[Tab]:
    mine = [each for each in state.entries if each.organ_id == actor.organ_id]
    pairs = said(
        (("年度", state.year), ("统计截至", state.as_of), ("通报日期", state.told_on), ("要求", state.demand))
    )
    rows = [[each.number, each.about, each.result, each.why, each.on] for each in mine]
    table = Table(("案号", "行为种类", "结果", "原因", "结案日期"), rows)
    return (Tab("通报", pairs), Tab("本单位的案件", (), (table,), len(rows)))


def _whole(state: ReviewState) -> Tab:
    report = state.report
    pairs = said((
        ("年度", state.year), ("统计截至", state.as_of), ("通报期限", state.tell_by), ("通报日期", state.told_on),
        ("对有关单位的要求", state.demand), ("报告期限", state.close_by), ("主要原因分析", report.causes if report else ""),
        ("工作建议", report.proposals if report else ""),
    ))  # fmt: skip
    causes = Table(("原因", "件数"), [[word, count] for word, count in by_cause(state.entries)], "按原因")
    organs = Table(
        ("单位", "件数"), [[name, len(lost)] for _, name, lost in by_organ(state.entries)], "按单位"
    )
    return Tab("梳理", pairs, (causes, organs))


def _entries(state: ReviewState) -> Tab:
    rows = [
        [number, each.number, each.organ_name, each.about, each.result, each.why, each.on]
        for number, each in enumerate(state.entries, 1)
    ]
    columns = ("序号", "案号", "单位", "行为种类", "结果", "原因", "结案日期")
    return Tab("案件", (), (Table(columns, rows),), len(rows))


def _picks(state: ReviewState) -> Tab:
    rows = [
        [
            state.entry(each.entry).number,
            each.why,
            "是" if each.written else "",
            "是" if each.taught else "",
            each.on,
        ]
        for each in state.picks
    ]
    table = Table(("案号", "为什么典型", "撰写典型案例", "用作培训内容", "选用日期"), rows)
    return Tab("典型案件", (), (table,) if rows else (), len(rows))


def choices(path: str, state: ReviewState | None, context: Context) -> Pairs | None:
    if path == "entry" and state is not None:
        return [
            (str(number), f"{each.number}　{each.organ_name}　{each.result}（{each.why}）")
            for number, each in state.unpicked
        ]
    return None


def links(state: ReviewState, actor: Actor) -> Sequence[Related]:
    if actor.post not in OVERSEERS:
        ways = reachable([each for each in state.entries if each.organ_id == actor.organ_id], actor)
        return [
            Related(each.number, ways[each.kind, each.matter_id], each.result)
            for each in state.entries
            if (each.kind, each.matter_id) in ways
        ]
    return [Related("按原因查看案件", reverse("loss-causes", args=[state.year]), "可以导出 Excel")]


def sight(event: Event, actor: Actor) -> Sight:
    """An organ reads what it was told: everything else names other organs."""
    return Sight.FULL if actor.post in OVERSEERS or event.step == "tell" else Sight.HIDDEN


REVIEW_ROOM = DeskRoom(
    kind=REVIEW.name,
    label="年度败诉梳理",
    facts_title="梳理",
    icon="journal-text",
    order=62,
    group="执法监督",
    posts=OVERSEERS | RESPONDENT_POSTS,
    list_columns=COLUMNS,
    facts=tabs,
    choices=choices,
    links=links,
    sight=sight,
)
