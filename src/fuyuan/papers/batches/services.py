"""Beginning a batch and going on with it: every line in a transaction of its own together with its result.

What is cut off in the middle is found where it stopped: a line and its act commit together, so no number is lost or given
twice. A seal is put on outside any transaction (the service may take its time); a paper that bears one counts as done.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, OperationalError, transaction
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from fuyuan.matters import clock
from fuyuan.matters.record import InvalidRecord
from fuyuan.matters.services import (
    MatterNotFound,
    Overtaken,
    StepRefused,
    TokenReused,
    check_token,
    take_step,
)
from fuyuan.organs.actor import Actor
from fuyuan.papers.models import Paper
from fuyuan.papers.sealing.services import SealRefused, seal_paper
from fuyuan.papers.services import PaperRefused, issue
from fuyuan.papers.text import PaperFault

from .models import PaperBatch, PaperBatchLine, asker
from .serving import serving_of

log = logging.getLogger(__name__)
MOST = 2_000  # papers or matters in one batch
SLICE, SECONDS = 20, 2.5  # lines looked up at once; how long one request works
Act, State = PaperBatch.Act, PaperBatchLine.State
REASONS = (
    PaperRefused, PaperFault, SealRefused, StepRefused, InvalidRecord, Overtaken, TokenReused, MatterNotFound
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """What is to be dealt with: a matter, or one of its papers as somebody saw it."""

    matter_id: int
    label: str
    number: str = ""
    paper: Paper | None = None

    @classmethod
    def of(cls, paper: Paper) -> Item:
        return cls(paper.matter_id, paper.title, paper.number, paper)


def begin(
    *,
    act: PaperBatch.Act,
    items: Iterable[Item],
    actor: Actor,
    token: str,
    title: str,
    asked: Mapping[str, Any] | None = None,
    kind: str = "",
    step: str = "",
) -> PaperBatch:
    """Write down what is to be done; nothing is done yet. The same ``token`` again is the same batch.

    ``asked``: what every item has in common (the record of a step). Raises TokenReused.
    """
    check_token(token)
    wanted = list(items)[:MOST]
    try:
        with transaction.atomic():
            batch = PaperBatch.objects.create(
                act=act, token=token, title=title, asked=dict(asked or {}), kind=kind, step=step, total=len(wanted),
                at=clock.now(), **asker(actor),
            )  # fmt: skip
            PaperBatchLine.objects.bulk_create([_line(batch, item) for item in wanted], batch_size=500)
            return batch
    except IntegrityError:
        return PaperBatch.objects.get(person_id=actor.person_id or 0, token=token)


def _line(batch: PaperBatch, item: Item) -> PaperBatchLine:
    paper = item.paper
    return PaperBatchLine(
        batch=batch, matter_id=item.matter_id, paper=paper, revision=paper.revision if paper else 0,
        label=item.label[:300], number=item.number[:80],
    )  # fmt: skip


def go_on(batch: PaperBatch, actor: Actor, seconds: float = SECONDS) -> None:
    """Work for a while; the same call again goes on where it stopped, also after a crash, and does nothing twice."""
    until = time.monotonic() + seconds
    while lines := list(batch.lines.filter(state=State.WAITING).order_by("pk")[:SLICE]):
        for line in lines:
            _deal_with(batch, line, actor)
            if time.monotonic() >= until:
                return


def again(batch: PaperBatch) -> int:
    """Put what was refused back in line, each as it is now: whoever asks has read why, and mended it. Returns how many."""
    now = Coalesce(Subquery(Paper.objects.filter(pk=OuterRef("paper_id")).values("revision")[:1]), 0)
    return batch.lines.filter(state=State.REFUSED).update(state=State.WAITING, note="", revision=now)


def counts(batch: PaperBatch) -> dict[str, int]:
    """Return how many lines stand where, by state."""
    return dict(batch.lines.order_by().values_list("state").annotate(count=Count("pk")))


# --- one line -----------------------------------------------------------------------------------------------------


def _deal_with(batch: PaperBatch, line: PaperBatchLine, actor: Actor) -> None:
    """Do one line; what stands in its way is its result and stops no other. A database that is down or full stops everything."""
    try:
        _WORK[Act(batch.act)](batch, line, actor)
        return
    except REASONS as reason:
        note = str(reason)
    except OperationalError:
        raise
    except Exception as fault:
        log.exception("batch %s, line %s", batch.pk, line.pk)
        note = f"程序出错（{type(fault).__name__}），已记入日志，请系统管理员查看"
    _ended(line, State.REFUSED, note=note[:500])


def _ended(line: PaperBatchLine, state: PaperBatchLine.State, **told: str) -> None:
    PaperBatchLine.objects.filter(pk=line.pk, state=State.WAITING).update(state=state, **told)


def _together(
    work: Callable[[PaperBatch, PaperBatchLine, Actor], dict[str, str]],
) -> Callable[[PaperBatch, PaperBatchLine, Actor], None]:
    """The act and its result commit together; a line somebody else took in between is left alone."""

    def both(batch: PaperBatch, line: PaperBatchLine, actor: Actor) -> None:
        with transaction.atomic():
            locked = PaperBatchLine.objects.select_for_update().get(pk=line.pk)
            if locked.state == State.WAITING:
                _ended(line, State.DONE, **work(batch, line, actor))

    return both


def _step(batch: PaperBatch, line: PaperBatchLine, actor: Actor) -> dict[str, str]:
    outcome = take_step(matter_id=line.matter_id, step=batch.step, record=batch.asked, actor=actor)
    return {"number": outcome.state.number[:80]}


def _issue(batch: PaperBatch, line: PaperBatchLine, actor: Actor) -> dict[str, str]:
    assert line.paper_id
    return {"number": issue(line.paper_id, actor, revision=line.revision).number}


def _serve(batch: PaperBatch, line: PaperBatchLine, actor: Actor) -> dict[str, str]:
    assert line.paper
    serving = serving_of(line.matter.kind)
    if serving is None:
        raise PaperRefused("这类文书不登记送达。")
    record = serving.record_of(line.paper, batch.asked)
    take_step(matter_id=line.matter_id, step=serving.step, record=record, actor=actor)
    return {}


def _seal(batch: PaperBatch, line: PaperBatchLine, actor: Actor) -> None:
    assert line.paper
    if not line.paper.sealed_sha256:
        seal_paper(paper_id=line.paper.pk, seal_id=batch.asked["seal"], actor=actor)
    _ended(line, State.DONE)


_WORK = {
    Act.STEP: _together(_step),
    Act.ISSUE: _together(_issue),
    Act.SERVE: _together(_serve),
    Act.SEAL: _seal,
}
