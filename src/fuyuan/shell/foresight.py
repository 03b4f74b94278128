"""What a step will set off: the step is applied to a copy of the state, and its duties compared with those before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fuyuan.law import Citation, Deadline
from fuyuan.matters import clock
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Stamp, Step, no_preview
from fuyuan.matters.record import Record

from .words import date_cn


@dataclass(frozen=True, slots=True)
class Outlook:
    """One line of 办理后, for shell/parts/consequence.html."""

    because: str
    label: str
    day: date | None
    citation: Citation | None = None


def foresee(
    procedure: Procedure[Any], step: Step[Any], state: Any, record: Record, context: Context
) -> list[Outlook]:
    """Return the days that taking ``step`` would set, move or meet. Writes nothing; the guard has been asked before.

    Raises LawError when a day cannot be derived from what was typed.
    """
    if step.preview is not no_preview:
        return [line for duty in step.preview(state, record, context) for line in _set(duty, context)]
    stamps: Mapping[str, str] = {
        **step.stamps(state, record, context),
        **({"number": ""} if step.series else {}),
    }
    event = Event(1, step.name, context.day, clock.now(), Stamp.of(context.actor), record, stamps)
    return compare(procedure, state, step.apply(state, event), context)


def compare(procedure: Procedure[Any], before: Any, after: Any, context: Context) -> list[Outlook]:
    """Return what differs between the duties of two states (``before`` None: the matter is being opened)."""
    old = {duty.key: duty for duty in procedure.duties(before)} if before is not None else {}
    out: list[Outlook] = []
    for duty in procedure.duties(after):
        out += _changed(old.get(duty.key), duty, context)
    return out


def _changed(old: Duty | None, new: Duty, context: Context) -> Iterable[Outlook]:
    was_open = old is not None and old.done_on is None
    if new.done_on is not None:
        return [Outlook("这一步办结", new.title, new.done_on)] if was_open else []
    if new.stopped_on is not None:
        stopped = old is not None and old.stopped_on is not None
        return [] if stopped else [Outlook("期限停止计算", new.title, new.stopped_on, new.basis)]
    lines = _set(new, context)
    same = (
        was_open and old is not None and old.stopped_on is None and _day(old, context) == _day(new, context)
    )
    return [] if same else lines


def _set(duty: Duty, context: Context) -> list[Outlook]:
    deadline = _deadline(duty, context)
    day = deadline.due if deadline else duty.due_on
    if day is None:
        return []
    because = f"{date_cn(duty.on)}起算" if deadline else "文书、决定载明"
    return [Outlook(because, f"{duty.title}的期限", day, deadline.basis[0] if deadline else duty.basis)]


def _deadline(duty: Duty, context: Context) -> Deadline | None:
    return duty.deadline(context.calendar, context.assumptions)


def _day(duty: Duty, context: Context) -> date | None:
    deadline = _deadline(duty, context)
    return deadline.due if deadline else duty.due_on
