"""以案促改: from a decision that fell to a way of working that holds, as a table of steps.

The plan is the basis (measure 十三: 深挖问题根源、查找执法风险、堵塞执法漏洞，以案释法，举一反三 … 定期从同级法院或行政复议机关
调取案例，组织分析研判和学习讨论，或邀请案件主审法官讲解案件审理过程和思路，每年不少于一次). No statute governs the procedure, so
the steps cite none; the causes cite theirs (fuyuan.law.causes).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fuyuan.law.causes import label_of
from fuyuan.matters.acts import at
from fuyuan.matters.procedure import Procedure, Stage, Step
from fuyuan.organs.posts import RESPONDENT_POSTS, Post

from . import opening, worked
from .duties import duties
from .records import (
    Begun,
    CausesNoted,
    ConcludeAsked,
    EffectChecked,
    MeasureDone,
    Nothing,
    Opened,
    Opinion,
    Planned,
    Reasoned,
    SourceMarked,
    Taught,
)
from .state import ReformState

OFFICE = frozenset({Post.JOINT_OFFICE, Post.SUPERVISION_STAFF})
UNIT = RESPONDENT_POSTS
CLOCK = frozenset({Post.SYSTEM})
ACTIVE = ("opened", "working", "reviewing", "observing")


def columns(state: ReformState) -> Mapping[str, Any]:
    material, first = state.material, state.causes[0] if state.causes else None
    return {
        "unit_name": state.organ_name,
        "source_kind": material.kind.value,
        "source_id": material.matter_id,
        "source_number": material.number,
        "source_on": state.source_on,
        "act_kind": material.act_kind.value if material.act_kind else "",
        "area": material.area,
        "outcome": material.outcome,
        "cause": state.main_cause,
        "cause_top": state.first_level,
        "arises": first.arises.value if first else "",
        "fault": first.fault.value if first else "",
        "planned_on": state.now.planned_on,
        "taught_on": max((each.on for each in state.lessons), default=None),
        "accepted_on": state.accepted_on,
        "round": len(state.rounds),
        "doubted": bool(state.doubt),
    }


def search_text(state: ReformState) -> str:
    material = state.material
    return f"{state.number} {state.title} {state.organ_name} {material.number} {label_of(state.main_cause)}"


PROCEDURE: Procedure[ReformState] = Procedure(
    name="reform",
    title="以案促改",
    state=ReformState,
    stages=(
        Stage("opened", "待分析"),
        Stage("working", "整改中"),
        Stage("reviewing", "待审核"),
        Stage("observing", "待效果评估"),
        Stage("closed", "已办结", end=True),
        Stage("withdrawn", "已终止", end=True, track=False),
    ),
    steps=(
        Step(name="open", title="由案件启动", basis=(), posts=CLOCK, record=Opened, stages=at(), opens=True, internal=True,
             apply=opening.opened, guard=opening.may_open, stamps=opening.first_days, series="reform"),
        Step(name="begin", title="启动以案促改", basis=(), posts=UNIT | OFFICE, record=Begun, stages=at(), opens=True,
             apply=opening.begun, guard=opening.may_begin, stamps=opening.begin_stamps, initial=opening.first_begin,
             series="reform",
             help="败诉的判决、被纠正的复议决定生效时自动启动，不用填写；这里用来学习其他单位的典型案例，或者系统以外的案件。"),
        Step(name="plan", title="分析研判、制定方案", basis=(), posts=UNIT, record=Planned, stages=at("opened", "working"),
             apply=worked.planned, guard=worked.own(worked.may_plan), stamps=worked.conclude_day,
             initial=worked.first_plan, papers=("reform_plan",)),
        Step(name="teach", title="登记学习讨论、以案释法", basis=(), posts=UNIT, record=Taught,
             stages=at("opened", "working"), apply=worked.taught, guard=worked.own(worked.may_teach)),
        Step(name="report_measure", title="报告措施完成", basis=(), posts=UNIT, record=MeasureDone, stages=at("working"),
             apply=worked.measure_done, guard=worked.own(worked.may_report), initial=worked.next_measure),
        Step(name="ask_conclude", title="申请办结", basis=(), posts=UNIT, record=ConcludeAsked, stages=at("working"),
             apply=worked.conclude_asked, guard=worked.own(worked.may_ask), stamps=worked.review_day,
             initial=worked.last_result, papers=("reform_report",)),
        Step(name="accept", title="审核通过", basis=(), posts=OFFICE, record=Opinion, stages=at("reviewing"),
             apply=worked.accepted, stamps=worked.check_day, papers=("reform_review",)),
        Step(name="return_report", title="退回", basis=(), posts=OFFICE, record=Reasoned, stages=at("reviewing"),
             apply=worked.returned),
        Step(name="check_effect", title="效果评估", basis=(), posts=OFFICE, record=EffectChecked, stages=at("observing"),
             apply=worked.checked, guard=worked.may_check, stamps=worked.check_stamps, initial=worked.first_check,
             papers=("reform_effect",)),
        Step(name="mark_source", title="标记依据变化", basis=(), posts=CLOCK, record=SourceMarked,
             stages=at(*ACTIVE, "closed"), apply=opening.marked, internal=True),
        Step(name="confirm_source", title="依据仍然成立", basis=(), posts=CLOCK, record=Nothing,
             stages=at(*ACTIVE, "closed", "withdrawn"), apply=opening.confirmed, stamps=opening.first_days, internal=True),
        Step(name="note_causes", title="记入案件认定的原因", basis=(), posts=CLOCK, record=CausesNoted,
             stages=at("opened", "working"), apply=opening.causes_noted, internal=True),
        Step(name="withdraw", title="终止", basis=(), posts=OFFICE, record=Reasoned, stages=at(*ACTIVE),
             apply=opening.withdrawn, guard=opening.may_withdraw, common=False,
             help="后来的裁判改变了结果，或者启动有误的，可以终止；败诉、纠错仍然成立的不能终止。"),
    ),
    duties=duties,
    columns=columns,
    search_text=search_text,
)  # fmt: skip
