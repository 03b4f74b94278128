"""Who sees which round and which sheet."""

from django.db.models import Q

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, NOTHING, Policy

from .common import LEADER, REVIEWERS
from .models import FileReview, LoadedSheet, Round, Seat


class RoundPolicy(Policy[Round]):
    """A draw is public within the office: seed, candidates and files are for everybody there."""

    model = Round

    def visible_to(self, actor: Actor) -> Q:
        return EVERYTHING if actor.is_system or actor.post in REVIEWERS else NOTHING


class FileReviewPolicy(Policy[FileReview]):
    """The head of the office sees all; a reviewer what was given to him or her, a handler the own file once its faults are told."""

    model = FileReview

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.post in LEADER:
            return EVERYTHING
        if actor.post not in REVIEWERS:
            return NOTHING
        mine = Seat.objects.filter(person_id=actor.person_id or 0, open_from__isnull=False)
        return Q(pk__in=mine.values("matter_id"))


class LoadedSheetPolicy(Policy[LoadedSheet]):
    model = LoadedSheet

    def visible_to(self, actor: Actor) -> Q:
        return EVERYTHING if actor.is_system or actor.post in REVIEWERS else NOTHING
