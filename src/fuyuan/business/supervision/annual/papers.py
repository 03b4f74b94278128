"""The report as a paper: the organ's own words, one for each version that was published."""

from __future__ import annotations

from typing import Any

from fuyuan.business.supervision.common import paragraphs
from fuyuan.business.supervision.issuer import bureau_name
from fuyuan.matters.registry import Outcome
from fuyuan.organs.posts import Post
from fuyuan.papers.kinds import Addressee, Draft

from .records import Figures, Section
from .state import AnnualState, contested_words, held_words


def annual_report(outcome: Outcome) -> list[Draft]:
    state: AnnualState = outcome.state
    assert state.text
    text, figures = state.text, state.figures
    fields = {
        "单位": state.organ_name, "机关": bureau_name(outcome), "年度": state.year, "统计日": figures.as_of, "规则": figures.rule,
        "数据": [figures.of(section).said for section in Section], "案件": _cases(figures),
        "职责": paragraphs(text.duties), "追究": held_words(text), "改进": paragraphs(text.improving),
        "异议": [
            {"名称": section.label, "系统": system, "单位": own, "理由": why}
            for section, system, own, why in contested_words(figures, text)
        ],
    }  # fmt: skip
    to = Addressee("unit", state.organ_name, Post.RESPONDENT_LIAISON, state.organ_id)
    again = f"（更正，第{len(state.versions)}版）" if len(state.versions) > 1 else ""
    return [Draft(fields=fields, to=(to,), title=f"{state.title}{again}")]


def _cases(figures: Figures) -> list[dict[str, Any]]:
    """The acts that fell; the rest is said by its figure."""
    fallen = (*figures.behind(Section.CORRECTED), *figures.behind(Section.LOST))
    return [
        {"案号": each.number, "行为": each.about, "结果": each.result, "日期": each.on} for each in fallen
    ]
