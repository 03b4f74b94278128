"""重大、疑难、复杂: the mark that makes a hearing mandatory (第五十条第一款) and the committee's advice due (第五十二条第二款)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fuyuan.business.reconsideration.conditions import approved_by, since_2024
from fuyuan.business.reconsideration.records import Capacity, Way
from fuyuan.business.reconsideration.state import CaseState
from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal

from .facts import MajorFact


def guard_mark(state: CaseState, record: Any, context: Context) -> Refusal | None:
    """A case in the simplified procedure is by definition clear and little disputed (第五十三条第一款)."""
    if known := since_2024(context, "重大、疑难、复杂案件应当听证", "L23 50.1"):
        return known
    if state.procedure is Way.SIMPLIFIED:
        return refuse(
            "适用简易程序的案件须事实清楚、争议不大；重大、疑难、复杂的，请先转为普通程序", "L23 55"
        )
    return None


def initial_mark(state: CaseState, context: Context) -> Mapping[str, Any]:
    return {"grounds": [ground.value for ground in state.major.grounds]} if state.major else {}


def apply_mark(state: CaseState, event: Event) -> CaseState:
    return state.but(major=MajorFact(on=event.day, grounds=event.record.grounds))


def guard_unmark(state: CaseState, record: Any, context: Context) -> Refusal | None:
    if state.major is None:
        return refuse("本案没有标明重大、疑难、复杂", "L23 50.1")
    return approved_by(record and record.approval, context, capacity=Capacity.OFFICE_HEAD, basis="L23 50.1")


def apply_unmark(state: CaseState, event: Event) -> CaseState:
    return state.but(major=None)
