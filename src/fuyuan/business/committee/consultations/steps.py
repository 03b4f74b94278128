"""案件咨询 as a table of steps (《行政复议法》第五十二条、第六十一条第三款; 2026年实施条例第五十一条、第五十二条)."""

from __future__ import annotations

from typing import Any

from fuyuan.business.committee.common import AHEAD, CLOCK, MEMBER, OFFICE, OFFICE_HEAD
from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Procedure, Stage
from fuyuan.matters.record import Nothing, Reasoned

from . import opening, opinions, panel
from .duties import consultation_duties
from .records import (
    Adopted,
    CaseEnded,
    Concluded,
    Decided,
    Designated,
    Opened,
    OpinionGiven,
    Referred,
    Rescheduled,
    Shared,
    SteppedAside,
)
from .state import ConsultationState

act = Table(consultation_duties, AHEAD).act
ASK, ADVICE = "L23 52.2, R26 51", "L23 52.1, R26 51"
READING = at("panel", "discussing")
BEFORE = at("referred") | READING
RUNNING = BEFORE | at("opined", "answered")


def consultation_columns(state: ConsultationState) -> dict[str, Any]:
    return {
        "case_id": state.case_id, "case_number": state.referred.case_number, "ground": state.referred.ground.value,
        "form": state.referred.form.value, "meet_on": state.meet_on, "panel": len(state.panel),
        "outside": sum(seat.outside for seat in state.panel), "dissents": len(state.dissents),
        "concluded_on": state.concluded_on, "adoption": state.adoption.value if state.adoption else "",
        "answered_on": state.answered_on, "decision_number": state.decision_number,
    }  # fmt: skip


# fmt: off
CONSULTATION: Procedure[ConsultationState] = Procedure(
    name="consultation",
    title="案件咨询",
    state=ConsultationState,
    stages=(
        Stage("referred", "待抽取委员"),
        Stage("panel", "征求书面意见"),
        Stage("discussing", "讨论"),
        Stage("opined", "待说明采纳情况"),
        Stage("answered", "已说明采纳情况"),
        Stage("closed", "已作出复议决定", end=True),
        Stage("withdrawn", "已撤回", end=True, track=False),
        Stage("ended", "案件未经决定结束", end=True, track=False),
    ),
    steps=(
        act("refer", "提请咨询", ASK, OFFICE, at(), opening.referred, Referred, guard=opening.may_refer, stamps=opening.case_words,
            initial=opening.first_days, series="consultation", papers=("referral_letter",), opens=True,
            help="人数和专业领域在这里写明以后不能再改，抽取委员的种子由这一步的摘要产生。"),
        act("share", "提供材料", ASK, OFFICE, BEFORE, opening.shared, Shared, guard=opening.may_share,
            stamps=opening.names_of_shared,
            help="委员在材料开放期间可以查阅；咨询意见形成以后或者开放期满自动停止。"),
        act("draw", "抽取委员", "L23 52.1", OFFICE, at("referred"), panel.drawn, Nothing, guard=panel.may_draw,
            stamps=panel.draw_stamps, papers=("draw_record",),
            help="应当回避的、会议当日请假的先排除；再按专业领域、近一年咨询件数排序，相同的按公布的种子定先后。"),
        act("designate", "指定委员", "L23 52.1", OFFICE_HEAD, at("panel"), panel.designated, Designated,
            guard=panel.may_designate, stamps=panel.designate_stamps, common=False),
        act("step_aside", "回避、更换委员", "L23 3.2", OFFICE | MEMBER, at("panel"), panel.stepped_aside, SteppedAside,
            guard=panel.may_step_aside, initial=panel.own_seat, stamps=panel.aside_stamps, common=False,
            help="空出的席位按同一种子从其余委员中递补。回避是本地规定，行政复议法没有专门的回避条款。"),
        act("give_opinion", "提交书面意见", ADVICE, MEMBER | OFFICE, at("panel"), opinions.given, OpinionGiven, guard=opinions.may_give,
            initial=opinions.as_given, help="讨论开始或者全部委员提交以前，其他委员和承办人都看不到；此前可以修改后重新提交。"),
        act("open_discussion", "开始讨论", "R26 51, L23 52.1", OFFICE, at("panel"), opinions.opened, Opened, guard=opinions.may_open,
            initial=opinions.everybody, help="从这时起，全部书面意见对委员和承办人公开。"),
        act("conclude", "形成咨询意见", "L23 52.3, R26 51", OFFICE, at("discussing"), opinions.concluded, Concluded,
            guard=opinions.may_conclude, initial=opinions.all_agree, papers=("consultation_record", "consultation_opinion")),
        act("answer", "说明采纳情况", "R26 52, L23 61.3", OFFICE, at("opined", "answered"), opinions.answered, Adopted,
            guard=opinions.may_answer, initial=opinions.as_answered, papers=("adoption_statement",),
            help="报请签发复议决定时附具咨询意见和这份说明。"),
        act("reschedule", "改期、延长查阅", ADVICE, OFFICE, READING, opening.rescheduled, Rescheduled, guard=opening.may_reschedule,
            initial=opening.as_scheduled, common=False),
        act("withdraw", "撤回提请", ASK, OFFICE_HEAD, BEFORE, opening.withdrawn, Reasoned, guard=opening.may_withdraw, common=False),
        act("end_access", "停止开放材料", "L23 61.3", CLOCK, READING, opening.access_ended, Nothing,
            guard=opening.may_end_access),
        act("note_decision", "复议决定作出", "L23 61.3", CLOCK, RUNNING, opening.decided, Decided, internal=True),
        act("note_case_ended", "案件结束", "", CLOCK, RUNNING, opening.case_ended, CaseEnded, internal=True),
    ),
    duties=consultation_duties,
    columns=consultation_columns,
    search_text=lambda state: f"{state.number} {state.title} {state.referred.case_number}",
)
# fmt: on
