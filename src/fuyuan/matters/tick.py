"""What the law does by itself when a period has run out: SYSTEM takes the step the duty names. Idempotent."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass

from fuyuan.organs.actor import SYSTEM

from . import clock
from .models import DutyRow
from .services import Overtaken, StepRefused, take_step

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tick:
    """One step taken because a period had run out; ``problem`` says why it could not be taken."""

    matter_id: int
    label: str
    step: str
    problem: str = ""


def tick() -> Iterator[Tick]:
    """Take every step whose period ended before today (the last day counts until 24:00).

    Running it twice changes nothing: the duty is closed by the event that met it. One matter that cannot be
    processed never holds up the others.
    """
    due = DutyRow.objects.filter(status=DutyRow.Status.OPEN, due__lt=clock.today()).exclude(lapse="")
    for pk in list(due.order_by("due", "id").values_list("pk", flat=True)):
        row = due.select_related("matter").filter(pk=pk).first()
        done = row and _lapse(row)
        if done:
            yield done


def _lapse(row: DutyRow) -> Tick | None:
    """Take the step of one duty; None when somebody acted on the matter in between (the next run looks again)."""
    try:
        take_step(matter_id=row.matter_id, step=row.lapse, record={}, actor=SYSTEM, expect=row.matter.seq)
    except Overtaken:
        return None
    except StepRefused as refused:
        return Tick(row.matter_id, row.label, row.lapse, str(refused))
    except Exception as error:
        log.exception("tick: matter %s, step %s", row.matter_id, row.lapse)
        return Tick(row.matter_id, row.label, row.lapse, f"程序出错（{type(error).__name__}），详见日志")
    return Tick(row.matter_id, row.label, row.lapse)
