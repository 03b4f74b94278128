"""Who sees which reform."""

from django.db.models import Q

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, NOTHING, Policy
from fuyuan.organs.posts import RESPONDENT_POSTS, Post

from .models import Reform, Session

OVERSEERS = frozenset({Post.JOINT_OFFICE, Post.SUPERVISION_STAFF, Post.ORGAN_HEAD, Post.OFFICE_HEAD})


class _UnitPolicy:
    """Whoever oversees sees all, a unit what is its own; everybody else nothing: a self-critique is no publication."""

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in OVERSEERS:
            return EVERYTHING
        return Q(organ_id=actor.organ_id or 0) if actor.post in RESPONDENT_POSTS else NOTHING


class ReformPolicy(_UnitPolicy, Policy[Reform]):
    model = Reform


class SessionPolicy(_UnitPolicy, Policy[Session]):
    model = Session
