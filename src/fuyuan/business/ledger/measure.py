"""What the page of one measure shows: the measure, its units, figures, and one timeline of all its tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext

from fuyuan.matters.models import EventRow
from fuyuan.matters.store import from_row
from fuyuan.organs.actor import Actor
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.evidence import Figure, figures
from fuyuan.shell.matterpage import timeline
from fuyuan.shell.rooms import desk_room

from . import queries
from .board import CELL_WORDS, deadline_of, numbered, rank
from .desk import STAGES, STANDINGS
from .models import PlanRow, TaskRow
from .policies import OVERSEERS
from .procedure import TASK
from .state import PlanState

MOST_EVENTS = 100
UNIT_COLUMNS = (
    *queries.CELL_COLUMNS,
    "reported_on",
    "leader",
    "contact",
    "deadline",
    "due_on",
    "settled_on",
    "next_duty",
)


def context_of(plan: PlanRow, state: PlanState, place: int, actor: Actor, today: date) -> dict[str, Any]:
    measures = state.plan.measures
    rows = list(queries.tasks_of(actor, plan.pk).filter(place=place).only(*UNIT_COLUMNS))
    kinds = queries.organ_kinds(row.organ_id for row in rows)
    rows.sort(key=lambda row: (not row.lead, *rank(row.organ_id, kinds)))
    return {
        "measure": measures[place],
        "name": numbered(measures[place].number, measures[place].heading),
        "deadline": deadline_of(measures[place]),
        "units": [unit_line(row, today) for row in rows],
        "figures": figures_for(state, place, actor, today),
        "whole": actor.post in OVERSEERS,
        "events": merged_timeline(rows, actor),
        "most": MOST_EVENTS,
        "previous": _beside(plan, state, place - 1),
        "next": _beside(plan, state, place + 1),
    }


def _beside(plan: PlanRow, state: PlanState, place: int) -> dict[str, str] | None:
    if not 0 <= place < len(state.plan.measures):
        return None
    each = state.plan.measures[place]
    return {
        "label": numbered(each.number, each.heading),
        "url": reverse("ledger-measure", args=[plan.pk, place]),
    }


def unit_line(row: TaskRow, today: date) -> dict[str, Any]:
    """One unit: light, stage, role, days, who is responsible."""
    light = _cell(row).light(today)
    return {
        "name": row.unit_name, "url": matter_url("task", row.pk), "role": row.role, "lead": row.lead,
        "light": light or "fine", "word": "" if light == "overdue" else CELL_WORDS.get(row.stage, ""),
        "stage": STAGES[row.stage], "due": row.due_on, "next": row.next_duty, "next_due": row.next_due,
        "reported_on": row.reported_on, "standing": STANDINGS.get(row.standing, ""), "leader": row.leader,
        "contact": row.contact, "settled_on": row.settled_on, "urged": row.urged,
    }  # fmt: skip


def _cell(row: TaskRow) -> queries.Cell:
    return queries.Cell(
        row.pk, row.place, row.organ_id, row.unit_name, row.stage, row.role, row.lead, row.next_due, row.next_amber,
        row.urged, row.standing,
    )  # fmt: skip


def figures_for(state: PlanState, place: int, actor: Actor, today: date) -> Sequence[Figure]:
    """What the system counts itself since the tasks were given out: of the whole place, for a unit its own."""
    since = state.issued_on or state.plan.issued_on
    organ = None if actor.post in OVERSEERS else actor.organ_id
    return figures(state.plan.measures[place].sources, organ, since, today)


def merged_timeline(rows: Sequence[TaskRow], actor: Actor) -> list[dict[str, Any]]:
    """The newest events of all these tasks, each named with its unit."""
    by_pk = {row.pk: row for row in rows}
    found = queries.newest_events(list(by_pk), MOST_EVENTS)
    return [line for event in found for line in event_lines(event, by_pk, actor)]


def event_lines(stored: EventRow, by_pk: Mapping[int, TaskRow], actor: Actor) -> list[dict[str, Any]]:
    row = by_pk[stored.matter_id]
    lines = timeline(desk_room(TASK.name), [from_row(stored, TASK)], [stored.hash], actor, (), {})
    for line in lines:
        line["title"] = f"{line['title']}：{row.unit_name}"
        line["actor"] = format_html(
            '{} · <a href="{}">{}</a>', line["actor"], matter_url("task", row.pk), gettext("查看任务")
        )
        if stored.step == "give":  # says again what stands above, once for each unit
            line["record"] = []
    return lines
