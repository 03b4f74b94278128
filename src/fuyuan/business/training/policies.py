"""Who sees what of the register: the bureau and who oversees everything, a unit what is its own."""

from django.db.models import Q

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, NOTHING, Policy
from fuyuan.organs.posts import RESPONDENT_POSTS, Post

from .models import Batch, Certificate, Exam, Lesson, Mentoring, Officer, Question, Session, Sitting

KEEPERS = RESPONDENT_POSTS | {Post.TRAINING_ADMIN}
OVERSEERS = frozenset({Post.TRAINING_ADMIN, Post.SUPERVISION_STAFF, Post.JOINT_OFFICE, Post.ORGAN_HEAD})


class _UnitPolicy:
    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in OVERSEERS:
            return EVERYTHING
        return Q(organ_id=actor.organ_id or 0) if actor.post in RESPONDENT_POSTS else NOTHING


class OfficerPolicy(_UnitPolicy, Policy[Officer]):
    model = Officer


class BatchPolicy(Policy[Batch]):
    """A sheet is its organ's: of the bureau's training office, or of the unit that sent it."""

    model = Batch

    def visible_to(self, actor: Actor) -> Q:
        return Q(organ_id=actor.organ_id or 0) if actor.post in KEEPERS else NOTHING


class SessionPolicy(_UnitPolicy, Policy[Session]):
    """A unit works on what it organises; who signed in elsewhere finds it in the hours."""

    model = Session


class CertificatePolicy(_UnitPolicy, Policy[Certificate]):
    model = Certificate


class QuestionPolicy(Policy[Question]):
    """The bank is the bureau's: units and heads have people who sit the exams."""

    model = Question

    def visible_to(self, actor: Actor) -> Q:
        inside = actor.is_system or actor.post in (Post.TRAINING_ADMIN, Post.SUPERVISION_STAFF)
        return EVERYTHING if inside else NOTHING


class ExamPolicy(_UnitPolicy, Policy[Exam]):
    """Units see an exam through their own people who sit it."""

    model = Exam


class SittingPolicy(_UnitPolicy, Policy[Sitting]):
    model = Sitting


class MentoringPolicy(_UnitPolicy, Policy[Mentoring]):
    model = Mentoring


class LessonPolicy(_UnitPolicy, Policy[Lesson]):
    """A unit works on what it wrote; its people learn without an account."""

    model = Lesson
