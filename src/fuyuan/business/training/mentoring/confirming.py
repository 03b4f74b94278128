"""The two say themselves that a month was as it is told: by name and the end of the identity number, without an account."""

from __future__ import annotations

from fuyuan.business.training.models import Mentoring
from fuyuan.business.training.sessions.signing import officer_of
from fuyuan.matters.services import take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post

from .life import Log, MentorState
from .records import Side


class NotOne(ValueError):
    """Who asks is neither of the two."""


def waiting(state: MentorState) -> list[Log]:
    """Return the months somebody has still to confirm, the oldest first."""
    return [] if state.stage != "running" else [each for each in state.logs if not each.agreed]


def confirm(row: Mentoring, month: str, name: str, tail: str) -> str:
    """Note that one of the two confirmed a month; return which. Raises SignInRefused, NotOne, StepRefused."""
    officer, state = officer_of(name, tail), MentorState.model_validate_json(row.state)
    sides = {state.mentor.person_id: Side.MENTOR, state.newcomer.person_id: Side.NEWCOMER}
    side = sides.get(officer.person_id)
    if side is None:
        raise NotOne("您不是这一对的带教人员或者新进人员，请核对地址")
    record = {"month": month, "side": side}
    # the system takes the step for a person without an account, in the person's name
    actor = Actor(Post.SYSTEM, officer.title, None, officer.organ_id, officer.unit_name)
    take_step(matter_id=row.pk, step="confirm", record=record, actor=actor)
    return side.label
