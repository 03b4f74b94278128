"""Sitting an exam: coming in, answering, going on after a cut, changing the device, handing in. Only the server's clock counts."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from fuyuan.business.training.models import Answer, Exam, Person, Sitting
from fuyuan.business.training.numbers import grace_now
from fuyuan.business.training.sessions.signing import TAIL
from fuyuan.matters import clock
from fuyuan.organs.sealed import blind_index
from fuyuan.organs.sealed_ids import letters_of, spoken_code
from fuyuan.prepared import Prepared

from . import paper
from .records import Purpose
from .sealing import items_of, settle
from .state import ExamState

SHOWN_DAYS = 60  # after the exam, one may look at one's result with its code


class SittingRefused(ValueError):
    """Why somebody cannot go on, in words for the person."""


@dataclass(frozen=True, slots=True)
class Hall:
    """An exam as those who sit see it."""

    row: Exam
    state: ExamState

    @classmethod
    def of(cls, row: Exam) -> Hall:
        return cls(row, ExamState.model_validate_json(row.state))

    @property
    def results_open(self) -> bool:
        """Answers and explanations are shown when nobody sits any more; of a practice at once."""
        return self.state.stage in ("closed", "confirmed") or self.state.plan.purpose is Purpose.PRACTICE


def exam_code(exam_id: int) -> str:
    """Return the code on the wall, for example KDME-7QRT."""
    return spoken_code("exam", exam_id)


def hall_of_code(code: str) -> Hall | None:
    """Return the exam with this code: drawn, running, or over not long ago."""
    asked = letters_of(code)
    since = clock.today() - timedelta(days=SHOWN_DAYS)
    rows = Exam.objects.filter(stage__in=("drawn", "open", "closed", "confirmed"), on__gte=since)
    found = [pk for pk in rows.values_list("pk", flat=True) if hmac.compare_digest(_letters(pk), asked)]
    return Hall.of(Exam.objects.get(pk=found[0])) if found else None


def _letters(exam_id: int) -> str:
    return letters_of(exam_code(exam_id))


def seat_code(row: Sitting) -> str:
    """Return the six digits on the invigilator's list. A change of device uses one up: the next is another."""
    return f"{int(blind_index(f'seat:{row.pk}:{row.devices}')[:12], 16) % 1_000_000:06d}"


# -- coming in ---------------------------------------------------------------------------------------------------------


def enter(hall: Hall, name: str, tail: str, code: str) -> tuple[Sitting, str]:
    """Let somebody in, or back in; return the sitting and the secret of this device. Raises SittingRefused."""
    with transaction.atomic():
        row = _identified(hall, name.strip(), tail.strip().upper(), code.strip())
        if row.ended_at is None:
            _admit(hall, row, by_code=_is_code(row, code.strip()))
        secret = secrets.token_urlsafe(24)
        row.device = fingerprint(secret)
        row.save(update_fields=["device", "devices", "started_at", "deadline", "paper"])
    return row, secret


def fingerprint(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _is_code(row: Sitting, code: str) -> bool:
    return bool(code) and hmac.compare_digest(seat_code(row), code)


def _identified(hall: Hall, name: str, tail: str, code: str) -> Sitting:
    """The candidate of this name with this end of the identity number, or whom the invigilator gave the seat code."""
    rows = list(Sitting.objects.select_for_update().filter(matter_id=hall.row.pk, name=name))
    people = Person.objects.in_bulk([row.person_id for row in rows])
    mine = [row for row in rows if _is_code(row, code)] or [
        row for row in rows if len(tail) == TAIL and people[row.person_id].number.endswith(tail)
    ]
    if len(mine) != 1:
        raise SittingRefused(
            f"姓名和身份证号码后{TAIL}位、座位码对不上，或者不在这场考试的考生名单里，请核对；仍然不行的请找监考人"
        )
    return mine[0]


def _admit(hall: Hall, row: Sitting, *, by_code: bool) -> None:
    """Begin, or go on at another device with the seat code."""
    state, now = hall.state, clock.now()
    if state.stage == "drawn":
        raise SittingRefused(f"还没有开考，开考时间是 {state.plan.on} {state.plan.begins:%H:%M}")
    if state.stage != "open":
        raise SittingRefused("考试已经结束，您没有参加这场考试，请向司法局询问补考")
    if row.started_at is None:
        if state.enter_until and now > state.enter_until:
            raise SittingRefused(f"{state.enter_until:%H:%M} 以后不能入场，请找监考人")
        begin(hall, row, now)
    elif not by_code:
        raise SittingRefused("您已经在另一台设备或者另一个窗口入场。换到这里作答，请向监考人要座位码")
    else:
        row.devices += 1


def begin(hall: Hall, row: Sitting, now: datetime) -> None:
    """The person's time starts, and the paper is drawn."""
    plan, drawing = hall.state.plan, hall.state.drawing
    assert drawing
    row.started_at, row.deadline = now, now + timedelta(minutes=plan.minutes)
    counts = [part.count for part in plan.parts]
    slots = paper.drawn(counts, list(items_of(hall.row.pk).values()), drawing.seed, row.person_id)
    row.paper = [[slot.item.id, list(slot.order)] for slot in slots]


# -- going on ----------------------------------------------------------------------------------------------------------


_by_id = Prepared(
    lambda pk: Sitting.objects.filter(pk=pk), -(2**40)
)  # asked at every answer; no sitting has this number


def sitting_of(pk: int, secret: str) -> Sitting | None:
    """Return the sitting of this device; None when another device has taken over, or there never was one."""
    row = next(iter(_by_id(pk)), None)
    return row if row and hmac.compare_digest(row.device, fingerprint(secret)) else None


def answers_of(row: Sitting) -> dict[int, str]:
    """Return by question what was chosen last."""
    rows = Answer.objects.filter(sitting_id=row.pk).order_by("pk")
    return dict(rows.values_list("item_id", "chosen"))


def time_is_up(row: Sitting) -> bool:
    return row.deadline is not None and clock.now() > row.deadline + grace_now()


def hand_in(pk: int, *, time_up: bool = False) -> None:
    """End a sitting once, mark it and take the digest of its answers; later calls change nothing."""
    with transaction.atomic():
        row = Sitting.objects.select_for_update().get(pk=pk)
        if row.ended_at is not None:
            return
        row.ended_at = row.deadline if time_up else clock.now()
        row.ended = Sitting.Ended.TIME_UP if time_up else Sitting.Ended.HANDED_IN
        settle(row, list(Answer.objects.filter(sitting_id=pk).order_by("pk")), items_of(row.matter_id))
        row.save(update_fields=["ended_at", "ended", "marks", "score", "digest"])
