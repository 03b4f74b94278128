"""通报 as a table of steps.

(五) 对在行政复议和行政诉讼中存在不依法行政情况的单位予以通报，并督促整改. The plan is the basis; a unit that does not perform a
decision may be criticised by 《行政复议法》第七十七条第二款 too.
"""

from __future__ import annotations

from typing import Any

from fuyuan.business.linkage.common import CLOCK, LEADERS, OFFICE, Nothing, Reasoned, Signed
from fuyuan.matters.acts import at
from fuyuan.matters.procedure import Procedure, Stage, Step

from . import life
from .duties import notice_duties
from .records import Added, Approved, Composed, Gathered, Repeated, Struck
from .state import NoticeState


def notice_columns(state: NoticeState) -> dict[str, Any]:
    return {
        "window": state.window,
        "first_id": state.first,
        "units": len(state.units),
        "findings": len(state.standing),
        "paper_number": state.paper_number,
        "issued_on": state.issued_on,
        "rectify_by": state.rectify_by,
    }


NOTICE: Procedure[NoticeState] = Procedure(
    name="notice",
    title="通报",
    state=NoticeState,
    stages=(
        Stage("gathered", "待核对"),
        Stage("composed", "待批准"),
        Stage("approved", "待签发"),
        Stage("issued", "督促整改"),
        Stage("closed", "已办结", end=True),
        Stage("withdrawn", "不予通报", end=True, track=False),
    ),
    steps=(
        Step(name="gather", title="汇集通报问题", basis=(), posts=OFFICE | CLOCK, record=Gathered, stages=at(), opens=True,
             apply=life.gathered, guard=life.may_gather, stamps=life.gather_stamps, series="notice",
             help="系统从诉讼、复议、提醒函、以案促改里查找这一期间各单位的问题，逐件列出，由您核对。"),
        Step(name="repeat", title="再次通报", basis=(), posts=OFFICE, record=Repeated, stages=at(), opens=True,
             apply=life.repeated, guard=life.may_repeat, stamps=life.repeat_stamps, series="notice",
             help="列出一份通报里没有按期整改、或者整改没有通过审核的单位。"),
        Step(name="strike", title="删去问题", basis=(), posts=OFFICE, record=Struck, stages=at("gathered"),
             apply=life.struck, guard=life.may_strike, help="理由留在经过里；删去的问题以后不再列出。"),
        Step(name="restore", title="恢复问题", basis=(), posts=OFFICE, record=Struck, stages=at("gathered"),
             apply=life.restored, guard=life.may_restore, common=False),
        Step(name="add", title="增加问题", basis=(), posts=OFFICE, record=Added, stages=at("gathered"),
             apply=life.added, guard=life.may_add, stamps=life.add_stamps),
        Step(name="compose", title="拟写通报", basis=(), posts=OFFICE, record=Composed, stages=at("gathered"),
             apply=life.composed, guard=life.may_compose, stamps=life.compose_stamps, initial=life.first_text,
             papers=("notice_text", "notice_again"), help="写好以后拟出通报，报领导批准。"),
        Step(name="approve", title="批准", basis=(), posts=LEADERS, record=Approved, stages=at("composed"),
             apply=life.approved, guard=life.may_approve, initial=life.as_approver,
             help="书面批准的，由联席会议办公室登记谁、哪一天批准。"),
        Step(name="revise", title="退回修改", basis=(), posts=LEADERS, record=Reasoned, stages=at("composed", "approved"),
             apply=life.revised, stamps=life.review_day, common=False),
        Step(name="withdraw", title="不予通报", basis=(), posts=OFFICE, record=Reasoned,
             stages=at("gathered", "composed", "approved"), apply=life.withdrawn, common=False),
        Step(name="issue", title="印发", basis=(), posts=LEADERS, record=Signed, stages=at("approved"), apply=life.issued,
             guard=life.may_issue, stamps=life.rectify_day, internal=True),
        Step(name="recall", title="收回重拟", basis=(), posts=LEADERS, record=Reasoned,
             stages=at("composed", "approved", "issued"),
             apply=life.recalled, stamps=life.review_day, internal=True),
        Step(name="conclude", title="全部整改完毕", basis=(), posts=LEADERS, record=Nothing, stages=at("issued"),
             apply=life.concluded, internal=True),
    ),
    duties=notice_duties,
    columns=notice_columns,
    search_text=lambda state: " ".join((state.number, state.paper_number, state.title, *state.units.values())),
)  # fmt: skip
