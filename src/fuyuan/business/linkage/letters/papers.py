"""What the papers of a letter say: 工作提醒函, 通报, the report to the head of government."""

from __future__ import annotations

from typing import Any

from fuyuan.business.linkage.correspondence.papers import to_unit
from fuyuan.business.linkage.issuer import office_name
from fuyuan.business.linkage.numbers import BASIS
from fuyuan.matters.registry import Outcome
from fuyuan.organs import settings as installation
from fuyuan.organs.models import Role, role_holder
from fuyuan.papers.kinds import Draft

from .records import Way
from .state import LetterState

MOST = 20  # matters written out in a letter


def facts_written(state: LetterState) -> list[str]:
    """The matters that triggered the letter, numbered; the first twenty are written out."""
    lines = [f"（{number}）{each.text}。" for number, each in enumerate(state.findings[:MOST], 1)]
    rest = len(state.findings) - MOST
    return [*lines, f"另有{rest}件，清单见本函在系统中的办件。"] if rest > 0 else lines


def reminder_letter(outcome: Outcome) -> list[Draft]:
    state = outcome.state
    fields = {
        "机关": office_name(outcome), "单位": state.organ_name, "依据": str(installation.get(BASIS)),
        "情况": state.matter, "事实": facts_written(state), "要求": state.demand, "天数": state.answer_days,
    }  # fmt: skip
    return [Draft(fields=fields, to=to_unit(state), title=f"致{state.organ_name}的工作提醒函")]


def _escalated(outcome: Outcome) -> dict[str, Any]:
    state, record = outcome.state, outcome.event.record
    day = outcome.event.day
    return {
        "机关": office_name(outcome), "政府": role_holder(Role.RECONSIDERATION_ORGAN, day).name_on(day),
        "单位": state.organ_name, "发出日": state.sent_on, "事由": state.ground.label,
        "提醒函文号": state.letter_number, "问题": record.problem, "要求": record.demand,
    }  # fmt: skip


def criticism(outcome: Outcome) -> list[Draft]:
    """通报, when the office chose it; the unit reads it once it is issued."""
    if outcome.event.record.way is not Way.CRITICISM:
        return []
    state = outcome.state
    return [
        Draft(
            fields=_escalated(outcome),
            to=to_unit(state),
            title=f"关于{state.organ_name}落实工作提醒函情况的通报",
        )
    ]


def escalation_report(outcome: Outcome) -> list[Draft]:
    if outcome.event.record.way is not Way.HEAD:
        return []
    title = f"关于{outcome.state.organ_name}落实工作提醒函情况的报告"
    return [Draft(fields=_escalated(outcome), title=title)]
