"""A task's life at its unit and at the office: guards and effects of its steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from fuyuan.matters.procedure import Context, Event, Refusal
from fuyuan.organs.posts import RESPONDENT_POSTS

from .periods import first_day, following, last_day
from .planned import bad_period
from .state import Asked, Change, Closing, Reported, TaskState, Urge, Wish, last_dated

REVIEW_DAYS = 5  # working days the office gives itself for a review, a close-off, an answer
Guard = Callable[[Any, Any, Context], Refusal | None]


def given(state: None, event: Event) -> TaskState:
    record = event.record
    return TaskState(
        stage="given", title=record.heading, number=event.stamped["number"], opened_on=event.day, given_on=event.day,
        begun_on=event.day, organ_id=record.organ_id, organ_name=record.organ_name, office_id=event.by.organ_id,
        given=record, scheme_by=date.fromisoformat(event.stamped["scheme_by"]), due_on=last_dated(record.deadlines),
    )  # fmt: skip


def scheme_day(state: None, record: Any, context: Context) -> Mapping[str, str]:
    return {"scheme_by": context.calendar.add_workdays(context.day, record.scheme_days).isoformat()}


def own(guard: Guard) -> Guard:
    """A unit acts on its own tasks only; what it says of its files and its matters must be there."""

    def guarded(state: TaskState, record: Any, context: Context) -> Refusal | None:
        actor = context.actor
        if actor.post in RESPONDENT_POSTS and actor.organ_id != state.organ_id:
            return Refusal(f"这项任务由{state.organ_name}承担")
        return guard(state, record, context) or _unknown(record, context)

    return guarded


def _unknown(record: Any, context: Context) -> Refusal | None:
    if not getattr(record, "numbers", ()):
        return None
    missing = [number for number in record.numbers if number not in context.facts["known_numbers"]]
    return Refusal(f"没有找到编号为“{'”“'.join(missing)}”的办件，请核对编号") if missing else None


def nothing(state: TaskState, record: Any, context: Context) -> Refusal | None:
    return None


def facts_stamp(state: TaskState, record: Any, context: Context) -> Mapping[str, str]:
    """What the system knows itself, written beside what the unit says: figures as they were on that day."""
    told = context.facts.get("figures", "")
    return {"figures": told} if told else {}


# -- the unit's work ---------------------------------------------------------------------------------------------


def planned(state: TaskState, event: Event) -> TaskState:
    first = state.scheme_on or event.day
    return state.but(stage="working", scheme=event.record, scheme_on=first)


def may_plan(state: TaskState, record: Any, context: Context) -> Refusal | None:
    if record is None or record.scheme.strip() or record.files or record.steps:
        return None
    return Refusal("请写出细化方案，或者列出分步安排，或者上传方案文件")


def last_scheme(state: TaskState, context: Context) -> Mapping[str, Any]:
    return state.scheme.model_dump() if state.scheme else {}


def reported(state: TaskState, event: Event) -> TaskState:
    """A later report on the same period takes the place of the earlier one; both stay in the history."""
    record = event.record
    report = Reported(
        period=record.period, on=event.day, standing=record.standing, done=record.done, problems=record.problems,
        next_steps=record.next_steps,
    )  # fmt: skip
    earlier = {each.period: each for each in state.reported}
    kept = earlier.get(record.period)
    earlier[record.period] = report.model_copy(update={"on": kept.on}) if kept else report
    return state.but(stage="working", reported=tuple(earlier[key] for key in sorted(earlier)))


def may_report(state: TaskState, record: Any, context: Context) -> Refusal | None:
    return bad_period(record.period, state.given.cadence, state.given_on, context) if record else None


def next_report(state: TaskState, context: Context) -> Mapping[str, Any]:
    """The form begins with the first period not reported on, and what was to come next according to the last report."""
    last = state.last_report
    carried = {"problems": last.problems, "next_steps": last.next_steps} if last else {}
    return {"period": state.next_report, **carried}


# -- 对账销号 ----------------------------------------------------------------------------------------------------


def closing_asked(state: TaskState, event: Event) -> TaskState:
    record = event.record
    asked = Asked(
        on=event.day, result=record.result, completed_on=record.completed_on,
        review_by=date.fromisoformat(event.stamped["review_by"]),
    )  # fmt: skip
    return state.but(stage="closing", asked=asked, returned="")


def may_ask(state: TaskState, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    if record.completed_on > context.day:
        return Refusal("实际完成日期晚于今天，请核对")
    if record.completed_on < state.given_on:
        return Refusal("实际完成日期早于任务下达的日期，请核对")
    if not (record.files or record.numbers):
        return Refusal("申请销号要有佐证：请上传材料，或者填写系统里办件的编号")
    return None


def review_day(state: TaskState, record: Any, context: Context) -> Mapping[str, str]:
    return {"review_by": _soon(context), **facts_stamp(state, record, context)}


def _soon(context: Context) -> str:
    return context.calendar.add_workdays(context.day, REVIEW_DAYS).isoformat()


def closing_withdrawn(state: TaskState, event: Event) -> TaskState:
    return state.but(stage="working", asked=None)


def reviewed(state: TaskState, event: Event) -> TaskState:
    assert state.asked
    close_by = date.fromisoformat(event.stamped["close_by"])
    asked = state.asked.model_copy(update={"reviewed_on": event.day, "close_by": close_by})
    return state.but(stage="reviewed", asked=asked)


def close_day(state: TaskState, record: Any, context: Context) -> Mapping[str, str]:
    return {"close_by": _soon(context)}


def returned(state: TaskState, event: Event) -> TaskState:
    return state.but(stage="working", asked=None, returned=event.record.reason)


def closed(state: TaskState, event: Event) -> TaskState:
    """A measure that ends is closed for good; one that never ends, for its period."""
    assert state.asked
    period = state.running if state.never_ends else ""
    asked = state.asked
    closing = Closing(period=period, on=event.day, completed_on=asked.completed_on, result=asked.result)
    after = state.but(closings=(*state.closings, closing), asked=None)
    if state.never_ends:
        return after.but(stage="period_closed")
    return after.but(stage="closed", closed_on=event.day)


def may_close(state: TaskState, record: Any, context: Context) -> Refusal | None:
    if record and record.approval.on > context.day:
        return Refusal("批准日期晚于今天，请核对")
    return Refusal("督办还没有答复，不能销号") if state.open_urge else None


def reopened(state: TaskState, event: Event) -> TaskState:
    """The next period begins on its first day, whatever the day on which the clock noticed."""
    return state.but(stage="working", begun_on=first_day(following(state.running)), due_on=None)


def may_reopen(state: TaskState, record: Any, context: Context) -> Refusal | None:
    over = context.day > last_day(state.running)
    return None if over else Refusal("这一期还没有结束")


def ended(state: TaskState, event: Event) -> TaskState:
    """The plan is concluded: no further period begins."""
    return state.but(stage="closed", closed_on=event.day)


def resumed(state: TaskState, event: Event) -> TaskState:
    """A close-off that proved wrong is taken back; it stays in the history as an event."""
    closings = state.closings[:-1] if state.closings else ()
    return state.but(stage="working", closed_on=None, closings=closings, returned=event.record.reason)


# -- changes and reminders ---------------------------------------------------------------------------------------


def change_asked(state: TaskState, event: Event) -> TaskState:
    by = date.fromisoformat(event.stamped["decide_by"])
    return state.but(wish=Wish(on=event.day, decide_by=by, asked=event.record))


def decide_day(state: TaskState, record: Any, context: Context) -> Mapping[str, str]:
    return {"decide_by": _soon(context)}


def may_ask_change(state: TaskState, record: Any, context: Context) -> Refusal | None:
    if state.wish:
        return Refusal("已经提出过调整申请，请等候答复")
    if record and record.due_on and record.due_on <= context.day:
        return Refusal("调整后的完成日期应当晚于今天")
    return None


def asked_change(state: TaskState, context: Context) -> Mapping[str, Any]:
    return {"due_on": state.wish.asked.due_on} if state.wish else {}


def adjusted(state: TaskState, event: Event) -> TaskState:
    record, changes = event.record, list(state.changes)
    after = state.but(wish=None)
    if not record.agreed:
        return after
    if record.due_on:
        changes.append(Change(on=event.day, what="完成时限", old=_day(state.due_on), new=_day(record.due_on)))
        after = after.but(due_on=record.due_on)
    if record.organ_id:
        changes.append(Change(on=event.day, what="责任单位", old=state.organ_name, new=record.organ_name))
        after = after.but(organ_id=record.organ_id, organ_name=record.organ_name)
    return after.but(changes=tuple(changes))


def _day(day: date | None) -> str:
    return day.isoformat() if day else "没有具体日期"


def may_adjust(state: TaskState, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    if not record.agreed:
        return None if state.wish else Refusal("没有调整申请；不同意的不用办理这一步")
    if record.approval is None:
        return Refusal("调整责任单位或者时限要经批准，请填写审批")
    if not (record.due_on or record.organ_id):
        return Refusal("请填写调整后的完成日期，或者改由哪个机关承担")
    if record.organ_id == state.organ_id:
        return Refusal(f"现在就由{state.organ_name}承担，请核对")
    return (
        Refusal("调整后的完成日期早于下达日期，请核对")
        if record.due_on and record.due_on < state.given_on
        else None
    )


def urged(state: TaskState, event: Event) -> TaskState:
    record = event.record
    return state.but(urges=(*state.urges, Urge(on=event.day, by_on=record.by_on, matter=record.matter)))


def may_urge(state: TaskState, record: Any, context: Context) -> Refusal | None:
    if state.open_urge:
        return Refusal("上一次督办还没有答复")
    return Refusal("答复日期应当晚于今天") if record and record.by_on <= context.day else None


def what_is_late(state: TaskState, context: Context) -> Mapping[str, Any]:
    """The reminder begins with what is overdue, named with its day."""
    from_duties = context.facts.get("late", ())
    if not from_duties:
        return {}
    return {
        "matter": "；".join(from_duties),
        "demand": "请抓紧办理并说明原因、下一步措施和完成时间。",
        "by_on": context.calendar.add_workdays(context.day, REVIEW_DAYS),
    }


def answered(state: TaskState, event: Event) -> TaskState:
    urges = [u if u.answered_on else u.model_copy(update={"answered_on": event.day}) for u in state.urges]
    return state.but(urges=tuple(urges))


def may_answer(state: TaskState, record: Any, context: Context) -> Refusal | None:
    return None if state.open_urge else Refusal("没有等待答复的督办")


def cancelled(state: TaskState, event: Event) -> TaskState:
    return state.but(stage="cancelled", closed_on=event.day, asked=None, wish=None)
