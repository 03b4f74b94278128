"""Subscribers that keep the room's small tables in step with its events: who is inside, what is counted, who refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fuyuan.matters.registry import Outcome

from .models import Member, Refused, Settlement
from .records import Phase, Presence, Result, Side
from .state import MediationState


def index_members(outcome: Outcome) -> None:
    """Subscriber on every step: the mediators (before them who opened it) and the organs and persons taking part."""
    if outcome.event.step not in ("open", "appoint", "invite"):
        return
    Member.objects.filter(matter_id=outcome.matter_id).delete()
    Member.objects.bulk_create(_members(outcome.matter_id, outcome.state))


def _members(matter_id: int, state: MediationState) -> Iterator[Member]:
    own: list[tuple[str, int | None]] = [
        (each.name, each.person_id) for each in state.mediators if each.person_id
    ] or [("", state.holder_id)]
    for name, account in own:
        yield Member(matter_id=matter_id, side="mediator", name=name, account_id=account)
    for each in state.of(Side.RESPONDENT, Side.INVITED):
        role = each.role.value if each.role else ""
        yield Member(
            matter_id=matter_id, side=each.side.value, role=role, name=each.name[:120], organ_id=each.organ_id
        )


def count_settlement(outcome: Outcome) -> None:
    """Subscriber: an agreement before any case, or a 调解书, took effect. Withdrawals are counted where the case ends."""
    state: MediationState = outcome.state
    if state.ended_on is None or state.result not in (Result.STATEMENT, Result.AGREED):
        return
    if state.phase is Phase.AFTER:
        return
    kind = Settlement.Kind.STATEMENT if state.result is Result.STATEMENT else Settlement.Kind.BEFORE
    organ = state.of(Side.RESPONDENT)[0]
    Settlement.objects.update_or_create(
        matter_id=state.case_id or outcome.matter_id,
        defaults={"kind": kind, "on": state.ended_on, "organ_id": organ.organ_id, "unit_name": organ.name[:300],
                  "area": state.area},
    )  # fmt: skip


def note_refusals(outcome: Outcome) -> None:
    """Subscriber of 认定拒绝没有正当理由 and 登记调解会: a unit refused, or stayed away, without a good reason."""
    state: MediationState = outcome.state
    for key, on, what in _refusals(outcome):
        party = state.party(key)
        if party and party.organ_id:
            Refused.objects.update_or_create(
                matter_id=outcome.matter_id, seq=outcome.event.seq, organ_id=party.organ_id,
                defaults={"on": on, "number": state.number, "what": what},
            )  # fmt: skip


def _refusals(outcome: Outcome) -> Iterator[tuple[str, date, str]]:
    record, event = outcome.event.record, outcome.event
    if event.step == "note_refusal":
        refused = outcome.state.consents[-1]
        yield refused.party, refused.on, "无正当理由不愿意调解"
    if event.step == "hold_session":
        for line in record.attendance:
            if line.presence is Presence.ABSENT:
                yield line.party, record.on, "无正当理由没有参加调解会"
