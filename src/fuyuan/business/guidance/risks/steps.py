"""法律风险防控 as a table of steps (plan, measure 十二: 梳理风险点、制定防控措施、宣传辅导和实施防控)."""

from __future__ import annotations

from typing import Any

from fuyuan.business.guidance.common import AHEAD, BASIS, CLOCK, UNIT, own
from fuyuan.law.causes import label_of
from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Procedure, Stage
from fuyuan.matters.record import Reasoned

from . import life
from .life import RiskState
from .records import Added, Dismissed, LossLifted, LossMet, Reviewed, Revised, Spread, Suggested

act = Table(life.risk_duties, AHEAD).act


def risk_columns(state: RiskState) -> dict[str, Any]:
    point = state.point
    return {
        "unit_name": state.organ_name, "bearer": point.bearer.value if point else "organ",
        "level": point.level.value if point else "", "cause": state.cause,
        "arises": state.arises.value if state.arises else "", "owner": point.owner if point else "",
        "losses": len(state.losses), "version": len(state.versions), "review_on": state.review_on,
        "reviewed_on": state.reviews[-1].on if state.reviews else None,
    }  # fmt: skip


def search_text(state: RiskState) -> str:
    risk = state.point.risk if state.point else ""
    return f"{state.number} {state.title} {state.organ_name} {label_of(state.cause)} {risk}"


# fmt: off
RISK: Procedure[RiskState] = Procedure(
    name="risk_point",
    title="风险点",
    state=RiskState,
    stages=(Stage("suggested", "待梳理"), Stage("kept", "防控中"), Stage("retired", "已停止", end=True),
            Stage("dismissed", "不列入", end=True, track=False)),
    steps=(
        act("add", "梳理风险点", BASIS, UNIT, at(), life.added, Added, guard=life.may_keep, series="risk_point", opens=True),
        act("suggest", "由败诉提出", BASIS, CLOCK, at(), life.suggested, Suggested, stamps=life.adopt_day,
            series="risk_point", opens=True, internal=True),
        act("adopt", "列入风险点", BASIS, UNIT, at("suggested"), life.adopted, Added, guard=own(life.may_adopt),
            initial=life.as_suggested),
        act("dismiss", "不列入", BASIS, UNIT, at("suggested"), life.dismissed, Dismissed, guard=own(life.may_dismiss),
            common=False),
        act("review", "复核", BASIS, UNIT, at("kept"), life.reviewed, Reviewed, guard=own(life.may_review),
            help="内容不变、措施已经落实的；内容有变化的办理“修订”。"),
        act("revise", "修订", BASIS, UNIT, at("kept"), life.revised, Revised, guard=own(life.may_revise),
            initial=life.as_it_reads, help="形成新的版本，以前的版本保留。"),
        act("spread", "登记宣传辅导", BASIS, UNIT, at("kept"), life.spread, Spread, guard=own()),
        act("retire", "停止防控", BASIS, UNIT, at("kept"), life.retired, Reasoned, guard=own(), common=False,
            help="职权取消、划转的停止防控，写明理由。"),
        act("meet_loss", "对应到败诉", BASIS, CLOCK, at("suggested", "kept"), life.loss_met, LossMet, internal=True),
        act("lift_loss", "败诉不再成立", BASIS, CLOCK, at("suggested", "kept"), life.loss_lifted, LossLifted, internal=True),
    ),
    duties=life.risk_duties,
    columns=risk_columns,
    search_text=search_text,
)
# fmt: on
