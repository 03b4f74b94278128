"""示范单位 as a table of steps (plan, measure 十二: 培育服务型行政执法先进典型，分批创建服务型行政执法示范单位)."""

from __future__ import annotations

from typing import Any

from fuyuan.business.guidance.common import AHEAD, BASIS, BUREAU, UNIT
from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Procedure, Stage
from fuyuan.matters.record import Reasoned

from . import life
from .life import ModelState
from .records import Applied, Assessed, Cultivated, Named

act = Table(life.model_duties, AHEAD).act


def model_columns(state: ModelState) -> dict[str, Any]:
    return {
        "unit_name": state.organ_name, "score": state.last.total if state.last else None,
        "batch": state.named.batch if state.named else "", "named_on": state.named.on if state.named else None,
        "review_on": state.review_on,
    }  # fmt: skip


# fmt: off
MODEL_UNIT: Procedure[ModelState] = Procedure(
    name="model_unit",
    title="示范单位",
    state=ModelState,
    stages=(Stage("applied", "已申报"), Stage("cultivating", "培育中"), Stage("assessed", "考核合格"),
            Stage("named", "已命名"), Stage("withdrawn", "已撤销", end=True, track=False),
            Stage("declined", "不再培育", end=True, track=False)),
    steps=(
        act("apply", "申报示范单位", BASIS, UNIT, at(), life.applied, Applied, guard=life.may_apply,
            stamps=life.apply_stamps, series="model_unit", opens=True),
        act("cultivate", "列入培育", BASIS, BUREAU, at("applied"), life.cultivated, Cultivated, guard=life.may_cultivate),
        act("decline", "不再培育", BASIS, BUREAU, at("applied", "cultivating"), life.declined, Reasoned, common=False),
        act("assess", "考核", BASIS, BUREAU, at("cultivating"), life.assessed, Assessed, guard=life.may_assess,
            initial=life.the_criteria, stamps=life.the_mark, help="达到合格分的可以命名，没有达到的继续培育。"),
        act("name", "命名", BASIS, BUREAU, at("assessed"), life.named, Named, stamps=life.review_day,
            papers=("model_naming",), help="同一批的单位可以在列表里勾选后一起命名。"),
        act("review", "复核", BASIS, BUREAU, at("named"), life.reviewed, Assessed, guard=life.may_assess,
            initial=life.the_criteria, stamps=life.review_stamps, help="没有达到合格分的，撤销命名。"),
        act("withdraw", "撤销命名", BASIS, BUREAU, at("named"), life.withdrawn, Reasoned, common=False),
    ),
    duties=life.model_duties,
    columns=model_columns,
    search_text=lambda state: f"{state.number} {state.title} {state.organ_name}",
)
# fmt: on
