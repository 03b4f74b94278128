"""重大执法决定 as a table of steps: legal review, then the leaders' discussion (《河南省行政执法条例》第二十八条第二款)."""

from __future__ import annotations

from typing import Any

from fuyuan.business.leadership.common import HEAD, UNIT
from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Procedure, Stage
from fuyuan.matters.record import Reasoned

from . import life
from .records import Agreed, Discussed, Entered, Reviewed
from .state import DecisionState

act = Table(life.duties, frozenset()).act


def decision_columns(state: DecisionState) -> dict[str, Any]:
    told, review, talk = state.told, state.review, state.talk
    return {
        "unit_name": state.organ_name, "file_number": told.file_number, "act_kind": told.act_kind.value, "why": told.why.value,
        "opinion": review.opinion.value if review else "", "reviewed_on": review.on if review else None,
        "discussed_on": talk.on if talk else None, "present": len(talk.leaders) if talk else 0, "chief": bool(state.chief),
        "confirmed_on": state.confirmed_on,
    }  # fmt: skip


# fmt: off
DECISION: Procedure[DecisionState] = Procedure(
    name="majordecision",
    title="重大执法决定",
    state=DecisionState,
    stages=(Stage("entered", "待法制审核"), Stage("reviewed", "待集体讨论"), Stage("discussed", "待核对"),
            Stage("confirmed", "已核对", end=True), Stage("withdrawn", "已撤回", end=True, track=False)),
    steps=(
        act("enter", "登记重大执法决定", f"{life.BASIS}, HN16 28.3", UNIT, at(), life.entered, Entered, guard=life.may_enter,
            stamps=life.handler_stamps, series="majordecision", opens=True),
        act("review", "登记法制审核意见", life.REVIEW, UNIT, at("entered", "reviewed"), life.reviewed, Reviewed,
            guard=life.may_review, papers=("legal_review",)),
        act("discuss", "登记集体讨论", life.TALK, UNIT, at("reviewed"), life.discussed, Discussed, guard=life.may_discuss,
            stamps=life.talk_stamps, papers=("discussion_minutes",)),
        act("confirm", "核对属实", life.BASIS, HEAD, at("discussed"), life.confirmed, Agreed, guard=life.mine),
        act("send_back", "退回", "", HEAD, at("discussed"), life.sent_back, Reasoned, guard=life.mine),
        act("withdraw", "撤回", "", UNIT, at("entered", "reviewed"), life.withdrawn, Reasoned, guard=life.mine, common=False,
            help="案件不再作出决定，或者登记有误的。"),
    ),
    duties=life.duties,
    columns=decision_columns,
    search_text=lambda state: f"{state.number} {state.title} {state.organ_name} {state.told.file_number}",
)
# fmt: on
