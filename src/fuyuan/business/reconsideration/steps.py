"""How a row of the table becomes a step of the kernel: what every step of this procedure shares is added here.

Every step refuses days that lie after it and acts out of order; every step that comes after its period has run out is
taken all the same and says so in ``stamped["late"]``: the law decides what a late act is worth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, time
from typing import Any

from fuyuan.matters.procedure import (
    Context,
    Duty,
    Event,
    Refusal,
    Stamp,
    Step,
    no_guard,
    no_initial,
    no_stamps,
)
from fuyuan.matters.record import Record
from fuyuan.organs.posts import Post

from .conditions import articles, day_refusal
from .duties import duties
from .records import Nothing
from .state import CaseState

Guard = Callable[[Any, Any, Context], Refusal | None]
Apply = Callable[[Any, Event], CaseState]
Stamps = Callable[[Any, Any, Context], Mapping[str, str]]


def late_note(state: CaseState, step: str, record: Any, context: Context) -> str:
    """“作出复议决定的期限是 2026-11-27，已经超过” for each open duty this step would meet too late."""
    acted = getattr(record, "acted_on", None) or context.day
    notes = []
    for duty in duties(state):
        if step not in duty.steps or duty.done_on is not None or duty.stopped_on is not None:
            continue
        deadline = duty.deadline(context.calendar, context.assumptions)
        last = deadline.due if deadline else duty.due_on
        if last is not None and acted > last:
            notes.append(f"“{duty.title}”的期限是 {last}，已经超过")
    return "；".join(notes)


def act(
    name: str,
    title: str,
    basis: str,
    posts: frozenset[Post],
    stages: frozenset[str],
    apply: Apply,
    record: type[Record] = Nothing,
    *,
    guard: Guard = no_guard,
    stamps: Stamps = no_stamps,
    initial: Callable[[Any, Context], Mapping[str, Any]] = no_initial,
    papers: tuple[str, ...] = (),
    series: str = "",
    common: bool = True,
    opens: bool = False,
    help: str = "",
) -> Step[CaseState]:
    """One row of the table. ``basis`` as in the rule tables: present text first, then what older texts said."""

    def guarded(state: CaseState, record: Any, context: Context) -> Refusal | None:
        return day_refusal(state, record, context) or guard(state, record, context)

    def stamped(state: CaseState, record: Any, context: Context) -> Mapping[str, str]:
        late = late_note(state, name, record, context) if state is not None else ""
        return {**stamps(state, record, context), **({"late": late} if late else {})}

    def applied(state: CaseState, event: Event) -> CaseState:
        after = apply(state, event)
        return after if after.touched_on >= event.day else after.but(touched_on=event.day)

    def previewed(state: CaseState, record: Any, context: Context) -> Iterable[Duty]:
        """Duties this step would begin or move, for the dialog that asks before it is taken."""
        if record is None or guarded(state, record, context):
            return ()
        given = {**stamped(state, record, context), "number": ""}
        at = datetime.combine(context.day, time(), UTC)
        after = applied(state, Event(0, name, context.day, at, Stamp.of(context.actor), record, given))
        before = list(duties(state)) if state is not None else []
        return tuple(duty for duty in duties(after) if duty.done_on is None and duty not in before)

    return Step(
        name=name, title=title, basis=articles(basis), posts=posts, record=record, stages=stages, apply=applied,
        guard=guarded, initial=initial, stamps=stamped,
        preview=previewed, papers=papers, series=series, common=common, opens=opens, help=help,
    )  # fmt: skip
