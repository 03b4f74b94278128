"""Signing in: a code on the screen in the room that changes every two minutes, a name, the end of the identity number.

The rotating code is the place: a photograph of it sent to somebody who is not there is worth nothing a few minutes later.
The window is the session's own, by the server's clock. One row for each person, outside the chain of events: what counts
is the organiser's report, which takes the rows over.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from fuyuan.business.training.models import Attendance, Officer, Person, Session
from fuyuan.clock import moment
from fuyuan.matters import clock
from fuyuan.matters.procedure import Refusal
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import StepRefused
from fuyuan.organs.sealed import blind_index

from .state import SessionState

TURN = 120  # seconds a code is shown; it is taken for one turn longer, so that nobody types it in vain
TAIL = 6  # characters of the identity number that are asked for


class SignInRefused(ValueError):
    """Why somebody was not signed in, in words for the person."""


@dataclass(frozen=True, slots=True)
class Signed:
    name: str
    unit: str
    at: datetime


def code_now(session_id: int, back: int = 0) -> str:
    """Return the six digits on the screen now, or ``back`` turns ago."""
    turn = int(clock.now().timestamp()) // TURN - back
    return f"{int(blind_index(f'place:{session_id}:{turn}')[:12], 16) % 1_000_000:06d}"


def window(session: Session) -> tuple[datetime, datetime]:
    """Return from when until when one may sign in."""
    plan = SessionState.model_validate_json(session.state).plan
    begins = moment(datetime.combine(session.on, session.begins))
    return begins - timedelta(minutes=plan.sign_before), begins + timedelta(minutes=plan.sign_after)


def refused_now(session: Session) -> str:
    """Return why nobody can sign in now, "" when one can."""
    if session.stage != "planned":
        return "这次培训已经结束或者取消，不能签到"
    first, last = window(session)
    hours = f"签到时间是 {first.month}月{first.day}日 {first:%H:%M} 至 {last:%H:%M}"
    if clock.now() < first:
        return f"{hours}，还没有开始"
    return f"{hours}，已经结束；确实到场的请找举办单位补登" if clock.now() > last else ""


def sign_in(session: Session, code: str, name: str, tail: str) -> Signed:
    """Sign somebody in. Raises SignInRefused; the caller throttles."""
    if told := refused_now(session):
        raise SignInRefused(told)
    if not any(hmac.compare_digest(code_now(session.pk, back), code.strip()) for back in (0, 1)):
        raise SignInRefused("签到码不对或者已经更换，请看会场屏幕上现在的签到码")
    officer = officer_of(name, tail)
    if told := overlapping(session, officer.person_id):
        raise SignInRefused(told)
    row = note(session.pk, officer, "qr")
    return Signed(officer.title, officer.unit_name, row.at)


def officer_of(name: str, tail: str) -> Officer:
    """Return the one person in service with this name and this end of the number. Raises SignInRefused."""
    name, tail = name.strip(), tail.strip().upper()
    serving = {
        row.person_id: row for row in Officer.objects.filter(title=name, closed_on=None).order_by("pk")
    }
    people = Person.objects.filter(pk__in=serving) if len(tail) == TAIL else ()
    found = [serving[person.pk] for person in people if person.number.endswith(tail)]
    if len(found) != 1:
        raise SignInRefused(
            f"姓名和身份证号码后{TAIL}位对不上，或者不在执法人员名册里，请核对；仍然不行的请找举办单位补登"
        )
    return found[0]


def overlapping(session: Session, person_id: int) -> str:
    """Say in which other session at the same time the person is signed in, "" when in none."""
    others = Session.objects.filter(on=session.on, begins__lt=session.ends, ends__gt=session.begins)
    mine = Attendance.objects.filter(person_id=person_id).exclude(matter_id=session.pk).values("matter_id")
    row = others.exclude(stage="cancelled").filter(pk__in=mine).first()
    return f"您同一时间已经在“{row.title}”签到，不能重复参加" if row else ""


def note(session_id: int, officer: Officer, way: str) -> Attendance:
    """Write the row; a second sign-in is refused by the table itself, whoever comes at the same moment."""
    try:
        with transaction.atomic():
            return Attendance.objects.create(
                matter_id=session_id, officer_id=officer.pk, person_id=officer.person_id, name=officer.title,
                unit=officer.unit_name, at=clock.now(), way=way,
            )  # fmt: skip
    except IntegrityError:
        row = Attendance.objects.get(matter_id=session_id, person_id=officer.person_id)
        at = row.at.astimezone(clock.now().tzinfo)
        raise SignInRefused(f"您已经在 {at:%H:%M} 签到，不用再签") from None


def added_by_hand(outcome: Outcome) -> None:
    """Subscriber of 补登出席. Who signed in at this very moment is refused like anybody who had before."""
    officer = Officer.objects.get(pk=int(outcome.event.stamped["officer"]))
    try:
        note(outcome.matter_id, officer, "hand")
    except SignInRefused as refused:
        raise StepRefused(Refusal(str(refused))) from refused
