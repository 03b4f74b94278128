"""What remains of a clue's events."""

from __future__ import annotations

from datetime import date

from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact
from fuyuan.organs.posts import Post

from .records import Approved, Received, Registered, Resulted, Transferred


class Reader(Fact):
    """A person who may know of the clue, in the post they held when they were named."""

    person_id: int
    name: str
    post: Post
    organ_id: int | None = None


class ClueState(State):
    """A clue. Title and number say nothing of what it is about: they stand in worklists and messages."""

    registered: Registered
    organ_name: str
    people: tuple[Reader, ...]
    approve_by: date
    approved: Approved | None = None
    approved_on: date | None = None
    transfer_by: date | None = None
    transferred: Transferred | None = None
    received: Received | None = None
    resulted: Resulted | None = None
    declined: str = ""

    def first(self, *posts: Post) -> Reader | None:
        """Return the first person named in one of these posts: whoever owes the next step."""
        return next((each for each in self.people if each.post in posts), None)
