"""工作台账: a plan, and its measures given to units, as two tables of steps.

The plan itself is the basis (制定细化工作方案，建立工作台账，明确专班专人，逐一对账销号，落实情况定期报告): no statute
governs a ledger, so the steps cite none, and every task names the document it comes from.
"""

from __future__ import annotations

from typing import Any

from fuyuan.matters.acts import at
from fuyuan.matters.procedure import Procedure, Stage, Step
from fuyuan.matters.record import Nothing
from fuyuan.organs.posts import RESPONDENT_POSTS, Post

from . import planned, worked
from .duties import plan_duties, task_duties
from .records import (
    Adopted,
    Cancelled,
    ChangeAsked,
    ChangeDecided,
    Closed,
    ClosingAsked,
    Concluded,
    Given,
    Issued,
    Met,
    PeriodReport,
    Progress,
    Reasoned,
    Resumed,
    Reviewed,
    Scheme,
    Superseded,
    UnitAdded,
    UrgeAnswered,
    Urged,
)
from .state import PlanState, TaskState

OFFICE = frozenset({Post.JOINT_OFFICE})
LEADERS = OFFICE | {Post.ORGAN_HEAD}
UNIT = RESPONDENT_POSTS | OFFICE  # the office writes down what a unit sends on paper
CLOCK = frozenset({Post.SYSTEM})


def plan_columns(state: PlanState) -> dict[str, Any]:
    plan = state.plan
    return {
        "document_number": plan.document_number,
        "issuer": plan.issuer,
        "issued_on": plan.issued_on,
        "given_on": state.issued_on,
        "version": state.version,
        "measures": len(plan.measures),
        "urge_after": plan.urge_after,
    }


def task_columns(state: TaskState) -> dict[str, Any]:
    given, last, scheme = state.given, state.last_report, state.scheme
    return {
        "plan_id": given.plan_id,
        "plan_number": given.plan_number,
        "measure": given.measure,
        "place": given.place,
        "unit_name": state.organ_name,
        "role": given.role,
        "lead": given.lead,
        "kind": state.kind.value,
        "deadline": state.deadline_words[:200],
        "due_on": state.finish_by,
        "standing": last.standing.value if last else "",
        "reported_on": last.on if last else None,
        "leader": scheme.leader if scheme else "",
        "contact": f"{scheme.contact} {scheme.phone}" if scheme else "",
        "urges": len(state.urges),
        "urged": state.open_urge is not None,
        "settled_on": state.closings[-1].on if state.closings else None,
    }


PLAN: Procedure[PlanState] = Procedure(
    name="plan",
    title="工作方案",
    state=PlanState,
    stages=(
        Stage("adopted", "已确认"),
        Stage("running", "推进中"),
        Stage("concluded", "已办结", end=True),
        Stage("superseded", "已被新版本替代", end=True, track=False),
    ),
    steps=(
        Step(name="adopt", title="确认方案", basis=(), posts=OFFICE, record=Adopted, stages=at(), opens=True,
             apply=planned.adopted, guard=planned.may_adopt, stamps=planned.version),
        Step(name="correct", title="更正方案", basis=(), posts=OFFICE, record=Adopted, stages=at("adopted"),
             apply=planned.adopted, guard=planned.may_adopt, common=False,
             initial=lambda state, context: state.plan.model_dump(),
             help="任务下达之前可以更正；下达之后，个别单位和时限的变化在任务里调整。"),
        Step(name="issue_tasks", title="下达任务", basis=(), posts=OFFICE, record=Issued, stages=at("adopted"),
             apply=planned.issued, help="按责任单位逐一建立任务，一组机关展开到每个成员。"),
        Step(name="report", title="形成落实情况报告", basis=(), posts=OFFICE, record=PeriodReport, stages=at("running"),
             apply=planned.reported, guard=planned.may_report, initial=planned.first_report,
             papers=("progress_report",)),
        Step(name="meet", title="登记联席会议", basis=(), posts=OFFICE, record=Met, stages=at("running"),
             apply=planned.met, guard=planned.may_meet),
        Step(name="add_unit", title="增加责任单位", basis=(), posts=OFFICE, record=UnitAdded, stages=at("running"),
             apply=planned.unit_added, guard=planned.may_add_unit, common=False),
        Step(name="conclude", title="方案办结", basis=(), posts=LEADERS, record=Concluded, stages=at("running"),
             apply=planned.concluded, common=False),
        Step(name="supersede", title="由新版本替代", basis=(), posts=OFFICE | CLOCK, record=Superseded,
             stages=at("adopted", "running"), apply=planned.superseded, internal=True),
    ),
    duties=plan_duties,
    columns=plan_columns,
    search_text=lambda state: f"{state.number} {state.title} {state.plan.issuer}",
)  # fmt: skip

