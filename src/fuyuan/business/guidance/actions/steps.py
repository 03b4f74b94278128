"""提升行动 as a table of steps (plan, measure 十二: 实施“基层服务型行政执法提升五年行动”)."""

from __future__ import annotations

from typing import Any

from fuyuan.business.guidance.common import BASIS, BUREAU
from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Procedure, Stage
from fuyuan.matters.record import Reasoned

from . import life
from .life import ActionState
from .records import Finished, Launched, Summed, Targeted

act = Table(life.action_duties, frozenset()).act


def action_columns(state: ActionState) -> dict[str, Any]:
    return {
        "first_year": state.told.first_year, "last_year": state.told.last_year, "document": state.told.document,
        "targeted": max((each.told.year for each in state.sets), default=None),
        "summed": max((each.told.year for each in state.sums), default=None),
    }  # fmt: skip


# fmt: off
ACTION: Procedure[ActionState] = Procedure(
    name="service_action",
    title="提升行动",
    state=ActionState,
    stages=(Stage("running", "实施中"), Stage("finished", "已总结", end=True),
            Stage("stopped", "已终止", end=True, track=False)),
    steps=(
        act("launch", "制定行动方案", BASIS, BUREAU, at(), life.launched, Launched, series="service_action", opens=True),
        act("target", "下达年度指标", BASIS, BUREAU, at("running"), life.targeted, Targeted, guard=life.may_target,
            initial=life.to_target, help="按下达指标的文件填写；年度小结以前可以调整，每次都保留。"),
        act("sum_up", "年度小结", BASIS, BUREAU, at("running"), life.summed, Summed, guard=life.may_sum, initial=life.to_sum,
            stamps=life.as_counted, help="小结时系统记下当日的实际数，以后不再变化。"),
        act("finish", "总结行动", BASIS, BUREAU, at("running"), life.finished, Finished, guard=life.may_finish),
        act("stop", "终止行动", "", BUREAU, at("running"), life.stopped, Reasoned, common=False),
    ),
    duties=life.action_duties,
    columns=action_columns,
    search_text=lambda state: f"{state.number} {state.title} {state.told.document}",
)
# fmt: on
