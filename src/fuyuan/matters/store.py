"""Between the pure kernel and its tables: events to and from rows, the projection, the duties."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from fuyuan.law import Assumed, Calendar, Pause, Regime
from fuyuan.organs.posts import PORTAL_POSTS, Post
from fuyuan.prepared import Prepared

from . import bulk
from .chain import in_order, link
from .models import DutyRow, EventRow, Matter, Projection
from .procedure import Duty, Event, Procedure, Stamp, State
from .record import Record
from .registry import Room

_STATUS = DutyRow.Status
_OUTSIDE = frozenset(PORTAL_POSTS)  # a party's own period (起诉期限) is nothing the house can miss
PENDING = (_STATUS.OPEN, _STATUS.STOPPED)

# asked at every step; no matter has the number of the mark
_MARK = -(2**40)
locked = Prepared(lambda pk: Matter.objects.select_for_update().filter(pk=pk), _MARK)
event_rows = Prepared(lambda pk: EventRow.objects.filter(matter_id=pk).order_by("seq"), _MARK)
duty_rows = Prepared(lambda pk: DutyRow.objects.filter(matter_id=pk), _MARK)


@dataclass(frozen=True, slots=True)
class Lawbook:
    """What the derivation of days depends on beside the facts: calendar, assumptions, warning windows."""

    calendar: Calendar
    assumptions: Assumed
    warn_workdays: int = 3
    warn_days: int = 7


def kept(record: Record) -> tuple[Record, str]:
    """Return a record as it will be read back, so that a replay can never differ from what was applied when it was written,
    and the text it is stored as: that text is what the chain holds."""
    body = record.model_dump_json()
    return _read(type(record), body), body


def to_row(event: Event, body: str, matter_id: int, prev: str, token: str | None) -> EventRow:
    """Return the unsaved row of an event, linked to the hash before it. ``body``: its record as it is stored."""
    by = event.by
    digest = link(
        matter_id=matter_id,
        seq=event.seq,
        step=event.step,
        day=event.day,
        at=event.at,
        by=by,
        body=body,
        stamped=event.stamped,
        prev=prev,
    )
    return bulk.unsaved(
        EventRow,
        matter_id=matter_id,
        seq=event.seq,
        step=event.step,
        day=event.day,
        at=event.at,
        post=by.post.value,
        person_id=by.person_id,
        name=by.name,
        organ_id=by.organ_id,
        organ_name=by.organ_name,
        body=body,
        stamped=in_order(dict(sorted(event.stamped.items()))),
        prev=prev,
        hash=digest,
        token=token,
    )


@lru_cache(maxsize=1024)
def _read(record: type[Record], body: str) -> Record:
    """Read a record as stored. Whoever works on a matter folds the same events again and again: a frozen record may be shared."""
    return record.model_validate_json(body)


def stamp_of(row: EventRow) -> Stamp:
    return Stamp(Post(row.post), row.name, row.person_id, row.organ_id, row.organ_name)


def from_row(row: EventRow, procedure: Procedure[Any]) -> Event:
    """Return the event of a row; its record validated by the class of its step."""
    record = _read(procedure.step(row.step).record, row.body)
    return Event(row.seq, row.step, row.day, row.at, stamp_of(row), record, json.loads(row.stamped))


def history(matter_id: int, procedure: Procedure[Any]) -> list[Event]:
    """Return all events of a matter in order (one query)."""
    return [from_row(row, procedure) for row in event_rows(matter_id)]


def row_hash(row: EventRow) -> str:
    """Compute the hash of a stored event again, from what is stored."""
    return link(
        matter_id=row.matter_id,
        seq=row.seq,
        step=row.step,
        day=row.day,
        at=row.at,
        by=stamp_of(row),
        body=row.body,
        stamped=json.loads(row.stamped),
        prev=row.prev,
    )


# --- duties ---------------------------------------------------------------------------------------------------


def receipt(duty: Duty) -> str:
    """Return the facts from which a duty's day is derived, as canonical JSON: enough to derive and explain it again."""
    return in_order(
        {
            "basis": duty.basis and str(duty.basis),
            "due_on": duty.due_on,
            "extend": duty.extend,
            "facts": dict(sorted(duty.facts.items())),
            "on": duty.on,
            "pauses": [[pause.start, pause.end] for pause in duty.pauses],
            "regime": duty.regime,
            "stopped_on": duty.stopped_on,
        }
    )


