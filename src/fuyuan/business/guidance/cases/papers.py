"""适用清单审查表: the item, every condition with its evidence, the result."""

from __future__ import annotations

from fuyuan.matters.registry import Outcome
from fuyuan.papers.kinds import Draft

from .life import CaseState


def lenient_record(outcome: Outcome) -> list[Draft]:
    state: CaseState = outcome.state
    done = state.decided
    assert done
    fine = f"罚款 {done.fined:,} 元" if done.fined else ""
    ratio = f"（通常罚款 {done.usual:,} 元的 {state.percent}）" if fine and done.usual else ""
    fields = {
        "机关": state.organ_name, "编号": state.number, "当事人": state.told.party, "事实": state.told.facts,
        "清单": f"《{state.list_title}》（{state.list_number}）第{state.item_number}项", "违法行为": state.item.violation,
        "处罚依据": state.item.basis, "处理": f"{state.item.effect.label}　{fine}{ratio}".strip(),
        "条件": [{"内容": each.text, "事实": each.fact} for each in state.ticks], "文号": done.act_number,
        "决定日": done.acted_on, "教育": done.taught, "填表人": outcome.event.by.name, "填表日": outcome.event.day,
    }  # fmt: skip
    return [Draft(fields=fields)]
