"""After a result has taken effect: retrial, performance, why the suit was lost, closing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fuyuan.law.outcomes import Attendance
from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal

from .duties import duties, owes
from .records import CauseStated, Verdict
from .registering import own_number
from .state import Stated, SuitState

REVIEW_DAYS = 5  # working days the office gives itself


def retrial_applied(state: SuitState, event: Event) -> SuitState:
    record = event.record
    return state.but(retrials=(*state.retrials, *((side, record.acted_on) for side in record.sides)))


def guard_retrial(state: SuitState, record: Any, context: Context) -> Refusal | None:
    if record is not None and state.effective_on and record.acted_on < state.effective_on:
        return refuse(f"裁判在 {state.effective_on} 才生效，请核对申请日期", "XSF 90")
    return None


def performed(state: SuitState, event: Event) -> SuitState:
    return state.but(performed_on=event.record.performed_on, forced=event.record.forced)


def guard_performed(state: SuitState, record: Any, context: Context) -> Refusal | None:
    if not state.lost and not owes(state):
        return Refusal("没有需要行政机关履行的内容")
    if (
        record is not None
        and state.effective_on
        and record.performed_on < state.effective_on
        and record.forced
    ):
        return Refusal(f"强制执行不会早于裁判生效之日 {state.effective_on}，请核对")
    return None


# -- why it was lost ------------------------------------------------------------------------------------------------


def cause_stated(state: SuitState, event: Event) -> SuitState:
    new = Stated(
        defendant=event.record.defendant, on=event.day, said=event.record,
        review_by=date.fromisoformat(event.stamped["review_by"]),
    )  # fmt: skip
    return state.but(stated=(*state.stated, new))


def stamps_cause(state: SuitState, record: CauseStated, context: Context) -> Mapping[str, str]:
    return {"review_by": context.calendar.add_workdays(context.day, REVIEW_DAYS).isoformat()}


def guard_cause(state: SuitState, record: CauseStated | None, context: Context) -> Refusal | None:
    if not state.lost:
        return Refusal("本案没有败诉，不需要填报败诉原因")
    if record is None:
        return None
    stated = state.stated_by(record.defendant)
    if stated and stated.accepted is None:
        return Refusal("已经报送，等待审核")
    if stated and stated.accepted:
        return Refusal("原因已经审核认可")
    absent = any(each.attendance is Attendance.ABSENT for each in state.rounds)
    if absent and not record.absence.strip():
        return Refusal("本案负责人没有出庭，请在“负责人未出庭的说明”里一并说明（双报告）")
    return None


def initial_cause(state: SuitState, context: Context) -> Mapping[str, Any]:
    """Begin with what was returned, else with the words of the judgment."""
    number = own_number(state, context)
    stated = state.stated_by(number)
    if stated and stated.accepted is False:
        return stated.said.model_dump()
    ruling = next((each.ruling for each in reversed(state.rounds) if each.ruling), None)
    points = ruling.points if ruling else ""
    return {"defendant": number, "causes": [{"quote": points[:3000]}]}


def cause_reviewed(state: SuitState, event: Event) -> SuitState:
    record = event.record
    at = max(n for n, each in enumerate(state.stated) if each.defendant == record.defendant)
    changed = state.stated[at].but(
        reviewed_on=event.day, accepted=record.verdict is Verdict.ACCEPT, opinion=record.opinion
    )
    again = event.stamped.get("cause_by")
    return state.but(
        stated=(*state.stated[:at], changed, *state.stated[at + 1 :]),
        cause_by=date.fromisoformat(again) if again else state.cause_by,
    )


def stamps_review(state: SuitState, record: Any, context: Context) -> Mapping[str, str]:
    """What was returned is owed again, by a day."""
    if record.verdict is Verdict.ACCEPT:
        return {}
    return {"cause_by": context.calendar.add_workdays(context.day, REVIEW_DAYS).isoformat()}


def guard_review(state: SuitState, record: Any, context: Context) -> Refusal | None:
    waiting = waiting_review(state)
    if not waiting:
        return Refusal("没有等待审核的败诉原因")
    if record is not None and record.defendant not in waiting:
        return Refusal("这个被告没有等待审核的败诉原因")
    return None


def waiting_review(state: SuitState) -> list[int]:
    return [each.defendant for each in state.stated if each.accepted is None]


def initial_review(state: SuitState, context: Context) -> Mapping[str, Any]:
    return {"defendant": next(iter(waiting_review(state)), 1)}


# -- the end ------------------------------------------------------------------------------------------------------


def closed(state: SuitState, event: Event) -> SuitState:
    return state.but(stage="closed", closed_on=event.day)


def guard_close(state: SuitState, record: Any, context: Context) -> Refusal | None:
    """Nothing is left open on the organ's side."""
    if owes(state) and state.performed_on is None:
        return refuse("生效裁判还没有履行完毕", "XSF 94")
    open_ = [
        duty.title for duty in duties(state) if duty.key.startswith(("cause", "review")) and not duty.done_on
    ]
    return Refusal(f"还有没有办完的事项：{'、'.join(dict.fromkeys(open_))}") if open_ else None


def reopened(state: SuitState, event: Event) -> SuitState:
    """A retrial may come after the file was closed."""
    return state.but(stage="effective", closed_on=None)
