"""How the desk shows plans and tasks: lists, groups, filters, sheets, the choices in their forms."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import RESPONDENT_POSTS, Post
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.evidence import sources
from fuyuan.shell.hooks import Related
from fuyuan.shell.menu import MenuPage
from fuyuan.shell.rooms import (
    Column,
    DeskRoom,
    Filter,
    Group,
    Pairs,
    Sight,
    Tab,
    Table,
    between,
    by_unit,
    said,
)

from .models import PlanRow, TaskRow
from .periods import Cadence, period_words, periods_between
from .procedure import PLAN, TASK
from .queries import report_late
from .records import DeadlineKind, Standing
from .state import PlanState, TaskState
from .task_sheets import task_facts
from .units import Directory

STAGES = {stage.name: stage.title for stage in TASK.stages}
KINDS = {kind.value: kind.label for kind in DeadlineKind}
STANDINGS = {standing.value: standing.label for standing in Standing}
READERS = RESPONDENT_POSTS | {
    Post.JOINT_OFFICE, Post.ORGAN_HEAD, Post.OFFICE_HEAD, Post.COURT_LIAISON, Post.SUPERVISION_STAFF, Post.TRAINING_ADMIN
}  # fmt: skip
LEDGER_POSTS = frozenset({Post.JOINT_OFFICE, Post.ORGAN_HEAD})

PAGES: tuple[MenuPage, ...] = (
    MenuPage("ledger", "总台账", "table", "工作台账", READERS, order=60),
    MenuPage(
        "plan-upload",
        "导入方案",
        "file-earmark-arrow-up",
        "工作台账",
        frozenset({Post.JOINT_OFFICE}),
        order=63,
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


TASK_FILTERS = (
    Filter("plan", "方案", plans_known, lambda value, today: Q(plan_id=int(value))),
    by_unit(TaskRow, "责任单位"),
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


def task_links(state: TaskState, actor: Actor) -> Sequence[Related]:
    """The plan, the measure with all its units, the task this one continues."""
    given = state.given
    plan, measure = (
        matter_url(PLAN.name, given.plan_id),
        reverse("ledger-measure", args=[given.plan_id, given.place]),
    )
    links = [
        Related(given.plan_number or given.plan_title, plan, "工作方案"),
        Related(f"{given.measure}、{given.heading}", measure, "措施和全部单位"),
    ]
    if given.before:
        links.append(Related("上一个方案的同一任务", matter_url(TASK.name, given.before), "延续"))
    return links


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
        Tab("方案", said(pairs)),
        Tab("措施", (), (Table(("序号", "措施", "责任单位", "完成时限"), rows),), len(rows)),
    ]
    if state.meetings:
        held = [[each.on, each.about, each.resolved] for each in reversed(state.meetings)]
        tabs.append(Tab("联席会议", (), (Table(("日期", "议题", "议定事项"), held),), len(held)))
    return tabs


def plan_links(state: PlanState, actor: Actor) -> Sequence[Related]:
    pairs = ((state.plan.continues, "延续的方案"), (state.plan.replaces, "替代的旧版本"))
    return [Related(note, matter_url(PLAN.name, pk)) for pk, note in pairs if pk]


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


TASK_ROOM = DeskRoom(
    kind=TASK.name,
    label="台账任务",
    facts_title="任务内容",
    icon="list-check",
    order=62,
    group="工作台账",
    posts=READERS,
    list_columns=TASK_COLUMNS,
    filters=TASK_FILTERS,
    groups=TASK_GROUPS,
    bulk=("review_closing", "close", "urge"),
    facts=task_facts,
    choices=task_choices,
    links=task_links,
    parties=lambda row: row.unit_name,
    party_columns=("unit_name",),
    sight=everything_read,
)

PLAN_ROOM = DeskRoom(
    kind=PLAN.name,
    label="工作方案",
    facts_title="方案内容",
    icon="journal-text",
    order=61,
    group="工作台账",
    posts=READERS,
    list_columns=PLAN_COLUMNS,
    facts=plan_facts,
    choices=plan_choices,
    links=plan_links,
    sight=everything_read,
    print_pages={
        "总台账": ("ledger-plan", READERS),
        "年度进度": ("ledger-year", READERS),
        "变化": ("ledger-changes", READERS),
        "台账表": ("ledger-sheet", READERS),
    },
)
