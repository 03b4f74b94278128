"""微课 as a table of steps (《河南省行政执法条例》第二十一条, 《行政执法监督条例》第十条; plan, measures 十四, 十五)."""

from __future__ import annotations

from typing import Any

from fuyuan.business.training.common import ADMIN, BUREAU, UNIT, approve_day, approved
from fuyuan.business.training.sessions.records import Approved
from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Procedure, Stage
from fuyuan.matters.record import Reasoned

from . import life
from .life import BASIS, LessonState
from .records import Published, Reported, Written

act = Table(life.lesson_duties, frozenset({"until"})).act
WRITERS = ADMIN | UNIT


def lesson_columns(state: LessonState) -> dict[str, Any]:
    told = state.told
    return {
        "unit_name": state.organ_name, "subject": told.subject.value, "pages": len(told.pages), "minutes": state.minutes,
        "hours": told.hours, "until": told.until, "people": len(state.credits), "approved_on": state.approved_on,
    }  # fmt: skip


# fmt: off
LESSON: Procedure[LessonState] = Procedure(
    name="lesson",
    title="微课",
    state=LessonState,
    stages=(Stage("draft", "待审核"), Stage("open", "学习中"), Stage("reported", "待认定"),
            Stage("approved", "已认定", end=True), Stage("stopped", "已停用", end=True, track=False)),
    steps=(
        act("write", "编写微课", BASIS, WRITERS, at(), life.written, Written, guard=life.may_write, stamps=life.write_stamps,
            series="lesson", opens=True, help="审核发布以后，学员凭微课码、姓名和身份证号码后六位学习，不用账号。"),
        act("rewrite", "修改", BASIS, WRITERS, at("draft"), life.rewritten, Written, guard=life.may_write,
            initial=life.as_written),
        act("publish", "审核发布", BASIS, BUREAU, at("draft"), life.published, Published, guard=life.may_publish,
            stamps=life.publish_stamps),
        act("report", "报送学时", BASIS, WRITERS, at("open"), life.reported, Reported, guard=life.may_report,
            initial=life.as_finished, stamps=approve_day),
        act("approve", "认定学时", BASIS, BUREAU, at("reported"), approved, Approved, guard=life.may_approve),
        act("send_back", "退回", BASIS, BUREAU, at("reported"), life.sent_back, Reasoned),
        act("stop", "停用", "", WRITERS, at("draft", "open"), life.stopped, Reasoned, guard=life.may_stop, common=False),
    ),
    duties=life.lesson_duties,
    columns=lesson_columns,
    search_text=lambda state: f"{state.number} {state.title} {state.organ_name}",
)
# fmt: on
