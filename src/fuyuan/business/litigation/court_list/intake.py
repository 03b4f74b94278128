"""A batch of a court's own system: kept under its name, judged and taken in like a list, answered case by case.

What is clear is taken in at once; what has to be asked waits on the page of lists for the court's liaison and the
joint-conference office.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.urls import reverse

from fuyuan.business.litigation.models import CourtList, CourtListRow, Suit
from fuyuan.law.vocabulary import Labelled
from fuyuan.matters import clock
from fuyuan.matters.notify import notify
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import OrganRole, Role
from fuyuan.organs.models.organ import valid_on
from fuyuan.organs.posts import Post

from . import taking
from .judging import ASK, BAD, SAME, merged
from .sent import SentBatch

Stage = CourtList.Stage


class OtherContent(Exception):
    """The batch was sent before with other content; nothing of it was stored."""


class Status(Labelled):
    """What became of one case that was sent."""

    TAKEN = "taken", "已登记"
    KNOWN = "known", "已有，没有新内容"
    QUESTION = "question", "需要人工确认"
    REFUSED = "refused", "没有登记，原因见说明"
    WAITING = "waiting", "还没有办完，用同一批次号再报一次就接着办"


@dataclass(frozen=True, slots=True)
class Receipt:
    """The answer about one case, by its place in the batch (from 1)."""

    place: int
    case_number: str
    status: Status
    message: str
    number: str  # of the suit here, "" where there is none


def receive(batch: SentBatch, actor: Actor) -> CourtList:
    """Keep a batch of the actor's court; the same batch again is the one kept. Raises OtherContent."""
    digest = hashlib.sha256(batch.model_dump_json().encode()).hexdigest()
    try:
        with transaction.atomic():
            found = kept(batch.batch, actor) or _new(batch, digest, actor)
    except IntegrityError:  # the same batch was being written at this moment, and is committed now
        again = kept(batch.batch, actor)
        if again is None:
            raise
        found = again
    if found.digest != digest:
        raise OtherContent
    return found


def kept(key: str, actor: Actor) -> CourtList | None:
    """Return a batch the actor's court sent before."""
    return CourtList.objects.filter(organ_id=actor.organ_id, key=key).exclude(key="").first()


def _new(batch: SentBatch, digest: str, actor: Actor) -> CourtList:
    cases = list(merged((place, each.cells()) for place, each in enumerate(batch.suits, 1)))
    found = CourtList.objects.create(
        court=actor.organ_name, file_name=f"系统报送 {batch.batch}", headings=[], at=clock.now(), by_name=str(actor)[:200],
        organ_id=actor.organ_id, key=batch.batch, digest=digest, stage=Stage.JUDGING, total=len(cases),
    )  # fmt: skip
    CourtListRow.objects.bulk_create(
        CourtListRow(
            of=found, line=case.lines[0], said=case.said | {"lines": "、".join(map(str, case.lines))}
        )
        for case in cases
    )
    return found


def work(found: CourtList, actor: Actor, seconds: float) -> None:
    """Judge the batch and take in what is clear, for a while; the same call again goes on."""
    until = time.monotonic() + seconds
    if found.stage == Stage.JUDGING:
        taking.go_on(found, actor, until - time.monotonic())
    if found.stage == Stage.JUDGED:
        taking.begin_taking(found)
    if found.stage == Stage.TAKING:
        taking.go_on(found, actor, until - time.monotonic())
    if found.stage == Stage.TAKEN:
        _ask(found)


def _ask(found: CourtList) -> None:
    """Tell those who can answer, once a batch."""
    asked = found.rows.filter(verdict=ASK).count()
    if not asked:
        return
    offices = OrganRole.objects.filter(valid_on(clock.today()), role=Role.JOINT_OFFICE)
    told = [(Post.JOINT_OFFICE, each) for each in offices.values_list("organ_id", flat=True)]
    for post, organ_id in ((Post.COURT_LIAISON, found.organ_id), *told):
        notify(
            f"{found.court}的系统报送的案件有 {asked} 件需要确认", post=post, organ_id=organ_id,
            url=reverse("court-list", args=[found.pk]), key=f"court-batch:{found.pk}:{post}",
        )  # fmt: skip


# -- answers -------------------------------------------------------------------------------------------------------

_STATUS = {SAME: Status.KNOWN, ASK: Status.QUESTION, BAD: Status.REFUSED}
_ACTS = {
    "register": "登记案件",
    "docket": "登记二审、再审立案",
    "ruling": "登记裁判结果",
    "effect": "确认裁判生效",
}


def receipts(found: CourtList) -> list[Receipt]:
    """Return the answer about every case as it was sent, in the order it was sent."""
    rows = list(found.rows.all())
    numbers = dict(Suit.objects.filter(pk__in={row.matter_id for row in rows}).values_list("pk", "number"))
    answers = [each for row in rows for each in _receipts(row, numbers.get(row.matter_id or 0, ""))]
    return sorted(answers, key=lambda each: each.place)


def _receipts(row: CourtListRow, number: str) -> Iterator[Receipt]:
    status = Status.TAKEN if row.taken else _STATUS.get(row.verdict, Status.WAITING)
    acts = "、".join(words for name, words in _ACTS.items() if name in row.acts)
    messages = {
        Status.TAKEN: f"已办理：{acts}",
        Status.QUESTION: f"{row.note}（已请本院联络员和联席会议办公室确认）",
        Status.WAITING: status.label,
    }
    message = messages.get(status, row.note)
    for place in row.said["lines"].split("、"):
        yield Receipt(int(place), row.said["case_number"], status, message, number)
