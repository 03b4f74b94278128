"""Who sees what of the committee."""

from django.db.models import Exists, Q

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, NOTHING, Policy
from fuyuan.organs.posts import Post

from .models import Consultation, Member, PanelSeat, Plenary, Study


def _inside(actor: Actor) -> bool:
    """The reconsideration office, the head of the organ it decides for, the clock."""
    return actor.is_system or actor.is_office or actor.post is Post.ORGAN_HEAD


class MemberPolicy(Policy[Member]):
    """The office and the head see the register, a member his or her own sheet."""

    model = Member

    def visible_to(self, actor: Actor) -> Q:
        if _inside(actor):
            return EVERYTHING
        return Q(person_id=actor.person_id or 0) if actor.post is Post.COMMITTEE_MEMBER else NOTHING


class ConsultationPolicy(Policy[Consultation]):
    """A member sees what was put to him or her while the materials are open, and nothing of it afterwards."""

    model = Consultation

    def visible_to(self, actor: Actor) -> Q:
        if _inside(actor):
            return EVERYTHING
        if actor.post is not Post.COMMITTEE_MEMBER:
            return NOTHING
        mine = PanelSeat.objects.filter(person_id=actor.person_id or 0, open=True)
        return Q(pk__in=mine.values("matter_id"))


class _ForMembers:
    """What concerns the committee as a whole is for everybody in office; the post without an appointment opens nothing."""

    def visible_to(self, actor: Actor) -> Q:
        if _inside(actor):
            return EVERYTHING
        serving = Member.objects.filter(person_id=actor.person_id or 0, closed_on=None)
        return Q(Exists(serving)) if actor.post is Post.COMMITTEE_MEMBER else NOTHING


class PlenaryPolicy(_ForMembers, Policy[Plenary]):
    model = Plenary


class StudyPolicy(_ForMembers, Policy[Study]):
    model = Study
