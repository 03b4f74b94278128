"""Mediation: 案前协调、案中调解、案后疏导 with 2+N, as a table of steps a lawyer can read beside the statute.

《行政复议法》第五条、第三十九条第一款第六项、第七十三条、第七十四条; 2026年实施条例第六条、第四十八条; before 2024 2007年实施条例
第四十条、第五十条. The plan's measure 三 asks for it before, during and after the case.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Procedure, Stage
from fuyuan.organs.posts import OFFICE_POSTS, RESPONDENT_POSTS, Post

from . import afterwards, ending, opening, talking
from .duties import duties
from .records import (
    After,
    Agreed,
    Appointed,
    CaseNoted,
    CaseResumed,
    CaseSuspended,
    Consent,
    Failed,
    Invited,
    Opened,
    Ordered,
    Performed,
    Proposal,
    RefusalNoted,
    Sealed,
    Session,
    Side,
    Signed,
    StatementMade,
    Visited,
)
from .referral.procedure import REFERRAL
from .state import MediationState

__all__ = ["MEDIATION", "REFERRAL"]

OFFICE = OFFICE_POSTS
MEDIATOR = frozenset({Post.HANDLER, Post.OFFICE_HEAD})
UNIT = RESPONDENT_POSTS
CLOCK = frozenset({Post.SYSTEM})
OPEN = ("asking", "talking", "agreed", "settled")
act = Table(duties, frozenset({"by", "next_on"})).act


def columns(state: MediationState) -> Mapping[str, Any]:
    organ = state.of(Side.RESPONDENT)[0]
    last = state.visits[-1].after if state.visits else None
    return {
        "phase": state.phase.value,
        "about": state.about.value,
        "applicant_names": state.applicant_names[:300],
        "respondent_id": organ.organ_id,
        "respondent_name": "、".join(each.name for each in state.of(Side.RESPONDENT))[:300],
        "act_kind": state.act_kind,
        "area": state.area,
        "linked_id": state.linked.matter_id if state.linked else None,
        "linked_kind": state.linked.kind if state.linked else "",
        "linked_number": state.linked.number if state.linked else "",
        "mediators": "、".join(each.name for each in state.mediators)[:200],
        "result": state.result.value if state.result else "",
        "succeeded": state.succeeded,
        "ended_on": state.ended_on,
        "case_stopped_on": state.case_stopped_on,
        "settled_for_good": last is After.SETTLED,
    }


def search_text(state: MediationState) -> str:
    names = " ".join(each.name for each in state.parties)
    linked = state.linked.number if state.linked else ""
    return f"{state.number} {state.title} {names} {linked}"


# fmt: off
STEPS = (
    act("open", "启动调解", "L23 5.1, R26 4(2), R07 50.1", OFFICE, at(), opening.opened, Opened, guard=opening.may_open,
        stamps=opening.open_stamps, series="mediation", opens=True),
    act("consent", "征询意愿", "L23 5.2, R26 6, R07 50.1", OFFICE | UNIT, at("asking"), opening.consented, Consent,
        guard=opening.may_consent, initial=opening.first_consent, papers=("consent_record",)),
    act("note_refusal", "认定拒绝没有正当理由", "R26 6, L23 5.2, R07 50.1", MEDIATOR, at("declined"), opening.refusal_noted,
        RefusalNoted, guard=opening.may_note_refusal, help="计入“拒不参加调解”的工作提醒。"),
    act("appoint", "指定调解员", "L23 3.2, 5.1, R26 4(2), R07 50.1", MEDIATOR, at(*OPEN), opening.appointed, Appointed,
        guard=opening.may_appoint, stamps=opening.appoint_stamps),
    act("invite", "邀请单位、个人参加", "L23 5.1, R26 6, R07 50.1", MEDIATOR, at("asking", "talking", "agreed"), opening.invited, Invited,
        guard=opening.may_invite, stamps=opening.invite_stamps, papers=("invitation",)),
    act("hold_session", "登记调解会", "L23 5, R26 48, R07 50.1", MEDIATOR, at("talking", "agreed"), talking.met, Session,
        guard=talking.may_meet, initial=talking.first_session, papers=("session_record",)),
    act("propose", "登记方案", "R26 48, L23 5.2, R07 50.1", MEDIATOR, at("talking"), talking.proposed, Proposal,
        guard=talking.may_propose,
        help="只有参加调解的人能看到。当事人对条件、方案的认可，不得在其后的案件审理中作为对其不利的证据。"),
    act("suspend_case", "双方同意，中止案件", "L23 39.1(6), R07 41.1", MEDIATOR, at("talking", "agreed", "settled"),
        talking.case_suspended, CaseSuspended, guard=talking.may_suspend,
        help="案件当天中止，审理期限停止计算；中止通知书在案件里拟稿。"),
    act("resume_case", "恢复案件审理", "L23 39.2, 39.3, R07 41.2", MEDIATOR, at("talking", "agreed", "settled"), talking.case_resumed,
        CaseResumed, guard=talking.may_resume, common=False, help="继续调解，但是案件不再等待的，用这一步。"),
    act("agree", "达成协议", "L23 5.2, 73.1, 74.1, R07 40, 50", MEDIATOR, at("talking"), ending.agreed, Agreed, guard=ending.may_agree,
        papers=("agreement",)),
    act("make_statement", "制作调解书", "L23 73.1, R07 50.2", MEDIATOR, at("agreed"), ending.made, StatementMade, guard=ending.may_make,
        initial=ending.first_statement, series="statement", papers=("statement",)),
    act("sign", "登记签字、签章", "L23 73.1, 74.1, R07 40, 50.2", MEDIATOR, at("agreed"), ending.signed, Signed, guard=ending.may_sign,
        stamps=ending.visit_stamp, initial=ending.first_signatures),
    act("seal", "调解书盖章生效", "L23 73.1, R07 50.2", MEDIATOR, at("agreed"), ending.sealed, Sealed, guard=ending.may_seal,
        stamps=ending.visit_stamp, initial=ending.first_signatures, help="复议案件当天以调解结案。"),
    act("fail", "终结调解", "L23 73.2, 39.2, R07 50.3", MEDIATOR, at("talking", "agreed", "settled"), talking.failed, Failed,
        guard=talking.may_fail, initial=talking.first_failure, papers=("failure_notice",), help="案件因调解中止的，当天恢复审理。"),
    act("perform", "登记履行", "L23 77.1, 74.1, R07 50.2", MEDIATOR | UNIT, at("performing"), afterwards.performed, Performed,
        guard=afterwards.may_perform, initial=afterwards.first_item, stamps=ending.visit_stamp),
    act("order_performance", "责令限期履行", "L23 77.2", MEDIATOR, at("performing"), afterwards.ordered, Ordered,
        guard=afterwards.may_order, common=False, papers=("performance_order",)),
    act("visit", "登记回访", "R26 2, L23 5.1", MEDIATOR, at("performing", "visiting"), afterwards.visited, Visited,
        guard=afterwards.may_visit, initial=ending.first_signatures, papers=("visit_record",)),
    act("note_case", "记入案件的变化", "L23 39.2, 74.2, R07 41.2", CLOCK, at(*OPEN), ending.case_noted, CaseNoted,
        stamps=ending.visit_stamp, internal=True),
)
# fmt: on

MEDIATION: Procedure[MediationState] = Procedure(
    name="mediation",
    title="调解",
    state=MediationState,
    stages=(
        Stage("asking", "征询意愿"),
        Stage("talking", "调解中"),
        Stage("agreed", "达成协议"),
        Stage("settled", "等待撤回申请", track=False),
        Stage("performing", "履行", track=False),
        Stage("visiting", "回访"),
        Stage("closed", "办结", end=True),
        Stage("failed", "调解不成", end=True, track=False),
        Stage("declined", "不同意调解", end=True, track=False),
        Stage("overtaken", "案件已另行结案", end=True, track=False),
    ),
    steps=STEPS,
    duties=duties,
    columns=columns,
    search_text=search_text,
)
