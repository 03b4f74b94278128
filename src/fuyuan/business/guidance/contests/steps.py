"""服务型行政执法比武活动 as a table of steps (plan, measure 十二: 持续开展服务型行政执法比武活动，推进多层次人才队伍建设)."""

from __future__ import annotations

from typing import Any

from fuyuan.business.guidance.common import BASIS, BUREAU, UNIT
from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Procedure, Stage
from fuyuan.matters.record import Reasoned

from . import life
from .life import ContestState
from .records import Announced, Concluded, Entered, Scored

act = Table(life.contest_duties, frozenset({"on"})).act


def contest_columns(state: ContestState) -> dict[str, Any]:
    first = life.ranking(state)[:1] if state.stage == "concluded" else ()
    return {
        "on": state.told.on, "teams": len(state.teams), "rounds": len(state.told.rounds),
        "winner": first[0].team if first else "", "talents": len(state.talents),
    }  # fmt: skip


# fmt: off
CONTEST: Procedure[ContestState] = Procedure(
    name="contest",
    title="比武活动",
    state=ContestState,
    stages=(Stage("open", "报名"), Stage("running", "比赛中"), Stage("concluded", "已公布结果", end=True),
            Stage("cancelled", "已取消", end=True, track=False)),
    steps=(
        act("announce", "举办比武", BASIS, BUREAU, at(), life.announced, Announced, stamps=life.conclude_day, series="contest",
            opens=True),
        act("enter", "报名", BASIS, UNIT, at("open"), life.entered, Entered, guard=life.may_enter, stamps=life.the_members,
            help="再次报名的，以最后一次的队员为准。"),
        act("score", "登记成绩", BASIS, BUREAU, at("open", "running"), life.scored, Scored, guard=life.may_score,
            initial=life.to_mark, help="逐项登记每位评委的评分；评委五人以上的，去掉一个最高分、一个最低分。"),
        act("unscore", "撤回最近一项成绩", BASIS, BUREAU, at("running"), life.unscored, Reasoned, common=False),
        act("conclude", "公布结果", BASIS, BUREAU, at("running"), life.concluded, Concluded, guard=life.may_conclude,
            papers=("contest_result",)),
        act("cancel", "取消", "", BUREAU, at("open"), life.cancelled, Reasoned, common=False),
    ),
    duties=life.contest_duties,
    columns=contest_columns,
    search_text=lambda state: f"{state.number} {state.title} {state.told.place}",
)
# fmt: on
