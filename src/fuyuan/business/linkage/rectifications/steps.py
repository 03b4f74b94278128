"""督促整改 as a table of steps: one unit under one notice.

(五) ……予以通报，并督促整改，提升各级行政机关依法行政水平. The plan is the basis; no statute governs the steps, so they cite none.
"""

from __future__ import annotations

from typing import Any

from fuyuan.business.linkage.common import LEADERS, OFFICE, UNIT, Reasoned, SentBack, Settled, may_settle, own
from fuyuan.matters.acts import at
from fuyuan.matters.procedure import Procedure, Stage, Step, no_guard
from fuyuan.organs.posts import Post

from . import life
from .duties import rectification_duties
from .records import Accepted, Confirmed, Escalated, Failed, NamedAgain, Opened, Reported
from .state import RectificationState

HEAD = frozenset({Post.RESPONDENT_HEAD})


def rectification_columns(state: RectificationState) -> dict[str, Any]:
    return {
        "organ_name": state.organ_name,
        "notice_id": state.notices[0],
        "notice_number": state.turn.notice_number,
        "window": state.window,
        "findings": len(state.parts),
        "times": len(state.notices),
        "report_by": state.report_by,
        "confirmed_on": state.turn.confirmed_on,
        "accepted_on": state.turn.reviewed_on if state.stage == "closed" and not state.settled else None,
        "failed_on": state.failed_on,
        "failed_why": state.failed_why if state.failed_on else "",
        "escalated_on": state.escalated_on,
    }


RECTIFICATION: Procedure[RectificationState] = Procedure(
    name="rectification",
    title="督促整改",
    state=RectificationState,
    stages=(
        Stage("owed", "待整改"),
        Stage("reported", "待单位负责人确认"),
        Stage("confirmed", "待审核"),
        Stage("failed", "待再次通报", track=False),
        Stage("escalated", "已提请处理", track=False),
        Stage("closed", "已办结", end=True),
        Stage("withdrawn", "通报收回", end=True, track=False),
    ),
    steps=(
        Step(name="open", title="由通报产生", basis=(), posts=LEADERS, record=Opened, stages=at(), opens=True, internal=True,
             apply=life.opened, series="rectification"),
        Step(name="report", title="报送整改情况", basis=(), posts=UNIT, record=Reported, stages=at("owed"),
             apply=life.reported, guard=own(life.may_report), initial=life.last_report,
             help="措施落实以后报送，附证明材料，由单位负责人确认后才算报送。"),
        Step(name="confirm", title="确认整改情况", basis=(), posts=HEAD | OFFICE, record=Confirmed, stages=at("reported"),
             apply=life.confirmed, guard=own(no_guard), stamps=life.confirm_stamps, initial=life.as_signer,
             papers=("rectification_report",), help="确认以后形成整改报告，报联席会议办公室审核。"),
        Step(name="rework", title="退回修改", basis=(), posts=HEAD, record=Reasoned, stages=at("reported"),
             apply=life.reworked, guard=own(no_guard), common=False),
        Step(name="accept", title="审核通过", basis=(), posts=OFFICE, record=Accepted, stages=at("confirmed"),
             apply=life.accepted),
        Step(name="send_back", title="退回补充整改", basis=(), posts=OFFICE, record=SentBack, stages=at("confirmed"),
             apply=life.sent_back, stamps=life.again_day, help="材料不全、个别措施没有落实的，退回补充。"),
        Step(name="fail", title="列入再次通报", basis=(), posts=OFFICE, record=Failed,
             stages=at("owed", "reported", "confirmed"), apply=life.failed, guard=life.may_fail,
             initial=life.why_failed, stamps=life.again_stamps, common=False,
             help="逾期没有报送，或者没有整改到位的。再次通报在“通报”里拟写。"),
        Step(name="name_again", title="再次通报", basis=(), posts=LEADERS, record=NamedAgain, stages=at("failed"),
             apply=life.named_again, internal=True),
        Step(name="unname", title="收回再次通报", basis=(), posts=LEADERS, record=Reasoned, stages=at("owed"),
             apply=life.not_named, guard=life.may_unname, stamps=life.again_stamps, internal=True),
        Step(name="withdraw", title="通报收回", basis=(), posts=LEADERS, record=Reasoned,
             stages=at("owed", "reported", "confirmed", "failed"), apply=life.withdrawn, guard=life.may_take_back,
             internal=True),
        Step(name="escalate", title="提请处理", basis=(), posts=OFFICE, record=Escalated, stages=at("failed"),
             apply=life.escalated, guard=life.may_escalate, initial=life.what_is_wrong,
             papers=("rectification_failed",), common=False, help="再次通报后仍不整改的，报告政府主要负责人。"),
        Step(name="settle", title="登记处理结果", basis=(), posts=LEADERS, record=Settled, stages=at("escalated"),
             apply=life.settled, guard=may_settle),
    ),
    duties=rectification_duties,
    columns=rectification_columns,
    search_text=lambda state: f"{state.number} {state.turn.notice_number} {state.title}",
)  # fmt: skip
