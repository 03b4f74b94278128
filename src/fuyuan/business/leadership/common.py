"""What both lines of business of this room share: posts, small records, whose they are. Pure."""

from __future__ import annotations

from fuyuan.matters.procedure import Context, Refusal
from fuyuan.organs.posts import RESPONDENT_POSTS, Post

UNIT = RESPONDENT_POSTS
HEAD = frozenset({Post.RESPONDENT_HEAD})
CLOCK = frozenset({Post.SYSTEM})
OVERSEERS = frozenset({Post.SUPERVISION_STAFF, Post.TRAINING_ADMIN, Post.JOINT_OFFICE, Post.ORGAN_HEAD})
READERS = UNIT | OVERSEERS
GROUP = "领导学法"


def own(organ_id: int | None, context: Context) -> Refusal | None:
    """A department enters and confirms what is its own."""
    if context.actor.post in UNIT and context.actor.organ_id != organ_id:
        return Refusal("这不是本单位的事项，请由所在单位办理")
    return None
