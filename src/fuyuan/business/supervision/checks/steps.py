"""内部执法监督自查 as a table of steps (《行政执法监督条例》第二十二条第一项、第四十二条第一款; plan, measure (十)).

“加强执法部门内部监督……强化执法部门自我监督意识……切实承担起内部监督职责.” What was found is the organ's own to put right; its head closes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.business.supervision.common import own_unit
from fuyuan.business.supervision.corrections.findings import Kind
from fuyuan.matters.acts import Table, articles, at, refuse
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Refusal, Stage, State
from fuyuan.matters.record import Fact, Nothing, Reasoned
from fuyuan.organs.posts import RESPONDENT_POSTS, Post

from .records import Checked, Fixed, Planned

BASIS = "JD25 22(1), 42.1"
UNIT, HEAD = RESPONDENT_POSTS, frozenset({Post.RESPONDENT_HEAD})


class Problem(Fact):
    number: int
    kind: Kind
    what: str
    owner: str
    fix_by: date
    fixed_on: date | None = None
    did: str = ""


class CheckState(State):
    touched_on: date
    organ_name: str
    plan: Planned
    checked_on: date | None = None
    looked: str = ""
    problems: tuple[Problem, ...] = ()
    cancelled: str = ""

    @property
    def unfixed(self) -> tuple[Problem, ...]:
        return tuple(each for each in self.problems if each.fixed_on is None)


def _title(plan: Planned, organ: str) -> str:
    return f"{organ}{plan.first_on.year}年{plan.first_on.month}月执法自查"


def planned(state: None, event: Event) -> CheckState:
    plan: Planned = event.record
    return CheckState(
        stage="planned", title=_title(plan, event.by.organ_name), number=event.stamped["number"], opened_on=event.day,
        touched_on=event.day, organ_id=event.by.organ_id, organ_name=event.by.organ_name, plan=plan,
    )  # fmt: skip


def may_plan(state: CheckState | None, record: Planned | None, context: Context) -> Refusal | None:
    if state is not None and (refusal := own_unit(state, context)):
        return refusal
    if record is not None and record.last_on < context.day:
        return refuse("完成期限早于今天，请核对；已经做完的自查，先安排、再登记结果", BASIS)
    return None


def replanned(state: CheckState, event: Event) -> CheckState:
    return state.but(plan=event.record, title=_title(event.record, state.organ_name))


def as_planned(state: CheckState, context: Context) -> Mapping[str, Any]:
    return state.plan.model_dump()


def own(state: CheckState, record: Any, context: Context) -> Refusal | None:
    return own_unit(state, context)


def may_check(state: CheckState, record: Checked | None, context: Context) -> Refusal | None:
    if refusal := own_unit(state, context):
        return refusal
    if record and any(each.fix_by < record.on for each in record.found):
        return refuse("整改期限早于自查完成日期，请核对", BASIS)
    return None


def checked(state: CheckState, event: Event) -> CheckState:
    record: Checked = event.record
    problems = tuple(
        Problem(number=number, **each.model_dump()) for number, each in enumerate(record.found, 1)
    )
    stage = "fixing" if problems else "fixed"
    return state.but(stage=stage, checked_on=record.on, looked=record.looked, problems=problems)


def may_fix(state: CheckState, record: Fixed | None, context: Context) -> Refusal | None:
    if refusal := own_unit(state, context):
        return refusal
    if record is None:
        return None
    if record.number not in {each.number for each in state.unfixed}:
        return refuse("请从还没有整改的问题中选择", BASIS)
    return (
        refuse("整改完成日期早于自查日期，请核对", BASIS)
        if state.checked_on and record.on < state.checked_on
        else None
    )


def fixed(state: CheckState, event: Event) -> CheckState:
    record: Fixed = event.record
    problems = tuple(
        each.model_copy(update={"fixed_on": record.on, "did": record.did})
        if each.number == record.number
        else each
        for each in state.problems
    )
    after = state.but(problems=problems)
    return after if after.unfixed else after.but(stage="fixed")


def closed(state: CheckState, event: Event) -> CheckState:
    return state.but(stage="closed", closed_on=event.day)


def reopened(state: CheckState, event: Event) -> CheckState:
    """The head is not satisfied: every problem is open again, or the check is made once more where nothing was found."""
    problems = tuple(each.model_copy(update={"fixed_on": None, "did": ""}) for each in state.problems)
    return state.but(stage="fixing" if problems else "planned", problems=problems)


def cancelled(state: CheckState, event: Event) -> CheckState:
    return state.but(stage="cancelled", closed_on=event.day, cancelled=event.record.reason)


def duties(state: CheckState) -> Iterable[Duty]:
    """The check by its day, each problem by its own, then the head's word; all days are the plan's."""
    if state.stage == "cancelled":
        return
    unit: dict[str, Any] = {"organ_id": state.organ_id, "basis": articles(BASIS)[0]}
    liaison = Post.RESPONDENT_LIAISON
    done = None if state.stage == "planned" else state.checked_on
    yield Duty(
        "check",
        "完成自查、登记结果",
        liaison,
        due_on=state.plan.last_on,
        steps=("check",),
        done_on=done,
        **unit,
    )
    for each in state.problems:
        title = f"整改自查发现的第{each.number}项问题"
        yield Duty(
            f"fix-{each.number}", title, liaison, due_on=each.fix_by, steps=("fix",), done_on=each.fixed_on, **unit
        )  # fmt: skip
    if state.stage in ("fixed", "closed"):
        yield Duty(
            "close",
            "核对整改、办结自查",
            Post.RESPONDENT_HEAD,
            steps=("close", "reopen"),
            done_on=state.closed_on,
            **unit,
        )


def columns(state: CheckState) -> Mapping[str, Any]:
    topics = "、".join(each.label for each in state.plan.topics)
    return {
        "organ_name": state.organ_name, "topics": topics[:300], "first_on": state.plan.first_on,
        "last_on": state.plan.last_on, "checked_on": state.checked_on, "findings": len(state.problems),
        "open_findings": len(state.unfixed),
    }  # fmt: skip


act = Table(duties, frozenset({"first_on", "last_on", "fix_by"})).act
OPEN = at("planned", "fixing")

# fmt: off
CHECK: Procedure[CheckState] = Procedure(
    name="self_check",
    title="内部执法监督自查",
    state=CheckState,
    stages=(
        Stage("planned", "已安排"),
        Stage("fixing", "正在整改"),
        Stage("fixed", "待负责人核对"),
        Stage("closed", "已办结", end=True),
        Stage("cancelled", "已取消", end=True, track=False),
    ),
    steps=(
        act("plan", "安排自查", BASIS, UNIT, at(), planned, Planned, guard=may_plan, series="check", opens=True,
            help="自查情况写入本单位的执法情况年度报告；重大执法决定的法制审核、集体讨论在“重大执法决定”登记，不在这里重复登记。"),
        act("replan", "修改安排", BASIS, UNIT, at("planned"), replanned, Planned, guard=may_plan, initial=as_planned, common=False),
        act("check", "登记自查结果", BASIS, UNIT, at("planned"), checked, Checked, guard=may_check),
        act("fix", "登记整改", BASIS, UNIT, at("fixing"), fixed, Fixed, guard=may_fix),
        act("close", "核对办结", BASIS, HEAD, at("fixed"), closed, Nothing, guard=own),
        act("reopen", "退回整改", BASIS, HEAD, at("fixed"), reopened, Reasoned, guard=own),
        act("cancel", "取消自查", BASIS, UNIT, at("planned"), cancelled, Reasoned, guard=own, common=False),
    ),
    duties=duties,
    columns=columns,
    search_text=lambda state: f"{state.number} {state.title}",
)
# fmt: on
