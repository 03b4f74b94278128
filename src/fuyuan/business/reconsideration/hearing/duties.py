"""What a hearing asks of whom, and by when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fuyuan.business.reconsideration.duties_after import first, handler_duty, respondent_duty
from fuyuan.business.reconsideration.records import Way
from fuyuan.business.reconsideration.state import CaseState, waiting
from fuyuan.law import Regime, regime_on
from fuyuan.matters.procedure import Duty

from .arranging import ahead, held
from .facts import HearingFact


def hearing(state: CaseState) -> Iterator[Duty]:
    """Duties about hearings; they end with the trial."""
    if not state.in_trial:
        return
    if ahead(state) is None and held(state) is None:
        yield from _to_arrange(state)
    for number, each in enumerate(state.hearings, 1):
        if each.called_off_on is None:
            yield from _around(state, number, each)


def _to_arrange(state: CaseState) -> Iterator[Duty]:
    handler: dict[str, Any] = handler_duty(state)
    if state.major and state.procedure is Way.ORDINARY:
        yield Duty(
            key="arrange_hearing",
            title="组织听证",
            steps=("arrange_hearing",),
            basis=first("L23 50.1"),
            **handler,
        )
    elif state.hearing_asked_on:
        yield Duty(
            key="answer_hearing", title="答复听证请求", steps=("arrange_hearing", "refuse_hearing"),
            basis=first("L23 50.2"), **handler,
        )  # fmt: skip


def _around(state: CaseState, number: int, each: HearingFact) -> Iterator[Duty]:
    handler: dict[str, Any] = handler_duty(state)
    if regime_on(each.on) is not Regime.A:
        yield Duty(  # its papers are served by the duty of the paper; this one only tells the last day
            key=f"hearing_notice:{number}", title="听证通知书送达当事人", rule="hearing_notice", on=each.on,
            done_on=each.held_on or _reached_on(state, each), basis=first("L23 51.1"), **handler,
        )  # fmt: skip
    yield Duty(
        key=f"hold_hearing:{number}", title="举行听证", due_on=each.on, done_on=each.held_on,
        steps=("hold_hearing", "call_off_hearing"), basis=first("L23 51.1"), **handler,
    )  # fmt: skip
    for respondent in range(1, len(state.application.respondents) + 1):
        done = next((fact.on for fact in each.excused if fact.respondent == respondent), each.held_on)
        yield Duty(
            key=f"hearing_head:{number}:{respondent}", title="负责人参加听证，或者说明理由并委托",
            due_on=each.on, done_on=done, steps=("excuse_head",), basis=first("L23 51.3"),
            **respondent_duty(state, respondent),
        )  # fmt: skip
    if each.held_on:
        yield Duty(
            key=f"sign_minutes:{number}", title="核对、签署听证笔录", steps=("sign_minutes",), done_on=each.signed_on,
            basis=first("L23 50.3"), **handler,
        )  # fmt: skip


def _reached_on(state: CaseState, each: HearingFact) -> Any:
    """The day the notice had reached everybody, None while it waits for somebody."""
    if waiting(state, each.notice):
        return None
    days = [service.served_on for service in state.services if service.paper == each.notice]
    return max(days, default=None)
