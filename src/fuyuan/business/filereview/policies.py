"""Who sees which round and which sheet: by kind of file, as its crew says (``crews.py``)."""

from functools import reduce
from operator import or_

from django.db.models import Q

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, NOTHING, Policy

from .crews import kinds
from .models import FileReview, LoadedSheet, Round, Seat


def _of_kinds(known: list[str]) -> Q:
    return Q(subject__in=known) if known else NOTHING


class RoundPolicy(Policy[Round]):
    """A draw is public within the house that leads it: seed, candidates and files are for everybody there."""

    model = Round

    def visible_to(self, actor: Actor) -> Q:
        return EVERYTHING if actor.is_system else _of_kinds(kinds(lambda crew: actor.post in crew.sees))


class FileReviewPolicy(Policy[FileReview]):
    """Who leads sees all of that kind; a reviewer what was given to him or her, a handler or a unit the own file once its
    faults are told.
    """

    model = FileReview

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system:
            return EVERYTHING
        led = kinds(lambda crew: actor.post is crew.lead)
        read = kinds(lambda crew: actor.post in crew.reads and actor.post is not crew.lead)
        answered = kinds(lambda crew: crew.unit and actor.is_respondent)
        mine = Seat.objects.filter(person_id=actor.person_id or 0, open_from__isnull=False)
        parts = (
            (led, Q(subject__in=led)),
            (read, Q(subject__in=read, pk__in=mine.values("matter_id"))),
            (answered, Q(subject__in=answered, unit_id=actor.organ_id or 0, told_on__isnull=False)),
        )
        asked = [part for known, part in parts if known]
        return reduce(or_, asked) if asked else NOTHING


class LoadedSheetPolicy(Policy[LoadedSheet]):
    model = LoadedSheet

    def visible_to(self, actor: Actor) -> Q:
        return EVERYTHING if actor.is_system else _of_kinds(kinds(lambda crew: actor.post in crew.reads))
