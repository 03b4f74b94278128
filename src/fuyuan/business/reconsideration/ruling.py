"""The chain of a decision: 拟稿 → 机构负责人审核 → 机关负责人同意或者集体讨论通过 → 作出 (第六十一条、第七十五条)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fuyuan.matters.acts import articles, refuse
from fuyuan.matters.procedure import Context, Event, Refusal

from .decisions import content_refusal, property_warning, ripe
from .facts import At, DecisionFact, DraftFact, Paper
from .records import (
    ApproveDecision,
    Capacity,
    DraftDecision,
    FollowOn,
    MakeDecision,
    PaperKind,
    ReviewDecision,
)
from .sorting import Collective
from .standards import rows, standards_refusal
from .state import CaseState, party_keys

JS2026_SINCE = date(2026, 5, 1)


def guard_draft(state: CaseState, record: DraftDecision | None, context: Context) -> Refusal | None:
    not_ripe = ripe(state, context, record.follows if record else "")
    return not_ripe or (_content(state, record, context) if record else None)


def _content(state: CaseState, record: DraftDecision, context: Context) -> Refusal | None:
    """The law first, then what court and government agreed on."""
    return content_refusal(state, record, context) or standards_refusal(record, context)


def guard_follow_on(state: CaseState, record: FollowOn | None, context: Context) -> Refusal | None:
    """R26 65: the same or 同样 act was decided before; no copy, reply or hearing is repeated."""
    return ripe(state, context, record.follows if record else "?") or (
        _content(state, record, context) if record else None
    )


def initial_draft(state: CaseState, context: Context) -> Mapping[str, Any]:
    before = state.draft.draft if state.draft else None
    return {**(before.model_dump() if before else {}), "standards": rows(before, context)}


def stamps_draft(state: CaseState, record: DraftDecision, context: Context) -> Mapping[str, str]:
    warning = property_warning(state, record)
    return {"warning": warning} if warning else {}


def apply_draft(state: CaseState, event: Event) -> CaseState:
    draft = DraftDecision.model_validate(event.record.model_dump())
    fact = DraftFact(draft=draft, drafted_on=event.day, drafted_by=event.by.person_id)
    return state.but(draft=fact)


def guard_review(state: CaseState, record: Any, context: Context) -> Refusal | None:
    if state.draft is None:
        return refuse("还没有拟出决定稿", "L23 61.1")
    return refuse("决定稿已经审核", "L23 61.1") if state.draft.reviewed_on else None


def apply_review(state: CaseState, event: Event) -> CaseState:
    record: ReviewDecision = event.record
    assert state.draft is not None
    return state.but(
        draft=state.draft.model_copy(update={"reviewed_on": event.day, "returned_on": None})
        if record.agree
        else _returned(state, event)
    )


def _returned(state: CaseState, event: Event) -> DraftFact:
    """Sent back: the words stay, the signatures go."""
    assert state.draft is not None
    return state.draft.model_copy(
        update={"reviewed_on": None, "returned_on": event.day, "approved_on": None, "capacity": None}
    )


def guard_approve(state: CaseState, record: ApproveDecision | None, context: Context) -> Refusal | None:
    if state.draft is None or state.draft.reviewed_on is None:
        return refuse("须先由行政复议机构提出意见", "L23 61.1")
    if state.draft.approved_on:
        return refuse("决定稿已经批准", "L23 61.1")
    if record is None or not record.agree or record.capacity is Capacity.COLLECTIVE:
        return None
    held: Collective = context.facts.get("collective", Collective())
    why = held.why(state)
    return refuse(f"{why}，须经集体讨论通过（{held.source}）", "L23 61.1") if why else None


def initial_approve(state: CaseState, context: Context) -> Mapping[str, Any]:
    """Where local policy asks for collective discussion the form begins with it."""
    held: Collective = context.facts.get("collective", Collective())
    return {"capacity": Capacity.COLLECTIVE} if held.why(state) else {}


def apply_approve(state: CaseState, event: Event) -> CaseState:
    record: ApproveDecision = event.record
    assert state.draft is not None
    changes = {"approved_on": event.day, "capacity": record.capacity}
    return state.but(
        draft=state.draft.model_copy(update=changes) if record.agree else _returned(state, event)
    )


def guard_make(state: CaseState, record: MakeDecision | None, context: Context) -> Refusal | None:
    """Approved, still ripe, and its content still stands under the text in force on the day it is made."""
    draft = state.draft
    if draft is None or draft.approved_on is None:
        return refuse("须经行政复议机关负责人同意或者集体讨论通过，才能作出决定", "L23 61.1")
    return ripe(state, context, draft.draft.follows) or content_refusal(state, draft.draft, context)


def stamps_make(state: CaseState, record: MakeDecision, context: Context) -> Mapping[str, str]:
    """Which respondents' superiors get a copy (抄告); what is missing in the notice of remedies."""
    superiors: Mapping[int | None, str] = context.facts.get("superiors", {})
    found = [
        f"{number}\t{superiors[organ.organ_id]}"
        for number, organ in enumerate(state.application.respondents, 1)
        if organ.organ_id in superiors
    ]
    out = {"superiors": "\n".join(found)} if found else {}
    if not record.told_suit and not record.final:
        cap = articles("JS2026 6.2" if context.day >= JS2026_SINCE else "JS2018 64.1")[0]
        out["warning"] = (
            f"没有告知起诉权利和期限，起诉期限自知道或者应当知道起诉期限之日起计算，最长一年（{cap}）"
        )
    return out


def apply_make(state: CaseState, event: Event) -> CaseState:
    record: MakeDecision = event.record
    draft = state.draft
    assert draft is not None
    assert draft.capacity is not None
    decision = DecisionFact(
        draft=draft.draft, made_on=event.day, number=event.stamped["number"], capacity=draft.capacity,
        told_suit=record.told_suit, final=record.final, court=record.court,
    )  # fmt: skip
    paper = Paper(kind=PaperKind.DECISION, on=event.day, recipients=party_keys(state))
    lines = [line.split("\t") for line in event.stamped.get("superiors", "").splitlines()]
    return state.but(
        stage=At.DECIDED, decision=decision, draft=None, ended_on=event.day, told_suit=record.told_suit,
        papers=(*state.papers, paper), superiors=tuple((int(number), name) for number, name in lines),
    )  # fmt: skip
