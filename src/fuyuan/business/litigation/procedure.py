"""行政诉讼案件: the procedure as a table a lawyer can read beside the statute.

One row per act; guards, records and periods stand in the modules named beside the rows. Texts: XSF 行政诉讼法 (2017), JS2018
法释〔2018〕1号, JS2020 法释〔2020〕3号 (负责人出庭应诉). The court's own acts are recorded as the organ, the joint-conference
office or the court's liaison learns of them.
"""

from __future__ import annotations

from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Procedure, Stage
from fuyuan.organs.posts import OFFICE_POSTS, RESPONDENT_POSTS, Post

from . import after, registering, ruling, trial
from .duties import duties
from .records import (
    Answered,
    AppealDecided,
    Appealed,
    Assigned,
    Attended,
    CaseLinked,
    CauseReviewed,
    CauseStated,
    Closed,
    Docketed,
    Effective,
    EvidenceSupplied,
    HearingMoved,
    HearingSet,
    MoreTime,
    MoreTimeAnswered,
    Objected,
    Performed,
    Reasoned,
    Received,
    RetrialApplied,
    Ruled,
    RulingCorrected,
    SuitRegistered,
)
from .registering import own
from .state import SuitState, columns, search_text

STAGES = (
    Stage("first", "第一审"),
    Stage("ruled", "已裁判，未生效"),
    Stage("second", "第二审", track=False),
    Stage("effective", "已生效"),
    Stage("retrial", "再审", track=False),
    Stage("closed", "结案", end=True),
)


def by(*posts: Post) -> frozenset[Post]:
    return frozenset(posts)


RUNNING = at("first", "second", "retrial")
OPEN = RUNNING | at("ruled", "effective")
ORGAN = RESPONDENT_POSTS | OFFICE_POSTS  # the reconsideration office answers for the government
SIDE = by(Post.JOINT_OFFICE, Post.COURT_LIAISON) | OFFICE_POSTS  # who may write down what the court did
ANYBODY = ORGAN | SIDE
JOINT = by(Post.JOINT_OFFICE)
HEAD = RESPONDENT_POSTS | by(Post.OFFICE_HEAD)

TABLE = Table(duties, ahead=frozenset({"hearing_on", "to", "perform_by"}))
act = TABLE.act

