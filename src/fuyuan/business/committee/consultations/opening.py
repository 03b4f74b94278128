"""How a consultation begins and ends around its case: referral, materials, withdrawal, what the case's own end does to it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal

from .records import Decided, Ground, Referred, Rescheduled
from .state import ConsultationState

MUST = "L23 52.2"
ITEMS = {
    Ground.MAJOR: "L23 52.2(1)",
    Ground.TECHNICAL: "L23 52.2(2)",
    Ground.OWN_ACT: "L23 52.2(3)",
    Ground.NEEDED: "L23 52.2(4)",
}
IMPORTANT, EXPLAIN = "L23 61.3", "R26 52"


def referred(state: None, event: Event) -> ConsultationState:
    record, stamped = event.record, event.stamped
    return ConsultationState(
        stage="referred", title=f"{stamped['title']}一案咨询", number=stamped["number"], opened_on=event.day,
        organ_id=event.by.organ_id, holder_id=event.by.person_id, case_id=int(stamped["case_id"]),
        case_title=stamped["title"], respondents=tuple(stamped["respondents"].split("\n")), referred=record,
        meet_on=record.meet_on, access_until=record.access_until, touched_on=event.day,
    )  # fmt: skip


def may_refer(state: None, record: Referred | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    case = context.facts.get("case")
    if case is None or not case.running:
        return refuse(f"没有案号为“{record.case_number}”的在办案件，请从列表中选择", MUST)
    if signed := signed_refusal(context, "不能再提请咨询"):
        return signed
    if running := context.facts.get("running"):
        return refuse(f"本案正在咨询（{running}），请在那一件里办理", MUST)
    if record.ground is Ground.OWN_ACT and not case.own_act:
        return refuse(
            "第二十四条第二款的案件是不服本机关自己的行为，本案被申请人不是本机关，请选择其他情形",
            ITEMS[record.ground],
        )
    return days_refusal(record, context)


def signed_refusal(context: Context, what: str) -> Refusal | None:
    """An opinion is to weigh in the decision: after the organ's head has signed it comes too late."""
    case = context.facts.get("case")
    late = case is not None and case.signed
    return (
        refuse(f"行政复议决定已经批准签发，{what}；咨询意见应当是作出决定的重要参考依据", IMPORTANT)
        if late
        else None
    )


def days_refusal(record: Referred | Rescheduled, context: Context) -> Refusal | None:
    if record.meet_on < context.day:
        return Refusal("会议或者汇总日期早于今天，请核对")
    return (
        Refusal("材料开放的最后一天早于会议日期，委员开会时不能查阅，请核对")
        if record.access_until < record.meet_on
        else None
    )


def case_words(state: None, record: Referred, context: Context) -> Mapping[str, str]:
    case = context.facts["case"]
    return {"case_id": str(case.pk), "title": case.title, "respondents": "\n".join(case.respondents.values())}


def first_days(state: None, context: Context) -> Mapping[str, Any]:
    """Ten working days to read, five more during which the file stays open."""
    add = context.calendar.add_workdays
    return {"size": 5, "outside": 2, "meet_on": add(context.day, 10), "access_until": add(context.day, 15)}


def shared(state: ConsultationState, event: Event) -> ConsultationState:
    return state.but(shared={**state.shared, **json.loads(event.stamped["names"])})


def may_share(state: ConsultationState, record: Any, context: Context) -> Refusal | None:
    known = context.facts.get("case_material", {})
    if record and not set(record.from_case) <= set(known):
        return Refusal("选取的材料不在本案案卷里，请重新选择")
    return None


def names_of_shared(state: ConsultationState, record: Any, context: Context) -> Mapping[str, str]:
    known = context.facts.get("case_material", {})
    return {"names": json.dumps({key: known[key] for key in record.from_case}, ensure_ascii=False)}


def rescheduled(state: ConsultationState, event: Event) -> ConsultationState:
    """A new day opens the materials again where they had been closed."""
    record = event.record
    return state.but(meet_on=record.meet_on, access_until=record.access_until, access_ended_on=None)


def may_reschedule(state: ConsultationState, record: Any, context: Context) -> Refusal | None:
    return days_refusal(record, context) if record else None


def as_scheduled(state: ConsultationState, context: Context) -> Mapping[str, Any]:
    return {"meet_on": state.meet_on, "access_until": state.access_until}


def access_ended(state: ConsultationState, event: Event) -> ConsultationState:
    return state.but(access_ended_on=event.day)


def may_end_access(state: ConsultationState, record: Any, context: Context) -> Refusal | None:
    return None if context.day > state.access_until else Refusal(f"材料开放到{state.access_until}")


def withdrawn(state: ConsultationState, event: Event) -> ConsultationState:
    return state.but(stage="withdrawn", closed_on=event.day, ended_why=event.record.reason)


def may_withdraw(state: ConsultationState, record: Any, context: Context) -> Refusal | None:
    """What the law says must be asked cannot be taken back; the office's own wish can."""
    ground = state.referred.ground
    if ground is Ground.NEEDED:
        return None
    return refuse(f"本案以“{ground.label}”提请，属于应当提请的情形，不能撤回", ITEMS[ground])


def decided(state: ConsultationState, event: Event) -> ConsultationState:
    record: Decided = event.record
    return state.but(
        stage="closed", closed_on=event.day, decision_number=record.decision_number, outcome=record.outcome
    )


def case_ended(state: ConsultationState, event: Event) -> ConsultationState:
    return state.but(stage="ended", closed_on=event.day, ended_why=event.record.how)
