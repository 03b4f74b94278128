"""适用清单案件 as a table of steps (《行政处罚法》第三十二条、第三十三条; plan, measure 十二)."""

from __future__ import annotations

from typing import Any

from fuyuan.business.guidance.common import AHEAD, UNIT, own
from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Procedure, Stage
from fuyuan.matters.record import Reasoned

from . import life
from .life import LAW, CaseState
from .records import Begun, Checked, Decided

act = Table(life.case_duties, AHEAD).act


def case_columns(state: CaseState) -> dict[str, Any]:
    done = state.decided
    return {
        "unit_name": state.organ_name, "list_id": state.list_id, "item": state.item_number,
        "violation": state.item.violation, "effect": state.item.effect.value,
        "act_number": done.act_number if done else "", "acted_on": done.acted_on if done else None,
        "usual": done.usual if done else None, "fined": (done.fined or 0) if done else None,
    }  # fmt: skip


# fmt: off
LENIENT_CASE: Procedure[CaseState] = Procedure(
    name="lenient_case",
    title="适用清单案件",
    state=CaseState,
    stages=(Stage("begun", "待核对"), Stage("fit", "符合条件"), Stage("decided", "已处理", end=True),
            Stage("unfit", "不适用", end=True, track=False), Stage("dropped", "已撤销登记", end=True, track=False)),
    steps=(
        act("begin", "登记适用清单的案件", LAW, UNIT, at(), life.begun, Begun, guard=life.may_begin, stamps=life.the_item,
            series="lenient_case", opens=True),
        act("check", "核对条件", LAW, UNIT, at("begun"), life.checked, Checked, guard=own(life.may_check),
            initial=life.as_listed),
        act("decide", "登记处理结果", LAW, UNIT, at("fit"), life.decided, Decided, guard=own(life.may_decide),
            papers=("lenient_record",)),
        act("drop", "撤销登记", "", UNIT, at("begun", "fit"), life.dropped, Reasoned, guard=own(), common=False),
    ),
    duties=life.case_duties,
    columns=case_columns,
    search_text=lambda state: f"{state.number} {state.title} {state.organ_name} {state.decided.act_number if state.decided else ''}",
)
# fmt: on
