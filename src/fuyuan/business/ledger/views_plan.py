"""The other views of one plan: its year, what changed, the ledger as a table to print and as an Excel file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from fuyuan.matters import clock
from fuyuan.organs.access import access, posts
from fuyuan.organs.actor import Actor
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.export import TYPE

from . import board, changes, queries, sheet, year
from .desk import READERS
from .models import PlanRow
from .state import PlanState
from .views_board import frame, no_tasks, plan_or_404

MONTHS = [f"{month}月" for month in range(1, 13)]


# -- the year ----------------------------------------------------------------------------------------------------


@access(posts(*READERS))
@require_GET
def year_page(request: StaffRequest, pk: int) -> HttpResponse:
    """One line for each measure, inside it one for each unit."""
    plan, today, actor = plan_or_404(request, pk), clock.today(), request.actor
    state = queries.plan_state(plan)
    first = (state.issued_on or state.plan.issued_on).year
    shown = asked_year(request.GET.get("year", ""), first, today)
    tasks = tasks_by_place(actor, pk)
    lines = lines_of(actor, pk, tasks, today)
    tallies = board.make_board(queries.cells(actor, pk), {}, today).measures
    columns = [each for each in board.heads(pk, state.plan.measures, tallies) if each.place in tasks]
    context = {
        **frame(plan, state, "ledger-year"),
        "year": shown,
        "years": year_tabs(pk, shown, first, today),
        "months": MONTHS,
        "now": year.slot(today) if shown == today.year else 0,
        "rows": year.measure_rows(columns, tasks, lines, shown),
        "signs": [(kind, sign, words) for kind, (sign, words) in year.SIGNS.items()],
        "bars": list(year.BARS.items()),
        "empty": None if tasks else no_tasks(actor, plan),
    }
    return render(request, "ledger/year.html", context)


def asked_year(text: str, first: int, today: date) -> int:
    """The year asked for if the plan has it, else this one."""
    asked = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else today.year
    return min(max(asked, first), today.year + 1)


def year_tabs(pk: int, shown: int, first: int, today: date) -> list[dict[str, Any]]:
    here = reverse("ledger-year", args=[pk])
    return [
        {"label": f"{each}年", "url": f"{here}?year={each}", "current": each == shown}
        for each in range(first, today.year + 2)
    ]


def tasks_by_place(actor: Actor, pk: int) -> dict[int, list[year.Task]]:
    rows = queries.tasks_of(actor, pk).values_list(
        "pk", "place", "unit_name", "stage", "opened_on", "due_on", "organ_id", "lead"
    )
    tasks = [year.Task(*row) for row in rows]
    kinds = queries.organ_kinds(task.organ_id for task in tasks)
    found: dict[int, list[year.Task]] = {}
    for task in sorted(tasks, key=lambda each: (not each.lead, *board.rank(each.organ_id, kinds))):
        found.setdefault(task.place, []).append(task)
    return found


def lines_of(actor: Actor, pk: int, tasks: dict[int, list[year.Task]], today: date) -> dict[int, year.Line]:
    """The line of every task: duties and reminders read once, then sorted by task."""
    marks: dict[int, list[queries.Mark]] = {}
    for mark in queries.marks(actor, pk):
        marks.setdefault(mark.task, []).append(mark)
    urges: dict[int, list[date]] = {}
    for task, day in queries.task_events(actor, pk, ["urge"]).values_list("matter_id", "day"):
        urges.setdefault(task, []).append(day)
    return {
        task.pk: year.line_of(task, marks.get(task.pk, ()), urges.get(task.pk, ()), today)
        for each in tasks.values()
        for task in each
    }


# -- what changed ------------------------------------------------------------------------------------------------


@access(posts(*READERS))
@require_GET
def changes_page(request: StaffRequest, pk: int) -> HttpResponse:
    """What happened since the last meeting, or since the day asked for."""
    plan, today = plan_or_404(request, pk), clock.today()
    state = queries.plan_state(plan)
    since = changes.since_when(request.GET.get("since", ""), state, today)
    found = changes.found_since(plan, request.actor, since.on, today)
    context = {
        **frame(plan, state, "ledger-changes"),
        "since": since,
        "today": today,
        "groups": found.groups,
        "totals": found.totals,
        "plan_lines": changes.plan_lines(plan, since.on),
        "meetings": [meeting for meeting in reversed(state.meetings) if meeting.on <= today][:12],
        "most": changes.MOST_LINES,
        "nothing": not any(group.count for group in found.groups),
    }
    return render(request, "ledger/changes.html", context)


# -- the ledger as a table ---------------------------------------------------------------------------------------


@access(posts(*READERS))
@require_GET
def sheet_page(request: StaffRequest, pk: int) -> HttpResponse:
    """The ledger as it is printed and pinned up."""
    plan, today = plan_or_404(request, pk), clock.today()
    state = queries.plan_state(plan)
    found = list(sheet_lines(request.actor, plan, today))
    context = {
        **frame(plan, state, "ledger-sheet"),
        "title": sheet.title_of(state),
        "subtitle": sheet.subtitle_of(state, today),
        "heads": [(f"col-{at}", head) for at, (head, _) in enumerate(sheet.COLUMNS, 1)],
        "lines": found,
        "empty": None if found else no_tasks(request.actor, plan),
    }
    return render(request, "ledger/sheet.html", context)


@access(posts(*READERS))
@require_GET
def workbook(request: StaffRequest, pk: int) -> HttpResponseBase:
    """The same as an Excel file."""
    plan, today = plan_or_404(request, pk), clock.today()
    state: PlanState = queries.plan_state(plan)
    content = sheet.workbook(state, sheet_lines(request.actor, plan, today), today)
    name = f"工作台账-{state.plan.document_number or state.title}-{today}.xlsx"
    return FileResponse(content, as_attachment=True, filename=name, content_type=TYPE)


def sheet_lines(actor: Actor, plan: PlanRow, today: date) -> Iterator[sheet.SheetLine]:
    """Measure by measure, who leads first, then in the order of the matrix."""
    columns = ("state", "stage", "next_due", "place", "organ_id", "lead")
    rows = list(queries.tasks_of(actor, plan.pk).only(*columns))
    kinds = queries.organ_kinds(row.organ_id for row in rows)
    rows.sort(key=lambda row: (row.place, not row.lead, *board.rank(row.organ_id, kinds)))
    return sheet.lines(rows, today)
