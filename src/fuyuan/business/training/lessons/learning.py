"""Learning: coming in with the lesson's code, page after page by the server's clock, the questions, who has finished."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction

from fuyuan.business.training.bank.state import QuestionState
from fuyuan.business.training.exams.sitting import fingerprint
from fuyuan.business.training.models import Learner, Lesson, Officer, Question
from fuyuan.matters import clock
from fuyuan.matters.models import AttachmentUse
from fuyuan.organs.sealed_ids import letters_of, spoken_code

from .life import Item, LessonState, Quiz

MINUTE = timedelta(minutes=1)


class TooSoon(ValueError):
    """The page was not open long enough. ``seconds``: how long still."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"本页还要学习 {-(-seconds // 60)} 分钟，以服务器的时钟为准，到时间再翻页")


def lesson_code(lesson_id: int) -> str:
    return spoken_code("lesson", lesson_id)


def lesson_of_code(code: str) -> Lesson | None:
    """Return the lesson of this code that can be learnt today."""
    rows = Lesson.objects.filter(stage="open", until__gte=clock.today())
    asked = letters_of(code)
    found = [
        pk
        for pk in rows.values_list("pk", flat=True)
        if hmac.compare_digest(letters_of(lesson_code(pk)), asked)
    ]
    return Lesson.objects.get(pk=found[0]) if found else None


def state_of(row: Lesson) -> LessonState:
    return LessonState.model_validate_json(row.state)


def enter(lesson: Lesson, officer: Officer) -> tuple[Learner, str]:
    """Let somebody in, or back in where he left off; return the row and the secret of this device."""
    secret = secrets.token_urlsafe(24)
    row, _ = Learner.objects.get_or_create(
        matter_id=lesson.pk, person_id=officer.person_id,
        defaults={"officer_id": officer.pk, "name": officer.title, "unit": officer.unit_name, "started_at": clock.now()},
    )  # fmt: skip
    row.device = fingerprint(secret)
    row.save(update_fields=["device"])
    return row, secret


def learner_of(pk: int, secret: str) -> Learner | None:
    """Return the learner of this device whose lesson can still be learnt."""
    row = Learner.objects.filter(pk=pk).first()
    return row if row and hmac.compare_digest(row.device, fingerprint(secret)) else None


def open_page(row: Learner) -> None:
    """Start the time of the next page when it is first shown."""
    if row.opened_at is None:
        row.opened_at = clock.now()
        row.save(update_fields=["opened_at"])


def files_of(row: Learner, state: LessonState) -> list[AttachmentUse]:
    """Return the files of the lesson as its text names them now, in their order."""
    names = [each.sha256 for each in state.told.files]
    if not names:
        return []
    uses = AttachmentUse.objects.filter(matter_id=row.matter_id, attachment__sha256__in=names)
    known = {use.attachment.sha256: use for use in uses.select_related("attachment").order_by("pk")}
    return [known[name] for name in dict.fromkeys(names) if name in known]


def turn(pk: int, number: int) -> Learner:
    """Note that a page is read, once its minutes are over. Raises TooSoon; a page read before changes nothing."""
    with transaction.atomic():
        row = Learner.objects.select_for_update().get(pk=pk)
        if number != row.page + 1:
            return row
        state = state_of(Lesson.objects.get(pk=row.matter_id))
        if left := seconds_left(row, state):
            raise TooSoon(left)
        row.page, row.opened_at = number, None
        if number == len(state.told.pages) and not state.quiz.items:
            row.finished_at = clock.now()
        row.save(update_fields=["page", "opened_at", "finished_at"])
    return row


def seconds_left(row: Learner, state: LessonState) -> int:
    """Return how many seconds the next page must still be open."""
    wanted = MINUTE * state.told.pages[row.page].minutes
    since = clock.now() - row.opened_at if row.opened_at else timedelta()
    return max(0, int((wanted - since).total_seconds()))


def answer(pk: int, answers: Mapping[int, Sequence[int]]) -> Learner:
    """Mark the questions, counted from 0; enough right ones finish the lesson. Everybody may try again."""
    with transaction.atomic():
        row = Learner.objects.select_for_update().get(pk=pk)
        state = state_of(Lesson.objects.get(pk=row.matter_id))
        if row.finished_at is not None or row.page < len(state.told.pages):
            return row
        row.tries = min(row.tries + 1, 30_000)
        row.right = sum(
            tuple(sorted(answers.get(at, ()))) == each.right for at, each in enumerate(state.quiz.items)
        )
        if row.right >= state.told.pass_count:
            row.finished_at = clock.now()
        row.save(update_fields=["tries", "right", "finished_at"])
    return row


# -- what the guards ask -------------------------------------------------------------------------------------------


def in_use(numbers: Sequence[str]) -> dict[str, Question]:
    rows = Question.objects.filter(number__in=[each.strip() for each in numbers], stage="in_use")
    return {row.number: row for row in rows}


def unknown_questions(numbers: Sequence[str]) -> tuple[str, ...]:
    known = in_use(numbers)
    return tuple(each for each in numbers if each.strip() not in known)


def quiz_of(numbers: Sequence[str]) -> Quiz:
    """Return the questions in their wording of now, in the order of the lesson."""
    known = in_use(numbers)
    return Quiz(items=tuple(_item(known[each.strip()]) for each in numbers))


def _item(row: Question) -> Item:
    written = QuestionState.model_validate_json(row.state).written
    return Item(
        kind=written.kind.value, stem=written.stem, choices=written.choices, right=written.right,
        explanation=written.explanation,
    )  # fmt: skip


def finished_lines(number: str) -> list[dict[str, Any]]:
    """Return who finished the lesson of this number, in the order of finishing."""
    lesson = Lesson.objects.filter(number=number).values("pk")
    rows = (
        Learner.objects.filter(matter_id__in=lesson).exclude(finished_at=None).order_by("finished_at", "pk")
    )
    return [
        {"officer_id": row.officer_id, "person_id": row.person_id, "name": row.name, "unit": row.unit}
        for row in rows
    ]
