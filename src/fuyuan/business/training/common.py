"""What the lines of business of this room share: posts, small records, how an officer is named. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fuyuan.matters.procedure import Context, Event, Refusal
from fuyuan.organs.posts import RESPONDENT_POSTS, Post

ADMIN = frozenset({Post.TRAINING_ADMIN})
BUREAU = ADMIN | {Post.SUPERVISION_STAFF}
UNIT = RESPONDENT_POSTS
CLOCK = frozenset({Post.SYSTEM})
READERS = BUREAU | UNIT | {Post.JOINT_OFFICE, Post.ORGAN_HEAD}
# days that may lie ahead of the day of a step
AHEAD = frozenset({"on", "valid_until"})


def own(organ_id: int | None, context: Context) -> Refusal | None:
    """A unit works on what is its own; the bureau on everybody's."""
    if context.actor.post in UNIT and context.actor.organ_id != organ_id:
        return Refusal("这不是本单位的事项，请由所在单位或者司法局办理")
    return None


# -- hours, of whatever gave them: approved within some working days, by somebody other than who put them in ----------------


def approve_day(state: Any, record: Any, context: Context) -> Mapping[str, str]:
    """Stamp the last working day for approving the hours; how many is a local period."""
    by = context.calendar.add_workdays(context.day, int(context.facts["approve_days"]))
    return {"approve_by": by.isoformat()}


def approved(state: Any, event: Event) -> Any:
    return state.but(stage="approved", approved_on=event.day, closed_on=event.day)


def other_than(person_id: int | None, who: str, context: Context) -> Refusal | None:
    """Nobody approves the hours that he or she put in; ``who`` as in 报送人."""
    if person_id is not None and person_id == context.actor.person_id:
        return Refusal(f"学时由{who}以外的人认定，请司法局其他人员办理")
    return None
