"""培训班次 as a table of steps (《河南省行政执法条例》第二十一条, 《行政执法监督条例》第十条; plan, measures 十一, 十四, 十五)."""

from __future__ import annotations

from typing import Any

from fuyuan.business.training.common import ADMIN, AHEAD, BUREAU, UNIT, approve_day, approved
from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Procedure, Stage
from fuyuan.matters.record import Reasoned

from . import life
from .life import BASIS
from .records import Added, Approved, Corrected, Planned, Reported
from .state import SessionState

act = Table(life.session_duties, AHEAD).act
ORGANISERS = ADMIN | UNIT


def session_columns(state: SessionState) -> dict[str, Any]:
    plan = state.plan
    return {
        "unit_name": state.organ_name, "form": plan.form.value, "subject": plan.subject.value, "audience": plan.audience.value,
        "powers": "\n".join(plan.powers), "place": plan.place, "on": plan.on, "begins": plan.begins, "ends": plan.ends,
        "hours": plan.hours, "people": sum(each.hours > 0 for each in state.credits), "approved_on": state.approved_on,
    }  # fmt: skip


# fmt: off
SESSION: Procedure[SessionState] = Procedure(
    name="training",
    title="培训",
    state=SessionState,
    stages=(Stage("planned", "已安排"), Stage("reported", "待认定"), Stage("approved", "已认定", end=True),
            Stage("cancelled", "已取消", end=True, track=False)),
    steps=(
        act("plan", "安排培训", f"{BASIS}, R26 70, L23 6.2", ORGANISERS, at(), life.planned, Planned, guard=life.may_plan,
            stamps=life.plan_stamps, series="training", opens=True),
        act("replan", "修改安排", BASIS, ORGANISERS, at("planned"), life.replanned, Planned, guard=life.may_replan,
            stamps=life.plan_stamps, initial=life.as_planned, common=False),
        act("add_attendance", "补登出席", BASIS, ORGANISERS, at("planned"), life.added, Added, guard=life.may_add,
            stamps=life.the_officer),
        act("report", "报送学时", BASIS, ORGANISERS, at("planned"), life.reported, Reported, guard=life.may_report,
            stamps=approve_day, initial=life.as_signed, papers=("training_record",)),
        act("approve", "认定学时", BASIS, BUREAU, at("reported"), approved, Approved, guard=life.may_approve),
        act("send_back", "退回", BASIS, BUREAU, at("reported"), life.sent_back, Reasoned),
        act("correct", "更正学时", BASIS, ADMIN, at("approved"), life.corrected, Corrected, guard=life.may_correct,
            stamps=life.the_officer, common=False),
        act("cancel", "取消培训", "", ORGANISERS, at("planned"), life.cancelled, Reasoned, guard=life.may_cancel,
            common=False),
    ),
    duties=life.session_duties,
    columns=session_columns,
    search_text=lambda state: f"{state.number} {state.title} {state.organ_name} {state.plan.teacher} {state.plan.place}",
)
# fmt: on
