"""Who owes what by which day: the unit its scheme, reports and completion; the office its reviews and its own report."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from fuyuan.matters.procedure import Duty
from fuyuan.organs.posts import Post

from .periods import following, last_day, period_of, period_words, report_day
from .state import PlanState, TaskState

AT_WORK = frozenset({"given", "working"})


def plan_duties(state: PlanState) -> Iterable[Duty]:
    """The office gives the tasks out, then reports on every period (落实情况定期报告)."""
    if state.stage == "adopted":
        yield Duty("issue", "下达任务", Post.JOINT_OFFICE, steps=("issue_tasks",), organ_id=state.organ_id)
    if state.issued_on is None:
        return
    for period, on in state.reported:
        yield _plan_report(state, period, on)
    if state.stage == "running":
        yield _plan_report(state, next_plan_period(state), None)


def next_plan_period(state: PlanState) -> str:
    """Return the first period the office has not reported on."""
    assert state.issued_on
    first = period_of(state.issued_on, state.plan.cadence)
    return max(first, following(state.reported[-1][0])) if state.reported else first


def _plan_report(state: PlanState, period: str, done: date | None) -> Duty:
    due = last_day(period) + timedelta(days=state.plan.office_days)
    title = f"{period_words(period)}落实情况报告"
    return Duty(
        f"report-{period}", title, Post.JOINT_OFFICE, due_on=due, steps=("report",), organ_id=state.organ_id, done_on=done
    )  # fmt: skip


def task_duties(state: TaskState) -> Iterable[Duty]:
    """Everything owed on one task; a task that was withdrawn owes nothing."""
    if state.stage == "cancelled":
        return
    yield from _scheme(state)
    yield from _reports(state)
    yield from _finish(state)
    yield from _office(state)
    yield from _urges(state)


def _scheme(state: TaskState) -> Iterable[Duty]:
    """制定细化工作方案、明确专班专人."""
    if state.scheme_on or state.stage in AT_WORK:
        yield _of_unit(
            state, "scheme", "明确专班、报送细化方案", state.scheme_by, ("plan_work",), state.scheme_on
        )


def _reports(state: TaskState) -> Iterable[Duty]:
    for report in state.reported:
        yield _report(state, report.period, report.on)
    if state.stage in AT_WORK:
        yield _report(state, state.next_report, None)


def _report(state: TaskState, period: str, done: date | None) -> Duty:
    due = report_day(period, state.given.report_by)
    return _of_unit(
        state, f"report-{period}", f"{period_words(period)}进展报告", due, ("report", "ask_closing"), done
    )


def _finish(state: TaskState) -> Iterable[Duty]:
    for closing in state.closings:
        due = last_day(closing.period) if closing.period else state.due_on
        yield _of_unit(
            state, f"finish-{closing.period or 'once'}", _finish_title(closing.period), due, (), closing.on
        )
    period = state.running if state.never_ends else ""
    if state.stage in AT_WORK and state.finish_by:
        title = _finish_title(period)
        yield _of_unit(state, f"finish-{period or 'once'}", title, state.finish_by, ("ask_closing",), None)
    if state.stage == "period_closed":
        yield Duty(
            f"reopen-{state.running}", "下一期开始", Post.SYSTEM, due_on=last_day(state.running), organ_id=state.organ_id,
            lapse="reopen",
        )  # fmt: skip


def _finish_title(period: str) -> str:
    return f"完成{period_words(period)}任务并申请销号" if period else "完成任务并申请销号"


def _office(state: TaskState) -> Iterable[Duty]:
    """审核 and 销号, and the answer to a wish to change the task: short days, so that no unit waits on the office."""
    asked, wish = state.asked, state.wish
    if asked and state.stage == "closing":
        yield _of_office(
            state, "review", "审核销号申请", asked.review_by, ("review_closing", "return_closing")
        )
    if asked and asked.close_by and state.stage == "reviewed":
        yield _of_office(state, "close", "销号", asked.close_by, ("close", "return_closing"))
    if wish:
        yield _of_office(state, "change", "答复调整申请", wish.decide_by, ("adjust",))


def _urges(state: TaskState) -> Iterable[Duty]:
    for number, urge in enumerate(state.urges, 1):
        yield Duty(
            f"urge-{number}", "答复督办", Post.RESPONDENT_HEAD, due_on=urge.by_on, steps=("answer_urge",),
            organ_id=state.organ_id, done_on=urge.answered_on,
        )  # fmt: skip


def _of_unit(
    state: TaskState, key: str, title: str, due: date | None, steps: tuple[str, ...], done: date | None
) -> Duty:
    return Duty(
        key, title, Post.RESPONDENT_LIAISON, due_on=due, steps=steps, organ_id=state.organ_id, done_on=done
    )  # fmt: skip


def _of_office(state: TaskState, key: str, title: str, due: date, steps: tuple[str, ...]) -> Duty:
    return Duty(key, title, Post.JOINT_OFFICE, due_on=due, steps=steps, organ_id=state.office_id)
