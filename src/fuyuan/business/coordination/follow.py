"""What the room keeps beside its rows: who takes part, and the duties a coordination settled."""

from __future__ import annotations

from fuyuan.matters.notify import notify
from fuyuan.matters.registry import Outcome
from fuyuan.organs.posts import Post
from fuyuan.shell.addresses import matter_url

from .models import Allotment, Side
from .procedure import COORDINATION
from .state import CoordinationState


def keep_sides(outcome: Outcome) -> None:
    """Subscriber of 申请: each department gets its door to the dispute."""
    state: CoordinationState = outcome.state
    Side.objects.bulk_create(
        (Side(matter_id=outcome.matter_id, organ_id=each.organ_id) for each in state.parties),
        ignore_conflicts=True,
    )


def keep_allotments(outcome: Outcome) -> None:
    """Subscriber of 协调会议, 政府决定: what was settled is there for the next one who asks."""
    state: CoordinationState = outcome.state
    if not state.settled_on:
        return
    Allotment.objects.filter(matter_id=outcome.matter_id).delete()
    Allotment.objects.bulk_create(
        Allotment(
            matter_id=outcome.matter_id, place=place, number=state.number, item=state.told.item, organ_id=line.organ_id,
            organ_name=state.name_of(line.organ_id), part=line.part.value, what=line.what, basis=line.basis,
            decided=state.decision is not None, on=state.settled_on,
        )
        for place, line in enumerate(state.lines, 1)
    )  # fmt: skip


def tell_sides(outcome: Outcome) -> None:
    """Subscriber of 受理, 不予受理, 会议, 决定, 办结: every department hears of it."""
    state: CoordinationState = outcome.state
    step = COORDINATION.step(outcome.event.step)
    told = state.parties[:1] if step.name == "refuse" else state.parties
    for each in told:
        notify(
            f"{state.number}“{state.title}”：{step.title}"[:500], post=Post.RESPONDENT_LIAISON, organ_id=each.organ_id,
            matter_id=outcome.matter_id, url=matter_url(COORDINATION.name, outcome.matter_id),
            key=f"coordination:{outcome.matter_id}:{outcome.event.seq}:{each.organ_id}",
        )  # fmt: skip
