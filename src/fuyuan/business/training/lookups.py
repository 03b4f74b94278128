"""What the guards may know beside the state: looked up here, handed over as plain facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Q, Sum

from fuyuan.matters import clock
from fuyuan.matters.lookups import Lookups
from fuyuan.matters.models import Matter
from fuyuan.matters.registry import FactsFor
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.models.organ import valid_on

from . import year
from .bank.steps import fingerprint
from .bureau import bureau_id
from .exams.correcting import remarked
from .exams.follow import closing_of, finished, still_writing
from .exams.pool import Draft, eligible, exam_numbered, result_in
from .exams.sealing import digest_now
from .lessons.learning import finished_lines, quiz_of, unknown_questions
from .models import (
    Attendance,
    Certificate,
    Credit,
    Exam,
    ExamItem,
    Mentoring,
    Officer,
    Person,
    Power,
    Question,
    Session,
    Sitting,
)
from .numbers import days_now
from .officers.state import OfficerState
from .queries import certified_on


def officer_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    return officers_together([record])(state, step, record, actor)


def officers_together(records: Sequence[Any]) -> FactsFor:
    """The same for many entries at once: organs, powers, persons and who is registered are each read once."""
    people = {record.person_id for record in records if hasattr(record, "person_id")}
    once = Lookups(
        organs=lambda: {organ.pk: organ for organ in Organ.objects.filter(valid_on(clock.today()))},
        powers=power_names,
        born=lambda: dict(Person.objects.filter(pk__in=people).values_list("pk", "born_on")),
        serving=lambda: serving(people),
    )

    def facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
        person = getattr(record, "person_id", None)
        return Lookups(
            organs=lambda: once["organs"],
            powers=lambda: once["powers"],
            born_on=lambda: once["born"][person],
            registered=lambda: once["serving"].get(person, ""),
        )

    return facts


def serving(people: set[int]) -> dict[int, str]:
    """Return where persons stand in the register now: 单位 编号."""
    rows = Officer.objects.filter(person_id__in=people, closed_on=None)
    return {
        row.person_id: f"{row.unit_name} {row.number}"
        for row in rows.only("person_id", "unit_name", "number")
    }


def found_officers(said: str) -> list[Officer]:
    """Return who is meant by a name or a number: everybody of that name who is in service."""
    text = said.strip()
    rows = Officer.objects.filter(Q(number=text) | Q(title=text), closed_on=None)
    return list(rows.order_by("pk")[:20])


def session_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    number = state.number if state is not None else ""
    return Lookups(
        minutes=lambda: days_now()["minutes"],
        report_days=lambda: days_now()["report_days"],
        approve_days=lambda: days_now()["approve_days"],
        office_id=bureau_id,
        powers=power_names,
        found=lambda: found_officers(record.officer),
        signed=lambda: signed_in(number),
    )


def question_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    def twin() -> str:
        rows = Question.objects.filter(fingerprint=fingerprint(record), closed_on=None)
        others = rows.exclude(number=state.number) if state is not None else rows
        return others.values_list("number", flat=True).first() or ""

    return Lookups(days=lambda: days_now()["question_days"], twin=twin)


def head_of(matter_id: int) -> str:
    return Matter.objects.values_list("head", flat=True).get(pk=matter_id)


def exam_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    """Each is looked up only when a guard asks for it: a digest of all answers is not taken for nothing."""
    facts: Lookups
    draft = Draft(state.plan, clock.today()) if state is not None else None

    def exam_id() -> int:
        return Exam.objects.values_list("pk", flat=True).get(number=state.number)

    facts = Lookups(
        now=clock.now,
        pass_mark=lambda: days_now()["pass_mark"],
        confirm_days=lambda: days_now()["confirm_days"],
        first_exam=lambda: exam_numbered(record.makeup_of),
        pool=lambda: draft.pool if draft else [],
        candidates=lambda: draft.candidates if draft else [],
        drawing=lambda: draft.drawing(head_of(exam_id())) if draft else None,
        eligible=lambda: eligible(state.plan),
        found=lambda: found_officers(record.officer),
        sits=lambda: Sitting.objects.filter(
            matter_id=exam_id(), person_id=facts["found"][0].person_id
        ).exists(),
        writing=lambda: still_writing(exam_id()),
        finished=lambda: finished(exam_id()),
        closing=lambda: closing_of(exam_id(), state, facts["finished"]),
        digest=lambda: digest_now(exam_id()),
        sitting=lambda: Sitting.objects.filter(matter_id=exam_id(), seat=record.seat).first(),
        stem=lambda: stem_of(exam_id(), record.item),
        remarked=lambda: remarked(exam_id(), state, record.item),
    )
    return facts


def stem_of(exam_id: int, item: int) -> str:
    """Return what a question of an exam asks, "" where it has none of this id."""
    return ExamItem.objects.filter(matter_id=exam_id, pk=item).values_list("stem", flat=True).first() or ""


def power_names() -> frozenset[str]:
    return frozenset(Power.objects.filter(in_force=True).values_list("name", flat=True))


def signed_in(number: str) -> dict[int, Attendance]:
    """Return who signed in to the session of this number, by person, in the order of signing in."""
    session = Session.objects.filter(number=number).values("pk")
    return {row.person_id: row for row in Attendance.objects.filter(matter_id__in=session).order_by("pk")}


def certificate_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    """Each is looked up only when a guard asks for it."""
    facts: Lookups

    def officer() -> OfficerState:
        return OfficerState.model_validate_json(facts["found"][0].state)

    def running() -> str:
        open_ones = Certificate.objects.filter(person_id=facts["officer"].person_id, closed_on=None)
        return open_ones.values_list("number", flat=True).first() or ""

    facts = Lookups(
        days=days_now,
        office_id=bureau_id,
        found=lambda: found_officers(record.officer),
        officer=officer,
        running=running,
        pass_mark=lambda: str(days_now()["pass_mark"]),
        hours_by_subject=lambda: hours_by_subject(state.person_id),
        card_holder=lambda: card_holder(record.card_number, state.person_id if state else None),
        hours_in_year=lambda: year.hours_of(state.person_id, record.year),
        target=year.target_now,
        result=lambda: result_in(state.person_id, record.year) if record else None,
        next_result=lambda: result_in(state.person_id, min(state.next_year or 0, clock.today().year)),
    )
    return facts


def hours_by_subject(person_id: int) -> dict[str, Decimal]:
    """Return the hours approved for a person in the year up to today, by subject."""
    since = clock.today() - timedelta(days=365)
    rows = Credit.objects.filter(person_id=person_id, on__gt=since).order_by()
    sums = dict(rows.values_list("subject").annotate(sum=Sum("hours")))
    return {subject: sums.get(subject, Decimal(0)) for subject in ("common", "special", "skill")}


def card_holder(card_number: str, person_id: int | None) -> str:
    """Return who else holds a card of this number, "" when nobody does."""
    row = Certificate.objects.filter(card_number=card_number).exclude(person_id=person_id or 0).first()
    return f"{row.unit_name}{row.title}" if row else ""


def mentoring_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    facts: Lookups

    def running() -> str:
        rows = Mentoring.objects.filter(newcomer_id=facts["newcomers"][0].person_id, closed_on=None)
        return rows.values_list("number", flat=True).first() or ""

    facts = Lookups(
        mentors=lambda: found_officers(record.mentor),
        newcomers=lambda: found_officers(record.newcomer),
        certified=lambda: certified_on(facts["mentors"][0].person_id, clock.today()),
        running=running,
        office_id=bureau_id,
        mentor_hours=lambda: Decimal(days_now()["mentor_hours"]),
        newcomer_hours=lambda: Decimal(days_now()["newcomer_hours"]),
        approve_days=lambda: days_now()["approve_days"],
    )
    return facts


def lesson_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    told = record if hasattr(record, "questions") else state.told if state is not None else None
    return Lookups(
        minutes=lambda: days_now()["minutes"],
        report_days=lambda: days_now()["report_days"],
        approve_days=lambda: days_now()["approve_days"],
        office_id=bureau_id,
        unknown=lambda: unknown_questions(told.questions) if told else (),
        quiz=lambda: quiz_of(state.told.questions),
        finished=lambda: finished_lines(state.number),
    )
