"""The trial period as duties see it: which breaks move it, and what was still running when a break began.

Breaks may overlap (an appraisal during a suspension); the law knows only days that count and days that do not, so they
are merged. A break that began after the period had ended moves nothing: that is decided when it begins and kept in
``Interruption.counts``, so that a later holiday notice cannot change it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fuyuan.law import Pause, Regime, due, regime_on
from fuyuan.matters.procedure import Context, Duty

from .facts import Break, Interruption
from .records import Way
from .state import CaseState

DECISION = "decision"


def merged(spans: Sequence[tuple[date, date | None]], on: date) -> tuple[tuple[Pause, ...], date | None]:
    """Disjoint pauses from ``on`` in order, and the day since which the period stands still (None: it runs)."""
    pauses: list[Pause] = []
    for start, end in sorted(spans, key=lambda span: (span[0], span[1] or date.max)):
        start = max(start, on)
        if end is None:
            joins = bool(pauses) and pauses[-1].end >= start
            return (tuple(pauses[:-1]), pauses[-1].start) if joins else (tuple(pauses), start)
        if pauses and pauses[-1].end >= start:
            pauses[-1] = Pause(pauses[-1].start, max(pauses[-1].end, end))
        elif end > start:
            pauses.append(Pause(start, end))
    return tuple(pauses), None


def pauses_of(state: CaseState, key: str, on: date) -> tuple[tuple[Pause, ...], date | None]:
    """Pauses that move the duty ``key`` counted from ``on``."""
    spans = [(each.start, each.end) for each in state.interruptions if key in each.counts]
    return merged(spans, on)


def decision_rule(state: CaseState) -> tuple[str, Regime | None]:
    """The period's rule by procedure. The simplified one is new in 2024, also for a case accepted before."""
    if state.procedure is Way.SIMPLIFIED:
        return "decision_simplified", None if _since_2024(state) else Regime.B
    if state.converted_on:
        return "conversion_effect", None if _since_2024(state) else Regime.B
    return "decision_ordinary", None


def _since_2024(state: CaseState) -> bool:
    return state.accepted_on is not None and regime_on(state.accepted_on) is not Regime.A


def decision_due(state: CaseState, context: Context) -> date | None:
    """The last day to decide as things stand; a break that still runs is not counted yet."""
    if state.accepted_on is None:
        return None
    rule, governing = decision_rule(state)
    pauses, _ = pauses_of(state, DECISION, state.accepted_on)
    return due(
        rule, state.accepted_on, regime=governing, pauses=pauses, extend=state.extended,
        calendar=context.calendar, assumptions=context.assumptions,
    ).due  # fmt: skip


def is_alive(duty: Duty, begin: date, context: Context) -> bool:
    """True when a break that begins on ``begin`` moves the duty: it is open and its last day has not passed."""
    if duty.done_on is not None or duty.on is None or begin < duty.on:
        return False
    if duty.stopped_on is not None:
        return True
    last = duty.deadline(context.calendar, context.assumptions)
    return last is not None and begin <= last.due


def counting(duties: Sequence[Duty], kind: Break, begin: date, context: Context) -> str:
    """Keys of the duties a break moves, space-separated, for the event's stamp.

    Only 中止 may stop the short working-day periods, and only where assumption A3 said so when the period began; the other
    breaks are taken out of the trial period (审理期限) alone.
    """
    keys = []
    for duty in duties:
        short = (
            kind is Break.SUSPENSION
            and context.assumptions.on(duty.on or begin).A3 == "stops"
            and duty.key.startswith(("reply:", "send_copy"))
        )
        if (duty.key == DECISION or short) and is_alive(duty, begin, context):
            keys.append(duty.key)
    return " ".join(keys)


def recount(state: CaseState, context: Context) -> tuple[Interruption, ...]:
    """Breaks with DECISION counted anew under the rule that governs now (after a conversion)."""
    if state.accepted_on is None:
        return state.interruptions
    out: list[Interruption] = []
    rule, governing = decision_rule(state)
    for each in state.interruptions:
        before = merged([(x.start, x.end) for x in out if DECISION in x.counts and x.end], state.accepted_on)[
            0
        ]
        last = due(
            rule, state.accepted_on, regime=governing, pauses=before, extend=state.extended,
            calendar=context.calendar, assumptions=context.assumptions,
        ).due  # fmt: skip
        others = tuple(key for key in each.counts if key != DECISION)
        out.append(each.model_copy(update={"counts": (*others, DECISION) if each.start <= last else others}))
    return tuple(out)
