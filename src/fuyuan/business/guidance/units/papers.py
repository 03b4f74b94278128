"""命名决定 of a model unit."""

from __future__ import annotations

from fuyuan.business.guidance.issuer import bureau_name
from fuyuan.matters.registry import Outcome
from fuyuan.papers.kinds import Draft

from .life import ModelState


def model_naming(outcome: Outcome) -> list[Draft]:
    state: ModelState = outcome.state
    assert state.named
    assert state.last
    fields = {
        "机关": bureau_name(outcome), "单位": state.organ_name, "批次": state.named.batch, "命名日": state.named.on,
        "得分": state.last.total, "复核日": state.review_on, "意见": state.last.assessed.opinion,
    }  # fmt: skip
    return [Draft(fields=fields, title=f"关于命名{state.organ_name}为服务型行政执法示范单位的决定")]
