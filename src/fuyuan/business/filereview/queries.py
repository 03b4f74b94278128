"""Reads for other rooms and floors, and what the room's own pages and papers ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Avg, Count, Q, QuerySet, Sum

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for

from .files.state import FileState
from .models import Fault, FileReview, Round
from .scoring import faults, points
from .sheet import Veto


def visible_files(actor: Actor) -> QuerySet[FileReview]:
    """Return the files under review ``actor`` may see, newest first."""
    return policy_for(FileReview).filter(actor, FileReview.objects.all()).order_by("-pk")


def files_of_round(round_id: int) -> QuerySet[FileReview]:
    """Return the files of a round in the order drawn."""
    return FileReview.objects.filter(round_id=round_id).order_by("pk")


@dataclass(frozen=True, slots=True)
class Average:
    """The scores of a unit or a handler: how many files, their mean."""

    name: str
    files: int
    mean: Decimal

    @property
    def said(self) -> str:
        return said(self.mean)


def said(score: Decimal | float | None) -> str:
    """A score to one decimal: 88.5."""
    return "" if score is None else points(round(Decimal(score), 1))


def by_unit(round_id: int) -> list[Average]:
    rows = files_of_round(round_id).filter(concluded_on__isnull=False).order_by().values("unit")
    found = rows.annotate(files=Count("pk"), mean=Avg("score")).order_by("-mean", "unit")
    return [Average(row["unit"], row["files"], Decimal(row["mean"])) for row in found]


def by_handler(round_id: int) -> list[Average]:
    """A file of two handlers counts for both."""
    scores: dict[str, list[Decimal]] = {}
    for row in files_of_round(round_id).filter(concluded_on__isnull=False):
        for person in FileState.model_validate_json(row.state).handlers:
            scores.setdefault(person.name, []).append(row.score or Decimal(0))
    found = [Average(name, len(all_), sum(all_, Decimal(0)) / len(all_)) for name, all_ in scores.items()]
    return sorted(found, key=lambda each: (-each.mean, each.name))


def grades(round_id: int) -> dict[str, int]:
    rows = files_of_round(round_id).filter(concluded_on__isnull=False).order_by().values_list("grade")
    return dict(rows.annotate(n=Count("pk")))


@dataclass(frozen=True, slots=True)
class Frequent:
    """A fault by kind: in how many files, how many points in all, how often as a veto."""

    code: str
    title: str
    files: int
    lost: Decimal
    vetoes: int


def frequent_faults(faults: QuerySet[Fault]) -> list[Frequent]:
    """Return the faults by kind, the most frequent first (one query)."""
    rows = faults.order_by().values("code", "title")
    found = rows.annotate(files=Count("pk"), lost=Sum("deduct"), vetoes=Count("pk", filter=Q(veto=True)))
    return [Frequent(**row) for row in found.order_by("-files", "-lost", "code")]


def faults_of(round_id: int) -> QuerySet[Fault]:
    return Fault.objects.filter(matter_id__in=files_of_round(round_id).values("pk"))


def concluded_between(first: date, last: date, subject: str) -> QuerySet[FileReview]:
    """Return the files of one kind whose score was fixed in a span of days, both ends counted."""
    return FileReview.objects.filter(concluded_on__gte=first, concluded_on__lte=last, subject=subject)


def faults_between(first: date, last: date, subject: str = "") -> QuerySet[Fault]:
    """Return the faults that stand, by the day they were fixed, both ends counted; for 以案促改 and statistics."""
    rows = Fault.objects.filter(found_on__gte=first, found_on__lte=last)
    return rows.filter(subject=subject) if subject else rows


def reviews_of(subject: str, file_id: int, actor: Actor) -> Iterable[FileReview]:
    """Return the reviews of one file that ``actor`` may see."""
    return visible_files(actor).filter(subject=subject, file_id=file_id)


# -- inspections ---------------------------------------------------------------------------------------------------


LONGEST = 1800  # characters in which the reasons of all files are told one by one


@dataclass(frozen=True, slots=True)
class Problem:
    """An item of the sheet by which files of one review lost something, as an inspection takes it over: ``facts`` by file.
    ``kind``: what the sheet says it would be among the problems of supervision, "" where it does not say; ``fails``: 一票否决.
    """

    code: str
    title: str
    kind: str
    articles: str
    fails: bool
    facts: Mapping[str, str]

    @property
    def what(self) -> str:
        """案卷甲：没有复核的记录（第22页）；案卷乙：…"""
        told = "；".join(f"案卷{number}：{why}" for number, why in self.facts.items())
        if len(told) <= LONGEST:
            return told
        first = next(iter(self.facts.values()))
        return f"{len(self.facts)}件案卷有这一问题，例如：{first}。案卷：{'、'.join(self.facts)}"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The review that belongs to an inspection: its round, each file as far as its score is fixed, and the faults that stand."""

    round_id: int
    number: str
    files: tuple[FileReview, ...]
    left: int
    problems: tuple[Problem, ...]


Inspections = Iterable[int] | QuerySet[Any]  # the id of one, or the query that finds it


def _rounds_in(inspections: Inspections) -> QuerySet[Round]:
    return Round.objects.filter(inspection_id__in=inspections).exclude(stage="cancelled").order_by("-pk")


def round_in(inspections: Inspections) -> tuple[int, str] | None:
    """Return id and number of the round that belongs to an inspection (one query)."""
    return _rounds_in(inspections).values_list("pk", "number").first()


def inspection_of(round_id: int) -> int | None:
    """Return the inspection to which a round belongs."""
    return Round.objects.filter(pk=round_id).values_list("inspection_id", flat=True).first()


def reviewed_in(inspections: Inspections) -> Reviewed | None:
    """Return what the review that belongs to an inspection found (two queries, one where there is none)."""
    row = round_in(inspections)
    if row is None:
        return None
    files = tuple(files_of_round(row[0]))
    states = [FileState.model_validate_json(file.state) for file in files if file.concluded_on]
    return Reviewed(*row, files, len(files) - len(states), tuple(_problems(states)))


def _problems(states: Sequence[FileState]) -> Iterator[Problem]:
    """The faults that stand, by item in the order of the sheet: all files of a round were read by the same one."""
    facts: dict[str, dict[str, str]] = {}
    for state in states:
        for mark in faults(state.marks):
            facts.setdefault(mark.code, {})[state.file_number] = f"{mark.reason}（{mark.page}）"
    sheet = states[0].sheet if states else None
    for item in (*sheet.items, *sheet.vetoes) if sheet else ():
        if told := facts.get(item.code):
            yield Problem(item.code, item.title, item.kind, item.articles, isinstance(item, Veto), told)
