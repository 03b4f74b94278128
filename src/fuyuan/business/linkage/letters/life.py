"""A reminder letter from its proposal to its end: guards and effects of its steps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fuyuan.business.linkage.common import OFFICE_DAYS, gone, late_stamp, later, soon, written
from fuyuan.matters.procedure import Context, Event, Refusal

from .state import LetterState, Round


def proposed(state: None, event: Event) -> LetterState:
    return _opened(event)


def proposed_by_rule(state: None, event: Event) -> LetterState:
    record = event.record
    return _opened(event).but(
        rule=record.rule, rule_name=record.rule_name, threshold=record.threshold, window=record.window,
        findings=record.findings,
    )  # fmt: skip


def _opened(event: Event) -> LetterState:
    record, stamped = event.record, event.stamped
    return LetterState(
        stage="proposed", title=f"{stamped['organ_name']}：{record.ground.label}", number=stamped["number"],
        opened_on=event.day, organ_id=record.organ_id, organ_name=stamped["organ_name"],
        office_id=int(stamped["office_id"]) if stamped["office_id"] else None, proposer=str(event.by),
        proposer_organ=event.by.organ_id, ground=record.ground, matter=record.matter, demand=record.demand,
        answer_days=record.answer_days, review_by=date.fromisoformat(stamped["review_by"]),
    )  # fmt: skip


def may_propose(state: None, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    refused = gone(context.facts.get("organ"), "发函")
    if refused or not getattr(record, "rule", ""):
        return refused
    number = context.facts.get("open_letter", "")
    return Refusal(f"同一规则、同一期间的提醒函{number}还没有办结") if number else None


def opening(state: None, record: Any, context: Context) -> Mapping[str, str]:
    """Names and days as they are now: the unit, the office that works the letter, the day of its review."""
    return {
        "organ_name": context.facts["organ"].name,
        "office_id": str(context.facts.get("office_id") or ""),
        "review_by": soon(context),
    }


def withdrawn(state: LetterState, event: Event) -> LetterState:
    return state.but(stage="withdrawn", closed_on=event.day, returned=event.record.reason)


def reviewed(state: LetterState, event: Event) -> LetterState:
    record = event.record
    return state.but(
        stage="reviewed", reviewed_on=event.day, matter=record.matter, demand=record.demand,
        answer_days=record.answer_days, returned="",
    )  # fmt: skip


def may_review(state: LetterState, record: Any, context: Context) -> Refusal | None:
    return may_send(state, record, context) or later(record, context)


def may_send(state: LetterState, record: Any, context: Context) -> Refusal | None:
    """The unit may have been abolished since the letter was proposed."""
    return gone(context.facts.get("organ"), "发函") if record else None


def proposed_text(state: LetterState, context: Context) -> Mapping[str, Any]:
    return {"matter": state.matter, "demand": state.demand, "answer_days": state.answer_days}


def sent(state: LetterState, event: Event) -> LetterState:
    first = Round(asked_on=event.day, by_on=date.fromisoformat(event.stamped["by_on"]))
    return state.but(
        stage="sent", sent_on=event.day, letter_number=event.record.number, rounds=(*state.rounds, first)
    )  # fmt: skip


def answer_day(state: LetterState, record: Any, context: Context) -> Mapping[str, str]:
    days = getattr(record, "answer_days", state.answer_days)
    return {"by_on": context.calendar.add_workdays(context.day, days).isoformat()}


def recalled(state: LetterState, event: Event) -> LetterState:
    """The letter's paper was voided: it goes back to the review, and the unit owes nothing."""
    return state.but(
        stage="proposed", returned=event.record.reason, reviewed_on=None, letter_number="", sent_on=None,
        received_on=None, rounds=(), review_by=date.fromisoformat(event.stamped["review_by"]),
    )  # fmt: skip


def review_day(state: LetterState, record: Any, context: Context) -> Mapping[str, str]:
    return {"review_by": soon(context)}


def received(state: LetterState, event: Event) -> LetterState:
    return state.but(received_on=event.day)


def may_receive(state: LetterState, record: Any, context: Context) -> Refusal | None:
    return Refusal(f"已于{written(state.received_on)}签收") if state.received_on else None


def answered(state: LetterState, event: Event) -> LetterState:
    check_by = date.fromisoformat(event.stamped["check_by"])
    rounds = state.last(answered_on=event.day, answer=event.record, check_by=check_by)
    return state.but(stage="answered", rounds=rounds, received_on=state.received_on or event.day)


def may_answer(state: LetterState, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    early = next((each for each in record.measures if state.sent_on and each.by < state.sent_on), None)
    return Refusal(f"“{early.what}”的完成日期早于提醒函发出的日期，请核对") if early else None


def check_day(state: LetterState, record: Any, context: Context) -> Mapping[str, str]:
    """The office looks again when the last measure is due, and not before the answer is in."""
    last = max(context.day, *(each.by for each in record.measures))
    check_by = context.calendar.add_workdays(last, OFFICE_DAYS).isoformat()
    return {"check_by": check_by, **late_stamp(state.answer_by, context, "答复")}


def last_answer(state: LetterState, context: Context) -> Mapping[str, Any]:
    """An answer that was sent back is worked on, not written again."""
    before = next((each.answer for each in reversed(state.rounds) if each.answer), None)
    return before.model_dump() if before else {}


def sent_back(state: LetterState, event: Event) -> LetterState:
    again = Round(
        asked_on=event.day, by_on=date.fromisoformat(event.stamped["by_on"]), wish=event.record.reason
    )
    return state.but(stage="sent", rounds=(*state.last(checked_on=event.day), again))


def closed(state: LetterState, event: Event) -> LetterState:
    return state.but(
        stage="closed", closed_on=event.day, found=event.record.found, rounds=state.last(checked_on=event.day)
    )


def escalated(state: LetterState, event: Event) -> LetterState:
    rounds = state.last(checked_on=event.day) if state.stage == "answered" else state.rounds
    return state.but(stage="escalated", escalated_on=event.day, escalation=event.record, rounds=rounds)


def may_escalate(state: LetterState, record: Any, context: Context) -> Refusal | None:
    if state.answer_by and context.day <= state.answer_by:
        return Refusal(f"答复期限到{written(state.answer_by)}，期满没有答复的才能提请处理")
    return later(record, context)


def what_is_wrong(state: LetterState, context: Context) -> Mapping[str, Any]:
    """The escalation begins with what the letter said and what the unit did not do."""
    silent = f"截至{written(context.day)}没有答复" if state.answer_by else "答复的措施没有落实"
    head = (
        f"{written(state.sent_on)}收到工作提醒函（{state.letter_number}）后，{silent}。"
        if state.sent_on
        else ""
    )
    return {"problem": f"{state.matter}\n{head}", "demand": state.demand}


def settled(state: LetterState, event: Event) -> LetterState:
    return state.but(stage="closed", closed_on=event.day, settled=event.record)
