"""Taking a step: the only way a matter changes. One business act, one transaction, one commit."""

import re
from collections.abc import Mapping
from datetime import UTC, date
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction

from fuyuan.law import LawError
from fuyuan.organs.actor import Actor
from fuyuan.prepared import Prepared

from . import bulk, clock, search
from .lawbook import lawbook
from .models import EventRow, Matter
from .numbering import take_number
from .procedure import Context, Event, Refusal, Stamp, Step
from .record import Data, Record, parse_record
from .registry import Outcome, Room, publish, room_of, unmet
from .store import Lawbook, history, kept, locked, project, stamp_of, sync_duties, to_row, wanted_duties


class StepRefused(Exception):
    """The law or the state of the matter does not allow the step. ``refusal`` says why and under which article."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(str(refusal))

    @classmethod
    def by_law(cls, error: LawError) -> "StepRefused":
        """What the law cannot compute is a refusal in its words."""
        return cls(Refusal(str(error)))


class Overtaken(Exception):
    """Somebody else took a step in between. ``event`` is theirs; nothing of this one was written."""

    def __init__(self, event: EventRow, title: str) -> None:
        self.event = event
        now = clock.now()
        at = event.at.astimezone(now.tzinfo)
        when = f"{at:%H:%M}" if at.date() == now.date() else f"{at.month}月{at.day}日 {at:%H:%M}"
        super().__init__(
            f"{stamp_of(event)}已在 {when} 办理了“{title}”，您的内容没有提交。请核对最新情况后再办理。"
        )


class TokenReused(ValueError):
    """A submit token was used before for something else, or is none of ours; a form makes a new one when shown."""


_TOKEN = re.compile(r"[\w.:-]{1,64}", re.ASCII)
_STALE = "这张表单已经提交过或者已经失效，请刷新页面后重新填写"


def check_token(token: str) -> None:
    """Refuse a token that no form of ours made: it comes back from the browser."""
    if not _TOKEN.fullmatch(token):
        raise TokenReused(_STALE)


class MatterNotFound(LookupError):
    """No such matter of this kind."""


def open_matter(
    *,
    kind: str,
    step: str,
    record: Data,
    actor: Actor,
    day: date | None = None,
    token: str | None = None,
) -> Outcome:
    """Begin a matter with an opening step. The same ``token`` again returns the same outcome, once done.

    Raises InvalidRecord, StepRefused, TokenReused.
    """
    room, matter = room_of(kind), Matter(kind=kind)
    try:
        with transaction.atomic():
            return _repeated(room, token) or _take(room, matter, step, record, actor, day, token)
    except (
        IntegrityError
    ):  # PostgreSQL: the same token was being written at this moment, and is committed now
        known = _repeated(room, token)
        if known is None:
            raise
        return known


def take_step(
    *,
    matter_id: int,
    step: str,
    record: Data,
    actor: Actor,
    day: date | None = None,
    expect: int | None = None,
    token: str | None = None,
) -> Outcome:
    """Take a step on a matter: lock, fold, guard, append, project, derive duties, publish; all or nothing.

    ``expect`` is the number of events the caller saw; if there are more, :class:`Overtaken` says who acted.
    ``token`` makes a repeated submit return the first outcome. ``day`` defaults to today (Asia/Shanghai).
    Raises InvalidRecord, StepRefused, Overtaken, TokenReused, MatterNotFound.
    """
    with transaction.atomic():
        found = locked(matter_id)
        if not found:
            raise MatterNotFound("没有这件办件")
        (matter,) = found
        room = room_of(matter.kind)
        known = _repeated(room, token, matter_id)
        if known:
            return known
        if expect is not None and expect != matter.seq:
            last = EventRow.objects.filter(matter=matter).latest("seq")
            raise Overtaken(last, room.procedure.step(last.step).title)
        return _take(room, matter, step, record, actor, day, token)


_BY_TOKEN = Prepared(
    lambda token: EventRow.objects.filter(token=token).select_related("matter"), "a token that is none"
)


def _repeated(room: Room, token: str | None, matter_id: int | None = None) -> Outcome | None:
    """Return the outcome of an earlier submit with this token, if there was one."""
    if token is None:
        return None
    check_token(token)
    row = next(iter(_BY_TOKEN(token)), None)
    if row is None:
        return None
    opened_here = row.seq == 1 and row.matter.kind == room.procedure.name
    if not (opened_here if matter_id is None else row.matter_id == matter_id):
        raise TokenReused(_STALE)
    events = history(row.matter_id, room.procedure)
    state = room.procedure.fold(events)
    return Outcome(row.matter_id, room, events[row.seq - 1], state, None, repeated=True)


def _take(
    room: Room,
    matter: Matter,
    step_name: str,
    data: Data,
    actor: Actor,
    day: date | None,
    token: str | None,
) -> Outcome:
    """Guard and write one step."""
    step = room.procedure.step(step_name)
    state = room.procedure.fold(history(matter.pk, room.procedure)) if matter.pk else None
    refuse(room.procedure.blocked(step, state, actor))
    record, body = kept(parse_record(step.record, data))
    try:
        context = context_for(room, state, step_name, record, actor, day)
        refuse(room.procedure.guarded(step, state, record, context))
        stamped = {**step.stamps(state, record, context), **_number(room, step, context.day)}
        at = clock.now().astimezone(UTC)  # as it will be read back
        event = Event(matter.seq + 1, step_name, context.day, at, Stamp.of(actor), record, stamped)
        outcome = _write(room, matter, state, event, body, context, token)
    except LawError as error:
        raise StepRefused.by_law(error) from error
    publish([outcome])
    return outcome


def refuse(refusal: Refusal | None) -> None:
    if refusal:
        raise StepRefused(refusal)


def _number(room: Room, step: Step[Any], day: date) -> dict[str, str]:
    if not step.series:
        return {}
    serial = take_number(f"{room.procedure.name}:{step.series}", day)
    return {"number": room.number(step.series, day.year, serial)}


def _write(
    room: Room, matter: Matter, state: Any, event: Event, body: str, context: Context, token: str | None
) -> Outcome:
    """Append the event, then everything that follows from it: head of chain, duties, row, search text."""
    procedure, fresh = room.procedure, matter.pk is None
    if fresh:
        matter.save(force_insert=True)
    row = to_row(event, body, matter.pk, matter.head, token)
    after = procedure.step(event.step).apply(state, event)
    bulk.insert([row])
    matter.seq, matter.head = event.seq, row.hash
    bulk.update([matter], ("seq", "head"))
    duties = wanted_duties(room, after, matter.pk, lawbook())
    sync_duties(duties, matter.pk, fresh=fresh)
    (bulk.insert if fresh else bulk.update)([project(room, after, matter.pk, event.seq, duties)])
    text = procedure.search_text(after)
    if fresh or text != procedure.search_text(state):
        search.put(matter.pk, procedure.name, text)
    return Outcome(matter.pk, room, event, after, context, token=token)


def context_for(
    room: Room, state: Any, step: str, record: Record | None, actor: Actor, day: date | None = None
) -> Context:
    """Gather what the guards may know: calendar, assumptions and the room's look-ups."""
    return context_with(room, room.facts_for(state, step, record, actor), actor, lawbook(), day)


def context_with(
    room: Room, facts: Mapping[str, Any], actor: Actor, book: Lawbook, day: date | None = None
) -> Context:
    return Context(
        actor=actor,
        day=day or clock.today(),
        calendar=book.calendar,
        assumptions=book.assumptions,
        facts=facts,
        unmet=partial(unmet, room.procedure.name),
    )
