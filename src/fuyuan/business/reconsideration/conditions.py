"""What guards of every phase share: the regime of a step, refusals with their article, checks on days and approvals.

``Context.facts`` of this room (looked up by its ``facts_for``), all optional:

========================  =======================================================================================
``organ_id``              id of the reconsideration organ whose case this is
``organ_name``            its name
``competent``             names of the organs competent under arts 24-28, ours included when it is
``duplicates``            numbers of cases this organ accepted from the same applicant on the same act
``suits``                 court case numbers of the same applicant on the same act
``persons``               {person_id: {"first_time", "qualified", "trained": bool, "conflicts": [sentences]}}
``superiors``             {organ_id of a department of this government: name of its superior department} for 抄告
========================  =======================================================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from fuyuan.law import Citation, Regime, regime_on
from fuyuan.law.citation import refs
from fuyuan.matters.procedure import Context, Refusal
from fuyuan.matters.record import Record
from fuyuan.organs.posts import RESPONDENT_POSTS

from .records import Approval, Capacity
from .state import CaseState

FORWARD_LOOKING = frozenset({"until", "by_on", "from_on", "perform_by"})  # days that may lie ahead


@cache
def articles(line: str) -> tuple[Citation, ...]:
    """Citations written as in the rule tables: "L23 30.1, R07 28"."""
    return refs(line)


def refuse(reason: str, basis: str = "") -> Refusal:
    """A refusal with the first article of ``basis``."""
    return Refusal(reason, articles(basis)[0] if basis else None)


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


def days_in(record: Record, label: str = "") -> Iterator[tuple[str, str, date]]:
    """Every day inside a record with its field name and Chinese label, nested records included."""
    for name, field in type(record).model_fields.items():
        value: Any = getattr(record, name)
        title = field.title or label
        if isinstance(value, date):
            yield name, title, value
        elif isinstance(value, Record):
            yield from days_in(value, title)
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, Record):
                    yield from days_in(item, title)


def day_refusal(state: CaseState | None, record: Record | None, context: Context) -> Refusal | None:
    """No day may lie after the day of the step, and steps are taken in order of time."""
    if state is not None and context.day < state.touched_on:
        return Refusal(f"办理日期 {context.day} 早于上一步的日期 {state.touched_on}，请按先后顺序办理")
    if record is None:
        return None
    for name, title, value in days_in(record):
        if value > context.day and name not in FORWARD_LOOKING:
            return Refusal(f"“{title}”（{value}）晚于办理日期 {context.day}，请核对")
    return None


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
