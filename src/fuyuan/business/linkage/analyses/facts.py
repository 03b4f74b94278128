"""What a unit's suits of a period show. The only module of this package that reads suits and reforms."""

from __future__ import annotations

from typing import Any

from fuyuan.business.linkage.findings.windows import before, bounds
from fuyuan.business.litigation import queries as litigation
from fuyuan.business.reform import queries as reform
from fuyuan.law.outcomes import WITHDRAWALS, Attendance, CourtOutcome
from fuyuan.matters.registry import room_of

from .life import Facts
from .state import CauseSaid, Count, Loss

QUOTED = 600  # characters of a judgment's reasoning
SETTLED = WITHDRAWALS - {CourtOutcome.WITHDRAWN_DEEMED} | {CourtOutcome.MEDIATED}


def facts_of(organ_id: int, window: str) -> Facts:
    """Return the counts of a unit's period and of the one before, and every loss that took effect in it."""
    suits = _suits(organ_id, window)
    losses = tuple(_loss(organ_id, row, state) for row, state in suits if row.lost)
    return Facts(**_count(suits).model_dump(), before=_count(_suits(organ_id, before(window))), losses=losses)


def _suits(organ_id: int, window: str) -> list[tuple[Any, Any]]:
    rows = litigation.suits_in_effect(*bounds(window), organ_id)
    return [(row, litigation.state_of(row)) for row in rows]


def _count(suits: list[tuple[Any, Any]]) -> Count:
    return Count(
        decided=len(suits),
        lost=sum(row.lost for row, _ in suits),
        settled=sum(state.outcome in SETTLED for _, state in suits),
        absent=sum(_absent(state) for _, state in suits),
    )


def _absent(state: Any) -> bool:
    instances = litigation.suit_fact(state).instances
    return any(each.notified and each.attendance is Attendance.ABSENT for each in instances)


def _loss(organ_id: int, row: Any, state: Any) -> Loss:
    """The causes are the unit's own statement, unless the office sent it back."""
    number = next(n for n, each in enumerate(state.defendants, 1) if each.organ_id == organ_id)
    stated = state.stated_by(number)
    lines = stated.said.causes if stated and stated.accepted is not False else ()
    said = next((each.ruling.points for each in reversed(state.rounds) if each.ruling), "")
    return Loss(
        matter_id=row.pk, court=row.court, number=row.case_number or row.number, act=litigation.act_of(state),
        outcome=state.outcome.label, effective_on=row.effective_on, absent=_absent(state),
        causes=tuple(
            CauseSaid(code=line.code, stage=line.stage.label, fault=line.fault.label, quote=line.quote[:QUOTED])
            for line in lines
        ),
        said=said[:QUOTED], **_reform(organ_id, row.pk),
    )  # fmt: skip


def _reform(organ_id: int, suit: int) -> dict[str, Any]:
    row = reform.reforms_of(suit).filter(organ_id=organ_id).first()
    if row is None:
        return {}
    stage = room_of(reform.KIND).procedure.stage(row.stage).title
    return {"reform_id": row.pk, "reform_number": row.number, "reform_stage": stage}
