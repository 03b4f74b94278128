"""What a case is for counting: its facts in the words of ``law.indicators``. Pure but for the calendar it is given."""

from __future__ import annotations

from datetime import date

from fuyuan.law.indicators import CORRECTING, CaseFact, CaseOutcome
from fuyuan.matters.store import Lawbook

from .duties_after import afterwards
from .records import Ground, TerminateGround
from .state import CaseState

WITHDRAWN = frozenset({TerminateGround.WITHDRAWAL, TerminateGround.SETTLED})
CAUSES = {ground.value: ground.label for ground in Ground}


def case_fact(matter_id: int, state: CaseState, book: Lawbook) -> CaseFact:
    """Return a case as counting sees it."""
    act, withdrawal = state.application.act, state.withdrawal
    withdrawn = state.terminated in WITHDRAWN
    due, done = performance(state, book)
    return CaseFact(
        matter_id=matter_id, number=state.number, area=act.area, act_kind=act.kind.value, cause=cause(state),
        respondents=tuple(organ.organ_id for organ in state.application.respondents),
        accepted_on=state.accepted_on, closed_on=state.ended_on, outcomes=outcomes(state), withdrawn=withdrawn,
        settled=withdrawn and (state.terminated is TerminateGround.SETTLED or bool(withdrawal and withdrawal.settled)),
        sued_on=min((suit.received_on for suit in state.suits), default=None), perform_by=due, performed_on=done,
    )  # fmt: skip


def outcomes(state: CaseState) -> tuple[CaseOutcome, ...]:
    """Every line of the decision counts: one that upholds one act and revokes another is a correction."""
    if state.decision:
        return tuple(CaseOutcome(item.kind.value) for item in state.decision.draft.outcomes)
    return (CaseOutcome(state.outcome),) if state.outcome else ()


def cause(state: CaseState) -> str:
    """Return the ground of the first line that corrects: what the act suffered from; empty where nothing was corrected."""
    lines = state.decision.draft.outcomes if state.decision else ()
    return next((line.ground.value for line in lines if CaseOutcome(line.kind.value) in CORRECTING), "")


def performance(state: CaseState, book: Lawbook) -> tuple[date | None, date | None]:
    """Return the last day by which respondents had to perform, and the day all had; None where no day is set."""
    if state.decision is None or state.effective_on is None:
        return None, None
    owed = [duty for duty in afterwards(state) if duty.key.partition(":")[0] in ("redo", "perform")]
    dated = [
        (duty, deadline.due) for duty in owed if (deadline := duty.deadline(book.calendar, book.assumptions))
    ]
    if not dated:
        return None, None
    done = [duty.done_on for duty, _ in dated if duty.done_on]
    return max(day for _, day in dated), (max(done) if len(done) == len(dated) else None)
