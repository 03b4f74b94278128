"""本地规则 as a table of steps: one version of one rule, from its draft to the day another takes its place.

The plan is the basis (measure 二: 修改完善《行政复议案件办理工作规则》 … 探索建立繁简分流的案件审理机制; measure 九: 出台
《行政执法争议协调办法》). Any rule of the place is kept the same way; which one keeps which setting stands in its annex.
"""

from __future__ import annotations

from typing import Any

from fuyuan.matters.acts import at
from fuyuan.matters.procedure import Procedure, Stage, Step
from fuyuan.matters.record import Reasoned
from fuyuan.organs.posts import OFFICE_POSTS, Post

from . import life
from .duties import duties
from .records import (
    Annexed,
    Approved,
    Commented,
    Drafted,
    Nothing,
    Repealed,
    Replaced,
    Reviewed,
    Revised,
    Submitted,
)
from .state import RuleState

DRAFTERS = frozenset({Post.HANDLER, Post.OFFICE_HEAD, Post.SUPERVISION_STAFF, Post.JOINT_OFFICE})
REVIEWERS = frozenset({Post.SUPERVISION_STAFF, Post.OFFICE_HEAD})
HEAD = frozenset({Post.ORGAN_HEAD})
INSIDE = DRAFTERS | OFFICE_POSTS | HEAD  # who reads drafts; what was approved is everybody's
CLOCK = frozenset({Post.SYSTEM})
PUBLIC = ("approved", "in_force", "replaced", "repealed", "stopped")


def columns(state: RuleState) -> dict[str, Any]:
    return {
        "first_id": state.first_id,
        "version": state.version,
        "organ_name": state.organ_name,
        "valid_from": state.valid_from,
        "valid_to": state.valid_to,
        "approved_on": state.approved_on,
    }


def search_text(state: RuleState) -> str:
    return f"{state.number} {state.title} {state.organ_name}"


PROCEDURE: Procedure[RuleState] = Procedure(
    name="localrule",
    title="本地规则",
    state=RuleState,
    stages=(
        Stage("drafting", "起草"),
        Stage("reviewing", "合法性审核"),
        Stage("reviewed", "待批准"),
        Stage("approved", "已批准，待施行"),
        Stage("in_force", "正在施行"),
        Stage("replaced", "已被新版本替代", end=True, track=False),
        Stage("repealed", "已废止", end=True, track=False),
        Stage("stopped", "没有施行", end=True, track=False),
        Stage("dropped", "不再起草", end=True, track=False),
    ),
    steps=(
        Step(name="draft", title="起草规则", basis=(), posts=DRAFTERS, record=Drafted, stages=at(), opens=True,
             apply=life.drafted, guard=life.may_draft, stamps=life.draft_stamps, series="localrule",
             help="条文起草以后，在“附件”里拟定本规则确定的设置，再送合法性审核。"),
        Step(name="revise", title="修改文稿", basis=(), posts=DRAFTERS, record=Revised, stages=at("drafting"),
             apply=life.revised, guard=life.may_revise, initial=life.as_it_reads),
        Step(name="set_annex", title="拟定附件", basis=(), posts=DRAFTERS, record=Annexed, stages=at("drafting"),
             apply=life.annexed, guard=life.may_annex, internal=True),
        Step(name="comment", title="提出意见", basis=(), posts=INSIDE, record=Commented,
             stages=at("drafting", "reviewing", "reviewed"), apply=life.commented, common=False),
        Step(name="submit", title="送合法性审核", basis=(), posts=DRAFTERS, record=Submitted, stages=at("drafting"),
             apply=life.submitted, guard=life.may_submit, stamps=life.submit_stamps),
        Step(name="drop", title="不再起草", basis=(), posts=DRAFTERS, record=Reasoned,
             stages=at("drafting"), apply=life.dropped, guard=life.may_drop, common=False),
        Step(name="review", title="合法性审核", basis=(), posts=REVIEWERS, record=Reviewed, stages=at("reviewing"),
             apply=life.reviewed, guard=life.may_review),
        Step(name="approve", title="批准", basis=(), posts=HEAD, record=Approved, stages=at("reviewed"),
             apply=life.approved, guard=life.may_approve, initial=life.as_listed,
             papers=("localrule_text", "localrule_sheet"),
             help="批准以后，附件里的设置从施行日期起自动生效；已经开始计算的期限不因此变动。"),
        Step(name="return_draft", title="退回修改", basis=(), posts=HEAD, record=Reasoned, stages=at("reviewed"),
             apply=life.returned),
        Step(name="take_effect", title="施行", basis=(), posts=CLOCK, record=Nothing, stages=at("approved"),
             apply=life.in_force, guard=life.may_take_effect, internal=True),
        Step(name="stop", title="停止施行", basis=(), posts=HEAD, record=Reasoned, stages=at("approved"),
             apply=life.stopped, guard=life.may_stop, common=False,
             help="批准以后、施行日期以前发现问题的，可以停止施行；附件里的设置恢复为原来的值。"),
        Step(name="replace", title="由新版本替代", basis=(), posts=CLOCK, record=Replaced, stages=at("in_force"),
             apply=life.replaced, internal=True),
        Step(name="repeal", title="废止", basis=(), posts=HEAD, record=Repealed, stages=at("in_force"),
             apply=life.repealed, guard=life.may_repeal, common=False),
    ),
    duties=duties,
    columns=columns,
    search_text=search_text,
)  # fmt: skip
