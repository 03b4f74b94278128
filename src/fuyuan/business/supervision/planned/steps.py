"""监督轮次 as a table of steps (《行政执法监督条例》第十四条、第十五条、第二十二条; plan, measures (九), (十))."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from fuyuan.business.supervision.common import CLOCK, STAFF
from fuyuan.business.supervision.inspections.checklists import checklists
from fuyuan.matters.acts import Table, articles, at, refuse
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Refusal, Stage
from fuyuan.matters.record import Nothing, Reasoned
from fuyuan.organs.posts import Post

from .arrange import Known, NotArranged, arrange, chosen, rechecked, seed_of
from .records import Announced, Choose, Moved, Planned, Repaired, Reported, StopNoted
from .state import Arranged, Change, RoundState, Stop, Task, Unit

BASIS = "JD25 14, 22(2)"
RUNNING = at("assigned", "announced")
PLANNER = "重新安排"


# -- 方案 ----------------------------------------------------------------------------------------------------------


def planned(state: None, event: Event) -> RoundState:
    return RoundState(
        stage="planned", title=event.record.title, number=event.stamped["number"], opened_on=event.day,
        touched_on=event.day, organ_id=event.by.organ_id, plan=event.record,
    )  # fmt: skip


def may_plan(state: None, record: Planned | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if record.last_on < record.first_on or record.first_on < context.day:
        return refuse("检查结束日期不能早于开始日期，开始日期不能早于今天", BASIS)
    if set(record.areas) - set(checklists()):
        return refuse("检查领域请从列出的检查表中选择", BASIS)
    return _units(record, context) or _teams(record, context)


def _units(record: Planned, context: Context) -> Refusal | None:
    if record.choose is Choose.DRAWN and record.size is None:
        return refuse("请填写抽取几个单位", BASIS)
    if record.choose is Choose.NAMED:
        known = {each.pk for each in context.facts["known"](record.pool).units}
        if not record.units or not known.issuperset(record.units):
            return refuse("请在范围内勾选重点单位", BASIS)
    return None


def _teams(record: Planned, context: Context) -> Refusal | None:
    if record.form.paired:
        return refuse("交叉、推磨由各单位的监督员组队，不用填写监督队", BASIS) if record.teams else None
    names = [line.name for line in record.teams]
    members = [pk for line in record.teams for pk in line.members]
    serving = {each.supervisor_id for each in context.facts["known"](record.pool).people}
    if not names or len(set(names)) != len(names):
        return refuse("请填写监督队，队名不能相同", BASIS)
    if len(set(members)) != len(members) or not serving.issuperset(members):
        return refuse("队员从在任的监督员中选择，一个人只在一队", BASIS)
    return None


# -- 抽取、安排 ----------------------------------------------------------------------------------------------------


def _found(state: RoundState, context: Context) -> tuple[tuple[Unit, ...], Known]:
    known: Known = context.facts["known"](state.plan.pool)
    return state.units or chosen(state.plan, known.units, str(context.facts["seed"])), known


def _first(state: RoundState, context: Context) -> tuple[tuple[Unit, ...], Arranged]:
    units, known = _found(state, context)
    return units, arrange(state.plan, units, known, seed_of(str(context.facts["seed"])))


def may_assign(state: RoundState, record: Any, context: Context) -> Refusal | None:
    """Planned only when it is to be done: to offer the step it is enough that there is a plan to make."""
    if record is None:
        return None
    try:
        _first(state, context)
    except NotArranged as why:
        return refuse(str(why), BASIS)
    return None


def assign_stamps(state: RoundState, record: Any, context: Context) -> Mapping[str, str]:
    units, arranged = _first(state, context)
    _, known = _found(state, context)
    rows = json.dumps([each.model_dump() for each in units], ensure_ascii=False)
    return {"units": rows, "candidates": str(len(known.units)), "arranged": arranged.model_dump_json()}


def assigned(state: RoundState, event: Event) -> RoundState:
    units = tuple(Unit.model_validate(each) for each in json.loads(event.stamped["units"]))
    return state.but(
        stage="assigned", units=units, candidates=int(event.stamped["candidates"]), arranged=_stamped(event),
        arranged_on=event.day,
    )  # fmt: skip


def _stamped(event: Event) -> Arranged:
    return Arranged.model_validate_json(event.stamped["arranged"])


def announced(state: RoundState, event: Event) -> RoundState:
    return state.but(stage="announced", announced_on=event.day)


# -- 调整 ----------------------------------------------------------------------------------------------------------


def _taken(state: RoundState, arranged: Arranged, event: Event, why: str, who: str) -> RoundState:
    """The new assignment, with what changed."""
    before = {task.unit_id: task.team for task in state.tasks}
    changes = tuple(
        Change(on=event.day, unit=task.unit, before=before[task.unit_id], after=task.team, why=why, by=who)
        for task in arranged.tasks
        if before[task.unit_id] != task.team
    )
    repaired = tuple(
        each.model_copy(update={"repaired_on": event.day})
        if each.repaired_on is None and _given_away(each, arranged)
        else each
        for each in state.stops
    )
    return state.but(arranged=arranged, changes=(*state.changes, *changes), stops=repaired)


def _given_away(stop: Stop, arranged: Arranged) -> bool:
    return any(task.unit_id == stop.unit_id and task.team != stop.team for task in arranged.tasks)


def _moved(state: RoundState, record: Moved) -> list[Task]:
    teams = {line.unit: line.team for line in record.lines}
    return [task.model_copy(update={"team": teams.get(task.unit_id, task.team)}) for task in state.tasks]


def _done(state: RoundState, context: Context) -> frozenset[int]:
    """The units whose inspection was handed in: nobody else does it again."""
    return frozenset(context.facts.get("done", ()))


def _held(state: RoundState, known: Known, context: Context) -> Known:
    done = _done(state, context)
    fixed = [(task.team, task.unit) for task in state.tasks if task.unit_id in done]
    return replace(known, fixed=fixed, barred=[(stop.team, stop.unit) for stop in state.stops])


def may_move(state: RoundState, record: Moved | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    units, known = {task.unit_id: task.unit for task in state.tasks}, _found(state, context)[1]
    assert state.arranged
    if any(line.unit not in units or line.team not in state.arranged.teams for line in record.lines):
        return refuse("请从本轮的单位和监督队中选择", BASIS)
    if finished := next(
        (units[line.unit] for line in record.lines if line.unit in _done(state, context)), ""
    ):
        return refuse(f"{finished}已经检查完毕，不能改派", BASIS)
    try:
        _, broken = rechecked(
            state.plan, state.units, _held(state, known, context), state.arranged, _moved(state, record)
        )
    except NotArranged as why:
        return refuse(str(why), BASIS)
    return refuse(f"这样调整不合规：{'；'.join(broken)}"[:1500], BASIS) if broken else None


def move_stamps(state: RoundState, record: Moved, context: Context) -> Mapping[str, str]:
    known = _held(state, _found(state, context)[1], context)
    assert state.arranged
    arranged, _ = rechecked(state.plan, state.units, known, state.arranged, _moved(state, record))
    return {"arranged": arranged.model_dump_json()}


def moved(state: RoundState, event: Event) -> RoundState:
    return _taken(state, _stamped(event), event, event.record.reason, str(event.by))


def stop_noted(state: RoundState, event: Event) -> RoundState:
    record = event.record
    new = Stop(unit_id=record.unit_id, unit=record.unit, team=record.team, why=record.why, on=event.day)
    return state.but(stops=(*state.stops, new))


def _again(state: RoundState, context: Context) -> Arranged:
    assert state.arranged
    known = _held(state, _found(state, context)[1], context)
    return arrange(state.plan, state.units, known, state.arranged.seed, state.tasks)


def may_repair(state: RoundState, record: Any, context: Context) -> Refusal | None:
    if not state.waiting:
        return refuse("没有因回避停止、等待改派的检查", BASIS)
    if record is None:
        return None
    try:
        _again(state, context)
    except NotArranged as why:
        return refuse(str(why), BASIS)
    return None


def repair_stamps(state: RoundState, record: Any, context: Context) -> Mapping[str, str]:
    return {"arranged": _again(state, context).model_dump_json()}


def repaired(state: RoundState, event: Event) -> RoundState:
    return _taken(state, _stamped(event), event, event.record.reason, PLANNER)


# -- 报告 ----------------------------------------------------------------------------------------------------------


def may_report(state: RoundState, record: Any, context: Context) -> Refusal | None:
    left = len(state.tasks) - len(_done(state, context))
    return refuse(f"还有{left}个单位没有检查完毕，全部检查以后再报告", BASIS) if left else None


def reported(state: RoundState, event: Event) -> RoundState:
    return state.but(stage="reported", closed_on=event.day, report=event.record)


def cancelled(state: RoundState, event: Event) -> RoundState:
    return state.but(stage="cancelled", closed_on=event.day, cancelled=event.record.reason)


def duties(state: RoundState) -> Iterable[Duty]:
    """The bureau assigns before the first day, gives away what was stopped, reports after the last day."""
    if state.stage == "cancelled":
        return
    owner: dict[str, Any] = {
        "post": Post.SUPERVISION_STAFF,
        "organ_id": state.organ_id,
        "basis": articles(BASIS)[0],
    }
    yield Duty(
        key="assign", title="抽取单位、安排监督队", due_on=state.plan.first_on, done_on=state.arranged_on, steps=("assign",), **owner
    )  # fmt: skip
    for number, stop in enumerate(state.stops, 1):
        if stop.repaired_on or state.stage in RUNNING:
            title = f"改派：{stop.unit}"[:60]
            yield Duty(
                key=f"repair-{number}",
                title=title,
                done_on=stop.repaired_on,
                steps=("repair", "move"),
                **owner,
            )
    if state.arranged_on:
        yield Duty(
            key="report", title="形成监督报告", due_on=state.plan.last_on, done_on=state.closed_on, steps=("report",), **owner
        )  # fmt: skip


def columns(state: RoundState) -> Mapping[str, Any]:
    return {
        "form": state.plan.form.value, "first_on": state.plan.first_on, "last_on": state.plan.last_on,
        "units": len(state.tasks), "announced_on": state.announced_on, "waiting": len(state.waiting),
    }  # fmt: skip


act = Table(duties, frozenset({"first_on", "last_on"})).act

# fmt: off
ROUND: Procedure[RoundState] = Procedure(
    name="supervision_round",
    title="监督轮次",
    state=RoundState,
    stages=(
        Stage("planned", "待安排"),
        Stage("assigned", "已安排"),
        Stage("announced", "已公布"),
        Stage("reported", "已报告", end=True),
        Stage("cancelled", "已取消", end=True, track=False),
    ),
    steps=(
        act("plan", "制定监督方案", BASIS, STAFF, at(), planned, Planned, guard=may_plan, series="round", opens=True,
            help="方案确定以后才产生种子，抽哪些单位、谁监督谁由它决定，任何人都可以重新计算。"),
        act("assign", "抽取单位、安排监督队", BASIS, STAFF, at("planned"), assigned, Nothing, guard=may_assign,
            stamps=assign_stamps, papers=("round_notice",),
            help="没有人监督自己的单位、亲属所在的单位、任职过的单位；排不出来的，说出最少哪几条互相冲突。"),
        act("announce", "公布", BASIS, STAFF, at("assigned"), announced, Announced, internal=True),
        act("move", "手工调整", BASIS, STAFF, RUNNING, moved, Moved, guard=may_move, stamps=move_stamps,
            papers=("round_notice",), common=False,
            help="调整以后逐条重新核对，不合规的不能保存；谁、为什么改的都有记录。"),
        act("note_stop", "检查停止", BASIS, CLOCK, RUNNING, stop_noted, StopNoted, internal=True),
        act("repair", "改动最少地重新安排", BASIS, STAFF | CLOCK, RUNNING, repaired, Repaired, guard=may_repair,
            stamps=repair_stamps, papers=("round_notice",), common=False),
        act("report", "形成监督报告", BASIS, STAFF, RUNNING, reported, Reported, guard=may_report, papers=("round_report",)),
        act("cancel", "取消本轮", BASIS, STAFF, at("planned"), cancelled, Reasoned, common=False),
    ),
    duties=duties,
    columns=columns,
    search_text=lambda state: f"{state.number} {state.title}",
)
# fmt: on
