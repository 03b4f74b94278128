"""Who sees which suit."""

from django.db.models import Q

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, NOTHING, Policy
from fuyuan.organs.posts import Post

from .models import CourtList, Suit, SuitDefendant

OVERSEERS = frozenset({Post.JOINT_OFFICE, Post.ORGAN_HEAD, Post.COURT_LIAISON, Post.SUPERVISION_STAFF})


class SuitPolicy(Policy[Suit]):
    """The joint-conference office, the reconsideration office, the court's liaison, the bureau's supervisors and the head
    of government see every suit; an organ those it is sued in. Parties and administrators see none.
    """

    model = Suit

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_office or actor.is_system or actor.post in OVERSEERS:
            return EVERYTHING
        if actor.is_respondent:
            own = SuitDefendant.objects.filter(organ_id=actor.organ_id or 0)
            return Q(pk__in=own.values("matter_id"))
        return NOTHING


class CourtListPolicy(Policy[CourtList]):
    """A list on its way in belongs to the organ whose officer uploaded it; a batch of a court's own system to that court, and
    the joint-conference office answers what it leaves open.
    """

    model = CourtList

    def visible_to(self, actor: Actor) -> Q:
        own = Q(organ_id=actor.organ_id or 0)
        if actor.post is Post.JOINT_OFFICE:
            return own | ~Q(key="")
        return own if actor.post is Post.COURT_LIAISON else NOTHING
