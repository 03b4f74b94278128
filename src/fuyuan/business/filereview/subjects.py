"""What kinds of files are reviewed: one :class:`Subject` each. The machinery of rounds and sheets knows no other difference.

A kind of file is added by a module beside ``reconsideration.py`` that reads the queries of its room and registers a
subject; its sheet is a JSON file of the same name in ``sheets/``. Whoever leads or reads other files than those of the
reconsideration office must also stand in ``common.LEADER`` and ``common.REVIEWERS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from .common import Person


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


@dataclass(frozen=True, slots=True)
class Subject:
    """``closed(first, last)``: the files closed in a span of days, both ends counted. ``people()``: who may review today.
    ``barred(files, people)``: by file, why somebody must keep away. ``findings(file)``: by check. ``url(file)``: its page.
    """

    key: str
    label: str
    closed: Callable[[date, date], Sequence[File]]
    people: Callable[[], Sequence[Person]]
    barred: Callable[[Iterable[int], Iterable[int]], Mapping[int, Mapping[int, str]]]
    findings: Callable[[int], Mapping[str, Found]]
    url: Callable[[int], str]


_subjects: dict[str, Subject] = {}


def register(subject: Subject) -> None:
    _subjects[subject.key] = subject


def subjects() -> list[Subject]:
    return list(_subjects.values())


def subject_of(key: str) -> Subject | None:
    return _subjects.get(key)
