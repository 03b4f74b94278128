"""Which procedures exist, and who listens to their events.

Each room has a module ``room.py`` that calls :func:`register` and :func:`subscribe` when it is imported; the kernel
imports the ``room`` module of every installed app once all models are loaded.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fuyuan.organs.actor import Actor

from .procedure import Context, Event, Procedure, Refusal
from .record import Record

if TYPE_CHECKING:
    from .models import Projection


def no_facts(state: Any, step: str, record: Record | None, actor: Actor) -> Mapping[str, Any]:
    return {}


FactsFor = Callable[[Any, str, Any, Actor], Mapping[str, Any]]


def plain_number(series: str, year: int, serial: int) -> str:
    return f"{series}〔{year}〕{serial}号"


@dataclass(frozen=True)
class Room:
    """One procedure with its table, its look-ups and its numbers.

    ``facts_for(state, step, record, actor)`` looks up what the guards may need (state None when a matter is being
    opened). ``facts_together(records)`` returns such a function that looks up at once what many records need.
    ``number(series, year, serial)`` writes a number out, for example 汝政复〔2026〕12号.
    """

    procedure: Procedure[Any]
    model: "type[Projection]"
    facts_for: FactsFor = no_facts
    facts_together: Callable[[Sequence[Record]], FactsFor] | None = None
    number: Callable[[str, int, int], str] = plain_number


@dataclass(frozen=True)
class Outcome:
    """What a step left behind, as subscribers and callers see it."""

    matter_id: int
    room: Room
    event: Event
    state: Any
    context: Context | None
    repeated: bool = False
    token: str | None = None

    @property
    def opens(self) -> bool:
        """Whether this was the first step of its matter: nothing is stored of it yet outside the kernel."""
        return self.event.seq == 1


Handler = Callable[[Outcome], None]
Handlers = Callable[[Sequence[Outcome]], None]
_rooms: dict[str, Room] = {}
_handlers: dict[tuple[str, str], dict[Any, Handlers]] = {}
Condition = Callable[[Any, Any, Context], Refusal | None]
_conditions: dict[tuple[str, str], list[Condition]] = {}


class UnknownKind(LookupError):
    """No procedure of this name is registered."""


def register(room: Room) -> None:
    """Make a procedure known. Registering the same name twice is a mistake unless it is the same room."""
    name = room.procedure.name
    if name in _rooms and _rooms[name].procedure is not room.procedure:
        raise ValueError(f"procedure {name} registered twice")
    _rooms[name] = room


def room_of(kind: str) -> Room:
    try:
        return _rooms[kind]
    except KeyError:
        raise UnknownKind(f"没有“{kind}”这类办件") from None


def rooms() -> list[Room]:
    return list(_rooms.values())


def subscribe(kind: str, step: str, handler: Handler) -> None:
    """Call ``handler`` in the same transaction whenever ``step`` ("*" for every step) of ``kind`` was taken.

    A handler that fails rolls the step back: use it for what must not be lost; put messages into the outbox.
    """

    def each(outcomes: Sequence[Outcome]) -> None:
        for outcome in outcomes:
            handler(outcome)

    _handlers.setdefault((kind, step), {}).setdefault(handler, each)


def subscribe_together(kind: str, step: str, handler: Handlers) -> None:
    """Like :func:`subscribe`, for a handler that writes the same rows for one step or for a thousand: it is given all
    the steps of one transaction, in the order they were taken; several may be of one matter."""
    _handlers.setdefault((kind, step), {}).setdefault(handler, handler)


def require(kind: str, step: str, condition: Condition) -> None:
    """Ask ``condition(state, record, context)`` after the guard of ``step`` (record None: may it be offered).

    For what one room knows and the law makes a condition of another room's step; that room does not know of it.
    """
    conditions = _conditions.setdefault((kind, step), [])
    if condition not in conditions:
        conditions.append(condition)


def unmet(kind: str, step: str, state: Any, record: Any, context: Context) -> Refusal | None:
    """Return the first refusal among the conditions registered for a step."""
    for condition in _conditions.get((kind, step), ()):
        if refusal := condition(state, record, context):
            return refusal
    return None


def publish(outcomes: Sequence[Outcome]) -> None:
    """Tell the subscribers what was done: of one kind of matter, first those of the step, then those of every step."""
    kind = outcomes[0].room.procedure.name
    steps = dict.fromkeys(outcome.event.step for outcome in outcomes)
    for name in steps:
        _tell((kind, name), [outcome for outcome in outcomes if outcome.event.step == name])
    for key in ((kind, "*"), ("*", "*")):
        _tell(key, outcomes)


def _tell(key: tuple[str, str], outcomes: Sequence[Outcome]) -> None:
    for handler in _handlers.get(key, {}).values():
        handler(outcomes)


def latest(outcomes: Sequence[Outcome]) -> dict[int, Outcome]:
    """Return the last outcome of each matter: its state is the one that holds."""
    return {outcome.matter_id: outcome for outcome in outcomes}


def opened(outcomes: Sequence[Outcome]) -> frozenset[int]:
    """Return the matters that began here."""
    return frozenset(outcome.matter_id for outcome in outcomes if outcome.opens)
