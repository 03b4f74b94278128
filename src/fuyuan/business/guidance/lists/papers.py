"""What the paper of a list says: the notice with the list itself."""

from __future__ import annotations

from fuyuan.law.citation import refs
from fuyuan.matters.registry import Outcome
from fuyuan.papers.kinds import Draft

from .life import ListState


def lenient_list(outcome: Outcome) -> list[Draft]:
    state: ListState = outcome.state
    items = [
        {"序号": number, "违法行为": each.violation, "处罚依据": each.basis, "处理": each.effect.label,
         "依据": "、".join(str(one) for one in refs(each.effect.basis)), "条件": list(each.conditions)}
        for number, each in enumerate(state.wording.items, 1)
    ]  # fmt: skip
    fields = {
        "机关": state.organ_name, "名称": state.title, "编号": state.number, "领域": state.wording.area, "事项": items,
        "施行日": state.valid_from, "替代": state.replaces is not None,
    }  # fmt: skip
    return [Draft(fields=fields, title=f"关于公布《{state.title}》的通知")]
