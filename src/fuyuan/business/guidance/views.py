"""提升行动进度: what an action asks of each year, what the figures say, what is missing."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from fuyuan.matters import clock
from fuyuan.organs.access import access, posts
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.lights import PACE

from .actions.board import Line, named, overview, year_lines
from .actions.life import ActionState
from .actions.steps import ACTION
from .common import BUREAU, READERS
from .models import ServiceAction


@access(posts(*READERS))
@require_GET
def service_board(request: StaffRequest) -> HttpResponse:
    """The action asked for, else the newest that was not stopped; this year of it, unless another is asked for."""
    actor, today = request.actor, clock.today()
    row = _asked(actor, request.GET.get("action", ""))
    context: dict[str, Any] = {"may_launch": actor.post in BUREAU, "row": row}
    if row is not None:
        state = ActionState.model_validate_json(row.state)
        shown = _year(state, request.GET.get("year", ""), today.year)
        unit = actor.organ_id if actor.is_respondent else None
        years = {
            each: year_lines(state, each, today, unit if each == shown else None) for each in state.years
        }
        lines = years[shown]
        context |= {
            "year": shown, "lines": [_shown(line) for line in lines], "set": state.set_in(shown), "own": unit,
            "summed": state.summed(shown), "url": matter_url(ACTION.name, row.pk), "state": state,
            "short": sum(bool(line.gap) for line in lines), "asked": sum(line.target is not None for line in lines),
            "years": [{"year": each, "url": f"?action={row.pk}&year={each}"} for each in state.years],
            "overview": [(name, [_shown(line) for line in across]) for name, across in overview(state, years)],
            "may_target": actor.post in BUREAU and row.closed_on is None,
        }  # fmt: skip
    return render(request, "guidance/board.html", context)


def _asked(actor: Actor, text: str) -> ServiceAction | None:
    rows = policy_for(ServiceAction).filter(actor, ServiceAction.objects.order_by("-pk"))
    if text.isascii() and text.isdigit() and len(text) < 19:
        return rows.filter(pk=int(text)).first()
    return rows.exclude(stage="stopped").first()


def _year(state: ActionState, text: str, this: int) -> int:
    asked = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else this
    return asked if asked in state.years else min(max(this, state.years[0]), state.years[-1])


def _shown(line: Line) -> dict[str, Any]:
    word, tone = PACE[line.standing]
    return {
        "year": line.year, "label": named(line.source), "target": line.target, "actual": line.actual,
        "gap": line.gap, "own": line.own, "url": line.url, "word": word, "tone": tone,
    }  # fmt: skip
