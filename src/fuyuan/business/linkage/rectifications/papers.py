"""What the papers of a rectification say: the unit's 整改报告, the office's report to the head of government."""

from __future__ import annotations

from typing import Any

from fuyuan.business.linkage.issuer import office_name
from fuyuan.matters.registry import Outcome
from fuyuan.organs.models import Role, role_holder
from fuyuan.organs.posts import Post
from fuyuan.papers.kinds import Addressee, Draft

from .state import RectificationState


def report(outcome: Outcome) -> list[Draft]:
    """The report as the unit's head confirmed it, on file; its evidence lies beside it in the matter."""
    state: RectificationState = outcome.state
    record, said = outcome.event.record, state.turn.report
    assert said
    measures = [
        {"序号": number, "措施": each.what, "责任人": each.who, "日期": each.done_on}
        for number, each in enumerate(said.measures, 1)
    ]
    fields = {
        "机关": office_name(outcome), "单位": state.organ_name, "单位文号": record.number,
        "通报文号": state.turn.notice_number, "问题": _parts(state), "原因": said.reasons, "措施": measures,
        "长效": said.lasting, "材料": [each.name for each in said.files], "签发人": record.signer,
    }  # fmt: skip
    to = (Addressee("unit", state.organ_name, Post.RESPONDENT_LIAISON, state.organ_id),)
    return [Draft(fields=fields, to=to, title=f"{state.organ_name}关于通报问题整改情况的报告")]


def _parts(state: RectificationState) -> list[str]:
    return [f"{each.number}．{each.ground.label}：{each.finding.text.rstrip('。')}。" for each in state.parts]


def failed(outcome: Outcome) -> list[Draft]:
    state: RectificationState = outcome.state
    record, day = outcome.event.record, outcome.event.day
    numbers = "、".join(f"（{each}）" for each in dict.fromkeys(turn.notice_number for turn in state.turns))
    fields: dict[str, Any] = {
        "机关": office_name(outcome), "政府": role_holder(Role.RECONSIDERATION_ORGAN, day).name_on(day),
        "单位": state.organ_name, "通报文号": numbers, "问题": record.problem, "建议": record.demand,
    }  # fmt: skip
    return [Draft(fields=fields, title=f"关于{state.organ_name}通报后仍不整改的报告")]
