"""What the guards may know beside the state: looked up when a guard asks, handed over as plain facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from fuyuan.matters import clock
from fuyuan.matters.lookups import Lookups
from fuyuan.matters.models import EventRow
from fuyuan.organs.actor import Actor

from .common import Person
from .models import FileReview, Round
from .numbers import limits_now
from .queries import round_in
from .sheets_known import sheet_in_force
from .subjects import File, Inspected, led, subject_of


def round_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    subject = state.plan.subject if state else getattr(record, "subject", "")
    finders: dict[str, Callable[[], Any]] = {
        "limits": limits_now,
        "sheet": lambda: sheet_in_force(subject, clock.today()),
        "subjects": lambda: [each.key for each in led(actor)],
        "people": lambda: people_of(subject) if subject else people_led(actor),
        "inspected": lambda: inspected_of(subject, record.inspection_id), "earlier": lambda: round_in([record.inspection_id]),
        "closed": lambda: cache(closed_of), "barred": lambda: cache(barred_of),
    }  # fmt: skip
    if state is not None:
        finders |= {"seed": lambda: seed_of(state.number), "unscored": lambda: unscored(state.number)}
    return Lookups(**finders)


def file_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    subject = state.subject if state else getattr(record, "subject", "")
    finders: dict[str, Callable[[], Any]] = {
        "people": lambda: people_of(subject),
        "barred": lambda: barred_of,
    }
    if step == "assign":
        finders["organ_id"] = lambda: organ_of(record.round_id)
    return Lookups(**finders)


def people_of(key: str) -> Sequence[Person]:
    """Return who may review files of a kind today."""
    subject = subject_of(key)
    return subject.people() if subject else ()


def people_led(actor: Actor) -> Sequence[Person]:
    """Return who may review today what this actor leads, before a kind of file is chosen."""
    return list({each.person_id: each for subject in led(actor) for each in subject.people()}.values())


def inspected_of(key: str, pk: int) -> Inspected | None:
    subject = subject_of(key)
    return subject.inspected(pk) if subject else None


def closed_of(key: str, first: date, last: date) -> Sequence[File]:
    subject = subject_of(key)
    return subject.closed(first, last) if subject else ()


def barred_of(key: str, files: Iterable[int], people: Iterable[int]) -> Mapping[int, Mapping[int, str]]:
    subject = subject_of(key)
    return subject.barred(files, people) if subject else {}


def seed_of(number: str) -> str:
    """Return the hash of the event with which the round was planned."""
    rows = EventRow.objects.filter(matter_id__in=Round.objects.filter(number=number).values("pk"), seq=1)
    return str(rows.values_list("hash", flat=True)[0])


def unscored(number: str) -> int:
    return FileReview.objects.filter(round_number=number, concluded_on=None).count()


def organ_of(round_id: int) -> int | None:
    return Round.objects.values_list("organ_id", flat=True).get(pk=round_id)
