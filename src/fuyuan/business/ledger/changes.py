"""变化: what happened to a plan since the last meeting, grouped as one reads it out: closed, returned, overdue, reports …"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

from fuyuan.matters.models import EventRow
from fuyuan.matters.store import from_row
from fuyuan.organs.actor import Actor
from fuyuan.shell.addresses import matter_url

from . import queries
from .board import numbered
from .models import PlanRow, TaskRow
from .periods import period_words
from .procedure import PLAN, TASK
from .records import Standing
from .state import PlanState, TaskState

USUAL_DAYS = 30
MOST_LINES = 200  # of a group; the rest is counted


class Known(NamedTuple):
    """A task as a line of this page names it."""

    pk: int
    unit: str
    measure: str
    heading: str
    place: int


@dataclass(frozen=True, slots=True)
class LineOf:
    """One change: when, whose, what."""

    on: date
    unit: str
    measure: str
    url: str
    text: str


@dataclass
class Group:
    """Changes of one kind. ``lines`` are cut at MOST_LINES, ``count`` is not."""

    key: str
    title: str
    light: str = ""
    lines: list[LineOf] = field(default_factory=list)
    count: int = 0

    def add(self, line: LineOf) -> None:
        self.count += 1
        if not self.full:
            self.lines.append(line)

    @property
    def full(self) -> bool:
        return len(self.lines) == MOST_LINES

    @property
    def more(self) -> int:
        return self.count - len(self.lines)


def _closed(record: Any) -> str:
    return f"{record.opinion}批准人：{record.approval.by}"


def _reported(record: Any) -> str:
    words = f"{period_words(record.period)}：{record.standing.label}。{record.done}"
    return f"{words} 存在问题：{record.problems}" if record.problems else words


def _decided(record: Any) -> str:
    if not record.agreed:
        return f"没有同意调整：{record.opinion}"
    return str(record.opinion)


# step → (group, words of its record)
SAID: dict[str, tuple[str, Callable[[Any], str]]] = {
    "close": ("closed", _closed),
    "ask_closing": ("asked", lambda record: record.result),
    "return_closing": ("returned", lambda record: record.reason),
    "resume": ("returned", lambda record: f"取消销号：{record.reason}"),
    "report": ("reported", _reported),
    "urge": ("urged", lambda record: f"{record.matter} 要求：{record.demand}"),
    "answer_urge": ("urged", lambda record: f"答复：{record.answer}"),
    "adjust": ("changed", _decided),
    "cancel": ("changed", lambda record: f"撤销任务：{record.reason}"),
}
TITLES = (
    ("closed", "新销号", "done"), ("asked", "申请销号", ""), ("returned", "退回、取消销号", ""),
    ("overdue", "新增超期", "overdue"), ("urged", "督办和答复", ""), ("changed", "单位、时限调整", ""),
    ("reported", "进展报告", ""),
)  # fmt: skip
PLAN_STEPS = {"add_unit": "增加责任单位", "meet": "联席会议", "report": "落实情况报告", "correct": "更正方案"}


# -- since when --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Since:
    """The day from which changes are counted, and why that day."""

    on: date
    words: str


def since_when(asked: str, state: PlanState, today: date) -> Since:
    """The day asked for; else the last meeting; else thirty days ago."""
    try:
        return Since(date.fromisoformat(asked), "指定的日期")
    except ValueError:
        held = [meeting for meeting in state.meetings if meeting.on <= today]
    if held:
        return Since(held[-1].on, f"上次联席会议：{held[-1].about}")
    return Since(today - timedelta(days=USUAL_DAYS), f"最近 {USUAL_DAYS} 天，还没有登记过联席会议")


# -- groups ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Found:
    """Every group, the empty ones too: that nothing was returned is worth saying; and the reports of each measure."""

    groups: list[Group]
    totals: list[dict[str, Any]]


def found_since(plan: PlanRow, actor: Actor, since: date, today: date) -> Found:
    """Read what happened and what fell due since a day, as far as the actor may see it."""
    groups = {key: Group(key, title, light) for key, title, light in TITLES}
    known = tasks_known(actor, plan.pk)
    events = list(queries.task_events(actor, plan.pk, SAID.keys(), since))
    moved = changes_of([event.matter_id for event in events if event.step == "adjust"], since)
    for event in events:
        group = groups[SAID[event.step][0]]
        if group.full:
            group.count += 1  # not read: only its number is told
        else:
            group.add(_line(event, known[event.matter_id], moved))
    for duty in queries.overdue_since(actor, plan.pk, since, today):
        groups["overdue"].add(_named(known[duty.matter_id], duty.due or today, duty.title))
    reports = [event for event in events if event.step == "report"]
    return Found(list(groups.values()), report_totals(reports, known))


def tasks_known(actor: Actor, plan_id: int) -> dict[int, Known]:
    rows = queries.tasks_of(actor, plan_id).values_list("pk", "unit_name", "measure", "title", "place")
    return {row[0]: Known(*row) for row in rows}


def _line(event: EventRow, task: Known, moved: dict[int, list[str]]) -> LineOf:
    text = SAID[event.step][1](from_row(event, TASK).record)
    if event.step == "adjust" and moved.get(event.matter_id):
        text = f"{'；'.join(moved[event.matter_id])}。{text}"
    return _named(task, event.day, text)


def _named(task: Known, on: date, text: str) -> LineOf:
    return LineOf(on, task.unit, numbered(task.measure, task.heading), matter_url("task", task.pk), text)


def changes_of(ids: Sequence[int], since: date) -> dict[int, list[str]]:
    """Old and new value of every change since then, from the states of the tasks that were adjusted (one query)."""
    rows = TaskRow.objects.filter(pk__in=ids).values_list("pk", "state")
    found: dict[int, list[str]] = {}
    for pk, text in rows:
        changes = TaskState.model_validate_json(text).changes
        found[pk] = [f"{each.what}由“{each.old}”改为“{each.new}”" for each in changes if each.on >= since]
    return found


def plan_lines(plan: PlanRow, since: date) -> list[dict[str, Any]]:
    """What the office did with the plan itself: meetings, reports, units added."""
    rows = EventRow.objects.filter(matter_id=plan.pk, step__in=PLAN_STEPS, day__gte=since).order_by(
        "-day", "-seq"
    )
    return [
        {"on": row.day, "title": PLAN_STEPS[row.step], "text": _plan_words(from_row(row, PLAN).record)}
        for row in rows
    ]


def _plan_words(record: Any) -> str:
    if hasattr(record, "about"):
        return "：".join(filter(None, (record.about, record.resolved)))
    if hasattr(record, "organ_name"):
        return f"{record.organ_name}，{record.role}。{record.reason}"
    return period_words(record.period) if hasattr(record, "period") else ""


def report_totals(events: Iterable[EventRow], known: Mapping[int, Known]) -> list[dict[str, Any]]:
    """How many reports came for each measure and how many say it is behind, in the order of the plan."""
    found: dict[int, dict[str, Any]] = {}
    for event in events:
        task = known[event.matter_id]
        entry = found.setdefault(
            task.place, {"measure": numbered(task.measure, task.heading), "count": 0, "behind": 0}
        )
        entry["count"] += 1
        entry["behind"] += json.loads(event.body)["standing"] == Standing.BEHIND
    return [found[place] for place in sorted(found)]
