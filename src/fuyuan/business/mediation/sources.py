"""The one module that knows of cases and suits: what a mediation hangs on, and what a case tells a mediation beside it."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from fuyuan.business.litigation import queries as litigation
from fuyuan.business.reconsideration import queries as reconsideration
from fuyuan.matters.models import Matter
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import take_step
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.policy import policy_for

from .models import Mediation, Referral, Settlement
from .records import Happened, Linked, Phase
from .referral.state import ReferralState

CASE, SUIT, REFERRAL = reconsideration.KIND, "suit", "referral"
# what stops a case, takes it up again, or ends it by another way than the mediation's
CASE_STEPS = (
    "suspend",
    "resume",
    "superior_orders",
    "terminate",
    "make_decision",
    "dismiss_application",
    "escalate",
)


# -- what it hangs on --------------------------------------------------------------------------------------------


def linked_by(number: str, actor: Actor) -> Linked | None:
    """Return the case, suit or referral that bears this number, among those the actor may see."""
    number = number.strip()
    return _case(number, actor) or suit_by(number, actor) or _referral(number, actor) if number else None


def _case(number: str, actor: Actor) -> Linked | None:
    same = Q(case_number=number) | Q(intake_number=number) | Q(number=number)
    row = reconsideration.visible_cases(actor).filter(same).first()
    if row is None:
        return None
    told = reconsideration.dispute_of(row)
    return Linked(
        kind=CASE, matter_id=row.pk, number=row.case_number or row.intake_number or row.number,
        accepted=row.accepted_on is not None, ended=row.decided_on is not None or row.closed_on is not None,
        willing=told.willing is True, stopped_on=told.stopped_on, applicants=told.applicants, organs=told.organs,
        thirds=told.thirds, act=told.act, act_kind=row.act_kind, area=row.area,
    )  # fmt: skip


def idle(matter_id: Any) -> QuerySet[Matter]:
    """Return the matter itself while no mediation on it is running."""
    running = Mediation.objects.filter(linked_id=OuterRef("pk"), ended_on=None)
    return Matter.objects.filter(~Exists(running), pk=matter_id)


def phase_of(row: Any) -> tuple[str, Phase]:
    """Return the number under which a case is found, and when its mediation would be: before it, during or after."""
    number = row.case_number or row.intake_number or row.number
    if row.decided_on or row.closed_on:
        return number, Phase.AFTER
    return number, Phase.DURING if row.accepted_on else Phase.BEFORE


def suit_by(number: str, actor: Actor) -> Linked | None:
    """Return the suit that bears this number or court number."""
    number = number.strip()
    row = (
        litigation.visible_suits(actor).filter(Q(number=number) | Q(case_number=number)).first()
        if number
        else None
    )
    if row is None:
        return None
    applicants, organs, thirds = litigation.parties_of(row)
    return Linked(
        kind=SUIT, matter_id=row.pk, number=row.case_number or row.number, accepted=True, applicants=applicants,
        organs=organs, thirds=thirds, act=row.act_title, act_kind=row.act_kind, area=row.area,
    )  # fmt: skip


def _referral(number: str, actor: Actor) -> Linked | None:
    row = policy_for(Referral).filter(actor, Referral.objects.filter(number=number)).first()
    if row is None:
        return None
    state = ReferralState.model_validate_json(row.state)
    changes: dict[str, Any] = {"kind": REFERRAL, "matter_id": row.pk, "number": row.number}
    return state.linked.model_copy(update={**changes, "accepted": True, "ended": row.closed_on is not None})


def case_stage(matter_id: int) -> str:
    """Return the stage a case stands at now, "" when there is no such case."""
    rows = reconsideration.visible_cases(SYSTEM).filter(pk=matter_id).values_list("stage", flat=True)
    return rows.first() or ""


def case_told(matter_id: int) -> reconsideration.Dispute | None:
    """Return what a case says of its dispute now, None when there is no such case."""
    row = reconsideration.visible_cases(SYSTEM).filter(pk=matter_id).first()
    return reconsideration.dispute_of(row) if row else None


# -- what the case tells -----------------------------------------------------------------------------------------


def case_moved(outcome: Outcome) -> None:
    """Subscriber: a mediation that still runs beside the case learns what became of it."""
    row = Mediation.objects.filter(linked_id=outcome.matter_id, linked_kind=CASE, ended_on=None).first()
    happened = _happened(outcome, row) if row else None
    if row and happened:
        words = f"案件{outcome.state.number}：{outcome.room.procedure.step(outcome.event.step).title}"
        record = {"happened": happened.value, "words": words}
        take_step(matter_id=row.pk, step="note_case", record=record, actor=SYSTEM, day=outcome.event.day)


def _happened(outcome: Outcome, row: Mediation) -> Happened | None:
    if outcome.state.closed_on is None and outcome.state.ended_on is None:
        stopped = reconsideration.dispute_of(_row(outcome.matter_id)).stopped_on is not None
        if stopped == (row.case_stopped_on is not None):
            return None
        return Happened.STOPPED if stopped else Happened.RESUMED
    fact = reconsideration.case_fact(outcome.matter_id, outcome.state)
    return Happened.WITHDRAWN if fact.settled else Happened.ENDED


def _row(matter_id: int) -> Any:
    return reconsideration.visible_cases(SYSTEM).get(pk=matter_id)


def count_withdrawal(outcome: Outcome) -> None:
    """Subscriber of 终止: a withdrawal is counted, after settlement or otherwise; before acceptance as settled before it."""
    fact = reconsideration.case_fact(outcome.matter_id, outcome.state)
    if not fact.withdrawn:
        return
    kind = Settlement.Kind.SETTLED if fact.settled else Settlement.Kind.WITHDRAWN
    if fact.settled and fact.accepted_on is None:
        kind = Settlement.Kind.BEFORE
    organ = outcome.state.application.respondents[0]
    Settlement.objects.update_or_create(
        matter_id=outcome.matter_id,
        defaults={"kind": kind, "on": outcome.event.day, "organ_id": organ.organ_id, "unit_name": organ.name[:300],
                  "area": fact.area},
    )  # fmt: skip
