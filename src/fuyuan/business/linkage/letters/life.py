"""A reminder letter from its proposal to its end: guards and effects of its steps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fuyuan.business.linkage.common import later, soon, written
from fuyuan.business.linkage.correspondence.life import may_send
from fuyuan.matters.acts import gone
from fuyuan.matters.procedure import Context, Event, Refusal

from .state import LetterState


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


def reviewed(state: LetterState, event: Event) -> LetterState:
    record = event.record
    return state.but(
        stage="reviewed", reviewed_on=event.day, matter=record.matter, demand=record.demand,
        answer_days=record.answer_days, returned="",
    )  # fmt: skip


def may_review(state: LetterState, record: Any, context: Context) -> Refusal | None:
    return may_send(state, record, context) or later(record, context)


def proposed_text(state: LetterState, context: Context) -> Mapping[str, Any]:
    return {"matter": state.matter, "demand": state.demand, "answer_days": state.answer_days}


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
