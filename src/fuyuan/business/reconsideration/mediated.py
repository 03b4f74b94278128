"""What a mediation brings about in the case beside it: its clock stopped and started, its end by a 调解书.

A subscriber on the mediation's steps: it takes the case's own steps, with their guards, as the officer who acted there.
"""

from __future__ import annotations

from typing import Any

from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import take_step

from .models import Case
from .queries import dispute_of
from .records import Capacity, SuspendGround
from .state import CaseState
from .wishes import waiting

MEDIATION = "mediation"


def follow(outcome: Outcome) -> None:
    """Stop, start or end the case a mediation hangs on. What the case refuses, the mediation's step is refused."""
    case_id, step = outcome.state.case_id, outcome.event.step
    if case_id is None:
        return
    record = outcome.event.record
    if step == "open":
        _answer_wishes(outcome, case_id)
    if step == "suspend_case":
        _take(outcome, case_id, "suspend", ground=SuspendGround.MEDIATION.value, reason=record.reason, both_agree=True,
              approval=_approval(record.approval))  # fmt: skip
    elif step in ("resume_case", "fail") and dispute_of(Case.objects.get(pk=case_id)).stopped_on:
        _take(outcome, case_id, "resume", reason=record.reason, approval=_approval(record.approval))
    elif step == "seal":
        _take(
            outcome,
            case_id,
            "conclude_mediated",
            number=outcome.state.agreement.number,
            effective_on=record.on,
        )


def _answer_wishes(outcome: Outcome, case_id: int) -> None:
    """Talks that begin answer whoever asked for them; a case that has ended meanwhile answers nothing any more."""
    case = CaseState.model_validate_json(Case.objects.get(pk=case_id).state)
    if waiting(case) and case.closed_on is None and case.ended_on is None:
        _take(outcome, case_id, "answer_wish", words=f"已启动调解（{outcome.state.number}）")


def _approval(approval: Any) -> dict[str, Any]:
    return {"by": approval.by, "on": approval.on, "capacity": Capacity.OFFICE_HEAD.value}


def _take(outcome: Outcome, case_id: int, step: str, **record: Any) -> None:
    assert outcome.context
    take_step(matter_id=case_id, step=step, record=record, actor=outcome.context.actor, day=outcome.event.day)
