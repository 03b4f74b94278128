"""Which posts read indicators, and whose."""

from __future__ import annotations

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import Hidden
from fuyuan.organs.posts import RESPONDENT_POSTS, Post

from .asking import Asked
from .models import CITY

CITY_POSTS = frozenset({Post.JOINT_OFFICE, Post.ORGAN_HEAD, Post.OFFICE_HEAD, Post.SUPERVISION_STAFF})
READERS = CITY_POSTS | RESPONDENT_POSTS | {Post.COURT_LIAISON}


def allowed(actor: Actor, asked: Asked) -> bool:
    """Tell whether the actor may ask this: a unit its own figures, the court the city's, the others everybody's."""
    if actor.post in CITY_POSTS:
        return True
    if actor.is_respondent:
        return asked.organ_id == (actor.organ_id or CITY) != CITY and asked.by != "organ"
    return asked.organ_id == CITY


def check(actor: Actor, asked: Asked) -> None:
    """Raise 404 for somebody else's figures: they look like a page that does not exist."""
    if not allowed(actor, asked):
        raise Hidden("indicators of another unit")
