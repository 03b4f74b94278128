"""执法争议协调 as a table of steps, from the application of a department to the duties that come out of it."""

from __future__ import annotations

from typing import Any

from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Procedure, Stage
from fuyuan.matters.record import Reasoned
from fuyuan.organs.posts import RESPONDENT_POSTS, Post

from . import life
from .life import BASIS
from .records import Accepted, Answered, Applied, Closed, Decided, Met, Opined, Performed, Refused
from .state import CoordinationState

UNIT = RESPONDENT_POSTS
OFFICE = frozenset({Post.SUPERVISION_STAFF})
GOVERNMENT = frozenset({Post.ORGAN_HEAD})
OVERSEERS = OFFICE | GOVERNMENT | {Post.JOINT_OFFICE}
READERS = UNIT | OVERSEERS
SETTLED = ("performing", "closed")

act = Table(life.duties, frozenset({"perform_by"})).act


def columns(state: CoordinationState) -> dict[str, Any]:
    return {
        "unit_name": state.organ_name, "others": "、".join(each.name for each in state.others)[:300],
        "sort": state.told.sort.value, "met_on": state.met_on, "settled_on": state.settled_on,
        "decided": state.decision is not None,
    }  # fmt: skip


def search_text(state: CoordinationState) -> str:
    """The question, who is in it, and what came out: by these the next one who asks finds the answer."""
    lines = " ".join(f"{state.name_of(each.organ_id)}{each.what}" for each in state.lines)
    return f"{state.number} {state.title} {' '.join(each.name for each in state.parties)} {lines}"


# fmt: off
COORDINATION: Procedure[CoordinationState] = Procedure(
    name="coordination",
    title="执法争议协调",
    state=CoordinationState,
    stages=(Stage("applied", "待受理"), Stage("accepted", "待答复"), Stage("answered", "待协调"),
            Stage("failed", "待提出意见", track=False), Stage("opined", "待政府决定", track=False),
            Stage("performing", "落实中"), Stage("closed", "已办结", end=True),
            Stage("refused", "不予受理", end=True, track=False), Stage("withdrawn", "已撤回", end=True, track=False)),
    steps=(
        act("apply", "申请争议协调", BASIS, UNIT, at(), life.applied, Applied, guard=life.may_apply, stamps=life.apply_stamps,
            papers=("coordination_application",), series="coordination", opens=True,
            help="先在“职责分工”里查一查：同样的问题已经解决的，直接按结果办。"),
        act("accept", "受理", BASIS, OFFICE, at("applied"), life.accepted, Accepted, stamps=life.accept_stamps,
            papers=("coordination_acceptance",)),
        act("refuse", "不予受理", f"{BASIS}, JD25 33.3", OFFICE, at("applied"), life.refused, Refused,
            guard=life.may_refuse, papers=("coordination_refusal",)),
        act("answer", "答复", BASIS, UNIT, at("accepted"), life.answered, Answered, guard=life.may_answer),
        act("meet", "登记协调会议", BASIS, OFFICE, at("accepted", "answered"), life.met, Met, guard=life.may_meet,
            stamps=life.meet_stamps, initial=life.to_meet, papers=("coordination_minutes",)),
        act("opine", "提出协调意见", BASIS, OFFICE, at("failed"), life.opined, Opined, guard=life.may_opine,
            stamps=life.opine_stamps, initial=life.to_opine, papers=("coordination_opinion",)),
        act("decide", "政府决定", BASIS, GOVERNMENT, at("opined"), life.decided, Decided, guard=life.may_decide,
            stamps=life.decide_stamps, initial=life.to_decide, papers=("coordination_decision",)),
        act("send_back", "退回重新提出意见", BASIS, GOVERNMENT, at("opined"), life.sent_back, Reasoned,
            stamps=life.back_stamps),
        act("perform", "报告落实", "HN16 19", UNIT, at("performing"), life.performed, Performed, guard=life.may_perform),
        act("close", "办结", "HN16 19", OFFICE, at("performing"), life.closed, Closed, guard=life.may_close),
        act("withdraw", "撤回申请", "", UNIT, at("applied", "accepted", "answered", "failed"), life.withdrawn, Reasoned,
            guard=life.may_withdraw, common=False),
    ),
    duties=life.duties,
    columns=columns,
    search_text=search_text,
)
# fmt: on
