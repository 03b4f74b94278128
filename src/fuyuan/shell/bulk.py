"""One step for several matters: the form once, then a line for each matter saying what came of it.

Each matter takes the step in a transaction of its own, through the same service as always: one refusal stops no other,
and a repeated submit finds what the first one did.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from fuyuan.matters import clock
from fuyuan.matters.lawbook import lawbook
from fuyuan.matters.procedure import Context, Step
from fuyuan.matters.record import InvalidRecord, Record
from fuyuan.matters.services import MatterNotFound, Overtaken, StepRefused, TokenReused, take_step
from fuyuan.organs.access import STAFF, access
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import Hidden
from fuyuan.organs.request import StaffRequest

from .recordforms import Options, Posted, RecordForm, add, judged, remove, shown, tidy
from .rooms import DeskRoom
from .views_lists import room_for

MOST = 100
CHOOSE = "请先勾选办件，再点批量办理。"


@dataclass(frozen=True, slots=True)
class Result:
    """What came of the step for one matter."""

    row: Any
    url: str
    done: bool
    reason: str = ""
    citation: Any = None


@access(STAFF)
@require_POST
def bulk(request: StaffRequest) -> HttpResponse:
    """Show the step's form for the chosen matters; when it is sent, take the step for each and tell the results."""
    room, step = _asked(request)
    rows = _chosen(request, room)
    if not rows:
        return _page(request, room, step, rows, problem=CHOOSE)
    options = Options(
        clock.today(), request.actor.organ_id, lambda path: room.choices(path, None, _context(request.actor))
    )
    initial = shown(step.record, options=options)
    if "token" not in request.POST:
        return _page(request, room, step, rows, RecordForm(step.record, initial, options))
    raw = Posted(request.POST, options).read(step.record, initial)
    if "_add" in request.POST or "_remove" in request.POST:
        add(step.record, raw, request.POST.get("_add", ""))
        remove(step.record, raw, request.POST.get("_remove", ""))
        return _page(request, room, step, rows, RecordForm(step.record, raw, options))
    raw = tidy(step.record, raw)
    try:
        record = judged(step.record, raw, options)
    except InvalidRecord as error:
        return _page(request, room, step, rows, RecordForm(step.record, raw, options, error.errors))
    results = list(take_all(room, step.name, rows, record, request.actor, request.POST["token"]))
    return _results(request, room, step, results)


def _asked(request: StaffRequest) -> tuple[DeskRoom, Step[Any]]:
    """Return the room and the step named kind:step, if this post may take it in bulk; else 404."""
    kind, _, name = request.POST.get("bulk", "").partition(":")
    room = room_for(request, kind)
    if name not in room.bulk or request.actor.post not in room.procedure.step(name).posts:
        raise Hidden("这个步骤不能批量办理")
    return room, room.procedure.step(name)


def _chosen(request: StaffRequest, room: DeskRoom) -> list[Any]:
    """Return the chosen matters of the room that the actor may see, each once."""
    ids = [int(pk) for pk in request.POST.getlist("ids") if pk.isdecimal() and len(pk) < 19]
    return list(room.among(request.actor, pk__in=ids[:MOST]).defer("state").order_by("pk"))


def _context(actor: Actor) -> Context:
    book = lawbook()
    return Context(actor=actor, day=clock.today(), calendar=book.calendar, assumptions=book.assumptions)


def take_all(
    room: DeskRoom, step: str, rows: Iterable[Any], record: Record, actor: Actor, token: str
) -> Iterator[Result]:
    """Take the step for each matter; every matter has its result, whatever became of the others."""
    for row in rows:
        url = reverse("shell:matter", kwargs={"kind": room.kind, "pk": row.pk})
        try:
            take_step(matter_id=row.pk, step=step, record=record, actor=actor, token=f"{token}-{row.pk}")
        except StepRefused as refused:
            yield Result(row, url, False, refused.refusal.reason, refused.refusal.basis)
        except (InvalidRecord, Overtaken, TokenReused, MatterNotFound) as error:
            yield Result(row, url, False, str(error))
        else:
            yield Result(row, url, True)


def _page(
    request: StaffRequest,
    room: DeskRoom,
    step: Step[Any],
    rows: list[Any],
    form: Any = None,
    problem: str = "",
) -> HttpResponse:
    asked = len(set(request.POST.getlist("ids")))
    context = {
        "room": room,
        "step": step,
        "rows": rows,
        "form": form,
        "problem": problem,
        "left_out": asked - len(rows),
        "most": MOST,
        "token": request.POST.get("token") or secrets.token_hex(16),
        "back_url": reverse("shell:desk"),
    }
    return render(
        request, "shell/bulk.html", context, status=422 if problem or (form and form.errors) else 200
    )


def _results(request: StaffRequest, room: DeskRoom, step: Step[Any], results: list[Result]) -> HttpResponse:
    context = {
        "room": room,
        "step": step,
        "done": [result for result in results if result.done],
        "refused": [result for result in results if not result.done],
        "back_url": reverse("shell:desk"),
    }
    return render(request, "shell/bulk_result.html", context)
