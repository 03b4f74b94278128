"""Many matters begun in one transaction: the same guards, events, chain, duties and rows as one by one, written together.

What a matter owes or shows between two of its steps here is never stored: nobody could have seen it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date
from typing import Any

from django.db import IntegrityError, transaction

from fuyuan.law import LawError
from fuyuan.organs.actor import Actor

from . import clock, search
from .bulk import insert, update
from .lawbook import lawbook
from .models import EventRow, Matter
from .numbering import take_numbers
from .procedure import Context, Event, Stamp, Step
from .record import Data, InvalidRecord, Record, parse_record
from .registry import FactsFor, Outcome, Room, latest, publish, room_of
from .services import StepRefused, check_token, context_with, open_matter, refuse, take_step
from .store import kept, project, to_row, wanted_duties

_BATCH = 500  # rows in one statement

Begun = Outcome | StepRefused | InvalidRecord


@dataclass(frozen=True, slots=True)
class Beginning:
    """A matter to be opened and at once led through some steps: all of them, or the matter is not opened at all.

    ``acts``: names of steps with their data, the opening step first. ``token`` as for ``open_matter``.
    """

    acts: Sequence[tuple[str, Data]]
    token: str

    def token_of(self, seq: int) -> str:
        return self.token if seq == 1 else f"{self.token}.{seq}"


def open_many(*, kind: str, beginnings: Sequence[Beginning], actor: Actor) -> list[Begun]:
    """Open matters of one kind. Each is opened or refused by itself; the answers stand in the order of the beginnings.

    A token used before answers as then. Where one contradicts another only when both are written (a number that may stand
    once), they are opened one by one instead. Raises TokenReused.
    """
    tokens = [each.token for each in beginnings]
    for token in tokens:
        check_token(token)
    known = set(EventRow.objects.filter(token__in=tokens).values_list("token", flat=True))
    fresh = [each for each in beginnings if each.token not in known]
    try:
        with transaction.atomic():
            begun = _open(room_of(kind), fresh, actor)
    except (StepRefused, IntegrityError):
        begun = {}
    return [begun.get(each.token) or _alone(kind, each, actor) for each in beginnings]


def _alone(kind: str, beginning: Beginning, actor: Actor) -> Begun:
    (first, record), *rest = beginning.acts
    try:
        with transaction.atomic():
            done = open_matter(kind=kind, step=first, record=record, actor=actor, token=beginning.token)
            for seq, (step, record) in enumerate(rest, 2):
                token = beginning.token_of(seq)
                done = take_step(matter_id=done.matter_id, step=step, record=record, actor=actor, token=token)
            return done
    except (StepRefused, InvalidRecord) as error:
        return error


def _open(room: Room, beginnings: Sequence[Beginning], actor: Actor) -> dict[str, Begun]:
    drafts, refused = _drafted(room, beginnings, actor)
    outcomes = list(_written(room, drafts))
    if outcomes:
        publish(outcomes)
    tokens = [draft.beginning.token for draft in drafts]
    return {**refused, **dict(zip(tokens, latest(outcomes).values(), strict=True))}


# -- asking ------------------------------------------------------------------------------------------------------------

Act = tuple[Step[Any], Record, str]  # the record as it will be read back, and the text it is stored as
Parsed = tuple[Beginning, list[Act]]


@dataclass(frozen=True, slots=True)
class _Draft:
    """What a beginning comes to, before it has an id: each event, on what it was judged, and the state after it.

    ``bodies``: the records of the events as they are stored.
    """

    beginning: Beginning
    taken: list[tuple[Event, Context, Any]] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)

    @property
    def state(self) -> Any:
        return self.taken[-1][2] if self.taken else None


class _Numbers:
    """Numbers given while their counters are locked; what a refused matter would have had goes to the next."""

    def __init__(self, room: Room) -> None:
        self.room, self.last, self.used = room, dict[tuple[str, int], int](), dict[tuple[str, int], int]()

    def give(self, step: Step[Any], day: date) -> dict[str, str]:
        if not step.series:
            return {}
        key = (f"{self.room.procedure.name}:{step.series}", day.year)
        if key not in self.last:
            self.last[key] = take_numbers(*key, 0)
        self.used[key] = self.used.get(key, 0) + 1
        return {"number": self.room.number(step.series, day.year, self.last[key] + self.used[key])}

    def settle(self) -> None:
        for key, count in sorted(self.used.items()):
            take_numbers(*key, count)


class _Asking:
    """What the guards of all the beginnings are asked with."""

    def __init__(self, room: Room, records: Sequence[Record], actor: Actor) -> None:
        self.room, self.actor, self.book, self.numbers = room, actor, lawbook(), _Numbers(room)
        self.by, now = Stamp.of(actor), clock.now()
        self.today, self.at = now.date(), now.astimezone(UTC)
        together = room.facts_together
        self.facts_for: FactsFor = together(records) if together else room.facts_for

    def draft(self, beginning: Beginning, acts: Sequence[Act]) -> _Draft:
        """Ask and apply every act in turn, as ``take_step`` does. Raises StepRefused."""
        draft, numbers = _Draft(beginning), dict(self.numbers.used)
        try:
            for act in acts:
                self._act(draft, *act)
        except (StepRefused, LawError) as error:
            self.numbers.used = numbers
            raise error if isinstance(error, StepRefused) else StepRefused.by_law(error) from error
        return draft

    def _act(self, draft: _Draft, step: Step[Any], record: Record, body: str) -> None:
        state, actor = draft.state, self.actor
        refuse(self.room.procedure.blocked(step, state, actor))
        facts = self.facts_for(state, step.name, record, actor)
        context = context_with(self.room, facts, actor, self.book, self.today)
        refuse(self.room.procedure.guarded(step, state, record, context))
        stamped = {**step.stamps(state, record, context), **self.numbers.give(step, context.day)}
        seq = len(draft.taken) + 1
        event = Event(seq, step.name, context.day, self.at, self.by, record, stamped)
        draft.bodies.append(body)
        draft.taken.append((event, context, step.apply(state, event)))


def _drafted(
    room: Room, beginnings: Sequence[Beginning], actor: Actor
) -> tuple[list[_Draft], dict[str, Begun]]:
    """Sort the beginnings into what can be written and what is refused. Nothing is written but the counters."""
    drafts, refused = list[_Draft](), dict[str, Begun]()
    parsed = list(_parsed(room, beginnings, refused))
    asking = _Asking(room, [record for _, acts in parsed for _, record, _ in acts], actor)
    for beginning, acts in parsed:
        try:
            drafts.append(asking.draft(beginning, acts))
        except StepRefused as error:
            refused[beginning.token] = error
    asking.numbers.settle()
    return drafts, refused


def _parsed(room: Room, beginnings: Sequence[Beginning], refused: dict[str, Begun]) -> Iterator[Parsed]:
    for each in beginnings:
        steps = [(room.procedure.step(name), data) for name, data in each.acts]
        try:
            yield each, [(step, *_record(step, data)) for step, data in steps]
        except InvalidRecord as error:
            refused[each.token] = error


def _record(step: Step[Any], data: Data) -> tuple[Record, str]:
    record = parse_record(step.record, data)
    return (record, data) if isinstance(data, str) else kept(record)


# -- writing -----------------------------------------------------------------------------------------------------------


def _written(room: Room, drafts: Sequence[_Draft]) -> Iterator[Outcome]:
    """Write the drafts with everything that follows from them: events, heads of chain, duties, rows, search text."""
    procedure, book = room.procedure, lawbook()
    matters = Matter.objects.bulk_create([Matter(kind=procedure.name) for _ in drafts], batch_size=_BATCH)
    pairs = list(zip(matters, drafts, strict=True))
    insert([row for matter, draft in pairs for row in _chained(matter, draft)])
    update(matters, ("seq", "head"))
    owed = [wanted_duties(room, draft.state, matter.pk, book) for matter, draft in pairs]
    insert([row for rows in owed for row in rows])
    insert(
        [
            project(room, draft.state, matter.pk, matter.seq, duties)
            for (matter, draft), duties in zip(pairs, owed, strict=True)
        ]
    )
    texts = ((matter.pk, procedure.name, procedure.search_text(draft.state)) for matter, draft in pairs)
    search.put_all(texts)
    for matter, draft in pairs:
        for event, context, state in draft.taken:
            yield Outcome(matter.pk, room, event, state, context, token=draft.beginning.token_of(event.seq))


def _chained(matter: Matter, draft: _Draft) -> Iterator[EventRow]:
    """Yield the rows of a history, each linked to the one before; the matter keeps the head."""
    for (event, _, _), body in zip(draft.taken, draft.bodies, strict=True):
        row = to_row(event, body, matter.pk, matter.head, draft.beginning.token_of(event.seq))
        matter.seq, matter.head = event.seq, row.hash
        yield row
