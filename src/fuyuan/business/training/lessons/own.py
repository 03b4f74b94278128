"""Lessons of somebody who is signed in: proved once who he or she is in the register, then without code, on any device.

How far somebody is hangs on the person, so it is the same whether one comes in with the code or from the desk.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from fuyuan.business.training.bureau import bureau_id
from fuyuan.business.training.models import Learner, Lesson, Officer, OwnEntry
from fuyuan.business.training.sessions.signing import SignInRefused, officer_of
from fuyuan.matters import clock
from fuyuan.organs.actor import Actor


@dataclass(frozen=True, slots=True)
class OwnLesson:
    """A lesson and how far its reader is; ``learner`` None: not begun."""

    lesson: Lesson
    learner: Learner | None


def officer_for(actor: Actor) -> Officer | None:
    """Return the entry in service of who is signed in, None before it was proved or when there is none any more."""
    found = OwnEntry.objects.filter(account_id=actor.person_id or 0).values("person_id")
    return Officer.objects.filter(person_id__in=found, closed_on=None).order_by("-pk").first()


def prove(actor: Actor, tail: str) -> Officer:
    """Bind the account to the one person of its name with this end of the number. Raises SignInRefused."""
    officer = officer_of(actor.name, tail)
    try:
        with transaction.atomic():
            OwnEntry.objects.update_or_create(
                account_id=actor.person_id or 0, defaults={"person_id": officer.person_id, "at": clock.now()}
            )
    except IntegrityError:
        raise SignInRefused("名册里的这个人已经由另一个账号确认，请与系统管理员联系") from None
    return officer


def open_to(officer: Officer) -> QuerySet[Lesson]:
    """What can be learnt today without a code: the bureau's, one's own unit's, and what one has begun."""
    begun = Learner.objects.filter(person_id=officer.person_id).values("matter_id")
    known = Q(organ_id__in=[officer.organ_id, bureau_id()]) | Q(pk__in=begun)
    return Lesson.objects.filter(known, stage="open", until__gte=clock.today())


def to_learn(officer: Officer) -> list[OwnLesson]:
    """Return the lessons of today, those that end first on top (two queries)."""
    lessons = list(open_to(officer).order_by("until", "pk"))
    begun = Learner.objects.filter(person_id=officer.person_id, matter_id__in=[each.pk for each in lessons])
    known = {row.matter_id: row for row in begun}
    return [OwnLesson(each, known.get(each.pk)) for each in lessons]


def learnt(officer: Officer, most: int = 50) -> QuerySet[Learner]:
    """Return what was finished, the newest first."""
    rows = Learner.objects.filter(person_id=officer.person_id).exclude(finished_at=None)
    return rows.order_by("-finished_at", "-pk")[:most]
