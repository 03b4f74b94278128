"""起诉期限: was the suit brought in time? What an organ checks first when it answers (periods.md section 6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from fuyuan.law import Assumed, Calendar, Deadline, due

from .records import Limitation, SuitRegistered


@dataclass(frozen=True, slots=True)
class Check:
    """One period the suit had to keep; ``in_time`` None while the day of filing is not known."""

    title: str
    deadline: Deadline
    filed_on: date | None

    @property
    def in_time(self) -> bool | None:
        return None if self.filed_on is None else self.filed_on <= self.deadline.due


def checks(record: SuitRegistered, calendar: Calendar, assumptions: Assumed) -> list[Check]:
    """Return the period that governs this suit, and the absolute cap where the day of the act is known."""
    return [
        Check(
            title,
            due(rule, on, facts=facts, calendar=calendar, assumptions=assumptions),
            record.limitation.filed_on,
        )
        for title, rule, on, facts in _periods(record)
    ]


def _periods(record: SuitRegistered) -> Iterator[tuple[str, str, date, dict[str, Any]]]:
    limits = record.limitation
    if limits.decision_on and limits.told:
        yield "收到复议决定后起诉", "sue_after_decision_15d", limits.decision_on, {}
    elif limits.decision_on:
        yield _uninformed("复议决定没有告知起诉期限", limits, limits.decision_on, {})
    elif limits.no_decision_on:
        yield "复议机关逾期不作决定", "sue_no_decision_15d", limits.no_decision_on, {}
    elif limits.asked_on:
        yield "起诉不履行职责", "sue_inaction", limits.asked_on, {}
    elif limits.known_on and limits.told:
        yield "直接起诉", "sue_direct_6m", limits.known_on, {}
    elif limits.known_on:
        act = {"against_act": True}
        yield _uninformed("直接起诉，行政行为没有告知起诉期限", limits, limits.known_on, act)
    if record.act_made_on:
        facts = {"real_property": True} if limits.real_estate else {}
        yield "最长起诉期限", "sue_cap_5y_20y", record.act_made_on, facts


def _uninformed(
    title: str, limits: Limitation, known_on: date, facts: dict[str, Any]
) -> tuple[str, str, date, dict[str, Any]]:
    """Counted from the day the period became known, at the latest from filing; a year from knowing the content at most."""
    on = limits.told_known_on or max(limits.filed_on or known_on, known_on)
    return title, "sue_uninformed_1y", on, {"content_known": known_on, **facts}