def duty_of(row: DutyRow) -> Duty:
    """Return the pure duty of a stored row, for deriving and explaining its day again (basis as text only)."""
    facts = json.loads(row.facts)
    return Duty(
        key=row.key,
        title=row.title,
        post=Post(row.post),
        rule=row.rule,
        on=_day(facts["on"]),
        due_on=_day(facts["due_on"]),
        pauses=tuple(Pause(date.fromisoformat(a), date.fromisoformat(b)) for a, b in facts["pauses"]),
        stopped_on=_day(facts["stopped_on"]),
        extend=facts["extend"],
        facts={key: _fact(value) for key, value in facts["facts"].items()},
        regime=Regime(facts["regime"]) if facts["regime"] else None,
        organ_id=row.organ_id,
        person_id=row.person_id,
        done_on=row.done_on,
        lapse=row.lapse,
        steps=tuple(filter(None, row.steps.split(" "))),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _fact(value: Any) -> Any:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return value


@dataclass(frozen=True, slots=True)
class Dates:
    """What a lawbook makes of a duty's facts."""

    due: date | None
    amber: date | None
    unit: str
    provisional: bool


def dates_of(duty: Duty, book: Lawbook) -> Dates:
    """Derive a duty's day and the first day of its warning window."""
    deadline = duty.deadline(book.calendar, book.assumptions)
    if deadline:
        amber = deadline.amber(book.warn_workdays, book.warn_days)
        return Dates(deadline.due, amber, deadline.unit.value, deadline.provisional)
    if duty.due_on:
        return Dates(duty.due_on, book.calendar.add_workdays(duty.due_on, -book.warn_workdays), "", False)
    return Dates(None, None, "", False)


def duty_row(duty: Duty, *, matter_id: int, kind: str, label: str, book: Lawbook) -> DutyRow:
    """Return the unsaved row of a duty with its day derived under ``book``."""
    dates = dates_of(duty, book)
    return bulk.unsaved(
        DutyRow,
        matter_id=matter_id,
        kind=kind,
        key=duty.key,
        title=duty.title,
        label=label,
        rule=duty.rule,
        facts=receipt(duty),
        post=duty.post.value,
        organ_id=duty.organ_id,
        person_id=duty.person_id,
        due=dates.due,
        amber=dates.amber,
        unit=dates.unit,
        provisional=dates.provisional,
        status=_status(duty),
        done_on=duty.done_on,
        steps=" ".join(duty.steps),
        lapse=duty.lapse,
    )


def _status(duty: Duty) -> str:
    if duty.done_on is not None:
        return _STATUS.DONE
    return _STATUS.STOPPED if duty.stopped_on is not None else _STATUS.OPEN


_DUTY_FIELDS = [
    "title",
    "label",
    "rule",
    "facts",
    "post",
    "organ_id",
    "person_id",
    "due",
    "amber",
    "unit",
    "provisional",
    "status",
    "done_on",
    "steps",
    "lapse",
]


def wanted_duties(room: Room, state: State, matter_id: int, book: Lawbook) -> list[DutyRow]:
    """Derive all duties of a state as unsaved rows."""
    kind, label = room.procedure.name, f"{state.number} {state.title}".strip()[:300]
    duties: Iterable[Duty] = room.procedure.duties(state)
    return [duty_row(duty, matter_id=matter_id, kind=kind, label=label, book=book) for duty in duties]


def difference(old: DutyRow, new: DutyRow) -> list[str]:
    """Return the names of the fields in which two rows of the same duty differ."""
    return [name for name in _DUTY_FIELDS if getattr(old, name) != getattr(new, name)]


def sync_duties(wanted: list[DutyRow], matter_id: int, *, fresh: bool = False) -> None:
    """Bring the stored duties of a matter to the wanted ones; what is no longer owed is marked, never deleted."""
    stored = {} if fresh else {row.key: row for row in duty_rows(matter_id)}
    bulk.insert([row for row in wanted if row.key not in stored])
    bulk.update([row for row in wanted if _moved(row, stored.get(row.key))], _DUTY_FIELDS)
    owed = {row.key for row in wanted}
    gone = [row.pk for key, row in stored.items() if key not in owed and row.status in PENDING]
    if gone:
        DutyRow.objects.filter(pk__in=gone).update(status=_STATUS.LAPSED)


def _moved(row: DutyRow, stored: DutyRow | None) -> bool:
    """Tell whether a wanted duty differs from the stored one, whose number it takes over."""
    if stored is None or not difference(stored, row):
        return False
    row.pk = stored.pk
    return True


# --- projection -----------------------------------------------------------------------------------------------


def project(room: Room, state: State, matter_id: int, seq: int, duties: list[DutyRow]) -> Projection:
    """Return the unsaved row of a matter: everything a list, a light or a filter needs."""
    pending = [
        row
        for row in duties
        if row.status == _STATUS.OPEN and row.due is not None and row.post not in _OUTSIDE
    ]
    first = min(pending, key=lambda row: (row.due, row.key), default=None)
    columns: Mapping[str, Any] = room.procedure.columns(state)
    return bulk.unsaved(
        room.model,
        matter_id=matter_id,
        number=state.number,
        title=state.title[:300],
        stage=state.stage,
        state=state.model_dump_json(),
        opened_on=state.opened_on,
        closed_on=state.closed_on,
        suspended=state.suspended,
        organ_id=state.organ_id,
        holder_id=state.holder_id,
        next_due=first.due if first else None,
        next_amber=first.amber if first else None,
        next_duty=first.title if first else "",
        next_unit=first.unit if first else "",
        seq=seq,
        **columns,
    )


def row_difference(old: Projection, new: Projection) -> list[str]:
    """Return the names of the columns in which a stored row differs from a derived one."""
    names = [f.attname for f in old._meta.concrete_fields]
    return [name for name in names if getattr(old, name) != getattr(new, name)]
