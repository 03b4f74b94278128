"""How a row of the table becomes a step: :mod:`fuyuan.matters.acts` with the duties of this procedure, and the local limit for
serving: the law says 及时 and names no day, a place may (setting ``times.serve``). The day is stamped into the step that
makes the paper, so that another limit later rewrites nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from fuyuan.matters.acts import Stamps, Table
from fuyuan.matters.procedure import Context, Event, Stamp, Step, no_stamps
from fuyuan.matters.record import Nothing, Record

from .conditions import FORWARD_LOOKING
from .duties import duties
from .state import CaseState

TABLE = Table(duties, FORWARD_LOOKING)
late_note = TABLE.late_note
WITHIN, BY = "serve_within", "serve_by"  # the fact (working days, 0: no limit), and the stamp
Apply = Callable[[Any, Event], Any]


def act(
    name: str,
    title: str,
    basis: str,
    posts: frozenset[Any],
    stages: frozenset[str],
    apply: Apply,
    record: type[Record] = Nothing,
    *,
    stamps: Stamps = no_stamps,
    **more: Any,
) -> Step[Any]:
    """One row of the table; see :meth:`Table.act`."""

    def stamped(state: Any, record: Any, context: Context) -> Mapping[str, str]:
        given = stamps(state, record, context)
        days = (
            context.facts.get(WITHIN)
            if state is not None and _serves(apply, state, record, given, context)
            else 0
        )
        return {**given, BY: context.calendar.add_workdays(context.day, days).isoformat()} if days else given

    def applied(state: Any, event: Event) -> Any:
        after, by_on = apply(state, event), event.stamped.get(BY)
        return limited(state, after, date.fromisoformat(by_on)) if by_on and state is not None else after

    return TABLE.act(name, title, basis, posts, stages, applied, record, stamps=stamped, **more)


def _serves(apply: Apply, state: Any, record: Any, given: Mapping[str, str], context: Context) -> bool:
    """Would the step add a paper that has to reach somebody?"""
    at = datetime.combine(context.day, time(), UTC)
    event = Event(0, "", context.day, at, Stamp.of(context.actor), record, {**given, "number": ""})
    after = apply(state, event)
    return any(len(getattr(after, name)) > len(getattr(state, name)) for name in OWED)


OWED = ("papers", "copy_asks")


def limited(before: CaseState, after: CaseState, by_on: date) -> CaseState:
    """Give the papers, and the requests for one on paper, that came with a step the day by which the place wants them out."""
    changes: dict[str, Any] = {}
    for name in OWED:
        old, rows = len(getattr(before, name)), getattr(after, name)
        fresh = tuple(each.model_copy(update={"by_on": by_on}) for each in rows[old:])
        changes |= {name: (*rows[:old], *fresh)} if fresh else {}
    return after.but(**changes)
