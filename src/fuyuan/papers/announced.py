"""What follows from the papers of letters and notices: signing announces, voiding takes back, drafts of nothing are discarded."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from fuyuan.matters.procedure import Refusal
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import StepRefused, take_step
from fuyuan.organs.actor import Actor
from fuyuan.papers.models import Paper
from fuyuan.papers.services import void


def actor_of(outcome: Outcome) -> Actor:
    assert outcome.context is not None
    return outcome.context.actor


@dataclass(frozen=True, slots=True)
class Announced:
    """A paper whose signature is a step of its matter: ``ready`` is the stage in which it may be signed, ``step`` what the
    signature does; ``undo`` takes it back when the paper is voided while nobody has acted on it (``until``).
    """

    kinds: Collection[str]
    title: str
    ready: str
    step: str
    undo: str
    until: Collection[str]
    before: Collection[str]  # stages in which no paper is wanted: a draft may go without further ado
    too_late: str

    def signed(self, outcome: Outcome) -> None:
        """Subscriber of 签发文书: no signed paper lies about unsent."""
        record = outcome.event.record
        if record.kind not in self.kinds:
            return
        if outcome.state.stage != self.ready:
            raise StepRefused(Refusal(f"这件{self.title}不在待签发阶段，不能签发"))
        sent = {"paper_id": record.paper_id, "number": record.number}
        take_step(matter_id=outcome.matter_id, step=self.step, record=sent, actor=actor_of(outcome))

    def voided(self, outcome: Outcome) -> None:
        """Subscriber of 作废文书: without its paper the matter goes back to its review."""
        record, state = outcome.event.record, outcome.state
        ours = Paper.objects.filter(pk=record.paper_id, kind__in=self.kinds)
        if not ours.exists() or state.stage in self.before:
            return
        if state.stage not in self.until:
            raise StepRefused(Refusal(self.too_late))
        told = {"reason": f"文书作废：{record.reason}"}
        take_step(matter_id=outcome.matter_id, step=self.undo, record=told, actor=actor_of(outcome))

    def discard(self, outcome: Outcome) -> None:
        """Subscriber of a step after which the draft must not be signed."""
        drafts = Paper.objects.filter(
            matter_id=outcome.matter_id, kind__in=self.kinds, status=Paper.Status.DRAFT
        )
        title = outcome.room.procedure.step(outcome.event.step).title
        for pk in list(drafts.values_list("pk", flat=True)):
            void(pk, title, actor_of(outcome))
