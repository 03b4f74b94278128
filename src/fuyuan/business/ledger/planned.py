"""A plan's life: guards and effects of its steps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fuyuan.matters.procedure import Context, Event, Refusal

from .duties import next_plan_period
from .periods import Cadence, first_day, last_day, read_period
from .records import DATED
from .state import Meeting, PlanState


def adopted(state: PlanState | None, event: Event) -> PlanState:
    """确认方案, and every correction before the tasks are given out."""
    plan = event.record
    facts = {"title": plan.title, "number": plan.document_number, "plan": plan}
    if state is not None:
        return state.but(**facts)
    version = int(event.stamped.get("version", "1"))
    return PlanState(
        stage="adopted", opened_on=event.day, organ_id=event.by.organ_id, version=version, **facts
    )


def may_adopt(state: PlanState | None, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    return _days(record, context) or _complete(record) or _once(state, record, context)


def _days(record: Any, context: Context) -> Refusal | None:
    if record.issued_on > context.day:
        return Refusal("成文日期晚于今天，请核对")
    for measure in record.measures:
        for line in measure.deadlines:
            if line.kind in DATED and line.on is None:
                return Refusal(
                    f"措施{measure.number}：时限“{line.text}”有具体日期，请填写日期，或者改选别的类型"
                )
            if line.kind not in DATED and line.on is not None:
                return Refusal(
                    f"措施{measure.number}：时限“{line.text}”不是具体日期，请清空日期，或者改选类型"
                )
            if line.on and line.on < record.issued_on:
                return Refusal(f"措施{measure.number}：时限“{line.text}”早于成文日期，请核对年份")
    return None


def _complete(record: Any) -> Refusal | None:
    names = [(measure.section, measure.number) for measure in record.measures]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        return Refusal(f"“{twice[0]}”里有两项措施都是“{twice[1]}”，请核对序号")
    for measure in record.measures:
        if not any(unit.target for unit in measure.units):
            return Refusal(f"措施{measure.number}没有责任单位，请至少为一个单位选定机关名录中的机关")
    return None


def _once(state: PlanState | None, record: Any, context: Context) -> Refusal | None:
    """The same number twice is a new version, or a mistake."""
    known = dict(context.facts.get("same_number", {}))
    if state is not None or not known or record.replaces in known:
        return None
    return Refusal(
        f"文号{record.document_number}的方案已经装入。确实是新版本的，请在“替代哪个版本”里选定旧版本；否则请取消"
    )


def version(state: PlanState | None, record: Any, context: Context) -> Mapping[str, str]:
    known = dict(context.facts.get("same_number", {}))
    return {"version": str(known[record.replaces] + 1)} if record.replaces in known else {}


def issued(state: PlanState, event: Event) -> PlanState:
    return state.but(stage="running", issued_on=event.day)


def unit_added(state: PlanState, event: Event) -> PlanState:
    return state.but(added=(*state.added, (event.record.measure, event.record.organ_id)))


def may_add_unit(state: PlanState, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    if record.measure not in [str(place) for place, _ in enumerate(state.plan.measures)]:
        return Refusal("请选择这个方案的一项措施")
    return None


def met(state: PlanState, event: Event) -> PlanState:
    record = event.record
    meeting = Meeting(on=record.on, about=record.about, resolved=record.resolved)
    return state.but(meetings=tuple(sorted((*state.meetings, meeting), key=lambda each: each.on)))


def may_meet(state: PlanState, record: Any, context: Context) -> Refusal | None:
    return Refusal("会议日期晚于今天，请在会后登记") if record and record.on > context.day else None


def reported(state: PlanState, event: Event) -> PlanState:
    """A report on the plan's own period meets the duty; one on a year or a month beside it is only written."""
    period = event.record.period
    after = state.but(reports=state.reports + 1)
    if read_period(period)[0] is not state.plan.cadence:
        return after
    done = [each for each in state.reported if each[0] != period]
    return after.but(reported=tuple(sorted([*done, (period, event.day)])))


def may_report(state: PlanState, record: Any, context: Context) -> Refusal | None:
    return bad_period(record.period, None, state.issued_on, context) if record else None


def bad_period(key: str, cadence: Cadence | None, since: date | None, context: Context) -> Refusal | None:
    """Say why a period cannot be reported on: not of this ledger's length, before it began, not begun yet."""
    try:
        found, _, _ = read_period(key)
    except ValueError as error:
        return Refusal(str(error))
    if cadence and found is not cadence:
        return Refusal(f"这个方案{cadence.label}报告一次，请选择对应的报告期")
    if first_day(key) > context.day:
        return Refusal("这一期还没有开始")
    return Refusal("这一期在任务下达之前") if since and last_day(key) < since else None


def first_report(state: PlanState, context: Context) -> Mapping[str, Any]:
    """The form begins with the first period not reported on."""
    return {"period": next_plan_period(state)} if state.issued_on else {}


def concluded(state: PlanState, event: Event) -> PlanState:
    """The service refuses it while a task is open (services.conclude_tasks)."""
    return state.but(stage="concluded", closed_on=event.day)


def superseded(state: PlanState, event: Event) -> PlanState:
    return state.but(stage="superseded", closed_on=event.day)
