"""A referral's way: entrusted by the court, given to the unit, reported, coordinated within a month, fed back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fuyuan.business.mediation.days import MONTHS, REPORT, length, workdays
from fuyuan.business.mediation.records import Linked
from fuyuan.law.request import add_months
from fuyuan.matters.procedure import Context, Event, Refusal
from fuyuan.organs.posts import RESPONDENT_POSTS

from .records import Came, Entrusted, Feedback, Longer
from .state import Extension, ReferralState

SUIT = "suit"


def may_entrust(state: None, record: Entrusted | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    linked: Linked | None = context.facts.get("linked")
    if record.suit.strip() and (linked is None or linked.kind != SUIT):
        return Refusal(f"没有编号或者案号为“{record.suit}”的行政诉讼，请核对；诉前的争议不填")
    if linked is None and not (record.applicants and record.organ_id and record.act.strip()):
        return Refusal("诉前的争议，请填写行政相对人、行政机关和争议的行政行为")
    if record.organ_id and not context.facts.get("organ_name"):
        return Refusal("机关目录里没有这个单位，请从列出的名称中选择")
    if linked and not any(pk for pk, _ in linked.organs):
        return Refusal("被诉行政机关不在机关目录里，不能转办")
    running = context.facts.get("running_referral")
    return Refusal(f"这件诉讼已经委托化解（{running}）") if running else None


def first_entrust(state: None, context: Context) -> Mapping[str, Any]:
    return {"received_on": context.day}


def entrust_stamps(state: None, record: Entrusted, context: Context) -> Mapping[str, str]:
    linked = context.facts.get("linked") or _typed(record, str(context.facts.get("organ_name", "")))
    last = context.calendar.roll(add_months(record.received_on, length(context, MONTHS)))
    known = {key: context.facts.get(key) for key in ("office_id", "court_id", "court_name")}
    stamped = {key: str(value) for key, value in known.items() if value}
    return {**stamped, "linked": linked.model_dump_json(), "feedback_by": last.isoformat()}


def _typed(record: Entrusted, organ_name: str) -> Linked:
    """A dispute that is no suit yet: its parties and act as the court wrote them."""
    return Linked(
        kind="", matter_id=0, applicants=tuple(each.name for each in record.applicants),
        organs=((record.organ_id, organ_name),), act=record.act, area=record.area,
        act_kind=record.act_kind.value if record.act_kind else "",
    )  # fmt: skip


def entrusted(state: None, event: Event) -> ReferralState:
    record, stamped = event.record, event.stamped
    linked = Linked.model_validate_json(stamped["linked"])
    organ_id, organ_name = next((pair for pair in linked.organs if pair[0]), linked.organs[0])
    who = linked.applicants[0] if linked.applicants else ""
    return ReferralState(
        stage="received", title=f"{who}与{organ_name}{linked.act}争议委托化解"[:300], number=stamped["number"],
        opened_on=event.day, touched_on=event.day, organ_id=organ_id, organ_name=organ_name, linked=linked,
        office_id=int(stamped["office_id"]) if "office_id" in stamped else None,
        court_id=int(stamped["court_id"]) if "court_id" in stamped else None,
        court_name=stamped.get("court_name", ""), letter=record.letter, received_on=record.received_on,
        dispute=record.dispute, feedback_by=date.fromisoformat(stamped["feedback_by"]),
    )  # fmt: skip


def tell_stamps(state: ReferralState, record: Any, context: Context) -> Mapping[str, str]:
    return {"report_by": workdays(context, REPORT).isoformat()}


def told(state: ReferralState, event: Event) -> ReferralState:
    by = date.fromisoformat(event.stamped["report_by"])
    return state.but(stage="told", told_on=event.day, leader=event.record.leader, report_by=by)


def may_report(state: ReferralState, record: Any, context: Context) -> Refusal | None:
    actor = context.actor
    if actor.post in RESPONDENT_POSTS and actor.organ_id != state.organ_id:
        return Refusal(f"这一件由{state.organ_name}报告")
    return None


def reported(state: ReferralState, event: Event) -> ReferralState:
    return state.but(stage="coordinating", reported_on=event.day, opinion=event.record.opinion)


def may_extend(state: ReferralState, record: Longer | None, context: Context) -> Refusal | None:
    """One month; longer only when all agree, and before it has run out."""
    if context.day > state.feedback_by:
        return Refusal(f"协调期限已于{state.feedback_by}届满，届满以后不能延长，请反馈")
    if record is None:
        return None
    if not (record.applicant_agrees and record.respondent_agrees):
        return Refusal("延长协调期限须各方都同意")
    return None if record.until > state.feedback_by else Refusal(f"应当延长到{state.feedback_by}以后")


def extended(state: ReferralState, event: Event) -> ReferralState:
    until = event.record.until
    new = Extension(on=event.day, until=until)
    return state.but(feedback_by=until, extensions=(*state.extensions, new))


def may_feed_back(state: ReferralState, record: Feedback | None, context: Context) -> Refusal | None:
    if running := context.facts.get("running"):
        return Refusal(f"调解（{running}）还没有结果，不能反馈；期限不够的，各方同意可以延长")
    if record is None:
        return None
    if record.came is Came.FAILED and not record.why.strip():
        return Refusal("没有化解的，请写明原因")
    if record.came is Came.SETTLED and not record.outcome.strip():
        return Refusal("化解成功的，请写明处理结果")
    return None


def first_feedback(state: ReferralState, context: Context) -> Mapping[str, Any]:
    """The letter begins with what the mediation says of itself; what was conceded there is not among it."""
    return {"respondent_wants": state.opinion, **context.facts.get("summary", {})}


def fed_back(state: ReferralState, event: Event) -> ReferralState:
    return state.but(stage="closed", closed_on=event.day, fed_back_on=event.day, came=event.record.came)
