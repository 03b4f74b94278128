"""监督件 as a table of steps (《行政执法监督条例》第四章; plan, measures (八) to (十))."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fuyuan.business.supervision.common import CLOCK, FIELD, HEAD, STAFF, UNIT, Signed
from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Procedure, Stage
from fuyuan.matters.record import Reasoned

from . import beside, finding, handling
from .duties import duties
from .findings import Severity
from .records import (
    Answered,
    Closed,
    Concluded,
    Decided,
    Guided,
    Handled,
    Noticed,
    Objected,
    ObjectionAnswered,
    OnTheSpot,
    Opened,
    OpenedInRound,
    PersonnelProposed,
    PersonnelResult,
    Proposed,
    Stopped,
    SuperiorTold,
    Verified,
)
from .state import Means, SupervisionState

act = Table(duties, frozenset()).act
FOUND = at("found")
WITH_UNIT = at("issued", "answered")
RUNNING = at("found", "drafted", "issued", "answered", "proposed", "corrected")
ORDER, OPINION = Means.ORDER, Means.OPINION


def columns(state: SupervisionState) -> Mapping[str, Any]:
    paper = state.handling
    return {
        "organ_name": state.organ_name,
        "source": state.source.value,
        "kind": state.findings[0].kind.value,
        "grave": any(each.severity is Severity.GRAVE and not each.fell for each in state.findings),
        "findings": len(state.findings),
        "open_findings": len(state.open_findings),
        "means": paper.means.value if paper else "",
        "paper_number": paper.paper_number if paper else "",
        "act_number": plain(state.about.number),
        "found_on": state.found_on,
        "told_on": state.told_on,
        "answered_on": paper.answered_on if paper else None,
        "corrected_on": state.corrected_on,
        "inspection_id": state.inspection_id,
        "objected": state.objection is not None,
    }


BRACKETS = str.maketrans("[](){}（）【】", "〔〕〔〕〔〕〔〕〔〕", " 　")


def plain(number: str) -> str:
    """One document number, however its brackets are typed: 某公罚[2026]3号 and 某公罚〔2026〕 3号 are the same."""
    return number.translate(BRACKETS)


def search_text(state: SupervisionState) -> str:
    numbers = " ".join(each.paper_number for each in state.handlings)
    return f"{state.number} {numbers} {state.title} {state.about.act} {state.about.number}"


# fmt: off
SUPERVISION: Procedure[SupervisionState] = Procedure(
    name="supervision",
    title="执法监督件",
    state=SupervisionState,
    stages=(
        Stage("found", "待处理"),
        Stage("drafted", "文书待签发", track=False),
        Stage("issued", "待纠正"),
        Stage("answered", "待复查"),
        Stage("proposed", "待政府决定", track=False),
        Stage("corrected", "待销号"),
        Stage("stopped", "不重复监督", track=False),
        Stage("closed", "已销号", end=True),
        Stage("ended", "以复议、诉讼结果终结", end=True, track=False),
        Stage("withdrawn", "撤销登记", end=True, track=False),
    ),
    steps=(
        act("open", "登记发现的问题", "JD25 26.1, 11.2, 12, 14, 33.3", STAFF, at(), finding.opened, Opened, guard=finding.may_open,
            stamps=finding.opening_stamps, series="supervision", opens=True,
            help="专项监督由省级以上开展（第二十一条）；县级登记日常监督、重点监督中发现的问题。系统按文号核对是否已经进入复议、诉讼。"),
        act("open_in_round", "由监督检查产生", "JD25 26.1, 11.2, 12", FIELD | CLOCK, at(), finding.opened_in_round, OpenedInRound,
            guard=finding.may_open_in_round, stamps=finding.opening_stamps, series="supervision", opens=True, internal=True),
        act("correct_on_spot", "当场纠正", "JD25 26.2", STAFF, FOUND, handling.on_the_spot, OnTheSpot,
            guard=handling.may_correct, stamps=finding.again, papers=("spot_record",),
            help="能够当场纠正的，督促立即纠正；不规范但不影响合法性、适当性的问题也在这里登记。"),
        act("order", "制发督办函", "JD25 27.1, 26.1", STAFF, FOUND, handling.drafted(ORDER), Handled,
            guard=handling.may_draft(ORDER), initial=handling.first_draft(ORDER), papers=("supervise_order",),
            help="应当履行而未履行职责的。签发即送达。"),
        act("opinion", "制发监督意见书", "JD25 28.1, 26.1, HN16 43", STAFF, FOUND, handling.drafted(OPINION), Handled,
            guard=handling.may_draft(OPINION), initial=handling.first_draft(OPINION), papers=("supervise_opinion",),
            help="查明违法或者明显不当的。签发即送达。"),
        act("drop", "不用这份文书", "JD25 26.1", STAFF | HEAD, at("drafted"), handling.dropped, Reasoned, stamps=finding.again,
            common=False),
        act("send", "发出文书", "JD25 26.1", STAFF | HEAD, at("drafted"), handling.sent, Signed, internal=True),
        act("recall", "收回文书", "JD25 26.1", STAFF | HEAD, at("drafted", "issued"), handling.dropped, Reasoned,
            stamps=finding.again, guard=handling.may_recall,
            internal=True),
        act("answer", "报送纠正情况", "JD25 27.2, 28.2, 29", UNIT, at("issued"), handling.answered, Answered,
            guard=handling.may_answer, initial=handling.answer_form, stamps=handling.answer_stamps, papers=("unit_report",),
            help="逐项写明怎样纠正，附证明材料。"),
        act("verify", "复查", "JD25 22(2)", STAFF, at("answered"), handling.verified, Verified, guard=handling.may_verify,
            initial=handling.verify_form, stamps=finding.again, papers=("verify_record",)),
        act("object", "提出异议", "JD25 30", UNIT, WITH_UNIT, handling.objected, Objected, guard=handling.may_object,
            stamps=handling.objection_stamps, common=False, help="异议处理期间，文书要求的纠正期限照常计算。"),
        act("answer_objection", "处理异议", "JD25 30", STAFF, WITH_UNIT, handling.replied, ObjectionAnswered,
            guard=handling.may_reply, stamps=finding.again, papers=("objection_reply",)),
        act("propose_decision", "提出处理建议", "JD25 29", STAFF, at("found", "issued"), handling.proposed, Proposed,
            guard=handling.may_propose, initial=handling.proposal_form, stamps=handling.proposal_stamps,
            papers=("supervise_proposal",), common=False, help="涉及重大问题，或者督办函、监督意见书没有落实的，报本级人民政府决定。"),
        act("decide", "决定纠正", "JD25 29", HEAD, at("proposed"), handling.decided, Decided, initial=handling.decision_form,
            papers=("supervise_decision",), help="制发监督决定书，由本级人民政府负责人签发。"),
        act("decline", "不制发决定书", "JD25 29", HEAD, at("proposed"), handling.declined, Reasoned, stamps=finding.again),
        act("notice", "通报", "JD25 31", STAFF, RUNNING, beside.noticed, Noticed, guard=beside.may_notice,
            papers=("supervise_notice",), common=False),
        act("personnel", "提出人员处理建议", "JD25 32", STAFF, RUNNING, beside.advised, PersonnelProposed,
            guard=beside.may_advise, stamps=beside.advice_stamps, papers=("personnel_proposal",), common=False),
        act("personnel_result", "登记人员处理结果", "JD25 32", STAFF, RUNNING, beside.result_noted, PersonnelResult,
            guard=beside.may_note_result, initial=beside.first_result, common=False),
        act("tell_superior", "告知上一级主管部门", "JD25 42.2", STAFF, RUNNING, beside.superior_told, SuperiorTold,
            guard=beside.may_tell_superior, initial=beside.first_superior, papers=("superior_letter",), common=False),
        act("guide", "引导当事人复议、诉讼", "JD25 33.3", STAFF, RUNNING, beside.unchanged, Guided, common=False),
        act("stop", "不重复监督", "JD25 33.3", STAFF | CLOCK, RUNNING, finding.stopped, Stopped, common=False,
            help="争议进入行政复议、行政诉讼程序的，停止监督。系统按文号发现的自动停止。"),
        act("resume", "恢复监督", "JD25 33.3", STAFF, at("stopped"), finding.resumed, Reasoned, guard=finding.may_resume,
            stamps=finding.again),
        act("conclude", "以复议、诉讼结果终结", "JD25 33.3", STAFF, at("stopped"), finding.concluded, Concluded),
        act("close", "销号", "JD25 26.1, 34", STAFF, at("corrected"), finding.closed, Closed, guard=finding.may_close),
        act("withdraw", "撤销登记", "JD25 8", STAFF, FOUND, finding.withdrawn, Reasoned, guard=finding.may_withdraw,
            common=False, help="登记有误的。"),
    ),
    duties=duties,
    columns=columns,
    search_text=search_text,
)
# fmt: on
