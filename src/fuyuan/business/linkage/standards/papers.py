"""What the paper of a standard says: 印发通知 with the standard itself."""

from __future__ import annotations

from fuyuan.business.linkage.issuer import office_name
from fuyuan.matters.registry import Outcome
from fuyuan.papers.kinds import Draft

from .state import StandardState


def standard_text(outcome: Outcome) -> list[Draft]:
    state: StandardState = outcome.state
    wording = state.wording
    points = [
        {"序号": number, "要点": each.question, "标准": each.rule, "依据": each.basis}
        for number, each in enumerate(wording.points, 1)
    ]
    fields = {
        "机关": office_name(outcome), "名称": state.title, "编号": state.number, "案件类型": wording.act_kind.label,
        "领域": wording.area, "范围": wording.scope, "标准": points, "施行日": state.valid_from,
        "替代": state.replaces is not None,
    }  # fmt: skip
    return [Draft(fields=fields, title=f"关于印发《{state.title}》的通知")]
