"""考试 as a table of steps (《河南省行政执法条例》第二十一条, 《行政执法监督条例》第十七条第二款; plan, measure 十四)."""

from __future__ import annotations

from typing import Any

from fuyuan.business.training.common import ADMIN, AHEAD, BUREAU, CLOCK
from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Procedure, Stage
from fuyuan.matters.record import Reasoned

from . import correction, life
from .life import BASIS
from .records import Added, Confirmed, Planned, QuestionFreed, ResultVoided
from .state import ExamState

act = Table(life.exam_duties, AHEAD).act


def exam_columns(state: ExamState) -> dict[str, Any]:
    plan = state.plan
    return {
        "purpose": plan.purpose.value, "year": plan.year, "on": plan.on, "begins": plan.begins, "total": plan.total,
        "pass_mark": plan.pass_mark, "people": state.drawing.people if state.drawing else 0,
        "sat": state.closing.sat if state.closing else 0, "passed": state.passed,
    }  # fmt: skip


# fmt: off
EXAM: Procedure[ExamState] = Procedure(
    name="exam",
    title="考试",
    state=ExamState,
    stages=(Stage("planned", "已安排"), Stage("drawn", "待开考"), Stage("open", "考试中"), Stage("closed", "待确认"),
            Stage("confirmed", "已确认", end=True), Stage("cancelled", "已取消", end=True, track=False)),
    steps=(
        act("plan", "安排考试", BASIS, ADMIN, at(), life.planned, Planned, guard=life.may_plan, initial=life.usual_mark,
            series="exam", opens=True),
        act("replan", "修改安排", BASIS, ADMIN, at("planned", "drawn"), life.replanned, Planned, guard=life.may_plan,
            initial=life.as_planned, common=False, help="已经组卷的，改了安排要重新组卷。"),
        act("draw", "确定考生、组卷", BASIS, ADMIN, at("planned"), life.drawn, guard=life.may_draw, stamps=life.draw_stamps,
            help="按用途列出考生，从题库按试卷结构取题；每个人的题目、题序、选项顺序各不相同。"),
        act("add_candidate", "补充考生", BASIS, ADMIN, at("drawn", "open"), life.added, Added, guard=life.may_add,
            stamps=life.the_person, common=False),
        act("open", "开考", BASIS, ADMIN, at("drawn"), life.opened, guard=life.may_open),
        act("close", "结束考试", BASIS, ADMIN | CLOCK, at("open"), life.closed, guard=life.may_close, stamps=life.close_stamps,
            help="结束以后评卷，全部答案的摘要写进办理经过，以后有人改动能够发现。"),
        act("confirm", "确认成绩", BASIS, BUREAU, at("closed"), life.confirmed, Confirmed, guard=life.may_confirm,
            help="确认以后，资格考试成绩登记到证件申领，年审考试成绩供年审使用。"),
        act("void_result", "取消个人成绩", BASIS, BUREAU, at("closed", "confirmed"), correction.voided, ResultVoided,
            guard=correction.may_void, stamps=correction.the_sitting, papers=("result_voided",), common=False,
            help="作弊、身份不符的，查清事实、听取本人陈述以后取消；已经登记到证件的成绩一并撤回。"),
        act("free_question", "题目有误、全部给分", BASIS, BUREAU, at("closed", "confirmed"), correction.freed, QuestionFreed,
            guard=correction.may_free, stamps=correction.the_moved, papers=("question_freed",), common=False,
            help="卷子里有这道题的人都得这道题的分，成绩重新计算，列出达到合格线的人。"),
        act("cancel", "取消考试", "", ADMIN, at("planned", "drawn"), life.cancelled, Reasoned, common=False),
    ),
    duties=life.exam_duties,
    columns=exam_columns,
    search_text=lambda state: f"{state.number} {state.title} {state.plan.place}",
)
# fmt: on