# fmt: off
REGISTER = (  # registering.py
    act("register", "登记诉讼案件", "XSF 26, 49, 67.1", ANYBODY | by(Post.SYSTEM), at(), registering.registered, SuitRegistered,
        guard=registering.guard_register, stamps=registering.stamps_register, initial=registering.initial_register,
        series="suit", opens=True),
    act("correct", "更正登记", "XSF 26", SIDE, OPEN, registering.corrected, SuitRegistered, guard=registering.guard_correct,
        stamps=registering.stamps_register, initial=registering.initial_register, common=False),
    act("link_case", "关联复议案件", "XSF 45", SIDE, OPEN, registering.linked, CaseLinked, common=False),
    act("receive_papers", "签收应诉材料", "XSF 67.1, JS2018 108.2, 111", ANYBODY, RUNNING, registering.received, Received,
        guard=own(registering.guard_received), initial=registering.initial_own),
)
TRIAL = (  # trial.py
    act("assign", "确定应诉人员", "XSF 3.3, 31", ORGAN, RUNNING, trial.assigned, Assigned, guard=own(trial.guard_assign),
        initial=registering.initial_own),
    act("file_answer", "提交答辩状、证据和依据", "XSF 67.1, 34, JS2018 108.2, 111", ORGAN, RUNNING, trial.answered, Answered,
        guard=own(trial.guard_answer), initial=registering.initial_own, papers=("answer", "evidence_list")),
    act("ask_time", "申请延期举证", "XSF 36, JS2018 34", ORGAN, at("first"), trial.time_asked, MoreTime,
        guard=own(trial.guard_ask_time), initial=registering.initial_own, common=False),
    act("time_answered", "登记延期举证的答复", "XSF 36, JS2018 34", ANYBODY, at("first"), trial.time_answered, MoreTimeAnswered,
        guard=own(trial.guard_time_answered), initial=registering.initial_own, stamps=trial.stamps_time, common=False),
    act("supply_evidence", "提供延期的证据", "XSF 36, JS2018 34", ORGAN, at("first"), trial.evidence_supplied, EvidenceSupplied,
        guard=own(trial.guard_supply), initial=registering.initial_own, common=False, papers=("evidence_list",)),
    act("object_jurisdiction", "提出管辖异议", "JS2018 10.1", ORGAN, at("first"), trial.objected, Objected,
        guard=own(trial.guard_object), initial=registering.initial_own, common=False),
    act("schedule_hearing", "登记开庭", "JS2018 71, JS2020 5", ANYBODY, RUNNING, trial.hearing_set, HearingSet,
        guard=trial.guard_hearing),
    act("move_hearing", "延期、取消开庭", "JS2018 72", ANYBODY, RUNNING, trial.hearing_moved, HearingMoved,
        guard=trial.guard_move, common=False),
    act("record_attendance", "记录出庭情况", "XSF 3.3, JS2020 2, 6, 7, 8, 9", ANYBODY, RUNNING, trial.attended, Attended,
        guard=own(trial.guard_attend), initial=trial.initial_attend),
)
RESULT = (  # ruling.py
    act("record_ruling", "登记裁判结果", "XSF 69, 70, 89, JS2018 101", ANYBODY, RUNNING, ruling.ruled, Ruled,
        guard=ruling.guard_ruled, stamps=ruling.stamps_ruled),
    act("correct_ruling", "更正裁判结果", "XSF 69, 70, 89", SIDE, at("ruled", "effective"), ruling.ruled, RulingCorrected,
        guard=ruling.guard_corrected, initial=ruling.initial_corrected, stamps=ruling.stamps_ruled, common=False),
    act("decide_appeal", "决定是否上诉", "XSF 85", HEAD, at("ruled"), ruling.decided_appeal, AppealDecided,
        guard=own(ruling.guard_decide), initial=registering.initial_own),
    act("appeal", "登记对方上诉", "XSF 85", ANYBODY, at("ruled"), ruling.appealed, Appealed, guard=ruling.guard_appeal),
    act("docket_next", "登记二审、再审或者重审立案", "XSF 88, 89, 90", ANYBODY, at("ruled", "effective"), ruling.docketed, Docketed,
        guard=ruling.guard_docketed),
    act("confirm_effective", "确认裁判生效", "XSF 85", ANYBODY, at("ruled"), ruling.took_effect, Effective,
        guard=ruling.guard_effective, initial=ruling.initial_effective),
)
AFTER = (  # after.py
    act("apply_retrial", "登记再审申请", "XSF 90, JS2018 110", ANYBODY, at("effective"), after.retrial_applied, RetrialApplied,
        guard=after.guard_retrial, common=False),
    act("record_performance", "登记履行情况", "XSF 94", ANYBODY, at("effective"), after.performed, Performed,
        guard=after.guard_performed),
    act("state_cause", "填报败诉原因", "", ORGAN, at("effective"), after.cause_stated, CauseStated, guard=own(after.guard_cause),
        initial=after.initial_cause, stamps=after.stamps_cause, papers=("loss_report",)),
    act("review_cause", "审核败诉原因", "", JOINT, at("effective"), after.cause_reviewed, CauseReviewed, guard=after.guard_review,
        initial=after.initial_review, stamps=after.stamps_review),
    act("close", "结案", "", ANYBODY, at("effective"), after.closed, Closed, guard=after.guard_close),
    act("reopen", "重新打开", "XSF 90", SIDE, at("closed"), after.reopened, Reasoned, common=False),
)
# fmt: on

PROCEDURE: Procedure[SuitState] = Procedure(
    name="suit",
    title="行政诉讼案件",
    state=SuitState,
    stages=STAGES,
    steps=(*REGISTER, *TRIAL, *RESULT, *AFTER),
    duties=duties,
    columns=columns,
    search_text=search_text,
)
