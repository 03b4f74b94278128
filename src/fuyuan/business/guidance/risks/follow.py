"""From a suit lost to a risk point, and back: the one module of the line that knows of litigation.

A cause of loss that the office accepted belongs to the unit's point of the same cause and stage; where it has none, one is
proposed to it. A later judgment that takes the loss away takes it out again. Everything here may be replayed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet

from fuyuan.business.guidance.models import RiskLoss, RiskPoint
from fuyuan.business.litigation import queries as litigation
from fuyuan.matters.notify import notify
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import Post
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related

from .life import RiskState
from .steps import RISK

SUIT_STEPS = ("record_ruling", "correct_ruling", "docket_next", "review_cause")
OPEN = ("suggested", "kept")
Key = tuple[int, str, str]  # unit, cause, stage


def suits_changed(outcomes: Sequence[Outcome]) -> None:
    """Subscriber of what can make or take away a loss, or its causes: one question for a whole list of suits."""
    ids = {outcome.matter_id for outcome in outcomes}
    known = set(RiskLoss.objects.filter(suit_id__in=ids).values_list("suit_id", flat=True))
    for outcome in outcomes:
        causes = _causes(outcome)
        if causes or outcome.matter_id in known:
            _changed(outcome.matter_id, causes)
            known.add(outcome.matter_id)


def _causes(outcome: Outcome) -> dict[Key, litigation.LossCause]:
    return {(each.organ_id, each.code, each.arises): each for each in litigation.loss_causes(outcome.state)}


def _changed(suit_id: int, causes: dict[Key, litigation.LossCause]) -> None:
    """Meet what was lost; where the unit lost nothing any more, take the suit out of its points."""
    for key, cause in causes.items():
        _meet(suit_id, key, cause)
    losers = {organ_id for organ_id, _, _ in causes}
    held = RiskPoint.objects.filter(pk__in=held_by(suit_id), stage__in=OPEN)
    for row in held.exclude(organ_id__in=losers):
        take_step(matter_id=row.pk, step="lift_loss", record={"suit_id": suit_id}, actor=SYSTEM)


def _meet(suit_id: int, key: Key, cause: litigation.LossCause) -> None:
    """Once for a suit and a cause: what the unit did not list, with its reason, is not proposed again for the same suit."""
    organ_id, code, arises = key
    same = RiskPoint.objects.filter(organ_id=organ_id, cause=code, arises=arises)
    if same.filter(pk__in=held_by(suit_id)).exists():
        return
    loss = {"suit_id": suit_id, "number": cause.number, "on": cause.on}
    row = same.filter(stage__in=OPEN).order_by("stage", "pk").first()  # one taken up before one only proposed
    if row:
        met = take_step(matter_id=row.pk, step="meet_loss", record={"loss": loss}, actor=SYSTEM)
        _tell(met, f"{cause.number}败诉，对应风险点“{row.title}”（{row.number}），请检查防控措施")
        return
    told = {
        "organ_id": organ_id, "organ_name": cause.organ_name, "cause": code, "arises": arises, "power": cause.act[:120],
        "loss": loss,
    }  # fmt: skip
    made = open_matter(kind=RISK.name, step="suggest", record=told, actor=SYSTEM)
    _tell(made, f"{cause.number}败诉，风险点清单里没有对应的风险点，请梳理（{made.state.number}）")


def held_by(suit_id: int) -> QuerySet[Any]:
    """The ids of the points a suit belongs to."""
    return RiskLoss.objects.filter(suit_id=suit_id).values("matter_id")


def _tell(outcome: Outcome, text: str) -> None:
    state: RiskState = outcome.state
    notify(
        text, post=Post.RESPONDENT_LIAISON, organ_id=state.organ_id, matter_id=outcome.matter_id,
        url=matter_url(RISK.name, outcome.matter_id), key=f"risk:{outcome.matter_id}:{outcome.event.seq}",
    )  # fmt: skip


def index_losses(outcome: Outcome) -> None:
    """Subscriber of every step: the suits of a point are found from either side."""
    state: RiskState = outcome.state
    RiskLoss.objects.filter(matter_id=outcome.matter_id).delete()
    RiskLoss.objects.bulk_create(
        RiskLoss(matter_id=outcome.matter_id, suit_id=each.suit_id) for each in state.losses
    )


def hand_over(outcome: Outcome) -> None:
    """Subscriber of 不列入: the losses go to the point that covers them."""
    state: RiskState = outcome.state
    if state.into is None:
        return
    known = set(RiskLoss.objects.filter(matter_id=state.into).values_list("suit_id", flat=True))
    for loss in state.losses:
        if loss.suit_id not in known:
            take_step(
                matter_id=state.into, step="meet_loss", record={"loss": loss.model_dump()}, actor=SYSTEM
            )


def points_of(matter_id: int, actor: Actor) -> Iterable[Related]:
    """A suit's page shows the risk points it belongs to, to those who may see them."""
    held = RiskPoint.objects.filter(pk__in=held_by(matter_id))
    rows = policy_for(RiskPoint).filter(actor, held).order_by("pk")
    return [Related(row.number, matter_url(RISK.name, row.pk), f"风险点：{row.title}") for row in rows]


def losses_rows(matter_id: int) -> QuerySet[RiskLoss]:
    return RiskLoss.objects.filter(suit_id=matter_id)
