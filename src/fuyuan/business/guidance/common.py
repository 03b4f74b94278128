"""What the lines of business of this room share: who acts, on what, which days may lie ahead. Pure.

The plan is the basis (measure 十二); of statutes the provincial one says that agencies serve (《河南省行政执法条例》第八条), and the
penalty act when a penalty is lighter or none.
"""

from __future__ import annotations

from typing import Any

from fuyuan.matters.acts import Guard
from fuyuan.matters.procedure import Context, Refusal, no_guard
from fuyuan.organs.posts import RESPONDENT_POSTS, Post

BASIS = "HN16 8"
UNIT = RESPONDENT_POSTS
UNIT_HEAD = frozenset({Post.RESPONDENT_HEAD})
BUREAU = frozenset({Post.SUPERVISION_STAFF})
CLOCK = frozenset({Post.SYSTEM})
OVERSEERS = BUREAU | {Post.JOINT_OFFICE, Post.ORGAN_HEAD}
READERS = UNIT | OVERSEERS
# days that may lie ahead of the day of a step
AHEAD = frozenset({"review_on", "check_on", "valid_from", "valid_to", "assess_by", "to_on"})
GROUP = "服务型行政执法"


def own(guard: Guard = no_guard) -> Guard:
    """A unit works on what is its own."""

    def guarded(state: Any, record: Any, context: Context) -> Refusal | None:
        if context.actor.post in UNIT and context.actor.organ_id != state.organ_id:
            return Refusal(f"这件由{state.organ_name}办理")
        return guard(state, record, context)

    return guarded


def within(context: Context, days: int) -> str:
    """The day so many working days from now, by which somebody does what is asked."""
    return context.calendar.add_workdays(context.day, days).isoformat()
