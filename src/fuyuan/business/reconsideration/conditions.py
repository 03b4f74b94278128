"""What guards of every phase share: the regime of a step, refusals with their article, checks on days and approvals.

``Context.facts`` of this room (looked up by its ``facts_for``), all optional:

========================  =======================================================================================
``organ_id``              id of the reconsideration organ whose case this is
``organ_name``            its name
``competent``             names of the organs competent under arts 24-28, ours included when it is
``venue_notes``           [(sentence, article)] what to watch: not the right respondent, several organs competent
``duplicates``            numbers of cases this organ accepted from the same applicant on the same act
``suits``                 court case numbers of the same applicant on the same act
``persons``               {person_id: {"first_time", "qualified", "trained": bool, "conflicts": [sentences]}}
``open_cases``            those of the numbers of a joinder under which a case is being tried
``bound_cases``           {number: why} of those numbers that are joined to a third case, or lead others
``cards``                 {person_id: number of the certificate} of the reviewers
``rooms``                 {name: address} of the rooms for hearings
``taken``                 {(resource, day, half-hour): case} of what other hearings have booked (hearing/days.py)
``local``                 {topic of local policy: 本地规定，《某规则》第几条} where a local rule settles it
``sorting``               criteria of 繁简分流 that hold today (sorting.py)
``collective``            thresholds of collective discussion that hold today (sorting.py)
``superiors``             {organ_id of a department of this government: name of its superior department} for 抄告
========================  =======================================================================================
"""

from __future__ import annotations

from datetime import date

from fuyuan.law import Regime, regime_on
from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Refusal
from fuyuan.organs.posts import RESPONDENT_POSTS

from .records import Approval, Capacity
from .state import CaseState

FORWARD_LOOKING = frozenset(
    {"until", "by_on", "from_on", "perform_by", "hearing_on", "meet_on"}
)  # days that may lie ahead


def day(value: date) -> str:
    return f"{value.year}年{value.month}月{value.day}日"


def regime(context: Context) -> Regime:
    """The text that governs a step taken now: new steps follow the new text (periods.md section 0)."""
    return regime_on(context.day)


def old(context: Context) -> bool:
    """Before 2024-01-01: the 2017 Act."""
    return regime(context) is Regime.A


def since_2024(context: Context, what: str, basis: str) -> Refusal | None:
    """Refuse what only the 2023 Act knows."""
    return refuse(f"{what}自2024年1月1日起才有规定", basis) if old(context) else None


def since_2026(context: Context, what: str, basis: str) -> Refusal | None:
    """Refuse what only the 2026 Regulation knows."""
    return None if regime(context) is Regime.C else refuse(f"{what}自2026年7月1日起才有规定", basis)


def approved_by(
    approval: Approval | None, context: Context, *, capacity: Capacity, basis: str
) -> Refusal | None:
    """The record must show the approval the article asks for."""
    if approval is None or approval.capacity is capacity:
        return None
    return refuse(
        f"须经{capacity.label.removesuffix('批准')}批准，填写的是“{approval.capacity.label}”", basis
    )


def respondent_number(state: CaseState, number: int, context: Context) -> Refusal | None:
    """The respondent exists, and an actor of a respondent acts for its own organ only."""
    respondents = state.application.respondents
    if number > len(respondents):
        return Refusal(f"本案只有{len(respondents)}位被申请人，请核对")
    if context.actor.post in RESPONDENT_POSTS and respondents[number - 1].organ_id != context.actor.organ_id:
        return Refusal(
            f"您只能代表{context.actor.organ_name}办理，第{number}位被申请人是{respondents[number - 1].name}"
        )
    return None


def own_number(state: CaseState, context: Context) -> int:
    """The number of the respondent the actor stands for, 1 when it is nobody of them."""
    ids = [respondent.organ_id for respondent in state.application.respondents]
    return ids.index(context.actor.organ_id) + 1 if context.actor.organ_id in ids else 1
