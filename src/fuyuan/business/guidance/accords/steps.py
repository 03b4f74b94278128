"""和解协议 as a table of steps (《行政强制法》第四十二条; plan, measure 十二: 在落实执行和解制度基础上探索行政和解)."""

from __future__ import annotations

from typing import Any

from fuyuan.business.guidance.common import AHEAD, BASIS, UNIT, UNIT_HEAD, own
from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Procedure, Stage
from fuyuan.matters.record import Reasoned

from . import life
from .life import AccordState
from .records import Approved, Broken, Drafted, Performed, Resumed, Signed

act = Table(life.accord_duties, AHEAD | {"by"}).act


def accord_columns(state: AccordState) -> dict[str, Any]:
    return {
        "unit_name": state.organ_name, "kind": state.told.kind.value, "act_number": state.told.act_number,
        "signed_on": state.signed.on if state.signed else None, "items": len(state.told.items),
        "performed": len(state.done), "broken_on": state.broken_on, "source_id": state.source_id,
        "resumed_on": state.resumed.on if state.resumed else None,
    }  # fmt: skip


# fmt: off
ACCORD: Procedure[AccordState] = Procedure(
    name="accord",
    title="和解协议",
    state=AccordState,
    stages=(Stage("drafting", "拟定中"), Stage("approved", "已批准"), Stage("performing", "履行中"),
            Stage("performed", "已履行", end=True), Stage("broken", "没有履行", track=False),
            Stage("resumed", "已恢复强制执行", end=True, track=False), Stage("failed", "没有履行，和解结束", end=True, track=False),
            Stage("dropped", "不再签订", end=True, track=False)),
    steps=(
        act("draft", "拟定协议", "QZF 42.1", UNIT, at(), life.drafted, Drafted, guard=life.may_draft, stamps=life.draft_stamps,
            series="accord", opens=True, help="当事人是谁只有本单位能看到。"),
        act("revise", "修改", "QZF 42.1", UNIT, at("drafting", "approved"), life.revised, Drafted, guard=own(life.may_draft),
            initial=life.as_drafted, stamps=life.draft_stamps, help="已经批准的，修改以后重新批准。"),
        act("approve", "批准", "QZF 42.1", UNIT_HEAD, at("drafting"), life.approved, Approved, guard=own(life.may_approve),
            papers=("accord_text",)),
        act("send_back", "退回修改", BASIS, UNIT_HEAD, at("drafting"), life.returned, Reasoned, guard=own(life.may_approve)),
        act("sign", "登记签订", "QZF 42.1", UNIT, at("approved"), life.signed, Signed, guard=own(life.may_sign)),
        act("perform", "登记履行", "QZF 42.2", UNIT, at("performing", "broken"), life.performed, Performed,
            guard=own(life.may_perform), initial=life.next_item),
        act("break_off", "登记不履行", "QZF 42.2", UNIT, at("performing"), life.broken, Broken, guard=own(life.may_break),
            initial=life.first_late, help="执行协议没有履行的，恢复强制执行；行政和解没有履行的，按原来的程序处理。"),
        act("resume", "恢复强制执行", "QZF 42.2", UNIT, at("broken"), life.resumed, Resumed, guard=own(life.may_resume),
            papers=("resume_notice",)),
        act("drop", "不再签订", "", UNIT, at("drafting", "approved"), life.dropped, Reasoned, guard=own(), common=False),
    ),
    duties=life.accord_duties,
    columns=accord_columns,
    search_text=lambda state: f"{state.number} {state.title} {state.organ_name} {state.told.act_number}",
)
# fmt: on
