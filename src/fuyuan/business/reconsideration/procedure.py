"""行政复议案件: the procedure as a table a lawyer can read beside the statute.

One row per legal act: name, title, articles (the present text first, then what older texts said), posts, stages, what it
does. Guards, records and periods stand in the modules named beside the rows. Texts: L23 行政复议法 (2023), L17 (2017),
R26 实施条例 (2026), R07 (2007), MSF23 民事诉讼法, XSF 行政诉讼法.

调解 and the committee's 咨询 are matters of their own: mediation suspends and resumes a case, and ends it by
``conclude_mediated`` (mediated.py); a consultation is a condition on the draft. Not here but in a later part: 公开.
"""

from __future__ import annotations

from fuyuan.matters.procedure import Procedure, Stage
from fuyuan.organs.posts import OFFICE_POSTS, PORTAL_POSTS, RESPONDENT_POSTS, Post

from . import (
    acceptance,
    after,
    copies,
    endings,
    enforcement,
    inquiry,
    intake,
    reading,
    ruling,
    suspension,
    trial,
    wishes,
)
from .basis import life as basis
from .basis.records import (
    AskBasisReview,
    BasisAnswer,
    ForwardBasis,
    MakerHeard,
    MakerReply,
    NotifyMaker,
    RuleOnBasis,
    StartBasisReview,
)
from .duties import duties
from .facts import At, Break
from .hearing import arranging, holding, major
from .hearing.records import ArrangeHearing, AskHearing, ExcuseHead, HoldHearing, MarkMajor, SignMinutes
from .records import (
    Abandonment,
    Acceptance,
    AllowWithdrawal,
    Amendment,
    Application,
    AppraiseEnd,
    AppraiseStart,
    Approved,
    ApproveDecision,
    ArchiveDestroyed,
    AskAppraisal,
    AskPaperCopy,
    Assignment,
    CallInterview,
    Chase,
    Close,
    Collection,
    ConsentSimplified,
    Convert,
    CopyReceived,
    CopyToSuperior,
    CorrectPaper,
    Criticise,
    Dismiss,
    DraftDecision,
    Enforced,
    Escalate,
    EscalationRefused,
    EscalationRequest,
    Extend,
    FileAnswer,
    FileRequest,
    FollowOn,
    HandOver,
    Heard,
    InspectEnd,
    Interview,
    Join,
    JoinedInto,
    MakeDecision,
    Mediated,
    MediationWish,
    MoreEvidence,
    Note,
    NotFurther,
    NotHeard,
    OpinionLetter,
    OpinionReport,
    OrderPerformance,
    PartyStatement,
    Performance,
    ProposalLetter,
    ProveArrival,
    Question,
    ReadPaper,
    Reasoned,
    RefuseRecord,
    Registration,
    Reply,
    Resume,
    ReviewDecision,
    SelfCorrection,
    SendCopy,
    SendPaperCopy,
    Serve,
    ServiceFailed,
    Simplified,
    Start,
    StopExecution,
    StopRequest,
    SuitFiled,
    SuperiorOrder,
    Supplement,
    SupplementExtension,
    SupplementNotice,
    Suspend,
    Terminate,
    ThirdParties,
    WishAnswered,
    Withdraw,
)
from .state import CaseState, columns, search_text
from .steps import act

STAGES = (
    Stage(At.AT_PENALTY_ORGAN, "处罚机关处理", track=False),
    Stage(At.RECEIVED, "收到申请"),
    Stage(At.REVIEWING, "审查受理"),
    Stage(At.SUPPLEMENTING, "补正", track=False),
    Stage(At.ACCEPTED, "已受理"),
    Stage(At.TRIAL, "审理"),
    Stage(At.SUSPENDED, "中止", track=False),
    Stage(At.DECIDED, "已作决定"),
    Stage(At.SERVED, "已送达生效"),
    Stage(At.PERFORMANCE, "履行", track=False),
    Stage(At.CLOSED, "结案", end=True),
    Stage(At.REFUSED, "不予受理", end=True, track=False),
    Stage(At.ABANDONED, "视为放弃", end=True, track=False),
    Stage(At.DISMISSED_APPLICATION, "驳回申请", end=True, track=False),
    Stage(At.TERMINATED, "终止", end=True, track=False),
    Stage(At.MEDIATED, "调解结案", end=True, track=False),
    Stage(At.NOT_FURTHER_HANDLED, "不再处理", end=True, track=False),
    Stage(At.ESCALATED, "提级审理", end=True, track=False),
)

