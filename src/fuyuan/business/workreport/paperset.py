"""The report as a paper: the figures of the day it was drafted, and what the office says to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fuyuan.matters.registry import Outcome
from fuyuan.organs.models import Role, role_holder
from fuyuan.organs.posts import Post
from fuyuan.papers.blocks import Layout
from fuyuan.papers.kinds import Addressee, Draft, PaperKind, register

from .numbers import PAPER_NUMBER
from .procedure import HEAD, REPORT, ReportState
from .records import Figures, Line, Share

PACKAGE = "fuyuan.business.workreport.papers"


def work_report(outcome: Outcome) -> list[Draft]:
    state: ReportState = outcome.state
    day = outcome.event.day
    organ, office = (
        role_holder(role, day) for role in (Role.RECONSIDERATION_ORGAN, Role.RECONSIDERATION_OFFICE)
    )
    assert state.draft
    assert state.figures
    fields = {
        "机关": office.name_on(day), "主送": organ.name_on(day), "期间": state.period, "起": state.first, "止": state.last,
        "统计日": day, **_figures(state.figures), "做法": _paragraphs(state.draft.done),
        "问题": _paragraphs(state.draft.problems), "建议": _paragraphs(state.draft.proposals),
    }  # fmt: skip
    to = Addressee("government", organ.name_on(day), Post.ORGAN_HEAD, organ.pk)
    return [Draft(fields=fields, to=(to,), title=f"关于{state.period}行政复议工作情况的报告")]


def _figures(told: Figures) -> dict[str, Any]:
    rate = f"{100 * told.corrected / told.judged:.1f}%" if told.judged else "无"
    return {
        "数据": [_line(each) for each in told.lines], "结果": _said(told.outcomes), "种类": _said(told.kinds),
        "单位": [{"序号": n, "名称": each.label, "件数": each.count} for n, each in enumerate(told.respondents, 1)],
        "审结": told.judged, "纠错": told.corrected, "纠错率": rate, "逾期": told.late,
        "平均": "" if told.mean_days is None else told.mean_days,
    }  # fmt: skip


def _line(each: Line) -> dict[str, Any]:
    """A figure with its change against the year before, as a number: a percentage of a handful says nothing."""
    change = f"{each.value - each.before:+d}" if each.value != each.before else "持平"
    return {
        "项目": each.label, "单位": each.unit, "本期": each.value, "同期": each.before, "增减": change
    }  # fmt: skip


def _said(shares: Sequence[Share]) -> str:
    return "、".join(f"{each.label}{each.count}件" for each in shares) or "无"


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def register_papers() -> None:
    register(
        PaperKind(
            room=REPORT.name, code="work_report", title="行政复议工作情况的报告", template=f"{PACKAGE}:work_report.txt",
            drafts=work_report, layout=Layout.OFFICIAL, series="报", pattern=PAPER_NUMBER, signers=HEAD,
            readers=frozenset({Post.ORGAN_HEAD}),
        )
    )  # fmt: skip
