"""What a 行政败诉分析函 says: counts first, causes, the judgments' words, reforms, and what the unit is asked for."""

from __future__ import annotations

from typing import Any

from fuyuan.business.linkage.correspondence.papers import to_unit
from fuyuan.business.linkage.findings.windows import before, words
from fuyuan.business.linkage.issuer import office_name
from fuyuan.business.linkage.numbers import BASIS
from fuyuan.law.numerals import to_chinese
from fuyuan.matters.registry import Outcome
from fuyuan.organs import settings as installation
from fuyuan.papers.kinds import Draft

from .life import causes, said_of
from .state import AnalysisState, Loss

MOST = 5  # judgments quoted, those with a stated cause first; all stand in the table


def analysis(outcome: Outcome) -> list[Draft]:
    state: AnalysisState = outcome.state
    assert state.text
    fields = {
        "机关": office_name(outcome), "单位": state.organ_name, "依据": str(installation.get(BASIS)),
        "期间": words(state.window), "上期": words(before(state.window)), "总体情况": state.text.overview,
        "比较": _compared(state), "原因": _causes(state), "原因分析": state.text.causes,
        "案件": [_line(number, each) for number, each in enumerate(state.losses, 1)],
        "典型": [_quoted(number, each) for number, each in enumerate(_typical(state), 1)],
        "法院意见": [each.text for each in state.court], "建议": state.text.advice, "天数": state.answer_days,
    }  # fmt: skip
    return [Draft(fields=fields, to=to_unit(state), title=f"致{state.organ_name}的行政败诉分析函")]


def _compared(state: AnalysisState) -> list[dict[str, Any]]:
    names = {
        "decided": "生效裁判",
        "lost": "其中：败诉",
        "settled": "　　　调解、撤诉",
        "absent": "通知后负责人未出庭",
    }
    return [
        {"指标": name, "本期": getattr(state.now, key), "上期": getattr(state.before, key)}
        for key, name in names.items()
    ]


def _causes(state: AnalysisState) -> list[dict[str, Any]]:
    return [{"原因": label, "件数": count} for label, count in causes(state)]


def _line(number: int, loss: Loss) -> dict[str, Any]:
    reform = f"{loss.reform_number}（{loss.reform_stage}）" if loss.reform_number else "没有启动"
    return {"序号": number, "案号": loss.number, "行为": loss.act, "结果": loss.outcome, "促改": reform}


def _typical(state: AnalysisState) -> list[Loss]:
    quoted = [each for each in state.losses if said_of(each)]
    return sorted(quoted, key=lambda each: not each.causes)[:MOST]


def _quoted(number: int, loss: Loss) -> dict[str, Any]:
    return {
        "序": to_chinese(number), "名": f"{loss.act}案", "案号": f"{loss.court}{loss.number}",
        "结果": loss.outcome, "原话": [{"因": cause, "话": quote} for cause, quote in said_of(loss)],
    }  # fmt: skip
