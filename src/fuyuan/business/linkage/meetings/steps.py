"""联席会议、推进会、案情分析会 as a table of steps. The plan is the basis, measures (五) and (十七); no statute governs them."""

from __future__ import annotations

from typing import Any

from fuyuan.business.linkage.common import OFFICE, UNIT, Reasoned
from fuyuan.matters.acts import at
from fuyuan.matters.procedure import Procedure, Stage, Step

from . import life
from .records import (
    Changed,
    Convened,
    Held,
    Minuted,
    ResolutionJudged,
    ResolutionMoved,
    ResolutionReport,
)
from .state import MeetingState


def meeting_columns(state: MeetingState) -> dict[str, Any]:
    return {
        "kind": state.kind.value,
        "meeting_on": state.held_on or state.convened.on,
        "held_on": state.held_on,
        "place": state.convened.place,
        "unit_name": state.unit_name,
        "resolutions": len(state.resolutions),
        "open_resolutions": len(state.open),
    }


MEETING: Procedure[MeetingState] = Procedure(
    name="joint_meeting",
    title="联席会议",
    state=MeetingState,
    stages=(
        Stage("convened", "已召集"),
        Stage("held", "已召开"),
        Stage("resolved", "落实议定事项"),
        Stage("closed", "已办结", end=True),
        Stage("cancelled", "已取消", end=True, track=False),
    ),
    steps=(
        Step(name="convene", title="召集会议", basis=(), posts=OFFICE, record=Convened, stages=at(), opens=True,
             apply=life.convened, guard=life.may_convene, initial=life.open_items, stamps=life.names, series="meeting",
             papers=("meeting_notice", "meeting_packet"),
             help="议题已经按未办结的事项列出；召集后自动拟出会议通知和会议材料。"),
        Step(name="change", title="改期、调整议题", basis=(), posts=OFFICE, record=Changed, stages=at("convened"),
             apply=life.convened, guard=life.may_convene, initial=life.as_convened, stamps=life.names,
             papers=("meeting_notice", "meeting_packet"), common=False),
        Step(name="cancel", title="取消会议", basis=(), posts=OFFICE, record=Reasoned, stages=at("convened"),
             apply=life.cancelled, common=False),
        Step(name="hold", title="登记到会", basis=(), posts=OFFICE, record=Held, stages=at("convened"), apply=life.held,
             guard=life.may_hold, initial=life.invited, stamps=life.minutes_day),
        Step(name="resolve", title="形成纪要", basis=(), posts=OFFICE, record=Minuted, stages=at("held"),
             apply=life.minuted, guard=life.may_minute, stamps=life.names, papers=("meeting_minutes",),
             help="每一项议定事项都会成为责任单位的待办。"),
        Step(name="report_resolution", title="报告落实", basis=(), posts=UNIT, record=ResolutionReport,
             stages=at("resolved"), apply=life.reported, guard=life.may_report, stamps=life.accept_day),
        Step(name="judge_resolution", title="审核落实", basis=(), posts=OFFICE, record=ResolutionJudged,
             stages=at("resolved"), apply=life.judged, guard=life.may_judge),
        Step(name="move_resolution", title="调整完成日期", basis=(), posts=OFFICE, record=ResolutionMoved,
             stages=at("resolved"), apply=life.moved, guard=life.may_move, common=False),
    ),
    duties=life.meeting_duties,
    columns=meeting_columns,
    search_text=lambda state: f"{state.number} {state.title} {state.unit_name}",
)  # fmt: skip
