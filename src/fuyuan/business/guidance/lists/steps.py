"""从轻减轻不予处罚清单 as a table of steps (《行政处罚法》第三十二条、第三十三条; plan, measure 十二)."""

from __future__ import annotations

from typing import Any

from fuyuan.business.guidance.common import AHEAD, CLOCK, UNIT, UNIT_HEAD, own
from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Procedure, Stage
from fuyuan.matters.record import Reasoned

from . import life
from .life import ListState
from .records import Approved, Drafted, Published, Repealed, Replaced, Revised

BASIS = "CFF 32, 33"
act = Table(life.list_duties, AHEAD).act


def list_columns(state: ListState) -> dict[str, Any]:
    return {
        "unit_name": state.organ_name, "area": state.wording.area, "items": len(state.wording.items),
        "version": state.version, "valid_from": state.valid_from, "valid_to": state.valid_to,
    }  # fmt: skip


def search_text(state: ListState) -> str:
    acts = " ".join(each.violation for each in state.wording.items)
    return f"{state.number} {state.title} {state.organ_name} {state.wording.area} {acts}"


# fmt: off
LENIENT_LIST: Procedure[ListState] = Procedure(
    name="lenient_list",
    title="免罚轻罚清单",
    state=ListState,
    stages=(Stage("drafting", "拟定中"), Stage("approved", "已批准"), Stage("published", "施行中"),
            Stage("repealed", "已废止", end=True, track=False), Stage("replaced", "已被替代", end=True, track=False),
            Stage("dropped", "不再拟定", end=True, track=False)),
    steps=(
        act("draft", "拟定清单", BASIS, UNIT, at(), life.drafted, Drafted, guard=life.may_draft, stamps=life.draft_stamps,
            opens=True, help="每个事项写明全部适用条件；批准、公布以后才能适用。"),
        act("revise", "修改", BASIS, UNIT, at("drafting", "approved"), life.revised, Revised, guard=own(life.may_revise),
            initial=life.as_it_reads, stamps=life.approve_day, help="已经批准的，修改以后重新批准。"),
        act("approve", "批准", BASIS, UNIT_HEAD, at("drafting"), life.approved, Approved, guard=own(life.may_approve)),
        act("send_back", "退回修改", BASIS, UNIT_HEAD, at("drafting"), life.returned, Reasoned, guard=own(life.may_approve)),
        act("publish", "公布", "CFF 5.3, 34", UNIT, at("approved"), life.published, Published, guard=own(life.may_publish),
            series="lenient_list", papers=("lenient_list",)),
        act("repeal", "废止", BASIS, UNIT, at("published"), life.repealed, Repealed, guard=own(life.may_repeal), common=False),
        act("replace", "由新清单替代", BASIS, UNIT | CLOCK, at("published"), life.replaced, Replaced, internal=True),
        act("drop", "不再拟定", "", UNIT, at("drafting", "approved"), life.dropped, Reasoned, guard=own(), common=False),
    ),
    duties=life.list_duties,
    columns=list_columns,
    search_text=search_text,
)
# fmt: on
