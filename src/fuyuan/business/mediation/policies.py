"""Who is inside a mediation. This one policy keeps what was conceded out of the case (2026年实施条例第四十八条).

The matter page, its papers, its files, the search and the lists all ask it. Who is not inside sees on the case that there is a
mediation and how it ended, and figures; nothing of what was said. The handler of the case is inside only as its mediator.
"""

from django.db.models import Q

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, NOTHING, Policy
from fuyuan.organs.posts import OFFICE_POSTS, RESPONDENT_POSTS, Post

from .models import Mediation, Member, Referral

INSIDE = OFFICE_POSTS | RESPONDENT_POSTS  # posts that can be inside; which mediation is the policy's business
COUNTING = OFFICE_POSTS | {Post.ORGAN_HEAD, Post.JOINT_OFFICE, Post.SUPERVISION_STAFF}
COORDINATORS = frozenset({Post.JOINT_OFFICE, Post.OFFICE_HEAD})
REFERRAL_READERS = COORDINATORS | RESPONDENT_POSTS | {Post.COURT_LIAISON, Post.HANDLER}


class MediationPolicy(Policy[Mediation]):
    """The head of the office, who appoints mediators; the mediators, before them who opened it; the organs taking part."""

    model = Mediation

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post is Post.OFFICE_HEAD:
            return EVERYTHING
        if actor.is_office and actor.person_id is not None:
            mine = Member.objects.filter(account_id=actor.person_id)
        elif actor.is_respondent:
            mine = Member.objects.filter(organ_id=actor.organ_id or 0)
        else:
            return NOTHING
        return Q(pk__in=mine.values("matter_id"))


class ReferralPolicy(Policy[Referral]):
    """Who coordinates and the handlers who mediate see all; the court its own; a unit what was passed on to it."""

    model = Referral

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in COORDINATORS or actor.post is Post.HANDLER:
            return EVERYTHING
        if actor.post is Post.COURT_LIAISON:
            return Q(court_id=actor.organ_id or 0)
        if actor.is_respondent:
            return Q(organ_id=actor.organ_id or 0, told_on__isnull=False)
        return NOTHING
