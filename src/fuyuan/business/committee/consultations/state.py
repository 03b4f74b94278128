"""What remains of a consultation's events."""

from __future__ import annotations

from datetime import date

from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact

from .records import Adoption, AsideGround, Concluded, Opened, OpinionGiven, Position, Referred, Stand


class Entry(Fact):
    """A candidate as the draw found him or her: kept so that the draw can be repeated."""

    person_id: int
    name: str
    outside: bool
    fields: tuple[str, ...]
    load: int
    away: bool
    conflicts: tuple[str, ...]


class Draw(Fact):
    """One draw: the first seats everybody, each later one fills one empty seat (``seats`` many)."""

    on: date
    seed: str
    seats: int
    outside: int
    pool: tuple[Entry, ...]
    panel: tuple[int, ...]


class Opinion(Fact):
    on: date
    view: str
    reasons: str
    registered_by: str = ""  # the officer who registered what came on paper


class Seat(Fact):
    """A place on the panel; ``left_on``: it became empty."""

    person_id: int
    name: str
    outside: bool
    since: date
    designated: str = ""
    left_on: date | None = None
    left_why: AsideGround | None = None
    left_words: str = ""
    opinion: Opinion | None = None


class ConsultationState(State):
    """A consultation. ``organ_id`` is the office, ``holder_id`` who referred the case."""

    case_id: int
    case_title: str
    respondents: tuple[str, ...]
    referred: Referred
    meet_on: date
    access_until: date
    touched_on: date
    draws: tuple[Draw, ...] = ()
    seats: tuple[Seat, ...] = ()
    shared: dict[str, str] = {}  # what was lent from the case: key and name
    access_ended_on: date | None = None
    opened: Opened | None = None
    concluded: Concluded | None = None
    concluded_on: date | None = None
    adoption: Adoption | None = None
    explanation: str = ""
    not_adopted_why: str = ""
    answered_on: date | None = None
    decision_number: str = ""
    outcome: str = ""
    ended_why: str = ""

    @property
    def panel(self) -> tuple[Seat, ...]:
        """Who sits on the panel now."""
        return tuple(seat for seat in self.seats if seat.left_on is None)

    @property
    def sealed(self) -> bool:
        """Nobody reads another's written opinion before the discussion opens or all are in."""
        return self.opened is None and not self.complete

    @property
    def complete(self) -> bool:
        return bool(self.panel) and all(seat.opinion for seat in self.panel)

    @property
    def access(self) -> bool:
        """The panel may read: until the opinion is formed, the day has passed, or the consultation ended."""
        return self.access_ended_on is None and self.stage in ("panel", "discussing")

    @property
    def dissents(self) -> tuple[Position, ...]:
        positions = self.concluded.positions if self.concluded else ()
        return tuple(each for each in positions if each.stand is Stand.DISSENT)

    def seat(self, person_id: int | None) -> Seat | None:
        return next((seat for seat in self.panel if seat.person_id == person_id), None)

    def with_seat(self, person_id: int, **changes: object) -> tuple[Seat, ...]:
        """The seats with one of the panel changed."""
        return tuple(
            seat.model_copy(update=changes) if seat.person_id == person_id and seat.left_on is None else seat
            for seat in self.seats
        )

    def name(self, person_id: int) -> str:
        return next((seat.name for seat in self.seats if seat.person_id == person_id), "")


def opinion_of(record: OpinionGiven, on: date, registered_by: str) -> Opinion:
    return Opinion(on=on, view=record.view, reasons=record.reasons, registered_by=registered_by)
