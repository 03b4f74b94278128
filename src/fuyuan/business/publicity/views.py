"""公开稿: the whole text as the public will read it, every replaced place marked with what stands there in the original."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from fuyuan.matters.services import context_for
from fuyuan.organs.access import access, posts
from fuyuan.organs.policy import policy_for
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.rooms import DeskRoom

from .common import WRITERS
from .desk import CASE_ROOM, DECISION_ROOM
from .life import Draft
from .policies import READERS

CHANGES = ("hide", "give_back", "rename", "describe", "submit", "confirm", "send_back")


@access(posts(*READERS))
@require_GET
def decision_text(request: StaffRequest, pk: int) -> HttpResponse:
    return _page(request, DECISION_ROOM, pk)


@access(posts(*WRITERS))
@require_GET
def case_text(request: StaffRequest, pk: int) -> HttpResponse:
    return _page(request, CASE_ROOM, pk)


def _page(request: StaffRequest, room: DeskRoom, pk: int) -> HttpResponse:
    row = policy_for(room.model).get_or_404(request.actor, room.model._default_manager.all(), pk=pk)
    state: Draft = room.procedure.state.model_validate_json(row.state)
    context = context_for(room.room, state, "submit", None, request.actor)
    offers = {offer.step.name: offer for offer in room.procedure.offers(state, context)}
    shown: dict[str, Any] = {
        "row": row, "state": state, "room": room, "back_url": matter_url(room.kind, pk),
        "leaks": context.facts["leaks"] if state.mask else (),
        "lines": marked_lines(state),
        "groups": state.mask.groups() if state.mask else [],
        "steps": [
            {"label": offers[name].step.title, "url": reverse("shell:step", args=[room.kind, pk, name])}
            for name in CHANGES
            if name in offers and (offers[name].refusal is None or name == "submit")
        ],
    }  # fmt: skip
    return render(request, "publicity/text.html", shown)


def marked_lines(state: Draft) -> list[list[tuple[str, str, str]]]:
    """The text line by line as pieces (what is read, what stood there, why); a piece that was not changed has no original."""
    lines: list[list[tuple[str, str, str]]] = [[]]
    for piece, span in state.mask.pieces() if state.mask else ():
        if span:
            lines[-1].append((span.alias, span.original, f"{span.kind}，{span.by}"))
            continue
        for at, part in enumerate(piece.split("\n")):
            if at:
                lines.append([])
            if part:
                lines[-1].append((part, "", ""))
    return [line for line in lines if line]
