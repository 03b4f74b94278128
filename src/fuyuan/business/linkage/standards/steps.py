"""类案审理标准 as a table of steps. Both sides of the joint conference must agree to the same version; no statute governs it."""

from __future__ import annotations

from typing import Any

from fuyuan.business.linkage.common import CLOCK, COURT, OFFICE, Reasoned
from fuyuan.business.linkage.sides import BOTH
from fuyuan.matters.acts import articles, at
from fuyuan.matters.procedure import Procedure, Stage, Step

from . import life
from .records import Agreed, Commented, Disclosed, Drafted, Published, Repealed, Replaced, Revised
from .state import StandardState


def standard_columns(state: StandardState) -> dict[str, Any]:
    wording = state.wording
    return {
        "act_kind": wording.act_kind.value,
        "area": wording.area,
        "keywords": "、".join(wording.keywords)[:300],
        "version": state.version.number,
        "proposer": state.proposer.value,
        "valid_from": state.valid_from,
        "valid_to": state.valid_to,
    }


def search_text(state: StandardState) -> str:
    wording = state.wording
    return " ".join([state.number, state.title, wording.act_kind.label, wording.area, *wording.keywords])


STANDARD: Procedure[StandardState] = Procedure(
    name="standard",
    title="类案审理标准",
    state=StandardState,
    stages=(
        Stage("discussing", "讨论中"),
        Stage("agreed", "双方同意"),
        Stage("published", "已发布"),
        Stage("dropped", "不再讨论", end=True, track=False),
        Stage("repealed", "已废止", end=True, track=False),
        Stage("replaced", "已被替代", end=True, track=False),
    ),
    steps=(
        Step(name="propose", title="提出标准", basis=(), posts=BOTH, record=Drafted, stages=at(), opens=True,
             apply=life.proposed, guard=life.may_propose, stamps=life.opening,
             help="法院或者政府一方都可以提出；双方同意同一个版本后发布。"),
        Step(name="comment", title="提出意见", basis=(), posts=BOTH, record=Commented, stages=at("discussing"),
             apply=life.commented),
        Step(name="agree", title="同意", basis=(), posts=BOTH, record=Agreed, stages=at("discussing"), apply=life.agreed,
             guard=life.may_agree, stamps=life.publish_day),
        Step(name="revise", title="修改", basis=(), posts=BOTH, record=Revised, stages=at("discussing", "agreed"),
             apply=life.revised, guard=life.may_revise, initial=life.as_it_reads, stamps=life.consider_day,
             help="形成新的版本；双方须对新版本重新表示同意。"),
        Step(name="drop", title="不再讨论", basis=(), posts=COURT | OFFICE, record=Reasoned,
             stages=at("discussing", "agreed"), apply=life.dropped, guard=life.may_drop, common=False),
        Step(name="publish", title="发布", basis=(), posts=OFFICE, record=Published, stages=at("agreed"),
             apply=life.published, guard=life.may_publish, series="standard", papers=("standard_text",)),
        Step(name="disclose", title="向社会公开", basis=articles("FOI 17, 19"), posts=OFFICE, record=Disclosed,
             stages=at("published"), apply=life.disclosed, guard=life.may_disclose, common=False,
             help="公众可以在网站上查找、阅读；以后废止、被替代的，网站上注明，不再是现行标准。"),
        Step(name="conceal", title="撤下公开", basis=(), posts=OFFICE, record=Reasoned,
             stages=at("published", "repealed", "replaced"), apply=life.concealed, guard=life.may_conceal, common=False),
        Step(name="repeal", title="废止", basis=(), posts=OFFICE, record=Repealed, stages=at("published"),
             apply=life.repealed, guard=life.may_repeal, common=False),
        Step(name="replace", title="由新标准替代", basis=(), posts=OFFICE | CLOCK, record=Replaced, stages=at("published"),
             apply=life.replaced, internal=True),
    ),
    duties=life.standard_duties,
    columns=standard_columns,
    search_text=search_text,
)  # fmt: skip