# -- stages ----------------------------------------------------------------------------------------------------


def at(*stages: At) -> frozenset[str]:
    return frozenset(stages)


START = at()
REVIEW = at(At.RECEIVED, At.REVIEWING)
SUPPLEMENT = at(At.SUPPLEMENTING)
RUNNING = at(At.ACCEPTED, At.TRIAL)
HELD = RUNNING | at(At.SUSPENDED)
OPEN = REVIEW | SUPPLEMENT | HELD
AFTER = at(At.SERVED, At.PERFORMANCE)
ENDED = at(
    At.REFUSED, At.DISMISSED_APPLICATION, At.TERMINATED, At.MEDIATED, At.NOT_FURTHER_HANDLED, At.ESCALATED
)
SERVING = OPEN | AFTER | ENDED | at(At.DECIDED)
EVERYWHERE = SERVING | at(At.CLOSED)

# -- posts -----------------------------------------------------------------------------------------------------


def by(*posts: Post) -> frozenset[Post]:
    return frozenset(posts)


INTAKE = by(Post.INTAKE, Post.HANDLER)
HANDLER = by(Post.HANDLER, Post.OFFICE_HEAD)
OFFICE = OFFICE_POSTS
OFFICE_HEAD, ORGAN_HEAD, SYSTEM = by(Post.OFFICE_HEAD), by(Post.ORGAN_HEAD), by(Post.SYSTEM)
CITIZEN = by(Post.APPLICANT, Post.AGENT)
PARTIES = PORTAL_POSTS
RESPONDENT = RESPONDENT_POSTS
FOR_CITIZEN, FOR_PARTIES = CITIZEN | INTAKE, PARTIES | INTAKE  # the office records what came on paper
FOR_RESPONDENT = RESPONDENT | HANDLER

