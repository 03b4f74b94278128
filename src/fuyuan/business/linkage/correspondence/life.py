"""From the signature to the last check: guards and effects that a reminder letter and a loss analysis share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from fuyuan.business.linkage.common import OFFICE_DAYS, late_stamp, soon, written
from fuyuan.matters.acts import gone
from fuyuan.matters.procedure import Context, Event, Refusal

from .state import Correspondence, Round

C = TypeVar("C", bound=Correspondence)


def withdrawn(state: C, event: Event) -> C:
    return state.but(stage="withdrawn", closed_on=event.day, returned=event.record.reason)


def may_send(state: Correspondence, record: Any, context: Context) -> Refusal | None:
    """The unit may have been abolished since it was proposed."""
    return gone(context.facts.get("organ"), "发函") if record else None


def sent(state: C, event: Event) -> C:
    first = Round(asked_on=event.day, by_on=date.fromisoformat(event.stamped["by_on"]))
    return state.but(
        stage="sent", sent_on=event.day, letter_number=event.record.number, rounds=(*state.rounds, first)
    )  # fmt: skip


def answer_day(state: Correspondence, record: Any, context: Context) -> Mapping[str, str]:
    days = getattr(record, "answer_days", state.answer_days)
    return {"by_on": context.calendar.add_workdays(context.day, days).isoformat()}


def recalled(state: C, event: Event) -> C:
    """Its paper was voided: it goes back to the review, and the unit owes nothing."""
    return state.but(
        stage="proposed", returned=event.record.reason, reviewed_on=None, letter_number="", sent_on=None,
        received_on=None, rounds=(), review_by=date.fromisoformat(event.stamped["review_by"]),
    )  # fmt: skip


def review_day(state: Correspondence, record: Any, context: Context) -> Mapping[str, str]:
    return {"review_by": soon(context)}


def received(state: C, event: Event) -> C:
    return state.but(received_on=event.day)


def may_receive(state: Correspondence, record: Any, context: Context) -> Refusal | None:
    return Refusal(f"已于{written(state.received_on)}签收") if state.received_on else None


def answered(state: C, event: Event) -> C:
    check_by = date.fromisoformat(event.stamped["check_by"])
    rounds = state.last(answered_on=event.day, answer=event.record, check_by=check_by)
    return state.but(stage="answered", rounds=rounds, received_on=state.received_on or event.day)


def may_answer(state: Correspondence, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    early = next((each for each in record.measures if state.sent_on and each.by < state.sent_on), None)
    return Refusal(f"“{early.what}”的完成日期早于{state.what}发出的日期，请核对") if early else None


def check_day(state: Correspondence, record: Any, context: Context) -> Mapping[str, str]:
    """The office looks again when the last measure is due, and not before the answer is in."""
    last = max(context.day, *(each.by for each in record.measures))
    check_by = context.calendar.add_workdays(last, OFFICE_DAYS).isoformat()
    return {"check_by": check_by, **late_stamp(state.answer_by, context, "答复")}


def last_answer(state: Correspondence, context: Context) -> Mapping[str, Any]:
    """An answer that was sent back is worked on, not written again."""
    before = next((each.answer for each in reversed(state.rounds) if each.answer), None)
    return before.model_dump() if before else {}


def sent_back(state: C, event: Event) -> C:
    again = Round(
        asked_on=event.day, by_on=date.fromisoformat(event.stamped["by_on"]), wish=event.record.reason
    )
    return state.but(stage="sent", rounds=(*state.last(checked_on=event.day), again))


def closed(state: C, event: Event) -> C:
    return state.but(
        stage="closed", closed_on=event.day, found=event.record.found, rounds=state.last(checked_on=event.day)
    )
