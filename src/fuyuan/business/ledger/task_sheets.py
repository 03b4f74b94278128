"""The sheets of a task's page: what it is, who works on it, how far, what was closed off, what was changed."""

from collections.abc import Sequence
from datetime import date

from fuyuan.organs.actor import Actor
from fuyuan.shell.evidence import figures
from fuyuan.shell.rooms import Tab, Table, said

from .periods import period_words
from .state import TaskState


def task_facts(state: TaskState, actor: Actor) -> Sequence[Tab]:
    tabs = [_task(state), _force(state), _progress(state), _figures(state), _closings(state), _changes(state)]
    return [tab for tab in tabs if tab.pairs or tab.tables]


def _task(state: TaskState) -> Tab:
    given = state.given
    pairs = (
        ("来源", f"{given.plan_title}（{given.plan_number}）" if given.plan_number else given.plan_title),
        ("措施", f"{given.measure}、{given.heading}"), ("内容", given.text), ("责任单位", state.organ_name),
        ("角色", f"{given.role}（牵头）" if given.lead else given.role), ("完成时限", state.deadline_words),
        ("时限类型", state.kind.label), ("完成日期", state.finish_by), ("报告", f"{given.cadence.label}一次"),
        ("退回、重新打开的理由", state.returned),
    )  # fmt: skip
    return Tab("任务", said(pairs))


def _force(state: TaskState) -> Tab:
    scheme = state.scheme
    if scheme is None:
        return Tab("专班和细化方案")
    pairs = (
        ("专班负责人", f"{scheme.leader} {scheme.leader_post}".strip()),
        ("专班成员", "、".join(f"{each.name}（{each.post}）" if each.post else each.name for each in scheme.members)),
        ("联络人", f"{scheme.contact} {scheme.phone}"), ("细化方案", scheme.scheme),
    )  # fmt: skip
    steps = [[step.what, step.by, step.who] for step in scheme.steps]
    tables = (Table(("工作", "完成日期", "责任人"), steps, "分步安排"),) if steps else ()
    return Tab("专班和细化方案", said(pairs), tables)


def _progress(state: TaskState) -> Tab:
    rows = [
        [period_words(each.period), each.on, each.standing.label, each.done, each.problems, each.next_steps]
        for each in reversed(state.reported)
    ]
    heads = ("报告期", "报告日期", "完成情况", "进展", "存在问题", "下一步措施")
    return Tab("进展", (), (Table(heads, rows),) if rows else (), len(rows))


def _figures(state: TaskState) -> Tab:
    """What the system knows itself about this measure at this unit, since the running period began."""
    if not state.given.sources or state.closed_on:
        return Tab("系统数据")
    found = figures(state.given.sources, state.organ_id, state.begun_on, date.max)
    since = f"（{state.begun_on.year}年{state.begun_on.month}月以来）"
    return Tab(
        "系统数据", [(f"{each.source.label}{since}", f"{each.value} {each.source.unit}") for each in found]
    )


def _closings(state: TaskState) -> Tab:
    rows = [
        [period_words(each.period) if each.period else "全部", each.completed_on, each.on]
        for each in state.closings
    ]
    asked = (("申请销号", state.asked.result), ("申请日期", state.asked.on)) if state.asked else ()
    tables = (Table(("期间", "实际完成", "销号日期"), rows, "已销号"),) if rows else ()
    return Tab("销号", asked, tables, len(rows))


def _changes(state: TaskState) -> Tab:
    tables = []
    if state.changes:
        rows = [[each.on, each.what, each.old, each.new] for each in state.changes]
        tables.append(Table(("日期", "项目", "原来", "调整为"), rows, "调整"))
    if state.urges:
        urges = [[each.on, each.matter, each.by_on, each.answered_on or "尚未答复"] for each in state.urges]
        tables.append(Table(("日期", "督办事项", "答复期限", "答复日期"), urges, "督办"))
    pairs = (("申请调整", f"{state.wish.asked.wish}：{state.wish.asked.reason}"),) if state.wish else ()
    return Tab("调整和督办", pairs, tables, len(state.changes) + len(state.urges))
