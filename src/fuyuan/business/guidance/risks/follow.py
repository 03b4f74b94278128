"""From a suit lost to a risk point, and back: the one module of the line that knows of litigation.

A cause of loss that the office accepted belongs to the unit's point of the same cause and stage; where it has none, one is
proposed to it. A later judgment that takes the loss away takes it out again. Everything here may be replayed.
"""

from __future__ import annotations

from collections.abc import Iterable

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


def suit_changed(outcome: Outcome) -> None:
    """Subscriber of what can make or take away a loss, or its causes."""
    causes = {(each.organ_id, each.code, each.arises): each for each in litigation.loss_causes(outcome.state)}
    for key, cause in causes.items():
        _meet(outcome.matter_id, key, cause)
    for row in RiskPoint.objects.filter(
        pk__in=RiskLoss.objects.filter(suit_id=outcome.matter_id).values("matter_id")
    ):
        if row.stage in OPEN and (row.organ_id, row.cause, row.arises) not in causes:
            take_step(matter_id=row.pk, step="lift_loss", record={"suit_id": outcome.matter_id}, actor=SYSTEM)


def _meet(suit_id: int, key: Key, cause: litigation.LossCause) -> None:
    loss = {"suit_id": suit_id, "number": cause.number, "on": cause.on}
    row = points_for(*key).first()
    if row is None:
        told = {
            "organ_id": cause.organ_id, "organ_name": cause.organ_name, "cause": cause.code, "arises": cause.arises,
            "power": cause.act[:120], "loss": loss,
        }  # fmt: skip
        made = open_matter(kind=RISK.name, step="suggest", record=told, actor=SYSTEM)
        _tell(made, f"{cause.number}败诉，风险点清单里没有对应的风险点，请梳理（{made.state.number}）")
    elif not RiskLoss.objects.filter(matter_id=row.pk, suit_id=suit_id).exists():
        met = take_step(matter_id=row.pk, step="meet_loss", record={"loss": loss}, actor=SYSTEM)
        _tell(met, f"{cause.number}败诉，对应风险点“{row.title}”（{row.number}），请检查防控措施")


def points_for(organ_id: int, cause: str, arises: str) -> QuerySet[RiskPoint]:
    """Return the unit's open points of a cause and a stage: those it has taken up before those only proposed."""
    rows = RiskPoint.objects.filter(organ_id=organ_id, cause=cause, arises=arises, stage__in=OPEN)
    return rows.order_by("stage", "pk")


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
    held = RiskPoint.objects.filter(pk__in=RiskLoss.objects.filter(suit_id=matter_id).values("matter_id"))
    rows = policy_for(RiskPoint).filter(actor, held).order_by("pk")
    return [Related(row.number, matter_url(RISK.name, row.pk), f"风险点：{row.title}") for row in rows]


def losses_rows(matter_id: int) -> QuerySet[RiskLoss]:
    return RiskLoss.objects.filter(suit_id=matter_id)
