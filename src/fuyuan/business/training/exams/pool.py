"""What an exam is drawn from: the questions of each part, and who sits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q, QuerySet

from fuyuan.business.training.bank.desk import overtaken
from fuyuan.business.training.bank.state import QuestionState
from fuyuan.business.training.models import Certificate, Exam, ExamItem, Officer, Question, Sitting
from fuyuan.matters.chain import canonical, sm3

from .records import Part, Planned, Purpose
from .state import Drawing, ExamState


def usable(part: Part, day: date) -> QuerySet[Question]:
    """Questions of a part: in use, and the law still says what they rest on."""
    rows = Question.objects.filter(stage="in_use", kind=part.kind.value).exclude(overtaken(day))
    return (rows.filter(area__in=part.areas) if part.areas else rows).order_by("pk")


def exam_numbered(number: str) -> ExamState | None:
    """Return the confirmed exam of this number."""
    row = Exam.objects.filter(number=number.strip(), stage="confirmed").first()
    return ExamState.model_validate_json(row.state) if row else None


def eligible(plan: Planned) -> list[Sitting]:
    """Return who may sit, as unsaved rows without a seat, by unit: whose application waits for the exam, whose card waits for
    the year's review, or for a practice everybody in service."""
    if plan.purpose is Purpose.PRACTICE:
        serving = Officer.objects.filter(closed_on=None).exclude(kind="reviewer")
        return [_sitting(row, row.pk, None) for row in serving.order_by("unit_name", "pk")]
    rows, out = Certificate.objects.filter(stage="exam"), set[int]()
    if plan.purpose is Purpose.ANNUAL:
        year = plan.year or plan.on.year
        due = Q(reviewed_year=None) | Q(reviewed_year__lt=year)
        rows = Certificate.objects.filter(
            due, stage__in=("valid", "suspended"), issued_on__lt=date(year, 1, 1)
        )
        out = {row.person_id for row in passing(Exam.objects.filter(purpose=Purpose.ANNUAL.value, year=year))}
    if plan.makeup_of:
        first = Exam.objects.filter(number=plan.makeup_of.strip())
        rows = rows.filter(
            person_id__in=Sitting.objects.filter(matter_id__in=first.values("pk")).values("person_id")
        )
        out |= {row.person_id for row in passing(first)}
    return [
        _sitting(row, row.officer_id, row.pk)
        for row in rows.order_by("unit_name", "pk")
        if row.person_id not in out
    ]


def passing(exams: QuerySet[Exam]) -> list[Sitting]:
    """Return the sittings of confirmed exams that reached the mark."""
    return [
        row
        for pk, mark in exams.filter(stage="confirmed").values_list("pk", "pass_mark")
        for row in Sitting.objects.filter(matter_id=pk, score__gte=mark)
    ]


def result_in(person_id: int, year: int) -> tuple[ExamState, int] | None:
    """Return the last confirmed annual exam of a year in which a person sat, with the score."""
    exams = Exam.objects.filter(purpose=Purpose.ANNUAL.value, year=year, stage="confirmed").order_by(
        "-on", "-pk"
    )
    for row in exams:
        score = (
            Sitting.objects.filter(matter_id=row.pk, person_id=person_id)
            .values_list("score", flat=True)
            .first()
        )
        if score is not None:
            return ExamState.model_validate_json(row.state), score
    return None


def _sitting(row: Officer | Certificate, officer_id: int, certificate_id: int | None) -> Sitting:
    return Sitting(
        officer_id=officer_id, person_id=row.person_id, certificate_id=certificate_id, name=row.title, unit=row.unit_name,
        organ_id=row.organ_id or 0,
    )  # fmt: skip


@dataclass(frozen=True)
class Draft:
    """The papers of an exam before they are written down. Asked twice in one transaction it is the same."""

    plan: Planned
    day: date

    @cached_property
    def pool(self) -> list[list[Question]]:
        return [list(usable(part, self.day)) for part in self.plan.parts]

    @cached_property
    def candidates(self) -> list[Sitting]:
        rows = eligible(self.plan)
        for seat, row in enumerate(rows, 1):
            row.seat = seat
        return rows

    @cached_property
    def items(self) -> list[ExamItem]:
        pairs = zip(self.plan.parts, self.pool, strict=True)
        return [_item(row, at, part) for at, (part, rows) in enumerate(pairs) for row in rows]

    def drawing(self, seed: str) -> Drawing:
        """``seed``: the hash of the last event before, fixed before anybody could know what it draws; nobody can try another."""
        return Drawing(
            on=self.day, seed=seed, digest=digest_of(self.items, self.candidates), items=len(self.items),
            people=len(self.candidates),
        )  # fmt: skip


def _item(row: Question, at: int, part: Part) -> ExamItem:
    state = QuestionState.model_validate_json(row.state)
    written = state.written
    return ExamItem(
        question_id=row.pk, edition=state.edition, part=at, kind=written.kind.value, stem=written.stem, choices=list(written.choices),
        right=list(written.right), points=part.points, basis=written.basis, explanation=written.explanation,
    )  # fmt: skip


def digest_of(items: Sequence[ExamItem], people: Sequence[Sitting]) -> str:
    """Return the SM3 digest of the pool and of those who sit, in the order in which they were written down."""
    told = [
        [
            [
                each.part,
                each.question_id,
                each.edition,
                each.kind,
                each.stem,
                each.choices,
                each.right,
                each.points,
            ]
            for each in items
        ],
        [[each.seat, each.person_id, each.certificate_id] for each in people],
    ]
    return sm3(canonical(told).encode())
