"""行政指导书. The number of the person's card never stands on it."""

from __future__ import annotations

from fuyuan.matters.registry import Outcome
from fuyuan.papers.kinds import Draft

from .steps import GuidanceState


def guidance_letter(outcome: Outcome) -> list[Draft]:
    state: GuidanceState = outcome.state
    told = state.told
    fields = {
        "机关": state.organ_name, "对象": told.party, "风险": told.need, "方式": told.way.label, "内容": told.text,
        "编号": state.number,
    }  # fmt: skip
    return [Draft(fields=fields)]
