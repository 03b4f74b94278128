"""Who sees what people said."""

from django.db.models import Q

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, NOTHING, Policy
from fuyuan.organs.posts import OFFICE_POSTS, Post

from .models import Answer, Form, Report

OVERSEERS = frozenset({Post.SUPERVISION_STAFF, Post.ORGAN_HEAD})
COUNTING = OVERSEERS | {Post.JOINT_OFFICE}


class ReportPolicy(Policy[Report]):
    """The bureau and the head of government see every report, a unit what it was asked to look into until that became a clue
    about its people, a visitor what his or her query code opens.
    """

    model = Report

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in OVERSEERS:
            return EVERYTHING
        if actor.is_respondent:
            return Q(unit_id=actor.organ_id or 0) & ~Q(stage="clue")
        return Q(pk__in=actor.matter_ids) if actor.is_portal else NOTHING


class AnswerPolicy(Policy[Answer]):
    """Who oversees sees all answers, the reconsideration office those about its cases, a unit those about itself."""

    model = Answer

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in COUNTING:
            return EVERYTHING
        if actor.post in OFFICE_POSTS:
            return Q(form=Form.CASE)
        return Q(form=Form.ORGAN, organ_id=actor.organ_id or 0) if actor.is_respondent else NOTHING
