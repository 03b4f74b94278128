"""Reads other floors and rooms use, and the boards of this room: one plan's tasks, their marks, what changed.

Every read of tasks takes the actor: what the policy hides is neither listed nor counted. Each function is one query.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from fuyuan.matters.models import DutyRow, EventRow
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.policy import policy_for
from fuyuan.shell.lights import light

from .models import PlanRow, TaskRow
from .procedure import TASK
from .state import PlanState

TASK_KIND, REPORT = TASK.name, ("report-",)  # how the keys of a unit's progress reports begin
SETTLED = frozenset({"closed", "period_closed"})
WAITING = frozenset({"closing", "reviewed"})
MOST_PLANS = 200


class PlanChoice(NamedTuple):
    """A plan as the selector shows it."""

    pk: int
    number: str
    title: str
    stage: str


class Cell(NamedTuple):
    """What the matrix knows of one task: the columns it reads, nothing else."""

    pk: int
    place: int
    organ_id: int | None
    unit: str
    stage: str
    role: str
    lead: bool
    due: date | None
    amber: date | None
    urged: bool
    standing: str

    def light(self, today: date) -> str:
        """done for what is closed off, also for its period; suspended for what was withdrawn; else by its next day."""
        if self.stage == "cancelled":
            return "suspended"
        return light(self.due, self.amber, today, done=self.stage in SETTLED)


CELL_COLUMNS = (
    "pk", "place", "organ_id", "unit_name", "stage", "role", "lead", "next_due", "next_amber", "urged", "standing"
)  # fmt: skip


class Mark(NamedTuple):
    """One duty of a task with the days that matter on a year's line."""

    task: int
    key: str
    due: date | None
    done_on: date | None


def plan_choices(actor: Actor) -> list[PlanChoice]:
    """Return the plans the actor may see, newest first."""
    rows = policy_for(PlanRow).filter(actor, PlanRow.objects.all()).order_by("-issued_on", "-pk")
    found = rows.values_list("pk", "document_number", "title", "stage")[:MOST_PLANS]
    return [PlanChoice(*row) for row in found]


def plan_state(row: PlanRow) -> PlanState:
    return PlanState.model_validate_json(row.state)


def tasks_of(actor: Actor, plan_id: int) -> QuerySet[TaskRow]:
    """Return the tasks of a plan the actor may see, in the order of the matrix."""
    rows = policy_for(TaskRow).filter(actor, TaskRow.objects.filter(plan_id=plan_id))
    return rows.order_by("place", "organ_id", "pk")


def cells(actor: Actor, plan_id: int) -> list[Cell]:
    return [Cell(*row) for row in tasks_of(actor, plan_id).values_list(*CELL_COLUMNS)]


def organ_kinds(ids: Iterable[int | None]) -> dict[int, tuple[str, str]]:
    """Return kind and code of each organ: by these units are grouped and ordered."""
    rows = Organ.objects.filter(pk__in={pk for pk in ids if pk}).values_list("pk", "kind", "code")
    return {pk: (kind, code) for pk, kind, code in rows}


def report_missing(today: date) -> Q:
    """Return the condition for tasks whose progress report was due before today and is not in."""
    late = DutyRow.objects.filter(
        matter_id=OuterRef("pk"), key__startswith="report-", status=DutyRow.Status.OPEN, due__lt=today
    )
    return Q(Exists(late))


def report_late(value: str, today: date) -> Q:
    """The same as the condition of a list's filter with one choice."""
    return report_missing(today)


def marks(actor: Actor, plan_id: int) -> list[Mark]:
    """Return every report and completion owed or done under a plan."""
    rows = DutyRow.objects.filter(matter_id__in=tasks_of(actor, plan_id).order_by().values("pk"))
    wanted = rows.filter(Q(key__startswith="report-") | Q(key__startswith="finish-"))
    live = wanted.exclude(status=DutyRow.Status.LAPSED).order_by("matter_id", "due", "id")
    return [Mark(*row) for row in live.values_list("matter_id", "key", "due", "done_on")]


def overdue_since(actor: Actor, plan_id: int, since: date, today: date) -> QuerySet[DutyRow]:
    """Return what fell due on or after ``since``, is past its day and still not done."""
    own = tasks_of(actor, plan_id).order_by().values("pk")
    open_ = DutyRow.objects.filter(
        matter_id__in=own, status=DutyRow.Status.OPEN, due__gte=since, due__lt=today
    )
    return open_.exclude(lapse="reopen").order_by("due", "matter_id", "id")


def task_events(
    actor: Actor, plan_id: int, steps: Collection[str], since: date | None = None, until: date | None = None
) -> QuerySet[EventRow]:
    """Return the events of a plan's tasks with these steps, newest first."""
    found = EventRow.objects.filter(
        matter_id__in=tasks_of(actor, plan_id).order_by().values("pk"), step__in=steps
    )
    if since:
        found = found.filter(day__gte=since)
    if until:
        found = found.filter(day__lte=until)
    return found.order_by("-day", "-id")


def newest_events(tasks: Collection[int], most: int) -> list[EventRow]:
    """Return the newest events of tasks that were found through the policy."""
    return list(EventRow.objects.filter(matter_id__in=tasks).order_by("-at", "-id")[:most])


class RedUnit(NamedTuple):
    """A unit with tasks past their day."""

    organ_id: int | None
    name: str
    tasks: int


def red_units(today: date) -> list[RedUnit]:
    """Return the units with overdue tasks, most of them first."""
    late = TaskRow.objects.filter(stage__in=("given", "working"), next_due__lt=today)
    counted = late.order_by().values_list("organ_id", "unit_name").annotate(tasks=Count("pk"))
    return sorted((RedUnit(*row) for row in counted), key=lambda unit: (-unit.tasks, unit.name))


def running_plans(actor: Actor) -> list[tuple[int, str]]:
    """Return the running plans the actor may see, newest first: (id, number or title)."""
    rows = (
        policy_for(PlanRow)
        .filter(actor, PlanRow.objects.filter(stage="running"))
        .order_by("-issued_on", "-pk")
    )
    return [(pk, number or title) for pk, number, title in rows.values_list("pk", "document_number", "title")]


class Wording(NamedTuple):
    """One measure of a running plan in its own words; ``place`` is where it stands in the plan, from 0."""

    plan_id: int
    plan: str
    place: int
    number: str
    heading: str
    text: str


def measures_in_force() -> list[Wording]:
    """Return the measures of the running plans, the newest plan first: numbers of a plan are read in their words."""
    rows = PlanRow.objects.filter(stage="running").order_by("-issued_on", "-pk")
    found = rows.values_list("pk", "document_number", "title", "state")
    return [each for pk, number, title, state in found for each in _measures(pk, number or title, state)]


@lru_cache(8)  # asked for every person of a bulk review, and a plan changes seldom
def _measures(pk: int, name: str, state: str) -> tuple[Wording, ...]:
    plan = PlanState.model_validate_json(state).plan
    return tuple(
        Wording(pk, name, place, each.number, each.heading, each.text)
        for place, each in enumerate(plan.measures)
    )


def wording_in_force() -> list[str]:
    """Return what the running plans say, measure by measure, the newest plan first."""
    return [f"{each.heading}\n{each.text}" for each in measures_in_force()]
