"""Subscribers that keep the room's small tables in step with its events: who is inside, what is counted, who refused; and tell the unit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fuyuan.matters.notify import notify
from fuyuan.matters.registry import Outcome
from fuyuan.organs.posts import Post
from fuyuan.shell.addresses import matter_url

from .models import Member, Refused, Settlement
from .records import Phase, Presence, Result, Side
from .referral.state import ReferralState
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


def tell_unit(outcome: Outcome) -> None:
    """Subscriber of 转办: the unit's liaison and its head hear of it at once."""
    state: ReferralState = outcome.state
    assert state.report_by
    by = state.report_by
    text = f"{state.court_name}委托化解{state.applicants}与本单位的争议（{state.number}），请在{by.month}月{by.day}日前报告情况和意见"
    for post in (Post.RESPONDENT_LIAISON, Post.RESPONDENT_HEAD):
        notify(
            text, post=post, organ_id=state.organ_id, matter_id=outcome.matter_id,
            url=matter_url("referral", outcome.matter_id), key=f"referral:{outcome.matter_id}:{post.value}",
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
