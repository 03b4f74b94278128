"""Who sees what of linkage."""

from django.db.models import Q, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, NOTHING, Policy
from fuyuan.organs.posts import ADMIN_POSTS, STAFF_POSTS, Post

from .models import (
    Clue,
    ClueReader,
    Letter,
    LossAnalysis,
    Meeting,
    MeetingUnit,
    Notice,
    NoticeReader,
    Question,
    Rectification,
    RuleVersion,
    Shared,
    Standard,
)

OVERSEERS = frozenset({Post.JOINT_OFFICE, Post.ORGAN_HEAD})
PARTNERS = OVERSEERS | {Post.COURT_LIAISON, Post.OFFICE_HEAD}  # 市政府办公室与市法院定期召开的协调会


class LetterPolicy(Policy[Letter]):
    """The joint office and the head of government see every letter; a unit those that were sent to it; the court those
    it proposed.
    """

    model = Letter

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in OVERSEERS:
            return EVERYTHING
        if actor.is_respondent:
            return Q(organ_id=actor.organ_id or 0, sent_on__isnull=False)
        if actor.post is Post.COURT_LIAISON:
            return Q(proposer_organ=actor.organ_id or 0)
        return NOTHING


class NoticePolicy(Policy[Notice]):
    """The joint office and the head of government see every notice; once it is issued the court and the reconsideration
    office see it, and the units it goes to.
    """

    model = Notice

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in OVERSEERS:
            return EVERYTHING
        if actor.post in PARTNERS:
            return Q(issued_on__isnull=False)
        if actor.is_respondent:
            own = NoticeReader.objects.filter(organ_id=actor.organ_id or 0)
            return Q(issued_on__isnull=False, pk__in=own.values("matter_id"))
        return NOTHING


class RectificationPolicy(Policy[Rectification]):
    """A unit's rectification, its evidence with it, is seen by the unit and by who oversees it: by no other unit."""

    model = Rectification

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in OVERSEERS:
            return EVERYTHING
        return Q(organ_id=actor.organ_id or 0) if actor.is_respondent else NOTHING


class LossAnalysisPolicy(Policy[LossAnalysis]):
    """The joint office, the head of government and the court, whose judgments it is about, see every analysis; a unit its
    own once it is sent.
    """

    model = LossAnalysis

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in OVERSEERS | {Post.COURT_LIAISON}:
            return EVERYTHING
        return Q(organ_id=actor.organ_id or 0, sent_on__isnull=False) if actor.is_respondent else NOTHING


class RulePolicy(Policy[RuleVersion]):
    """The rules are the joint office's; the head of government may read them."""

    model = RuleVersion

    def visible_to(self, actor: Actor) -> Q:
        return EVERYTHING if actor.is_system or actor.post in OVERSEERS else NOTHING


class MeetingPolicy(Policy[Meeting]):
    """Both sides of the joint conference see every meeting; a unit those that concern it."""

    model = Meeting

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in PARTNERS:
            return EVERYTHING
        if actor.is_respondent:
            own = MeetingUnit.objects.filter(organ_id=actor.organ_id or 0)
            return Q(pk__in=own.values("matter_id"))
        return NOTHING


class StandardPolicy(Policy[Standard]):
    """Both sides see what they discuss; whoever handles or defends cases what was published, also after it ended."""

    model = Standard

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in PARTNERS:
            return EVERYTHING
        return Q(valid_from__isnull=False) if actor.post in STAFF_POSTS - ADMIN_POSTS else NOTHING


class CluePolicy(Policy[Clue]):
    """A clue exists for the people named in it, by person and not by post; the clock keeps its days."""

    model = Clue

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system:
            return EVERYTHING
        if actor.person_id is None or actor.post not in STAFF_POSTS - ADMIN_POSTS:
            return NOTHING
        mine = ClueReader.objects.filter(person_id=actor.person_id)
        return Q(pk__in=mine.values("matter_id"))


def names(post: Post) -> GreaterThan:
    """The readers of a shared item name this post. Not LIKE: SQLite plans a statement anew whenever a LIKE is bound."""
    return GreaterThan(StrIndex("readers", Value(f" {post.value} ")), 0)


class SharedPolicy(Policy[Shared]):
    """The joint office sees everything shared, the court what it gave; a post the rule names reads what was not taken
    back. Nobody gets from here to the matter itself.
    """

    model = Shared

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post is Post.JOINT_OFFICE:
            return EVERYTHING
        named = Q(names(actor.post), stage="shared")
        return named | Q(giver="court") if actor.post is Post.COURT_LIAISON else named


class QuestionPolicy(Policy[Question]):
    """What court and government ask each other is theirs."""

    model = Question

    def visible_to(self, actor: Actor) -> Q:
        return EVERYTHING if actor.is_system or actor.post in PARTNERS else NOTHING
