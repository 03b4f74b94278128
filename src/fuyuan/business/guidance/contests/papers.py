"""比武结果通报: the ranking, and who goes into the pool of talents."""

from __future__ import annotations

from fuyuan.business.guidance.issuer import bureau_name
from fuyuan.matters.registry import Outcome
from fuyuan.papers.kinds import Draft

from .life import ContestState, ranking


def contest_result(outcome: Outcome) -> list[Draft]:
    state: ContestState = outcome.state
    places = [{"名次": each.rank, "单位": each.team, "总分": str(each.total)} for each in ranking(state)]
    chosen = [
        f"{member.name}（{team.name}）" for team, member in state.members if member.person_id in state.talents
    ]
    fields = {
        "机关": bureau_name(outcome), "名称": state.title, "比赛日": state.told.on, "地点": state.told.place,
        "项目": "、".join(each.name for each in state.told.rounds), "名次": places, "人才": "、".join(chosen), "情况": state.note,
    }  # fmt: skip
    return [Draft(fields=fields, title=f"关于{state.title}结果的通报")]
