"""各部门进度: the score cards of all departments, on a page and as a workbook."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from fuyuan.matters import clock
from fuyuan.matters.pace import Standing
from fuyuan.organs.access import access, posts
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.export import workbook_response
from fuyuan.shell.lights import PACE
from fuyuan.shell.rooms import Column
from fuyuan.shell.years import asked_year, year_tabs

from .common import READERS, UNIT
from .procedure import YEAR
from .queries import UnitCard, board, targets_now
from .targets import Asked, Targets


@access(posts(*READERS))
@require_GET
def leadership(request: StaffRequest) -> HttpResponse:
    """Every department the reader sees, those with most to do first; the plan's numbers with the measures that say them."""
    today, targets = clock.today(), targets_now()
    shown = asked_year(request.GET.get("year", ""), today.year)
    rows = board(request.actor, shown, today, targets)
    late = sum(unit.light is Standing.OVERDUE for unit in rows)
    context = {
        "years": year_tabs(shown, today.year), "year": shown, "rows": [shown_row(unit) for unit in rows],
        "asked": list(asked_words(targets)), "late": late, "filed": sum(unit.row is not None for unit in rows),
        "may_file": request.actor.post in UNIT and shown >= today.year and rows and rows[0].row is None,
    }  # fmt: skip
    return render(request, "leadership/board.html", context)


def shown_row(unit: UnitCard) -> dict[str, Any]:
    return {
        "name": unit.name, "url": matter_url(YEAR.name, unit.row.pk) if unit.row else "", "advice": unit.advice,
        "light": PACE[unit.light][0], "tone": PACE[unit.light][1],
        "cells": [
            {"title": each.title, "got": each.got, "tone": PACE[each.standing][1], "word": PACE[each.standing][0]}
            for each in unit.lines
        ],
    }  # fmt: skip


def asked_words(targets: Targets) -> list[dict[str, str]]:
    """What the running plans say, each sentence once, with the way to its measure."""
    found: dict[str, Asked] = {}
    for each in (targets.studies, targets.lectures, targets.share, targets.hearings):
        if each:
            found[each.words] = each
    return [
        {"words": words, "source": f"{each.plan}（{each.measure}）", "url": reverse("ledger-measure", args=[each.plan_id, each.place])}
        for words, each in found.items()
    ]  # fmt: skip


@access(posts(*READERS))
@require_GET
def workbook(request: StaffRequest) -> FileResponse:
    today = clock.today()
    shown = asked_year(request.GET.get("year", ""), today.year)
    rows = board(request.actor, shown, today, targets_now())
    lines = rows[0].lines if rows else ()
    columns = [
        Column("name", "单位"),
        *(Column(line.key, f"{line.title}（{line.wanted}）", kind="link") for line in lines),
        Column("light", "进度"), Column("advice", "需要做什么", kind="link"),
    ]  # fmt: skip
    values = (
        {
            "name": unit.name,
            "light": PACE[unit.light][0],
            "advice": unit.advice,
            **{line.key: line.got for line in unit.lines},
        }
        for unit in rows
    )
    return workbook_response(columns, values, f"{shown}年领导学法进度", today)
