"""How the desk shows loss analyses: list, sheets, links, what each side reads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from fuyuan.business.linkage.correspondence.sheets import answers_tab
from fuyuan.business.linkage.findings.grounds import Finding
from fuyuan.business.linkage.findings.windows import before, offered, words
from fuyuan.business.linkage.models import LossAnalysis
from fuyuan.business.linkage.opened import links_to
from fuyuan.law.causes import label_of
from fuyuan.matters.procedure import Context, Event
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

from .life import UNSTATED, causes
from .state import AnalysisState, Loss
from .steps import LOSS_ANALYSIS

READERS = RESPONDENT_POSTS | {Post.JOINT_OFFICE, Post.ORGAN_HEAD, Post.COURT_LIAISON}
INNER = frozenset({"draft", "review", "withdraw", "recall", "void_paper", "comment"})

COLUMNS = (
    Column("organ_name", "单位", shown=False),  # the title says both
    Column("window", "统计期间", value=lambda row: words(row.window)),
    Column("losses", "败诉", kind="number"),
    Column("letter_number", "文号", kind="code"),
    Column("sent_on", "发出日期", kind="date", sort=True),
    Column("answer_by", "答复期限", kind="date"),
    Column("answered_on", "答复日期", kind="date"),
)


def windows_known(actor: Actor) -> Pairs:
    rows = ANALYSIS_ROOM.visible(actor).order_by("-window").values_list("window", flat=True).distinct()
    return [(key, words(key)) for key in rows]


FILTERS = (
    by_unit(LossAnalysis, name="organ_name"),
    Filter("window", "统计期间", windows_known, lambda value, today: Q(window=value)),
    between("sent", "发出日期", "sent_on"),
)


def to_sign(actor: Actor, today: date) -> Q:
    return Q(stage="reviewed") if actor.post is Post.JOINT_OFFICE else Q(pk__in=[])


def sight(event: Event, actor: Actor) -> Sight:
    """A unit reads what was sent to it and what it answered; how it came about is between office and court."""
    inside = actor.post not in RESPONDENT_POSTS or event.by.organ_id == actor.organ_id
    return Sight.FULL if inside or event.step not in INNER else Sight.HIDDEN


def analysis_tabs(state: AnalysisState, actor: Actor) -> Sequence[Tab]:
    tabs = [
        _analysis(state, actor),
        _losses(state),
        answers_tab(state),
        Tab("结果", said((("核查情况", state.found),))),
    ]
    return [tab for tab in tabs if tab.pairs or tab.tables]


def _analysis(state: AnalysisState, actor: Actor) -> Tab:
    text, inner = state.text, actor.post not in RESPONDENT_POSTS
    pairs = said((
        ("单位", state.organ_name), ("统计期间", words(state.window)),
        ("总体情况", text.overview if text else ""), ("原因分析", text.causes if text else ""),
        ("人民法院的意见", "\n".join(each.text for each in state.court)), ("意见和建议", text.advice if text else ""),
        ("答复", f"发出后{state.answer_days}个工作日内"), ("文号", state.letter_number), ("发出日期", state.sent_on),
        ("签收日期", state.received_on), ("退回、不予发出的理由", state.returned if inner else ""),
    ))  # fmt: skip
    now, old = state.now, state.before
    rows = [
        ["生效裁判", now.decided, old.decided], ["败诉", now.lost, old.lost],
        ["调解、撤诉", now.settled, old.settled], ["通知后负责人未出庭", now.absent, old.absent],
    ]  # fmt: skip
    heads = ("件数", words(state.window), words(before(state.window)))
    return Tab(
        "分析", pairs, (Table(heads, rows, "件数"), Table(("原因", "件数"), causes(state), "败诉原因"))
    )


def _losses(state: AnalysisState) -> Tab:
    heads = ("案号", "行政行为", "结果", "生效日期", "原因", "以案促改")
    rows = [
        [each.number, each.act, each.outcome, each.effective_on, _causes(each), _reform(each)]
        for each in state.losses
    ]
    return Tab("败诉案件", (), (Table(heads, rows),), len(rows))


def _causes(loss: Loss) -> str:
    return "；".join(label_of(each.code) for each in loss.causes) or UNSTATED


def _reform(loss: Loss) -> str:
    return f"{loss.reform_number} {loss.reform_stage}".strip()


def links(state: AnalysisState, actor: Actor) -> Sequence[Related]:
    """The suits, and the reforms they led to."""
    suits = [_finding(each.number, each.effective_on, "suit", each.matter_id) for each in state.losses]
    reforms = [
        _finding(each.reform_number, each.effective_on, "reform", each.reform_id)
        for each in state.losses
        if each.reform_id
    ]
    return [*links_to(suits, "败诉案件", actor), *links_to(reforms, "以案促改", actor)]


def _finding(text: str, on: date, kind: str, pk: int | None) -> Finding:
    return Finding(key=f"{kind}:{pk}", text=text, on=on, kind=kind, matter_id=pk)


def choices(path: str, state: AnalysisState | None, context: Context) -> Pairs | None:
    return [(key, words(key)) for key in offered(context.day)] if path == "window" else None


ANALYSIS_ROOM = DeskRoom(
    kind=LOSS_ANALYSIS.name,
    label="败诉分析函",
    facts_title="分析内容",
    icon="journal-check",
    order=46,
    group="府院联动",
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    groups=(Group("analysis-sign", "败诉分析函待签发", to_sign),),
    facts=analysis_tabs,
    choices=choices,
    links=links,
    parties=lambda row: row.organ_name,
    party_columns=("organ_name",),
    sight=sight,
)
