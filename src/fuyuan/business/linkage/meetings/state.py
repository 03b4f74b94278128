"""What remains of a meeting's events."""

from __future__ import annotations

from datetime import date

from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact

from .records import Convened, Held, MeetingKind


class Tracked(Fact):
    """One resolution and where it stands."""

    number: int
    what: str
    organ_id: int
    organ_name: str
    by_on: date
    reported_on: date | None = None
    done: str = ""
    accept_by: date | None = None
    accepted_on: date | None = None
    opinion: str = ""
    moved_from: tuple[date, ...] = ()


class MeetingState(State):
    """A meeting. ``organ_id`` is the joint-conference office; ``names`` the units as they were called on that day."""

    convened: Convened
    names: dict[int, str]
    held_on: date | None = None
    minutes_by: date | None = None
    held: Held | None = None
    summary: str = ""
    minuted_on: date | None = None
    resolutions: tuple[Tracked, ...] = ()
    cancelled: str = ""

    @property
    def kind(self) -> MeetingKind:
        return self.convened.kind

    @property
    def unit_name(self) -> str:
        return self.names.get(self.convened.unit_id or 0, "")

    @property
    def open(self) -> tuple[Tracked, ...]:
        return tuple(each for each in self.resolutions if each.accepted_on is None)

    @property
    def units(self) -> frozenset[int]:
        """Everybody who may read the meeting: guests, the unit it is about, units with a resolution."""
        invited = {guest.organ_id for guest in self.convened.guests}
        about = {self.convened.unit_id} if self.convened.unit_id else set()
        return frozenset(invited | about | {each.organ_id for each in self.resolutions})

    def resolution(self, number: int) -> Tracked | None:
        return next((each for each in self.resolutions if each.number == number), None)

    def with_resolution(self, number: int, **changes: object) -> tuple[Tracked, ...]:
        return tuple(
            each.model_copy(update=changes) if each.number == number else each for each in self.resolutions
        )
