"""The review's own clocks: from the day the case stopped, from the day the maker or the other organ was told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fuyuan.business.reconsideration.after import served_on
from fuyuan.business.reconsideration.duties_after import first, handler_duty
from fuyuan.business.reconsideration.facts import Break
from fuyuan.business.reconsideration.records import SuspendGround
from fuyuan.business.reconsideration.state import CaseState
from fuyuan.law import Regime, regime_on
from fuyuan.matters.procedure import Duty

from .facts import BasisFact


def reviews(state: CaseState) -> Iterator[Duty]:
    """Duties about a review; they end with the trial."""
    if not state.in_trial:
        return
    handler: dict[str, Any] = handler_duty(state)
    if state.basis_asked:
        yield Duty(
            key="basis_asked", title="处理附带审查申请", steps=("start_basis_review", "decline_basis_review"),
            basis=first("L23 56"), **handler,
        )  # fmt: skip
    for number, fact in enumerate(state.basis, 1):
        yield from (_own if fact.own else _forwarded)(state, number, fact)
    if any(fact.settled_on for fact in state.basis) and _stopped(state):
        yield Duty(
            key="basis_resume", title="恢复审理", steps=("resume",), basis=first("L23 39.2"), **handler
        )


def _stopped(state: CaseState) -> bool:
    stop = state.open_break
    open_review = any(fact.settled_on is None for fact in state.basis)
    return (
        stop is not None
        and stop.kind is Break.SUSPENSION
        and stop.ground is SuspendGround.NORM_REVIEW
        and not open_review
    )


def _own(state: CaseState, number: int, fact: BasisFact) -> Iterator[Duty]:
    handler: dict[str, Any] = handler_duty(state)
    if regime_on(fact.started_on) is not Regime.A:
        yield Duty(
            key=f"basis_notify:{number}", title="通知制定机关就合法性提出答复", rule="anc_notify_maker", on=fact.started_on,
            done_on=fact.notified_on or fact.settled_on, steps=("notify_maker",), basis=first("L23 58.1"), **handler,
        )  # fmt: skip
        told = served_on(state, fact.notice, f"maker-{number}") if fact.notice else None
        if told:
            yield Duty(
                key=f"basis_reply:{number}", title=f"{fact.norm.maker_name}书面答复", rule="anc_maker_reply", on=told,
                done_on=fact.replied_on or fact.settled_on, steps=("maker_reply",), basis=first("L23 58.1"), **handler,
            )  # fmt: skip
    yield Duty(
        key=f"basis_handle:{number}", title="处理规范性文件、依据", rule="anc_handle", on=fact.started_on,
        done_on=fact.settled_on, steps=("rule_on_basis",), basis=first("L23 56" if fact.requested else "L23 57"),
        **handler,
    )  # fmt: skip


def _forwarded(state: CaseState, number: int, fact: BasisFact) -> Iterator[Duty]:
    handler: dict[str, Any] = handler_duty(state)
    yield Duty(
        key=f"basis_forward:{number}", title="转送有权处理的机关", rule="anc_forward", on=fact.started_on,
        done_on=fact.forwarded_on, steps=("forward_basis",), basis=first("L23 56" if fact.requested else "L23 57"),
        **handler,
    )  # fmt: skip
    told = served_on(state, fact.forward, f"authority-{number}") if fact.forward else None
    if told:
        yield Duty(
            key=f"basis_answer:{number}", title=f"{fact.authority}回复处理意见", rule="anc_transferee_reply", on=told,
            done_on=fact.settled_on, steps=("basis_answer",), basis=first("L23 60"), **handler,
        )  # fmt: skip
