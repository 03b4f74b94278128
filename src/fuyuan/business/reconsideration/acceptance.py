"""Acceptance and its opposites: 受理, 视为受理, 不予受理, 告知不再处理 (《行政复议法》第三十条)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fuyuan.law import Regime, due, regime_on
from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal

from .checklist import Verdict, review
from .conditions import since_2026
from .facts import At, Paper
from .records import Acceptance, PaperKind, RefusalGround, RefuseRecord
from .sorting import Sorting
from .state import CaseState, applicant_keys


def review_rule(state: CaseState) -> tuple[str, date] | None:
    """The rule and start of the review that runs now: from receipt, or again from the supplement."""
    if state.review_from is None:
        return None
    again = state.supplement is not None and state.supplement.submitted_on is not None
    if again and regime_on(state.review_from) is not Regime.A:
        return "accept_review_after_supplement", state.review_from
    return "accept_review", state.review_from


def review_due(state: CaseState, context: Context) -> date | None:
    rule = review_rule(state)
    return due(*rule, calendar=context.calendar, assumptions=context.assumptions).due if rule else None


def review_over(state: CaseState, context: Context) -> date | None:
    """The last day of the review when it has passed: from then on the case counts as accepted."""
    last = review_due(state, context)
    return last if last and context.day > last else None


def stamps_accepted(state: CaseState, record: Any, context: Context) -> Mapping[str, str]:
    """The day of acceptance: today, but never after the review period (第三十条第三款); before 2024 the day of receipt.
    And the local criteria of 繁简分流 as they are now: the case is sorted by them whatever becomes of them later.

    L17 17.2: “自行政复议机关负责法制工作的机构收到之日起即为受理”。
    """
    assert state.review_from is not None
    assert state.received_on is not None
    sorting = context.facts.get("sorting", Sorting())
    kept = {} if sorting == Sorting() else {"sorting": sorting.model_dump_json()}
    if regime_on(state.review_from) is Regime.A:
        return {"accepted_on": state.received_on.isoformat(), **kept}
    last = review_due(state, context)
    return {"accepted_on": min(context.day, last or context.day).isoformat(), **kept}


def initial_accept(state: CaseState, context: Context) -> Mapping[str, Any]:
    """Each condition with what could be computed; the answer is left to the officer."""
    return {"conditions": [{"limb": hint.limb, "hint": str(hint)} for hint in review(state, context)]}


def guard_accept(state: CaseState, record: Acceptance | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if record.failing:
        names = "、".join(limb.label for limb in record.failing)
        return refuse(f"须七项条件都符合才能受理，尚未确认：{names}", "L23 30.1")
    notes = {condition.limb: condition.note for condition in record.conditions}
    for hint in review(state, context):
        if hint.verdict is Verdict.NO and not notes[hint.limb]:
            return Refusal(
                f"“{hint.limb.label}”系统测算为不符合（{hint.text}），认为符合的请写明理由", hint.basis
            )
    return None


def _accepted(state: CaseState, event: Event, deemed: bool) -> CaseState:
    number, sorting = event.stamped["number"], event.stamped.get("sorting")
    paper = Paper(kind=PaperKind.ACCEPTANCE, on=event.day, recipients=applicant_keys(state))
    return state.but(
        stage=At.ACCEPTED, accepted_on=date.fromisoformat(event.stamped["accepted_on"]), deemed=deemed,
        number=number, case_number=number, registered_on=state.registered_on or event.day, papers=(*state.papers, paper),
        sorting=Sorting.model_validate_json(sorting) if sorting else None,
    )  # fmt: skip


def apply_accept(state: CaseState, event: Event) -> CaseState:
    return _accepted(state, event, deemed=False).but(conditions=event.record.conditions)


def guard_deem_accepted(state: CaseState, record: Any, context: Context) -> Refusal | None:
    if review_over(state, context):
        return None
    return refuse(f"审查期限至 {review_due(state, context)}，届满以后才视为受理", "L23 30.3")


def apply_deem_accepted(state: CaseState, event: Event) -> CaseState:
    return _accepted(state, event, deemed=True)


def guard_refuse(state: CaseState, record: RefuseRecord | None, context: Context) -> Refusal | None:
    """Only within the review period; afterwards the case is accepted by law and can only be dismissed (第三十三条)."""
    over = review_over(state, context)
    if over:
        return refuse(f"审查期限已于{over}届满，依法视为受理；不符合条件的，应当决定驳回申请", "L23 30.3")
    if record is None or record.ground is RefusalGround.CONDITION:
        return None
    if record.ground is RefusalGround.CAP:
        return (
            refuse("五年、二十年最长期限自2024年1月1日起才有规定", "L23 21")
            if regime_on(context.day) is Regime.A
            else None
        )
    line = "R26 29" if record.ground is RefusalGround.WRONG_RESPONDENT else "R26 36.1"
    return since_2026(context, f"以“{record.ground.label}”不予受理", line)


def apply_refuse(state: CaseState, event: Event) -> CaseState:
    paper = Paper(kind=PaperKind.REFUSAL, on=event.day, recipients=applicant_keys(state))
    return state.but(
        stage=At.REFUSED, closed_on=event.day, ended_on=event.day, told_suit=event.record.told_suit,
        papers=(*state.papers, paper),
    )  # fmt: skip


def guard_not_further(state: CaseState, record: Any, context: Context) -> Refusal | None:
    over = review_over(state, context)
    if over:
        return refuse(f"审查期限已于{over}届满，依法视为受理", "L23 30.3")
    return since_2026(context, "告知不再处理", "R26 37.2")


def apply_not_further(state: CaseState, event: Event) -> CaseState:
    paper = Paper(kind=PaperKind.NOT_FURTHER, on=event.day, recipients=applicant_keys(state))
    return state.but(
        stage=At.NOT_FURTHER_HANDLED, closed_on=event.day, ended_on=event.day, papers=(*state.papers, paper)
    )
