"""The papers of a yearly review: to each organ what concerns it, to the government the whole."""

from __future__ import annotations

from typing import Any

from fuyuan.business.supervision.common import paragraphs
from fuyuan.business.supervision.issuer import bureau_name, government_name
from fuyuan.matters.registry import Outcome
from fuyuan.organs.posts import Post
from fuyuan.papers.kinds import Addressee, Draft

from .steps import Entry, ReviewState, by_cause, by_organ


def loss_notice(outcome: Outcome) -> list[Draft]:
    """One for each organ: nobody reads about the others."""
    state: ReviewState = outcome.state
    common = {"机关": bureau_name(outcome), "年度": state.year, "编号": state.number, "要求": state.demand}
    return [
        Draft(
            fields={**common, "单位": name, "案件": [_row(each) for each in lost], "件数": len(lost)},
            to=(Addressee("unit", name, Post.RESPONDENT_LIAISON, pk),), part=part,
            title=f"关于{name}{state.year}年度败诉、被复议纠正案件的通报",
        )
        for part, (pk, name, lost) in enumerate(by_organ(state.entries), 1)
    ]  # fmt: skip


def _row(each: Entry) -> dict[str, Any]:
    return {
        "案号": each.number,
        "行为": each.about,
        "结果": each.result,
        "原因": each.why,
        "单位": each.organ_name,
    }


def loss_report(outcome: Outcome) -> list[Draft]:
    state: ReviewState = outcome.state
    assert state.report
    suits = {each.matter_id for each in state.entries if each.kind == "suit"}
    cases = {each.matter_id for each in state.entries if each.kind != "suit"}
    picks = [{**_row(state.entry(each.entry)), "理由": each.why} for each in state.picks]
    fields = {
        "机关": bureau_name(outcome), "政府": government_name(outcome), "年度": state.year, "统计日": state.as_of,
        "败诉": len(suits), "纠正": len(cases), "原因": [{"名称": word, "件数": n} for word, n in by_cause(state.entries)],
        "单位": [{"名称": name, "件数": len(lost)} for _, name, lost in by_organ(state.entries)], "典型": picks,
        "分析": paragraphs(state.report.causes), "建议": paragraphs(state.report.proposals),
    }  # fmt: skip
    return [Draft(fields=fields, title=f"关于{state.year}年度败诉案件梳理情况的报告")]
