"""What the lines of business of this room share: posts, small records, how an officer is named. Pure."""

from __future__ import annotations

from fuyuan.matters.procedure import Context, Refusal
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
