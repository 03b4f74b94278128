"""What remains of the events of one major enforcement decision."""

from __future__ import annotations

from datetime import date

from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact

from .records import Discussed, Entered, Reviewed


class Handler(Fact):
    """An officer who handles the case, with the certificate that was in force on the day the investigation ended."""

    officer_id: int
    name: str
    card: str


class DecisionState(State):
    """A decision; ``organ_id`` is the department. ``chief``: a main leader took part in the discussion."""

    organ_name: str
    told: Entered
    handlers: tuple[Handler, ...] = ()
    review: Reviewed | None = None
    review_entered: date | None = None
    talk: Discussed | None = None
    talk_entered: date | None = None
    chief: str = ""
    confirm_by: date | None = None
    confirmed_on: date | None = None
    returned: str = ""
    ended_why: str = ""
    touched_on: date
