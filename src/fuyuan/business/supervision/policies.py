"""Who sees what of supervision."""

from django.db.models import Q

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, NOTHING, Policy
from fuyuan.organs.posts import Post

from .common import OVERSEERS
from .models import (
    AnnualReport,
    Campaign,
    CampaignProblem,
    Inspection,
    InspectionSeat,
    LossReview,
    LossReviewUnit,
    SelfCheck,
    Supervision,
    SupervisionRound,
    Supervisor,
    SurveyAnswer,
)

FOLLOWING = OVERSEERS | {Post.JOINT_OFFICE}


class SupervisionPolicy(Policy[Supervision]):
    """The bureau and the head of government see every matter; a unit its own once it was told."""

    model = Supervision

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in OVERSEERS:
            return EVERYTHING
        if actor.is_respondent:
            return Q(organ_id=actor.organ_id or 0, told_on__isnull=False)
        return NOTHING


class RoundPolicy(Policy[SupervisionRound]):
    """Once announced, who inspects whom is for everybody concerned: supervisors and units."""

    model = SupervisionRound

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in OVERSEERS:
            return EVERYTHING
        if actor.is_respondent or actor.post is Post.LAY_SUPERVISOR:
            return Q(announced_on__isnull=False)
        return NOTHING


class InspectionPolicy(Policy[Inspection]):
    """The bureau and the head of government see every inspection; a supervisor those of the team he or she is in."""

    model = Inspection

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in OVERSEERS:
            return EVERYTHING
        if actor.post is not Post.LAY_SUPERVISOR:
            return NOTHING
        mine = InspectionSeat.objects.filter(person_id=actor.person_id or 0)
        return Q(pk__in=mine.values("matter_id"))


class SupervisorPolicy(Policy[Supervisor]):
    """The register is the bureau's; a supervisor sees his or her own entry, declared relations and all."""

    model = Supervisor

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in OVERSEERS:
            return EVERYTHING
        return Q(holder_id=actor.person_id or 0) if actor.post is Post.LAY_SUPERVISOR else NOTHING


class AnnualReportPolicy(Policy[AnnualReport]):
    """On the desk a report is its organ's and the overseers'; what was published everybody reads on the public site."""

    model = AnnualReport

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in OVERSEERS:
            return EVERYTHING
        return Q(organ_id=actor.organ_id or 0) if actor.is_respondent else NOTHING


class SelfCheckPolicy(Policy[SelfCheck]):
    """An organ sees its own checks, the overseers all."""

    model = SelfCheck

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in OVERSEERS:
            return EVERYTHING
        return Q(organ_id=actor.organ_id or 0) if actor.is_respondent else NOTHING


class LossReviewPolicy(Policy[LossReview]):
    """An organ that lost something sees the review once the organs were told; its page then speaks of nobody else (review.desk)."""

    model = LossReview

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in OVERSEERS:
            return EVERYTHING
        if not actor.is_respondent:
            return NOTHING
        own = LossReviewUnit.objects.filter(organ_id=actor.organ_id or 0)
        return Q(pk__in=own.values("matter_id"), told_on__isnull=False)


class CampaignPolicy(Policy[Campaign]):
    """What is put right, when and how is told to every unit; the joint office follows the plan's measure."""

    model = Campaign

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in FOLLOWING:
            return EVERYTHING
        return ~Q(stage="cancelled") if actor.is_respondent else NOTHING


class CampaignProblemPolicy(Policy[CampaignProblem]):
    """The bureau, the head of government and the joint office see every problem; a unit its own once it was told."""

    model = CampaignProblem

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in FOLLOWING:
            return EVERYTHING
        return Q(organ_id=actor.organ_id or 0, told_on__isnull=False) if actor.is_respondent else NOTHING


class SurveyPolicy(Policy[SurveyAnswer]):
    """What people wrote is read by who runs the campaign; everybody else sees totals."""

    model = SurveyAnswer

    def visible_to(self, actor: Actor) -> Q:
        return EVERYTHING if actor.is_system or actor.post in FOLLOWING else NOTHING
