"""Stops of the trial: 中止, 恢复, and the extension of its period (勘验、鉴定: inquiry.py)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from fuyuan.law import Regime
from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal

from .conditions import approved_by, old, regime
from .duties import duties
from .facts import At, Break, Interruption, Paper
from .periods import counting, decision_due
from .records import Capacity, Extend, PaperKind, PartyKind, Suspend, SuspendGround, TerminateGround, Way
from .state import CaseState, party_keys

# -- suspend, resume (第三十九条) -----------------------------------------------------------------------------------

# What the 2007 Regulation listed in art 41; 附带审查 stood in the Act itself (L17 26, 27).
SUSPEND_2007 = {
    SuspendGround.DEATH: "R07 41.1(1)",
    SuspendGround.INCAPACITY: "R07 41.1(2)",
    SuspendGround.DISSOLVED: "R07 41.1(3)",
    SuspendGround.MISSING: "R07 41.1(4)",
    SuspendGround.PREVENTED: "R07 41.1(5)",
    SuspendGround.INTERPRETATION: "R07 41.1(6)",
    SuspendGround.OTHER_CASE: "R07 41.1(7)",
    SuspendGround.NORM_REVIEW: "L17 26",
    SuspendGround.OTHER: "R07 41.1(8)",
}
SIXTY_DAYS = frozenset({SuspendGround.DEATH, SuspendGround.INCAPACITY, SuspendGround.DISSOLVED})


def suspend_basis(ground: SuspendGround, governing: Regime) -> str:
    """The article of a ground as one of ``refs``; empty when the text of that time does not know it."""
    return SUSPEND_2007.get(ground, "") if governing is Regime.A else f"L23 39.1({ground.item})"


def guard_suspend(state: CaseState, record: Suspend | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if record.ground is SuspendGround.NORM_REVIEW:
        return refuse(
            "请办理“启动规范性文件、依据审查”：处理、转送的期限都从中止之日起算",
            "L17 26" if old(context) else "L23 39.1(9)",
        )
    if not suspend_basis(record.ground, regime(context)):
        return refuse("2024年1月1日以前，调解、和解不是中止的事由", "R07 41.1")
    if record.ground is SuspendGround.PREVENTED and old(context) and not record.force_majeure:
        return refuse("2024年1月1日以前，不能参加行政复议只限于不可抗力", "R07 41.1(5)")
    return applicants_are(state, record.ground)


_ENDED_ORGANISATION = (SuspendGround.DISSOLVED, TerminateGround.DISSOLVED)
_OF_CITIZENS = (SuspendGround.DEATH, SuspendGround.INCAPACITY, SuspendGround.MISSING, TerminateGround.DEATH)


def applicants_are(state: CaseState, ground: SuspendGround | TerminateGround) -> Refusal | None:
    kinds = {party.kind for party in state.application.applicants}
    if ground in _OF_CITIZENS and PartyKind.PERSON not in kinds:
        return refuse("这一事由只适用于申请人是公民的案件", "L23 39.1(1)")
    if ground in _ENDED_ORGANISATION and PartyKind.ORGANISATION not in kinds:
        return refuse("这一事由只适用于申请人是法人或者其他组织的案件", "L23 39.1(4)")
    return None


def stamps_break(
    kind: Break, start: Callable[[Any, Context], date]
) -> Callable[[Any, Any, Context], Mapping[str, str]]:
    """Stamp which running periods the break moves."""

    def stamps(state: CaseState, record: Any, context: Context) -> Mapping[str, str]:
        return {"counts": counting(tuple(duties(state)), kind, start(record, context), context)}

    return stamps


def begun(
    state: CaseState, event: Event, kind: Break, start: date, ground: SuspendGround | None = None
) -> CaseState:
    counts = tuple(event.stamped.get("counts", "").split())
    new = Interruption(kind=kind, start=start, ground=ground, counts=counts)
    return state.but(interruptions=(*state.interruptions, new))


def ended(state: CaseState, kind: Break, end: date) -> CaseState:
    """Close the newest open break of a kind."""
    breaks = list(state.interruptions)
    last = max(number for number, each in enumerate(breaks) if each.kind is kind and each.end is None)
    breaks[last] = breaks[last].model_copy(update={"end": end})
    return state.but(interruptions=tuple(breaks))


def is_open(state: CaseState, kind: Break) -> Interruption | None:
    return next(
        (each for each in reversed(state.interruptions) if each.kind is kind and each.end is None), None
    )


def with_paper(state: CaseState, event: Event, kind: PaperKind) -> tuple[Paper, ...]:
    return (*state.papers, Paper(kind=kind, on=event.day, recipients=party_keys(state)))


def apply_suspend(state: CaseState, event: Event) -> CaseState:
    after = begun(state, event, Break.SUSPENSION, event.day, event.record.ground)
    papers = with_paper(state, event, PaperKind.SUSPENSION)
    return after.but(stage=At.SUSPENDED, suspended=True, resume_to=state.stage, papers=papers)


def apply_resume(state: CaseState, event: Event) -> CaseState:
    return resumed(state, event)


def resumed(state: CaseState, event: Event) -> CaseState:
    papers = with_paper(state, event, PaperKind.RESUMPTION)
    after = ended(state, Break.SUSPENSION, event.day)
    return after.but(stage=state.resume_to, suspended=False, resume_to="", papers=papers)


# -- extend (第六十二条第一款) ----------------------------------------------------------------------------------------


def guard_extend(state: CaseState, record: Extend | None, context: Context) -> Refusal | None:
    """Thirty days in all, before the period ends, approved by the head of the office (before 2024: of the organ)."""
    basis = "L17 31.1" if old(context) else "L23 62.1"
    if state.procedure is Way.SIMPLIFIED:
        return refuse("简易程序的期限不能延长；不宜适用简易程序的，可以转为普通程序", "L23 62.2")
    last = decision_due(state, context)
    if last and context.day > last and state.open_break is None:
        return refuse(f"审理期限已于 {last} 届满，届满以后不能延长", basis)
    left = 30 - state.extended
    if left <= 0:
        return refuse("延长期限最多不得超过三十日，已经用完", basis)
    if record is None:
        return None
    if record.days > left:
        return refuse(f"延长期限最多不得超过三十日，还可以延长{left}日", basis)
    return _extension_approval(record, context, basis)


def _extension_approval(record: Extend, context: Context, basis: str) -> Refusal | None:
    if old(context) and record.approval.capacity is Capacity.COLLECTIVE:
        return None
    capacity = Capacity.ORGAN_HEAD if old(context) else Capacity.OFFICE_HEAD
    return approved_by(record.approval, context, capacity=capacity, basis=basis)


def apply_extend(state: CaseState, event: Event) -> CaseState:
    papers = with_paper(state, event, PaperKind.EXTENSION)
    return state.but(extended=state.extended + event.record.days, papers=papers)
