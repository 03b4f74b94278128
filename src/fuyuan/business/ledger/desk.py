"""How the desk shows plans and tasks: lists, groups, filters, sheets, the choices in their forms."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q

from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import RESPONDENT_POSTS, Post
from fuyuan.shell.evidence import figures, sources
from fuyuan.shell.menu import MenuPage
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Group, Pairs, Sight, Tab, Table, between

from .models import PlanRow
from .periods import Cadence, period_words, periods_between
from .procedure import PLAN, TASK
from .queries import report_late
from .records import DeadlineKind, Standing
from .state import PlanState, TaskState
from .units import Directory

STAGES = {stage.name: stage.title for stage in TASK.stages}
KINDS = {kind.value: kind.label for kind in DeadlineKind}
STANDINGS = {standing.value: standing.label for standing in Standing}
READERS = RESPONDENT_POSTS | {
    Post.JOINT_OFFICE, Post.ORGAN_HEAD, Post.OFFICE_HEAD, Post.COURT_LIAISON, Post.SUPERVISION_STAFF, Post.TRAINING_ADMIN
}  # fmt: skip
LEDGER_POSTS = frozenset({Post.JOINT_OFFICE, Post.ORGAN_HEAD})

PAGES: tuple[MenuPage, ...] = (
    MenuPage("ledger", "总台账", "table", "工作台账", READERS, order=30),
    MenuPage(
        "plan-upload",
        "导入方案",
        "file-earmark-arrow-up",
        "工作台账",
        frozenset({Post.JOINT_OFFICE}),
        order=31,
    ),
)


def everything_read(event: Event, actor: Actor) -> Sight:
    """Unit and office read the same ledger: what was reported, returned and why."""
    return Sight.FULL


# -- tasks -------------------------------------------------------------------------------------------------------

TASK_COLUMNS = (
    Column("unit_name", "责任单位"),
    Column("measure", "措施"),
    Column("deadline", "完成时限", shown=False),
    Column("standing", "完成情况", value=lambda row: STANDINGS.get(row.standing, "")),
    Column("reported_on", "最近报告", kind="date"),
    Column("leader", "专班负责人", shown=False),
    Column("contact", "联络人", shown=False),
    Column("kind", "时限类型", value=lambda row: KINDS.get(row.kind, ""), shown=False),
    Column("role", "角色", shown=False),
    Column("urges", "督办次数", kind="number", shown=False),
    Column("settled_on", "最近销号", kind="date", shown=False),
    Column("plan_number", "方案文号", shown=False),
)


def plans_known(actor: Actor) -> Pairs:
    rows = PLAN_ROOM.visible(actor).order_by("-issued_on").values_list("pk", "document_number", "title")
    return [(str(pk), number or title) for pk, number, title in rows[:200]]


def units_known(actor: Actor) -> Pairs:
    rows = TASK_ROOM.visible(actor).order_by("unit_name").values_list("organ_id", "unit_name").distinct()
    return [(str(pk), name) for pk, name in rows]


TASK_FILTERS = (
    Filter("plan", "方案", plans_known, lambda value, today: Q(plan_id=int(value))),
    Filter("unit", "责任单位", units_known, lambda value, today: Q(organ_id=int(value))),
    Filter("kind", "时限类型", lambda actor: tuple(KINDS.items()), lambda value, today: Q(kind=value)),
    Filter(
        "standing", "完成情况", lambda actor: tuple(STANDINGS.items()), lambda value, today: Q(standing=value)
    ),
    between("due", "完成日期", "due_on"),
    Filter("report", "进展报告", lambda actor: (("late", "逾期未报告"),), report_late),
)


def overdue_to_urge(actor: Actor, today: date) -> Q:
    """Overdue for longer than the plan allows, and not yet urged: the office may send a reminder."""
    if actor.post is not Post.JOINT_OFFICE:
        return Q(pk__in=[])
    plans = PlanRow.objects.filter(pk=OuterRef("plan_id"))
    late = Q(pk__in=[])
    for days in PlanRow.objects.order_by().values_list("urge_after", flat=True).distinct():
        late |= Q(Exists(plans.filter(urge_after=days)), next_due__lt=today - timedelta(days=days))
    return late & Q(urged=False, stage__in=["given", "working"])


TASK_GROUPS = (
    Group("urge", "逾期可以督办", overdue_to_urge, light="overdue", steps=("urge",)),
    Group(
        "returned",
        "报告进展滞后",
        lambda actor, today: (
            Q(standing=Standing.BEHIND.value, stage="working") if actor.post in LEDGER_POSTS else Q(pk__in=[])
        ),
        light="soon",
    ),
)


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
    return Tab("任务", _said(pairs))


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
    return Tab("专班和细化方案", _said(pairs), tables)


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


def task_choices(path: str, state: TaskState | None, context: Context) -> Pairs | None:
    if path == "period" and state is not None:
        keys = periods_between(state.given_on, context.day, state.given.cadence)
        return [(key, period_words(key)) for key in reversed(keys)]
    return None


# -- plans -------------------------------------------------------------------------------------------------------

PLAN_COLUMNS = (
    Column("issuer", "发文机关"),
    Column("issued_on", "成文日期", kind="date", sort=True),
    Column("measures", "措施", kind="number"),
    Column("given_on", "下达日期", kind="date"),
    Column("version", "版本", kind="number", shown=False),
)


def plan_facts(state: PlanState, actor: Actor) -> Sequence[Tab]:
    plan = state.plan
    pairs = (
        ("文号", plan.document_number), ("发文机关", plan.issuer), ("成文日期", plan.issued_on),
        ("主送", "、".join(plan.recipients)), ("版本", f"第{state.version}版" if state.version > 1 else ""),
        ("报告", f"{plan.cadence.label}一次"), ("长期措施", f"{plan.closing.label}销号一次"),
        ("总体目标", "\n".join(plan.goals)), ("工作要求", "\n".join(plan.requirements)),
    )  # fmt: skip
    rows = [
        [
            measure.number,
            measure.heading,
            "、".join(unit.name for unit in measure.units),
            "；".join(line.text for line in measure.deadlines),
        ]
        for measure in plan.measures
    ]
    tabs = [
        Tab("方案", _said(pairs)),
        Tab("措施", (), (Table(("序号", "措施", "责任单位", "完成时限"), rows),), len(rows)),
    ]
    if state.meetings:
        held = [[each.on, each.about, each.resolved] for each in reversed(state.meetings)]
        tabs.append(Tab("联席会议", (), (Table(("日期", "议题", "议定事项"), held),), len(held)))
    return tabs


def plan_choices(path: str, state: PlanState | None, context: Context) -> Pairs | None:
    if path == "measures.units.target":
        return Directory(context.day).choices
    if path == "measures.sources":
        return [(source.key, source.label) for source in sources()]
    if path in ("continues", "replaces"):
        return plans_known(context.actor)
    if state is None:
        return None
    if path == "period" and state.issued_on:
        own = periods_between(state.issued_on, context.day, state.plan.cadence)
        others = [each for each in Cadence if each is not state.plan.cadence]
        more = [key for each in others for key in periods_between(state.issued_on, context.day, each)]
        return [(key, period_words(key)) for key in (*reversed(own), *sorted(more, reverse=True))]
    if path == "measure":
        return [
            (str(place), f"{each.number}、{each.heading}") for place, each in enumerate(state.plan.measures)
        ]
    return None


def _said(pairs: Sequence[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [(label, value) for label, value in pairs if value not in ("", None)]


TASK_ROOM = DeskRoom(
    kind=TASK.name,
    label="台账任务",
    facts_title="任务内容",
    icon="list-check",
    order=31,
    posts=READERS,
    list_columns=TASK_COLUMNS,
    filters=TASK_FILTERS,
    groups=TASK_GROUPS,
    bulk=("review_closing", "close", "urge"),
    facts=task_facts,
    choices=task_choices,
    parties=lambda row: row.unit_name,
    sight=everything_read,
)

PLAN_ROOM = DeskRoom(
    kind=PLAN.name,
    label="工作方案",
    facts_title="方案内容",
    icon="journal-text",
    order=30,
    posts=READERS,
    list_columns=PLAN_COLUMNS,
    facts=plan_facts,
    choices=plan_choices,
    sight=everything_read,
    print_pages={
        "总台账": ("ledger-plan", READERS),
        "年度进度": ("ledger-year", READERS),
        "变化": ("ledger-changes", READERS),
        "台账表": ("ledger-sheet", READERS),
    },
)
