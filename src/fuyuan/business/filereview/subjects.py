"""What kinds of files are reviewed: one :class:`Subject` each. The machinery of rounds and sheets knows no other difference.

A kind of file is added by its crew (``crews.py``), a module beside ``reconsideration.py`` that reads the queries of its room and
registers a subject, and a JSON file of the same name in ``sheets/``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fuyuan.matters.record import Fact
from fuyuan.organs.actor import Actor

from .common import Person
from .crews import CREWS, Crew


@dataclass(frozen=True, slots=True)
class File:
    """A closed file. ``strata``: by what the draw may be stratified (the values of ``rounds.records.Stratum``)."""

    pk: int
    number: str
    title: str
    unit_id: int | None
    unit: str
    closed_on: date
    handlers: tuple[Person, ...]
    strata: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """What the system found about one check: in order, at fault, or (None) nothing to be checked; with its evidence."""

    sound: bool | None
    words: str
    url: str = ""


class Inspected(Fact):
    """The inspection of one unit to which a round belongs: only that unit's files are candidates."""

    pk: int
    number: str
    unit_id: int
    unit: str


def no_inspection(pk: int) -> Inspected | None:
    return None


@dataclass(frozen=True, slots=True)
class Subject:
    """``closed(first, last)``: the files closed in a span of days, both ends counted. ``people()``: who may review today.
    ``barred(files, people)``: by file, why somebody must keep away. ``findings(file)``: by check. ``url(file, actor)``: its page, "" where
    the actor may not open it.
    ``issuer(day)``: whose papers they are. ``inspected(pk)``: the inspection, where files are reviewed in one.
    """

    key: str
    label: str
    closed: Callable[[date, date], Sequence[File]]
    people: Callable[[], Sequence[Person]]
    barred: Callable[[Iterable[int], Iterable[int]], Mapping[int, Mapping[int, str]]]
    findings: Callable[[int], Mapping[str, Found]]
    url: Callable[[int, Actor], str]
    issuer: Callable[[date], str]
    inspected: Callable[[int], Inspected | None] = no_inspection

    @property
    def crew(self) -> Crew:
        return CREWS[self.key]


_subjects: dict[str, Subject] = {}


def register(subject: Subject) -> None:
    _subjects[subject.key] = subject


def subjects() -> list[Subject]:
    return list(_subjects.values())


def led(actor: Actor) -> list[Subject]:
    """Return the kinds of files whose rounds ``actor`` leads."""
    return [each for each in subjects() if each.crew.lead is actor.post]


def known_to(actor: Actor) -> list[Subject]:
    """Return the kinds of files ``actor`` reads or answers for."""
    return [
        each
        for each in subjects()
        if actor.post in each.crew.reads or (each.crew.unit and actor.is_respondent)
    ]


def subject_of(key: str) -> Subject | None:
    return _subjects.get(key)
