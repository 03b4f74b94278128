"""One step for several matters: the form once, then a batch with a result for each of them.

Each matter takes the step in a transaction of its own, through the same service as always: one refusal stops no other,
and a repeated submit finds what the first one did.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from fuyuan.matters import clock
from fuyuan.matters.lawbook import lawbook
from fuyuan.matters.procedure import Context, Step
from fuyuan.matters.record import InvalidRecord, Record
from fuyuan.matters.services import TokenReused
from fuyuan.organs.access import STAFF, access
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import Hidden
from fuyuan.organs.request import StaffRequest
from fuyuan.papers.batches.services import MOST, Item, begin
from fuyuan.papers.models import PaperBatch

from .batches import start
from .recordforms import Options, Posted, RecordForm, add, judged, remove, shown, tidy
from .register import READERS
from .rooms import DeskRoom, no_choices
from .tables import MatterList
from .views_lists import PAPERS, room_for

CHOOSE = "请先勾选办件，再点批量办理。"
MOST_NAMED = 200  # matters that an address can name


@access(STAFF)
@require_POST
def bulk(request: StaffRequest) -> HttpResponse:
    """Show the step's form for the chosen matters; when it is sent, take the step for each and tell the results."""
    room, step = _asked(request)
    rows = _chosen(request, room)
    if step is None:
        named = ",".join(str(row.pk) for row in rows[:MOST_NAMED])
        return redirect(f"{reverse('shell:papers')}?matters={named}")
    if not rows:
        return _page(request, room, step, rows, problem=CHOOSE)
    sent = request.POST if "token" in request.POST else None
    form, record = form_of(step.record, sent, request.actor, room)
    if record is None:
        return _page(request, room, step, rows, form)
    try:
        batch = begin(
            act=PaperBatch.Act.STEP, items=[Item(row.pk, row.title, row.number) for row in rows], actor=request.actor,
            token=request.POST["token"], title=f"{step.title} {len(rows)} 件", kind=room.kind, step=step.name,
            asked=record.model_dump(mode="json"),
        )  # fmt: skip
    except TokenReused as error:
        return _page(request, room, step, rows, form, problem=str(error))
    return start(batch, request.actor)


def _asked(request: StaffRequest) -> tuple[DeskRoom, Step[Any] | None]:
    """Return the room and the step named kind:step, if this post may take it in bulk, None for their papers; else 404."""
    kind, _, name = request.POST.get("bulk", "").partition(":")
    room = room_for(request, kind)
    if name == PAPERS and request.actor.post in READERS:
        return room, None
    if name not in room.bulk or request.actor.post not in room.procedure.step(name).posts:
        raise Hidden("这个步骤不能批量办理")
    return room, room.procedure.step(name)


def _chosen(request: StaffRequest, room: DeskRoom) -> list[Any]:
    """Return the chosen matters of the room that the actor may see, each once, or all that the list holds."""
    if request.POST.get("all"):
        asked = QueryDict(request.POST["all"][:2000])
        found = MatterList(room, request.actor, asked, clock.today(), lawbook().calendar)
        return list(found.ordered()[:MOST])
    sent = request.POST.get("chosen", "")[: MOST * 20].split() or request.POST.getlist("ids")
    ids = [int(pk) for pk in sent if pk.isdecimal() and len(pk) < 19]
    return list(room.among(request.actor, pk__in=ids[:MOST]).defer("state").order_by("pk"))


def form_of(
    kind: type[Record],
    sent: QueryDict | None,
    actor: Actor,
    room: DeskRoom | None = None,
    values: Mapping[str, Any] | None = None,
) -> tuple[RecordForm, Record | None]:
    """Return the form of a record that many share, and the record once what was sent is complete."""
    choices = room.choices if room else no_choices
    options = Options(clock.today(), actor.organ_id, lambda path: choices(path, None, _context(actor)))
    initial = shown(kind, values, options)
    if sent is None:
        return RecordForm(kind, initial, options), None
    raw = Posted(sent, options).read(kind, initial)
    if "_add" in sent or "_remove" in sent:
        add(kind, raw, sent.get("_add", ""))
        remove(kind, raw, sent.get("_remove", ""))
        return RecordForm(kind, raw, options), None
    raw = tidy(kind, raw)
    try:
        return RecordForm(kind, raw, options), judged(kind, raw, options)
    except InvalidRecord as error:
        return RecordForm(kind, raw, options, error.errors), None


def _context(actor: Actor) -> Context:
    book = lawbook()
    return Context(actor=actor, day=clock.today(), calendar=book.calendar, assumptions=book.assumptions)


def _page(
    request: StaffRequest,
    room: DeskRoom,
    step: Step[Any],
    rows: list[Any],
    form: Any = None,
    problem: str = "",
) -> HttpResponse:
    ticked = 0 if "chosen" in request.POST else len(set(request.POST.getlist("ids")))
    context = {
        "room": room,
        "step": step,
        "rows": rows,
        "form": form,
        "problem": problem,
        "left_out": 0 if request.POST.get("all") else max(ticked - len(rows), 0),
        "full": len(rows) == MOST,
        "most": MOST,
        "chosen": " ".join(str(row.pk) for row in rows),
        "token": request.POST.get("token") or secrets.token_hex(16),
        "back_url": reverse("shell:desk"),
    }
    return render(
        request, "shell/bulk.html", context, status=422 if problem or (form and form.errors) else 200
    )
