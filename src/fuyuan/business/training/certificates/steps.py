"""行政执法证件 as a table of steps: 申领 → 培训 → 考试 → 资格审查 → 发证 → 年审 (plan, measure 十四)."""

from __future__ import annotations

from typing import Any

from fuyuan.business.training.common import ADMIN, AHEAD, BUREAU, CLOCK, UNIT
from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Procedure, Stage
from fuyuan.matters.record import Nothing, Reasoned

from . import life
from .life import ISSUE, QUALIFY, REVOKE, SEIZE, TRAIN, WATCH
from .records import (
    AnnualReviewed,
    Applied,
    Cancelled,
    Entered,
    ExamCorrected,
    ExamLinked,
    ExamTaken,
    Issued,
    OfficerLeft,
    OfficerMoved,
    Renewed,
    Reviewed,
    TrainingConfirmed,
)
from .state import CertificateState

act = Table(life.certificate_duties, AHEAD).act
COMING, HELD = at("training", "exam", "reviewing", "issuing"), at("valid", "suspended")


def certificate_columns(state: CertificateState) -> dict[str, Any]:
    return {
        "person_id": state.person_id, "officer_id": state.officer_id, "unit_name": state.organ_name, "kind": state.kind.value,
        "areas": "、".join(state.areas)[:200], "card_number": state.card_number, "issued_on": state.issued_on,
        "valid_until": state.valid_until, "reviewed_year": max((each.year for each in state.annuals), default=state.before) or None,
    }  # fmt: skip


# fmt: off
CERTIFICATE: Procedure[CertificateState] = Procedure(
    name="certificate",
    title="执法证件",
    state=CertificateState,
    stages=(Stage("training", "待培训"), Stage("exam", "待考试"), Stage("reviewing", "待资格审查"), Stage("issuing", "待发证"),
            Stage("valid", "有效"), Stage("suspended", "暂扣", track=False), Stage("cancelled", "已注销", end=True, track=False),
            Stage("refused", "未发证", end=True, track=False)),
    steps=(
        act("apply", "申领证件", QUALIFY, ADMIN | UNIT, at(), life.applied, Applied, guard=life.may_apply,
            stamps=life.apply_stamps, series="certificate", opens=True),
        act("enter", "登记原有证件", WATCH, ADMIN, at(), life.entered, Entered, guard=life.may_enter, stamps=life.apply_stamps,
            series="certificate", opens=True, help="系统启用以前已经发的证件。新申领的请用“申领证件”。"),
        act("confirm_training", "确认培训", TRAIN, ADMIN, at("training"), life.trained, TrainingConfirmed,
            guard=life.may_confirm, stamps=life.training_stamps),
        act("record_exam", "登记线下考试成绩", TRAIN, ADMIN, at("exam"), life.examined, ExamTaken, guard=life.may_record_exam,
            stamps=life.exam_stamps, initial=life.pass_mark, common=False,
            help="只登记纸笔考试。在系统里考的，确认成绩时自动登记。不合格的留在“待考试”，补考以后再登记一次。"),
        act("link_exam", "考试成绩", TRAIN, CLOCK, at("exam"), life.examined, ExamLinked, stamps=life.exam_stamps, internal=True),
        act("correct_exam", "考试成绩更正", TRAIN, CLOCK, at("exam", "reviewing", "issuing") | HELD, life.exam_corrected,
            ExamCorrected, stamps=life.correct_stamps, internal=True),
        act("review", "资格审查", QUALIFY, BUREAU, at("reviewing"), life.reviewed, Reviewed, guard=life.may_review,
            stamps=life.review_stamps, papers=("qualification_review",)),
        act("issue", "发证", ISSUE, ADMIN, at("issuing"), life.issued, Issued, guard=life.may_issue),
        act("annual_review", "年审", WATCH, ADMIN, HELD, life.annually_reviewed, AnnualReviewed,
            guard=life.may_annually_review, stamps=life.annual_stamps, initial=life.next_annual, papers=("cancellation_notice",),
            help="考试不合格的注销；学时不足、需要离岗培训的暂扣，补足以后恢复。"),
        act("suspend", "暂扣", SEIZE, BUREAU, at("valid"), life.suspended, Reasoned, common=False),
        act("restore", "恢复", WATCH, BUREAU, at("suspended"), life.restored, Reasoned, guard=life.may_restore),
        act("renew", "换证", ISSUE, ADMIN, HELD, life.renewed, Renewed, guard=life.may_renew, common=False),
        act("cancel", "注销", REVOKE, BUREAU, HELD, life.cancelled, Cancelled, papers=("cancellation_notice",), common=False),
        act("withdraw", "撤回申领", "", ADMIN | UNIT, COMING, life.withdrawn, Reasoned, guard=life.may_withdraw, common=False),
        act("expire", "有效期届满", ISSUE, CLOCK, at("valid"), life.expired, Nothing, guard=life.may_expire, internal=True),
        act("officer_moved", "持证人调动", WATCH, CLOCK, COMING | HELD, life.officer_moved, OfficerMoved, internal=True),
        act("officer_left", "持证人离岗", WATCH, CLOCK, COMING | HELD, life.officer_left, OfficerLeft, internal=True),
    ),
    duties=life.certificate_duties,
    columns=certificate_columns,
    search_text=lambda state: f"{state.number} {state.title} {state.organ_name} {state.card_number}",
)
# fmt: on
