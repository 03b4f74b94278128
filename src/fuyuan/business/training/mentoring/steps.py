"""以老带新 as a table of steps (《河南省行政执法条例》第二十一条, 《行政执法监督条例》第十条; plan, measures 十一, 十四)."""

from __future__ import annotations

from typing import Any

from fuyuan.business.training.common import ADMIN, BUREAU, CLOCK, UNIT, approve_day, approved
from fuyuan.business.training.sessions.records import Approved
from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Procedure, Stage
from fuyuan.matters.record import Reasoned

from . import life
from .life import BASIS, MentorState
from .records import Assessed, Confirmed, Logged, Paired

act = Table(life.mentor_duties, frozenset({"from_on", "to_on"})).act
ORGANISERS = ADMIN | UNIT


def mentor_columns(state: MentorState) -> dict[str, Any]:
    return {
        "unit_name": state.organ_name, "mentor_id": state.mentor.person_id, "newcomer_id": state.newcomer.person_id,
        "supervisors": state.supervisors, "from_on": state.told.from_on, "to_on": state.told.to_on,
        "agreed": sum(each.agreed for each in state.logs), "months": len(state.months), "approved_on": state.approved_on,
    }  # fmt: skip


# fmt: off
MENTORING: Procedure[MentorState] = Procedure(
    name="mentoring",
    title="以老带新",
    state=MentorState,
    stages=(Stage("running", "带教中"), Stage("assessed", "待认定"), Stage("approved", "已认定", end=True),
            Stage("stopped", "已终止", end=True, track=False)),
    steps=(
        act("pair", "确定带教", BASIS, ORGANISERS, at(), life.paired, Paired, guard=life.may_pair, stamps=life.pair_stamps,
            series="mentoring", opens=True, help="执法人员和执法监督人员都可以；带教人员须有有效的证件。"),
        act("log", "登记带教记录", BASIS, ORGANISERS, at("running"), life.logged, Logged, guard=life.may_log,
            help="登记以后由带教人员、新进人员本人在“本人确认”的地址确认；改过的重新确认。"),
        act("confirm", "本人确认", BASIS, CLOCK, at("running"), life.confirmed, Confirmed, guard=life.may_confirm,
            internal=True),
        act("assess", "考核", BASIS, ORGANISERS, at("running"), life.assessed, Assessed, guard=life.may_assess,
            initial=life.usual_hours, stamps=approve_day),
        act("approve", "认定学时", BASIS, BUREAU, at("assessed"), approved, Approved, guard=life.may_approve),
        act("send_back", "退回", BASIS, BUREAU, at("assessed"), life.sent_back, Reasoned),
        act("stop", "终止", "", ORGANISERS, at("running"), life.stopped, Reasoned, guard=life.may_stop, common=False),
    ),
    duties=life.mentor_duties,
    columns=mentor_columns,
    search_text=lambda state: f"{state.number} {state.title} {state.organ_name} {state.mentor.unit}",
)
# fmt: on
