"""Reads for other rooms and floors, and what the room's own pages ask. Each function is one query.

Every read that shows rows takes the actor: what the policy hides is neither listed nor counted. Facts for guards and notes
read without one, since the system itself asks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ, OrganKind
from fuyuan.organs.models.organ import valid_on
from fuyuan.organs.policy import policy_for

from .models import Reform, Session
from .procedure import PROCEDURE
from .records import SourceKind

KIND = PROCEDURE.name
OWED = (
    "plan-",
    "teach-",
    "conclude-",
)  # how the keys of what the room asks of a unit begin; its measures' days are its own
FACTS = (SourceKind.RECONSIDERATION.value, SourceKind.SUIT.value)
RUNNING = ("opened", "working", "reviewing", "observing")
PARTS = (OrganKind.DISPATCHED, OrganKind.INTERNAL)  # act within the unit that set them up


def visible_reforms(actor: Actor) -> QuerySet[Reform]:
    """Return the reforms ``actor`` may see, newest first."""
    return policy_for(Reform).filter(actor, Reform.objects.all()).order_by("-pk")


def reforms_of(matter_id: int, actor: Actor | None = None) -> QuerySet[Reform]:
    """Return the reforms a case or suit gave rise to, one for each unit; with an actor only those the actor may see."""
    rows = Reform.objects.all() if actor is None else visible_reforms(actor)
    return rows.filter(source_id=matter_id).order_by("pk")


def existing(organ_id: int, matter_id: int | None, number: str) -> Reform | None:
    """Return the unit's reform on the same case, known by its matter or else by its number."""
    same = Q(source_id=matter_id) if matter_id else Q(pk__in=[])
    if number.strip():
        same |= Q(source_number=number.strip())
    return Reform.objects.filter(same, organ_id=organ_id).exclude(stage="withdrawn").first()


# -- once more ---------------------------------------------------------------------------------------------------


def again(organ_id: int, cause_top: str, act_kind: str, since: date, not_pk: int = 0) -> QuerySet[Reform]:
    """Return what was corrected or lost at a unit after ``since`` for the same cause or about the same kind of act.

    Every correction and loss opens a reform, so the reforms are the facts; a typical case of another unit is none.
    """
    same = Q(pk__in=[])
    same |= Q(cause_top=cause_top) if cause_top else same
    same |= Q(act_kind=act_kind) if act_kind else same
    rows = Reform.objects.filter(same, organ_id=organ_id, source_on__gt=since, source_kind__in=FACTS)
    return rows.exclude(stage="withdrawn").exclude(pk=not_pk).order_by("-source_on", "-pk")


def patterns(actor: Actor) -> QuerySet[Reform]:
    """Return corrections and losses at a unit that had concluded a reform for the same cause before; ``before`` is that one.

    Having studied the typical case of another unit is no first time: only its own case is.
    """
    same = Reform.objects.filter(
        organ_id=OuterRef("organ_id"), cause_top=OuterRef("cause_top"), accepted_on__lt=OuterRef("source_on")
    )
    earlier = same.exclude(source_kind=SourceKind.TYPICAL.value).order_by("-accepted_on", "-pk")
    rows = (
        visible_reforms(actor).filter(source_kind__in=FACTS).exclude(cause_top="").exclude(stage="withdrawn")
    )
    return rows.filter(Exists(earlier)).annotate(before=Subquery(earlier.values("pk")[:1]))


def by_id(ids: Iterable[int]) -> dict[int, Reform]:
    return Reform.objects.in_bulk(list(ids))


# -- the year ----------------------------------------------------------------------------------------------------


def agencies(day: date, region: str) -> QuerySet[Organ]:
    """Return the organs of this place that enforce on a day (各行政执法部门); their parts count with them."""
    rows = Organ.objects.filter(valid_on(day), enforcement=True, region__startswith=region)
    return rows.exclude(kind__in=PARTS).order_by("code")


def held_in(year: int) -> QuerySet[Session]:
    return Session.objects.filter(held_on__gte=date(year, 1, 1), held_on__lte=date(year, 12, 31))


def without_session(year: int, day: date, region: str) -> QuerySet[Organ]:
    """Return the enforcement organs that held no session in a year, each with its last one and a reform now running."""
    mine = Session.objects.filter(organ_id=OuterRef("pk")).order_by("-held_on")
    running = Reform.objects.filter(organ_id=OuterRef("pk"), stage__in=RUNNING).order_by("-pk")
    rows = agencies(day, region).filter(~Exists(held_in(year).filter(organ_id=OuterRef("pk"))))
    return rows.annotate(
        last_held=Subquery(mine.values("held_on")[:1]),
        running_id=Subquery(running.values("pk")[:1]),
        running_number=Subquery(running.values("number")[:1]),
        running_stage=Subquery(running.values("stage")[:1]),
    )


def sessions(organ_ids: Collection[int] | None, first: date, last: date) -> QuerySet[Session]:
    rows = Session.objects.filter(held_on__gte=first, held_on__lte=last)
    return rows if organ_ids is None else rows.filter(organ_id__in=organ_ids)


def years(actor: Actor, today: date) -> list[int]:
    """Return the years since the first reform began, newest first."""
    first = visible_reforms(actor).order_by("opened_on").values_list("opened_on", flat=True).first()
    return list(range(today.year, first.year - 1, -1)) if first else []
