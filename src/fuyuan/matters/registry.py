"""Which procedures exist, and who listens to their events.

Each room has a module ``room.py`` that calls :func:`register` and :func:`subscribe` when it is imported; the kernel
imports the ``room`` module of every installed app once all models are loaded.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fuyuan.organs.actor import Actor

from .procedure import Context, Event, Procedure
from .record import Record

if TYPE_CHECKING:
    from .models import Projection


def no_facts(state: Any, step: str, record: Record | None, actor: Actor) -> Mapping[str, Any]:
    return {}


def plain_number(series: str, year: int, serial: int) -> str:
    return f"{series}〔{year}〕{serial}号"


@dataclass(frozen=True)
class Room:
    """One procedure with its table, its look-ups and its numbers.

    ``facts_for(state, step, record, actor)`` looks up what the guards may need (state None when a matter is being
    opened).
    ``number(series, year, serial)`` writes a number out, for example 汝政复〔2026〕12号.
    """

    procedure: Procedure[Any]
    model: "type[Projection]"
    facts_for: Callable[[Any, str, Any, Actor], Mapping[str, Any]] = no_facts
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
    def opened(self) -> bool:
        """The step began the matter: nothing is stored of it yet but what the kernel wrote."""
        return self.event.seq == 1


Handler = Callable[[Outcome], None]
_rooms: dict[str, Room] = {}
_handlers: dict[tuple[str, str], list[Handler]] = {}


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
    handlers = _handlers.setdefault((kind, step), [])
    if handler not in handlers:
        handlers.append(handler)


def publish(outcome: Outcome) -> None:
    kind = outcome.room.procedure.name
    for key in ((kind, outcome.event.step), (kind, "*"), ("*", "*")):
        for handler in _handlers.get(key, ()):
            handler(outcome)
