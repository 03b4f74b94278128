"""What the report of a campaign says: drafted from the problems and the survey as they are on the day."""

from __future__ import annotations

from typing import Any

from fuyuan.business.supervision.issuer import bureau_name, government_name
from fuyuan.matters.registry import Outcome
from fuyuan.papers.kinds import Draft

from .campaign import CampaignState
from .counted import by, problems
from .survey import totals

MOST_AREAS = 5  # of the survey, named in the text


def campaign_report(outcome: Outcome) -> list[Draft]:
    state: CampaignState = outcome.state
    told, record = state.begun, outcome.event.record
    found = list(problems(outcome.matter_id))
    closed = sum(row.stage == "closed" for row in found)
    asked = totals(outcome.matter_id)
    fields = {
        "机关": bureau_name(outcome), "政府": government_name(outcome), "名称": state.title, "形式": told.form.label,
        "部署": _deployed(state), "领域": "、".join(told.areas), "起": told.first_on, "止": told.last_on,
        "问题数": len(found), "销号数": closed, "未销号数": len(found) - closed,
        "领域表": _rows(outcome.matter_id, "area"), "单位表": _rows(outcome.matter_id, "organ_name"),
        "问卷数": asked.answers, "可疑数": asked.suspicious,
        "问卷表": [{"领域": each.area, "全部": each.all, "剔除": each.sound} for each in asked.named[:MOST_AREAS]],
        "总体": record.overall, "后续": record.left, "建议": record.proposals,
    }  # fmt: skip
    return [Draft(fields=fields, title=f"关于{state.title}情况的报告")]


def _deployed(state: CampaignState) -> str:
    paper = state.begun.deployment
    number = f"（{paper.number}）" if paper.number else ""
    return f"{paper.issuer}《{paper.title.strip('《》')}》{number}" if paper.title else ""


def _rows(campaign_id: int, column: str) -> list[dict[str, Any]]:
    return [
        {"名称": row[column], "发现": row["found_n"], "销号": row["closed_n"], "在办": row["open_n"]}
        for row in by(campaign_id, column)
    ]
