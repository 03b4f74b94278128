"""Duties about appraisals (鉴定): a request waits for an answer, an appraisal that lasts is asked after every year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from fuyuan.law.request import add_months
from fuyuan.matters.procedure import Duty

from .duties_after import first, handler_duty
from .facts import Break
from .state import CaseState


def year_later(day: date) -> date:
    return add_months(day, 12)


def inquiries(state: CaseState) -> Iterator[Duty]:
    """The law sets an appraisal no day: without this duty one that never ends would stop the case unseen."""
    if not state.in_trial:
        return
    handler: dict[str, Any] = handler_duty(state)
    if state.appraisal_asked:
        yield Duty(
            key="appraisal_asked", title="审查鉴定申请", steps=("appraise_start", "refuse_appraisal"), basis=first("R26 46"),
            **handler,
        )  # fmt: skip
    for number, each in enumerate(state.interruptions, 1):
        if each.kind is Break.APPRAISAL and each.end is None:
            yield Duty(
                key=f"appraisal:{number}", title="收回鉴定意见，满一年没有结果的催办", steps=("appraise_end", "chase_appraisal"),
                due_on=year_later(state.chased_on or each.start), basis=first("R26 46"), **handler,
            )  # fmt: skip
