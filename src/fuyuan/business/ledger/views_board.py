"""总台账 and the page of one measure."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from fuyuan.matters import clock
from fuyuan.organs.access import access, posts
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import Post
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.addresses import matter_url

from . import board, measure, queries
from .desk import PAGES, READERS
from .models import PlanRow
from .procedure import PLAN
from .state import PlanState

TABS = (
    ("总台账", "ledger-plan"), ("年度进度", "ledger-year"), ("变化", "ledger-changes"), ("台账表", "ledger-sheet")
)  # fmt: skip
UPLOAD = "plan-upload"


def plan_or_404(request: StaffRequest, pk: int) -> PlanRow:
    return policy_for(PlanRow).get_or_404(request.actor, PlanRow.objects.all(), pk=pk)


def frame(plan: PlanRow, state: PlanState, current: str) -> dict[str, Any]:
    """What every page of a plan shows: its name, its tabs, the way to its own page and to the Excel file."""
    return {
        "plan": plan,
        "state": state,
        "plan_url": matter_url("plan", plan.pk),
        "stage": PLAN.stage(plan.stage).title,
        "tabs": [
            {"label": label, "url": reverse(name, args=[plan.pk]), "current": name == current}
            for label, name in TABS
        ],
        "workbook_url": reverse("ledger-workbook", args=[plan.pk]),
    }


# -- 总台账 ------------------------------------------------------------------------------------------------------


@access(posts(*READERS))
@require_GET
def ledger(request: StaffRequest) -> HttpResponse:
    """The matrix of one plan: the one asked for, else the newest that is running."""
    choices = queries.plan_choices(request.actor)
    asked = request.GET.get("plan", "")
    if asked.isascii() and asked.isdigit():
        return _board(request, int(asked), choices)
    newest = next((each for each in choices if each.stage == "running"), next(iter(choices), None))
    if newest is None:
        return render(request, "ledger/board.html", {"empty": nothing_yet(request.actor)})
    return _board(request, newest.pk, choices)


@access(posts(*READERS))
@require_GET
def ledger_plan(request: StaffRequest, pk: int) -> HttpResponse:
    """The same under the plan's own address."""
    return _board(request, pk, queries.plan_choices(request.actor))


def nothing_yet(actor: Actor) -> dict[str, str]:
    """What to do when there is no plan."""
    if actor.post is not Post.JOINT_OFFICE:
        return {
            "title": "还没有下达的方案",
            "hint": "联席会议办公室下达任务后，您单位承担的措施会出现在这里。",
        }
    upload = any(page.url == UPLOAD for page in PAGES)
    url = (
        reverse(UPLOAD) if upload else reverse("shell:open-matter", kwargs={"kind": "plan", "step": "adopt"})
    )
    return {
        "title": "还没有方案",
        "hint": "上传方案文件，核对读出的措施、单位和时限，确认后下达任务。",
        "label": "上传一份方案" if upload else "录入一份方案",
        "url": url,
    }


def no_tasks(actor: Actor, plan: PlanRow) -> dict[str, str]:
    """What to do when the plan has no task this actor sees."""
    if plan.given_on:
        return {"title": "您单位没有这个方案的任务", "hint": "换一个方案看看。"}
    return {
        "title": "任务还没有下达",
        "hint": "方案已经确认，下达任务后每个责任单位的任务会出现在台账里。",
        "label": "去下达任务",
        "url": matter_url("plan", plan.pk),
    }


def _board(request: StaffRequest, pk: int, choices: list[queries.PlanChoice]) -> HttpResponse:
    plan, today, actor = plan_or_404(request, pk), clock.today(), request.actor
    state = queries.plan_state(plan)
    cells = queries.cells(actor, pk)
    kinds = queries.organ_kinds(cell.organ_id for cell in cells)
    made = board.make_board(cells, kinds, today)
    columns = board.heads(pk, state.plan.measures, made.measures)
    only = request.GET.get("show") == "attention"
    unreported = queries.tasks_of(actor, pk).filter(queries.report_missing(today)).order_by().count()
    context = {
        **frame(plan, state, "ledger-plan"),
        "choices": choices,
        "columns": columns,
        "rows": board.matrix_rows(made.attention if only else made.units, columns, pk),
        "foot": board.foot(columns, made.tally),
        "rows_of": made.attention if only else made.units,
        "only": only,
        "several": len(made.units) > 1,
        "chips": unit_chips(made, plan.pk, only),
        "summary": summary(pk, made.tally, unreported),
        "empty": None if cells else no_tasks(actor, plan),
        "today": today,
    }
    return render(request, "ledger/board.html", context)


def unit_chips(made: board.Board, pk: int, only: bool) -> list[dict[str, Any]]:
    here = reverse("ledger-plan", args=[pk])
    return [
        {"label": "全部单位", "url": here, "count": len(made.units), "current": not only},
        {"label": "需要关注", "url": f"{here}?show=attention", "count": len(made.attention), "current": only},
    ]


def summary(pk: int, tally: board.Tally, unreported: int) -> list[dict[str, Any]]:
    """The line on top; each figure leads to the list of just these tasks."""
    tasks = f"{reverse('shell:matters', args=['task'])}?plan={pk}"
    figures = (
        ("任务", tally.total, "", ""), ("已销号", tally.closed, "stage=closed", "done"),
        ("本期已销号", tally.period, "stage=period_closed", "done"), ("超期", tally.overdue, "light=overdue", "overdue"),
        ("待审核", tally.closing, "stage=closing", ""), ("待销号", tally.reviewed, "stage=reviewed", ""),
        ("逾期未报告", unreported, "report=late", "overdue"),
    )  # fmt: skip
    return [
        {"label": label, "count": count, "url": f"{tasks}&{query}" if query else tasks, "light": light if count else ""}
        for label, count, query, light in figures
    ]  # fmt: skip


# -- one measure -------------------------------------------------------------------------------------------------


@access(posts(*READERS))
@require_GET
def measure_page(request: StaffRequest, pk: int, place: int) -> HttpResponse:
    """One measure: its text, its units, what the system knows, what happened."""
    plan = plan_or_404(request, pk)
    state = queries.plan_state(plan)
    if place >= len(state.plan.measures):
        raise Http404("no such measure")
    context = measure.context_of(plan, state, place, request.actor, clock.today())
    return render(request, "ledger/measure.html", {**frame(plan, state, ""), **context})
