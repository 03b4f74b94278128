"""What the law does by itself when a period has run out: SYSTEM takes the step the duty names. Idempotent."""

from collections.abc import Iterator
from dataclasses import dataclass

from fuyuan.organs.actor import SYSTEM

from . import clock
from .models import DutyRow
from .procedure import Refusal
from .services import StepRefused, take_step


@dataclass(frozen=True, slots=True)
class Tick:
    """One step taken, or refused, because a period had run out."""

    matter_id: int
    label: str
    step: str
    refusal: Refusal | None = None


def tick() -> Iterator[Tick]:
    """Take every step whose period ended before today (the last day counts until 24:00).

    Running it twice changes nothing: the duty is closed by the event that met it.
    """
    today = clock.today()
    due = DutyRow.objects.filter(status=DutyRow.Status.OPEN, due__lt=today).exclude(lapse="").order_by("due", "id")
    for row in list(due.values_list("matter_id", "label", "lapse", "due")):
        matter_id, label, step, _ = row
        try:
            take_step(matter_id=matter_id, step=step, record={}, actor=SYSTEM, day=today)
        except StepRefused as refused:
            yield Tick(matter_id, label, step, refused.refusal)
        else:
            yield Tick(matter_id, label, step)