# fmt: off
RECEIPT = (  # intake.py
    act("apply", "提出行政复议申请", "L23 22, 20.1, R26 27, 28, R07 19, L17 11", CITIZEN | INTAKE, START, intake.apply_apply,
        Application, guard=intake.guard_apply, stamps=intake.stamps_apply, initial=intake.initial_apply, series="intake", opens=True,
        papers=("application", "oral_record", "receipt")),
    act("file_with_organ", "通过处罚机关提交申请", "L23 32.1", CITIZEN | RESPONDENT, START, intake.apply_file_with_organ,
        Application, guard=intake.guard_file_with_organ, stamps=intake.stamps_apply, opens=True, papers=("application",)),
    act("forward", "转送行政复议机关", "L23 32.2", RESPONDENT, at(At.AT_PENALTY_ORGAN), intake.apply_forward, Note,
        guard=intake.own_case, series="intake", papers=("forwarding_letter",)),
    act("self_correct", "自行纠正处罚决定", "R26 38.1", RESPONDENT, at(At.AT_PENALTY_ORGAN), intake.apply_self_correct,
        SelfCorrection, guard=intake.guard_self_correct),
    act("register", "收件登记", "L23 30.1, R07 27, L17 17.1", INTAKE, at(At.RECEIVED), intake.apply_register, Registration,
        papers=("receipt",)),
    act("amend", "更正、变更申请内容", "R26 29, L23 14, 15.2, R07 22, L17 10.2", OFFICE, OPEN, intake.apply_amend, Amendment,
        guard=intake.guard_amend, initial=intake.initial_amend, common=False),
    act("supplement_notice", "通知补正", "L23 31.1, R07 29", OFFICE, REVIEW, intake.apply_supplement_notice, SupplementNotice,
        guard=intake.guard_supplement_notice, initial=intake.initial_supplement_notice, papers=("supplement_notice",)),
    act("supplement_submit", "提交补正材料", "L23 31.2, 31.3, R07 29", FOR_CITIZEN, SUPPLEMENT, intake.apply_supplement_submit,
        Supplement),
    act("extend_supplement", "延长补正期限", "L23 31.2, R07 29", OFFICE, SUPPLEMENT, intake.apply_extend_supplement,
        SupplementExtension, guard=intake.guard_extend_supplement, common=False),
    act("abandon", "确认视为放弃申请", "L23 31.2, R07 29", OFFICE, SUPPLEMENT, intake.apply_abandon, Abandonment,
        guard=intake.guard_abandon, papers=("abandonment_note",)),
)
ACCEPTANCE = (  # acceptance.py
    act("accept", "受理", "L23 30.1, R26 34, R07 28, L17 17", OFFICE, REVIEW, acceptance.apply_accept, Acceptance,
        guard=acceptance.guard_accept, stamps=acceptance.stamps_accepted, initial=acceptance.initial_accept,
        series="case", papers=("acceptance_notice",)),
    act("deem_accepted", "视为受理", "L23 30.3, L17 17.2", SYSTEM, REVIEW, acceptance.apply_deem_accepted,
        guard=acceptance.guard_deem_accepted, stamps=acceptance.stamps_accepted, series="case",
        papers=("acceptance_notice", "deemed_note")),
    act("refuse", "不予受理", "L23 30.2, 21, R26 29, 36, L17 17.1", OFFICE, REVIEW, acceptance.apply_refuse, RefuseRecord,
        guard=acceptance.guard_refuse, papers=("refusal",)),
    act("not_further", "告知不再处理", "R26 37.2", OFFICE, REVIEW, acceptance.apply_not_further, NotFurther,
        guard=acceptance.guard_not_further, papers=("not_further_notice",), common=False),
)
TRIAL = (  # trial.py, copies.py
    act("choose_ordinary", "适用普通程序", "L23 36.1, L17 31.1", HANDLER, at(At.ACCEPTED), trial.apply_choose_ordinary, Note,
        guard=trial.guard_choose_ordinary),
    act("choose_simplified", "适用简易程序", "L23 53", HANDLER, at(At.ACCEPTED), trial.apply_choose_simplified, Simplified,
        guard=trial.guard_choose_simplified, initial=trial.initial_choose_simplified, papers=("procedure_notice",)),
    act("consent_simplified", "同意适用简易程序", "L23 53.2", FOR_PARTIES | RESPONDENT, OPEN, trial.apply_consent, ConsentSimplified,
        guard=trial.guard_consent, initial=trial.initial_consent, common=False),
    act("convert", "转为普通程序", "L23 55", HANDLER, RUNNING, trial.apply_convert, Convert, guard=trial.guard_convert,
        stamps=trial.stamps_convert, papers=("conversion_notice",)),
    act("assign", "指定承办人", "L23 36.1, 6.2, R26 39, R07 32, L17 3.2", OFFICE_HEAD, HELD, trial.apply_assign, Assignment,
        guard=trial.guard_assign, initial=trial.initial_assign),
    act("send_copy", "发送申请书副本、通知答复", "L23 48, 54.1, L17 23.1", HANDLER | by(Post.INTAKE), HELD,
        copies.apply_send_copy, SendCopy, guard=copies.guard_send_copy, papers=("reply_notice",)),
    act("receive_copy", "签收副本", "L23 48, 54.1, L17 23.1", FOR_RESPONDENT, HELD, copies.apply_receive_copy, CopyReceived,
        guard=copies.guard_receive_copy, stamps=copies.stamps_receive_copy, initial=copies.initial_receive_copy),
    act("reply", "书面答复并提交证据", "L23 48, 54.1, R26 41, 18.2, L17 23.1", FOR_RESPONDENT, HELD, copies.apply_reply, Reply,
        guard=copies.guard_reply, stamps=copies.stamps_reply, initial=copies.initial_respondent, papers=("reply",)),
    act("more_evidence", "经同意补充证据", "L23 46.2", FOR_RESPONDENT, HELD, trial.unchanged, MoreEvidence,
        guard=copies.guard_more_evidence, initial=copies.initial_respondent, common=False),
    act("add_third_party", "追加第三人", "L23 16.1, R26 17.3, R07 9, L17 10.3", FOR_PARTIES | HANDLER, HELD, trial.apply_add_third_party,
        ThirdParties, guard=trial.guard_add_third_party, papers=("third_party_notice",), common=False),
    act("join", "合并审理", "R26 43.1", HANDLER, HELD, trial.apply_join, Join, guard=trial.guard_join, common=False,
        papers=("joinder_decision",)),
    act("joined_into", "并入合并审理", "R26 43.1", SYSTEM, HELD, trial.apply_joined_into, JoinedInto, internal=True),
    act("state_wish", "请求调解、表示意愿", "L23 5.1, 5.2, R26 6, R07 50.1", FOR_PARTIES, REVIEW | HELD, wishes.apply_wish, MediationWish,
        guard=wishes.guard_wish),
    act("answer_wish", "答复调解意愿", "L23 5.1, 5.2, R07 50.1", OFFICE, REVIEW | HELD, wishes.apply_answer, WishAnswered,
        guard=wishes.guard_answer, initial=wishes.initial_answer,
        help="启动调解的，系统自动答复；不启动的在这里写明理由。"),
    act("submit_statement", "提交意见和材料", "L23 49, L17 22", FOR_PARTIES, HELD, trial.unchanged, PartyStatement),
    act("hear_parties", "听取意见", "L23 49, L17 22", HANDLER, HELD, trial.apply_hear_parties, Heard, guard=trial.guard_side,
        initial=trial.initial_hear_parties, papers=("opinion_record",)),
    act("excuse_hearing", "记录不能听取意见的原因", "L23 49", HANDLER, HELD, trial.apply_excuse_hearing, NotHeard,
        guard=trial.guard_side, common=False),
    act("file_inspection_request", "申请查阅、复制材料", "L23 47, R26 49, R07 35, L17 23.2", FOR_PARTIES, HELD,
        trial.apply_request_file, FileRequest, papers=("reading_request",)),
    act("file_inspection", "答复查阅申请", "L23 47, R26 49, R07 35, L17 23.2", HANDLER, HELD, trial.apply_answer_file, FileAnswer,
        guard=trial.guard_answer_file, papers=("reading_record",)),
    act("collect_evidence", "调查取证", "L23 45, R07 34, L17 3.1", HANDLER, HELD, trial.unchanged, Collection, common=False,
        guard=inquiry.guard_officers, initial=inquiry.initial_officers, papers=("investigation_record",)),
    act("question", "当面询问", "L23 45, R26 44, R07 34", HANDLER, HELD, trial.unchanged, Question, common=False,
        guard=inquiry.guard_officers, initial=inquiry.initial_officers, papers=("question_record",)),
    act("ask_stop", "申请停止执行", "L23 42.1(3), L17 21.1(3)", FOR_PARTIES, HELD, trial.apply_ask_stop, StopRequest,
        guard=trial.guard_ask_stop),
    act("stop_execution", "停止执行", "L23 42, L17 21", HANDLER, HELD, trial.apply_stop_execution, StopExecution,
        guard=trial.guard_stop_execution, papers=("stop_execution",)),
    act("refuse_stop", "不予停止执行", "L23 42.1(3), L17 21.1(3)", HANDLER, HELD, trial.apply_refuse_stop, Approved,
        guard=trial.guard_refuse_stop, common=False, papers=("stop_refusal",)),
)
HEARING = (  # hearing/
    act("mark_major", "标明重大、疑难、复杂", "L23 50.1, 52.2(1)", HANDLER, HELD, major.apply_mark, MarkMajor, guard=major.guard_mark,
        initial=major.initial_mark, common=False),
    act("unmark_major", "取消重大、疑难、复杂标明", "L23 50.1, 52.2(1)", OFFICE_HEAD, HELD, major.apply_unmark, Approved,
        guard=major.guard_unmark, common=False),
    act("ask_hearing", "请求听证", "L23 50.2, R07 33", FOR_CITIZEN, HELD, arranging.apply_ask, AskHearing, guard=arranging.guard_ask),
    act("refuse_hearing", "答复不组织听证", "L23 50.2, R07 33", HANDLER, HELD, arranging.apply_refuse, Reasoned,
        guard=arranging.guard_refuse, common=False, papers=("hearing_refusal",)),
    act("arrange_hearing", "组织听证", "L23 50, 51.1, R07 33", HANDLER, RUNNING, arranging.apply_arrange, ArrangeHearing,
        guard=arranging.guard_arrange, initial=arranging.initial_arrange, stamps=arranging.stamps_arrange, common=False,
        papers=("hearing_notice",)),
    act("call_off_hearing", "取消听证", "L23 51.1", HANDLER, HELD, arranging.apply_call_off, Reasoned,
        guard=arranging.guard_coming, common=False, papers=("hearing_called_off",)),
    act("excuse_head", "说明负责人不能参加听证", "L23 51.3", FOR_RESPONDENT, HELD, arranging.apply_excuse, ExcuseHead,
        guard=arranging.guard_excuse, initial=arranging.initial_excuse),
    act("hold_hearing", "举行听证", "L23 50.3, 51.2, 51.3", HANDLER, RUNNING, holding.apply_hold, HoldHearing,
        guard=holding.guard_hold, initial=holding.initial_hold, stamps=holding.stamps_hold, papers=("hearing_minutes",)),
    act("sign_minutes", "核对、签署听证笔录", "L23 50.3, 61.2", HANDLER, HELD, holding.apply_sign, SignMinutes,
        guard=holding.guard_sign, initial=holding.initial_sign),
)
INSPECTION, APPRAISAL = Break.INSPECTION, Break.APPRAISAL
STOPS = (  # inquiry.py, suspension.py, endings.py
    act("inspect_start", "开始现场勘验", "R26 45, R07 34.3", HANDLER, RUNNING, inquiry.apply_inspect_start, Start,
        guard=inquiry.guard_inspect_start, stamps=suspension.stamps_break(INSPECTION, lambda r, c: r.on), common=False),
    act("inspect_end", "结束现场勘验", "R26 45, L23 45.2, R07 34.2, 34.3", HANDLER, HELD, inquiry.apply_inspect_end, InspectEnd,
        guard=inquiry.guard_inspect_end, initial=inquiry.initial_officers, common=False, papers=("inspection_record",)),
    act("ask_appraisal", "申请鉴定", "R26 46, R07 37", FOR_PARTIES | RESPONDENT, HELD, inquiry.apply_ask_appraisal, AskAppraisal,
        guard=inquiry.guard_ask_appraisal, initial=inquiry.initial_ask_appraisal, common=False),
    act("refuse_appraisal", "不同意鉴定", "R26 46, R07 37", HANDLER, HELD, inquiry.apply_refuse_appraisal, Reasoned,
        guard=inquiry.guard_refuse_appraisal, common=False),
    act("appraise_start", "委托鉴定", "R26 46, R07 37", HANDLER, RUNNING, inquiry.apply_appraise_start, AppraiseStart,
        guard=inquiry.guard_appraise_start, initial=inquiry.initial_appraise_start,
        stamps=suspension.stamps_break(APPRAISAL, lambda r, c: r.on), common=False, papers=("appraisal_mandate",)),
    act("chase_appraisal", "催办鉴定", "R26 46, R07 37", HANDLER, HELD, inquiry.apply_chase, Chase, guard=inquiry.guard_chase,
        common=False),
    act("appraise_end", "收到鉴定意见", "R26 46, L23 43.1(7), R07 37", HANDLER, HELD, inquiry.apply_appraise_end, AppraiseEnd,
        guard=inquiry.guard_appraise_end, common=False),
    act("suspend", "中止", "L23 39, R07 41", HANDLER, RUNNING, suspension.apply_suspend, Suspend, guard=suspension.guard_suspend,
        stamps=suspension.stamps_break(Break.SUSPENSION, lambda r, c: c.day), papers=("suspension_notice",)),
    act("resume", "恢复审理", "L23 39.2, 39.3, R07 41.2", HANDLER, at(At.SUSPENDED), suspension.apply_resume, Resume,
        guard=basis.guard_resume,
        papers=("resumption_notice",)),
    act("extend", "延长审理期限", "L23 62.1, L17 31.1", HANDLER, RUNNING, suspension.apply_extend, Extend,
        guard=suspension.guard_extend, papers=("extension_notice",)),
    act("withdraw_request", "撤回申请", "L23 41.1(1), 74, 15.2, R07 38, 40, L17 25", FOR_CITIZEN, OPEN, endings.apply_withdraw,
        Withdraw, guard=endings.guard_withdraw, papers=("withdrawal",)),
    act("allow_withdrawal", "准予撤回", "L23 41.1(1), 74.2, R07 38.1, 40", HANDLER, OPEN, endings.apply_allow_withdrawal,
        AllowWithdrawal, guard=endings.guard_withdrawal_answer),
    act("deny_withdrawal", "不准撤回", "L23 41.1(1), R07 38.1", HANDLER, OPEN, endings.apply_deny_withdrawal, Approved,
        guard=endings.guard_withdrawal_answer, common=False),
    act("terminate", "终止", "L23 41, 74.2, R07 42, L17 25", HANDLER, OPEN, endings.apply_terminate, Terminate,
        guard=endings.guard_terminate, papers=("termination",)),
    act("conclude_mediated", "调解结案", "L23 73.1, R07 50.2", HANDLER, HELD, endings.apply_mediated, Mediated, internal=True),
    act("dismiss_application", "驳回行政复议申请", "L23 33, R26 37.1, R07 48.1", HANDLER, HELD, endings.apply_dismiss, Dismiss,
        guard=endings.guard_dismiss, papers=("dismissal",)),
    act("request_escalation", "报请提级审理", "L23 38.2, R26 40.2", HANDLER, RUNNING, endings.apply_request_escalation,
        EscalationRequest, guard=endings.guard_request_escalation, stamps=endings.stamps_request_escalation,
        common=False, papers=("escalation_request",)),
    act("keep_case", "上级不予提级", "L23 38.2, R26 40.2", HANDLER, HELD, endings.apply_keep, EscalationRefused,
        guard=endings.guard_keep, common=False),
    act("escalate", "上级决定提级审理", "L23 38, R26 40", HANDLER, HELD, endings.apply_escalate, Escalate,
        guard=endings.guard_escalate, common=False, papers=("escalation_notice",)),
    act("hand_over", "移送案件材料", "R26 40.3, L23 38", HANDLER, at(At.ESCALATED), endings.apply_hand_over, HandOver,
        guard=endings.guard_hand_over, papers=("handover_letter",)),
    act("superior_orders", "上级责令纠正", "L23 35, 40, R07 48.2, L17 20", HANDLER | by(Post.INTAKE),
        HELD | at(At.REFUSED, At.DISMISSED_APPLICATION), endings.apply_superior_orders, SuperiorOrder,
        guard=endings.guard_superior_orders, common=False, papers=("resumption_notice", "escalation_notice")),
)
BASIS = (  # basis/
    act("ask_basis_review", "申请附带审查", "L23 13, R26 53.1, L17 7, R07 26", FOR_CITIZEN, OPEN, basis.apply_ask, AskBasisReview,
        guard=basis.guard_ask, common=False),
    act("decline_basis_review", "不予附带审查", "L23 13, L17 7", HANDLER, HELD, basis.apply_decline, Reasoned,
        guard=basis.guard_decline, common=False, papers=("basis_refusal",)),
    act("start_basis_review", "启动规范性文件、依据审查", "L23 39.1(9), 56, 57, R26 53.2, L17 26, 27", HANDLER, RUNNING,
        basis.apply_start, StartBasisReview, guard=basis.guard_start, initial=basis.initial_start,
        stamps=suspension.stamps_break(Break.SUSPENSION, lambda r, c: c.day), common=False, papers=("suspension_notice",)),
    act("notify_maker", "通知制定机关答复", "L23 58.1", HANDLER, HELD, basis.apply_notify, NotifyMaker, guard=basis.guard_notify,
        papers=("basis_notice",)),
    act("maker_reply", "收到制定机关答复", "L23 58.1", HANDLER, HELD, basis.apply_reply, MakerReply, guard=basis.guard_reply),
    act("hear_maker", "制定机关当面说明理由", "L23 58.2", HANDLER, HELD, trial.unchanged, MakerHeard, guard=basis.guard_heard,
        common=False),
    act("rule_on_basis", "处理规范性文件、依据", "L23 56, 57, 59, R26 54, L17 26, 27", HANDLER, HELD, basis.apply_rule, RuleOnBasis,
        guard=basis.guard_rule, papers=("basis_ruling",)),
    act("forward_basis", "转送有权机关处理", "L23 56, 57, L17 26, 27", HANDLER, HELD, basis.apply_forward, ForwardBasis,
        guard=basis.guard_forward, papers=("basis_forward",)),
    act("basis_answer", "收到有权机关处理意见", "L23 60, L17 26, 27", HANDLER, HELD, basis.apply_answer, BasisAnswer,
        guard=basis.guard_answer),
)
RULING = (  # grounds.py, decisions.py, ruling.py
    act("draft_decision", "拟定复议决定", "L23 61.1, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, L17 28", HANDLER, at(At.TRIAL),
        ruling.apply_draft, DraftDecision, guard=ruling.guard_draft, initial=ruling.initial_draft,
        stamps=ruling.stamps_draft, papers=("decision_draft",)),
    act("draft_follow_on", "依生效决定拟稿", "R26 65", HANDLER, RUNNING, ruling.apply_draft, FollowOn,
        guard=ruling.guard_follow_on, initial=ruling.initial_draft, stamps=ruling.stamps_draft, common=False),
    act("review_decision", "审核决定稿", "L23 61.1, L17 28.1", OFFICE_HEAD, RUNNING, ruling.apply_review, ReviewDecision,
        guard=ruling.guard_review),
    act("approve_decision", "批准决定", "L23 61.1, L17 28.1", ORGAN_HEAD, RUNNING, ruling.apply_approve, ApproveDecision,
        guard=ruling.guard_approve, initial=ruling.initial_approve),
    act("make_decision", "作出复议决定", "L23 61.1, 62, 75.1, L17 28.1, 31", HANDLER, RUNNING, ruling.apply_make, MakeDecision,
        guard=ruling.guard_make, stamps=ruling.stamps_make, series="decision", papers=("decision",)),
)
AFTERWARDS = (  # after.py
    act("serve", "送达", "L23 75.2, 88.1, MSF23 87, 88, 89, 90, 91, 92, 93, 94, 95, MSJS 134, L17 31.3, 40.1", OFFICE, SERVING,
        after.apply_serve, Serve, guard=after.guard_serve, stamps=after.stamps_serve, initial=after.initial_serve,
        papers=("service_receipt",)),
    act("service_failed", "登记送达不成", "L23 88.1, MSF23 91, 95.1", OFFICE, SERVING, after.apply_failed, ServiceFailed,
        guard=after.guard_failed, initial=after.initial_serve, common=False),
    act("read_paper", "阅看电子送达的文书", "MSF23 90.1, L23 88.1", PARTIES | RESPONDENT, EVERYWHERE, reading.apply_read, ReadPaper,
        guard=reading.guard_read, internal=True),
    act("prove_arrival", "更正电子送达日期", "MSF23 90.2, MSJS 135.2, L23 88.1", OFFICE, EVERYWHERE, reading.apply_arrival, ProveArrival,
        guard=reading.guard_arrival, common=False, help="受送达人证明的到达日期与系统显示的发送日期不同的，以受送达人证明的为准。"),
    act("ask_paper_copy", "要求提供纸质文书", "MSF23 90.1, L23 88.1", FOR_PARTIES, EVERYWHERE, reading.apply_ask_copy, AskPaperCopy,
        guard=reading.guard_ask_copy, common=False),
    act("send_paper_copy", "提供纸质文书", "MSF23 90.1, L23 88.1", OFFICE, EVERYWHERE, reading.apply_send_copy, SendPaperCopy,
        guard=reading.guard_send_copy, initial=reading.initial_send_copy, common=False),
    act("complete_notice", "公告期满", "MSF23 95.1", SYSTEM, SERVING, after.apply_complete_notice,
        guard=after.guard_complete_notice),
    act("report_performance", "报告履行情况", "L23 77.1, L17 32.1", FOR_RESPONDENT, AFTER, after.apply_report, Performance,
        guard=after.guard_report, initial=copies.initial_respondent),
    act("order_performance", "责令限期履行", "L23 77.2, L17 32.2", HANDLER, AFTER, after.apply_order_performance,
        OrderPerformance, guard=after.guard_order_performance, papers=("performance_order",)),
    act("call_interview", "通知约谈", "L23 77.2", HANDLER, AFTER, trial.unchanged, CallInterview,
        guard=after.guard_call_interview, common=False, papers=("interview_notice",)),
    act("interview", "约谈", "L23 77.2", HANDLER, AFTER, after.apply_interview, Interview, guard=after.guard_interview,
        common=False, papers=("interview_record",)),
    act("criticise", "通报批评", "L23 77.2", HANDLER, AFTER, after.apply_criticise, Criticise, guard=after.guard_interview,
        common=False, papers=("criticism",)),
    act("correct_paper", "更正文书", "L23 75.1, 88.1, L17 31.3, 40.1", HANDLER, SERVING, after.apply_correct, CorrectPaper,
        guard=after.guard_correct, initial=after.initial_correct, common=False, papers=("correction_notice",)),
    act("opinion_letter", "制发意见书", "L23 76, R07 57.1", HANDLER, HELD | AFTER | ENDED | at(At.DECIDED), after.apply_opinion,
        OpinionLetter, stamps=after.stamps_opinion, papers=("opinion_letter",), common=False),
    act("opinion_report", "报送意见书落实情况", "L23 76, R07 57.1", FOR_RESPONDENT, HELD | AFTER | ENDED | at(At.DECIDED),
        after.apply_opinion_report, OpinionReport, guard=after.guard_opinion_report),
    act("proposal_letter", "制发建议书", "R26 69, R07 57.2", HANDLER, HELD | AFTER | ENDED | at(At.DECIDED), trial.unchanged,
        ProposalLetter, papers=("proposal_letter",), common=False),
    act("copy_to_superior", "抄告", "L23 79.2", HANDLER, HELD | AFTER | ENDED | at(At.DECIDED), after.apply_copy, CopyToSuperior,
        guard=after.guard_copy, initial=after.initial_copy, papers=("copy_letter",)),
    act("note_suit", "登记起诉、应诉", "L23 10, 34, XSF 45, L17 5, 19", OFFICE | SYSTEM,
        AFTER | ENDED | at(At.DECIDED, At.CLOSED), after.apply_suit, SuitFiled, common=False),
    act("enforce", "登记强制执行", enforcement.BASIS, FOR_RESPONDENT, AFTER | at(At.CLOSED, At.MEDIATED), trial.unchanged, Enforced,
        guard=enforcement.guard_enforce, initial=enforcement.initial_enforce, common=False),
    act("archive_destroyed", "档案销毁", "", OFFICE, ENDED | at(At.CLOSED, At.ABANDONED), after.apply_destroyed, ArchiveDestroyed,
        internal=True),
    act("close", "结案归档", "L23 75.2, 77.1, L17 31.3", OFFICE, AFTER, after.apply_close, Close, guard=after.guard_close,
        papers=("case_cover",)),
)
# fmt: on

PROCEDURE: Procedure[CaseState] = Procedure(
    name="reconsideration",
    title="行政复议案件",
    state=CaseState,
    stages=STAGES,
    steps=(*RECEIPT, *ACCEPTANCE, *TRIAL, *HEARING, *STOPS, *BASIS, *RULING, *AFTERWARDS),
    duties=duties,
    columns=columns,
    search_text=search_text,
)
