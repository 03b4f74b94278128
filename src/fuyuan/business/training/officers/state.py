"""What remains of the events of one officer's entry."""

from __future__ import annotations

from datetime import date

from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact

from .records import Profile


class Service(Fact):
    """Time spent at one organ; ``last`` None while it goes on. Both days count."""

    organ_id: int
    organ_name: str
    first: date
    last: date | None = None


class OfficerState(State):
    """An officer in the register; ``title`` is the name, ``organ_id`` the organ where he or she serves now."""

    person_id: int
    profile: Profile
    services: tuple[Service, ...]
    touched_on: date
    ended_why: str = ""

    @property
    def now(self) -> Service:
        return self.services[-1]

    def organ_on(self, day: date) -> Service | None:
        """Return where the officer served on a day, None when nowhere."""
        return next((each for each in self.services if each.first <= day <= (each.last or day)), None)
