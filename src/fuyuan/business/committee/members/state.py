"""What remains of a membership's events."""

from __future__ import annotations

from datetime import date

from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact

from .records import Kind, Profile


class Leave(Fact):
    from_on: date
    to_on: date
    reason: str


class MemberState(State):
    """A member of the committee from appointment to the end; ``title`` is the name, ``organ_id`` the office."""

    person_id: int
    profile: Profile
    from_on: date
    to_on: date
    terms: int = 1
    leaves: tuple[Leave, ...] = ()
    touched_on: date
    ended_why: str = ""

    @property
    def outside(self) -> bool:
        """From outside the government: experts and scholars."""
        return self.profile.kind is not Kind.GOVERNMENT

    def away(self, day: date) -> bool:
        return any(leave.from_on <= day <= leave.to_on for leave in self.leaves)