AT_WORK = at("given", "working")

TASK: Procedure[TaskState] = Procedure(
    name="task",
    title="台账任务",
    state=TaskState,
    stages=(
        Stage("given", "已下达"),
        Stage("working", "推进中"),
        Stage("closing", "待审核"),
        Stage("reviewed", "待销号"),
        Stage("period_closed", "本期已销号", track=False),
        Stage("closed", "已销号", end=True),
        Stage("cancelled", "已撤销", end=True, track=False),
    ),
    steps=(
        Step(name="give", title="下达任务", basis=(), posts=OFFICE | CLOCK, record=Given, stages=at(), opens=True,
             internal=True, apply=worked.given, stamps=worked.scheme_day, series="task"),
        Step(name="plan_work", title="明确专班、报细化方案", basis=(), posts=UNIT, record=Scheme, stages=AT_WORK,
             apply=worked.planned, guard=worked.own(worked.may_plan), initial=worked.last_scheme),
        Step(name="report", title="报告进展", basis=(), posts=UNIT, record=Progress, stages=AT_WORK,
             apply=worked.reported, guard=worked.own(worked.may_report), initial=worked.next_report,
             stamps=worked.facts_stamp),
        Step(name="ask_closing", title="申请销号", basis=(), posts=UNIT, record=ClosingAsked, stages=AT_WORK,
             apply=worked.closing_asked, guard=worked.own(worked.may_ask), stamps=worked.review_day),
        Step(name="withdraw_closing", title="撤回销号申请", basis=(), posts=UNIT, record=Reasoned, stages=at("closing"),
             apply=worked.closing_withdrawn, guard=worked.own(worked.nothing), common=False),
        Step(name="review_closing", title="审核通过", basis=(), posts=OFFICE, record=Reviewed, stages=at("closing"),
             apply=worked.reviewed, stamps=worked.close_day),
        Step(name="close", title="销号", basis=(), posts=LEADERS, record=Closed, stages=at("reviewed"),
             apply=worked.closed, guard=worked.may_close, papers=("closing_sheet",)),
        Step(name="return_closing", title="退回", basis=(), posts=LEADERS, record=Reasoned,
             stages=at("closing", "reviewed"), apply=worked.returned),
        Step(name="reopen", title="下一期开始", basis=(), posts=OFFICE | CLOCK, record=Nothing,
             stages=at("period_closed"), apply=worked.reopened, guard=worked.may_reopen, common=False),
        Step(name="end_with_plan", title="随方案办结", basis=(), posts=LEADERS, record=Nothing, stages=at("period_closed"),
             apply=worked.ended, internal=True),
        Step(name="resume", title="取消销号", basis=(), posts=LEADERS, record=Resumed,
             stages=at("closed", "period_closed"), apply=worked.resumed, common=False),
        Step(name="ask_change", title="申请调整", basis=(), posts=UNIT, record=ChangeAsked, stages=AT_WORK,
             apply=worked.change_asked, guard=worked.own(worked.may_ask_change), stamps=worked.decide_day, common=False),
        Step(name="adjust", title="调整任务", basis=(), posts=OFFICE, record=ChangeDecided, stages=AT_WORK,
             apply=worked.adjusted, guard=worked.may_adjust, initial=worked.asked_change, common=False),
        Step(name="urge", title="督办", basis=(), posts=OFFICE, record=Urged, stages=AT_WORK, apply=worked.urged,
             guard=worked.may_urge, initial=worked.what_is_late, papers=("reminder",)),
        Step(name="answer_urge", title="答复督办", basis=(), posts=UNIT, record=UrgeAnswered,
             stages=at("given", "working", "closing", "reviewed"), apply=worked.answered,
             guard=worked.own(worked.may_answer)),
        Step(name="cancel", title="撤销任务", basis=(), posts=LEADERS, record=Cancelled,
             stages=at("given", "working", "closing", "reviewed", "period_closed"), apply=worked.cancelled, common=False),
    ),
    duties=task_duties,
    columns=task_columns,
    search_text=lambda state: f"{state.number} {state.title} {state.organ_name} {state.given.plan_number}",
)  # fmt: skip
