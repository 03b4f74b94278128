"""The page of one matter, and the page that explains one duty's day for printing."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fuyuan.matters import clock
from fuyuan.matters.attachments import files_of
from fuyuan.matters.lawbook import lawbook
from fuyuan.matters.models import DutyRow
from fuyuan.matters.services import context_for
from fuyuan.matters.store import duty_rows, event_rows, from_row
from fuyuan.organs.access import STAFF, access
from fuyuan.organs.request import StaffRequest

from . import hooks
from .matterpage import (
    DutyCard,
    duty_cards,
    file_links,
    matter_light,
    next_steps,
    stations,
    timeline,
    wanted_steps,
    way_of,
)
from .rooms import DeskRoom, desk_room


def room_or_404(kind: str) -> DeskRoom:
    """Return the room of an address; a kind nobody registered is an address that does not exist."""
    try:
        return desk_room(kind)
    except LookupError as error:
        raise Http404(str(error)) from None


def visible_row(room: DeskRoom, request: StaffRequest, pk: int) -> Any:
    """Return the matter's row, or 404 when the actor may not see it."""
    return room.policy.get_or_404(request.actor, room.model._default_manager.all(), pk=pk)


@access(STAFF)
def matter(request: StaffRequest, kind: str, pk: int) -> HttpResponse:
    """Show everything about one matter: where it stands, what is owed, what can be done, what happened."""
    room, actor, today = room_or_404(kind), request.actor, clock.today()
    row = visible_row(room, request, pk)
    hooks.visited(kind, pk, actor, "办件")
    stored = event_rows(pk)
    events = [from_row(each, room.procedure) for each in stored]
    way = way_of(room.procedure, events)
    duties, uses = duty_rows(pk), files_of(pk, actor)
    papers, book = hooks.papers_of(pk, actor), lawbook()
    pending, done = duty_cards(duties, book, today)
    context = context_for(room.room, way.state, "", None, actor)
    seen = timeline(room, events, [each.hash for each in stored], actor, papers, file_links(uses), way.state)
    steps = next_steps(room, way.state, context, pk, wanted_steps(duties, actor))
    return render(
        request,
        "shell/matter.html",
        {
            "room": room,
            "row": row,
            "light_": matter_light(row, today),
            "stage": room.procedure.stage(row.stage).title,
            "badges": room.badges(way.state),
            "stations_": stations(room.procedure, way),
            "tabs_": room.facts(way.state, actor),
            "events": seen,
            "pending": pending,
            "done": done,
            "steps": steps,
            "papers": papers,
            "files": uses,
            "related": [*room.links(way.state, actor), *hooks.related_of(kind, row, actor)],
            "pages": [
                (label, reverse(name, args=[pk]))
                for label, (name, posts) in room.print_pages.items()
                if request.actor.post in posts
            ],
        },
    )


@access(STAFF)
def duty(request: StaffRequest, pk: int) -> HttpResponse:
    """Explain one duty's day on a page of its own, to be printed and put on file."""
    found = DutyRow.objects.filter(pk=pk).first()
    if found is None:
        raise Http404("no such duty")
    room = room_or_404(found.kind)
    row = visible_row(room, request, found.matter_id)
    card = DutyCard(found, lawbook(), clock.today())
    deadline = card.deadline
    context = {
        "room": room,
        "row": row,
        "duty": card,
        "facts_": _duty_facts(found, deadline),
        "deadline_": deadline,
    }
    return render(request, "shell/duty.html", {**context, "printed_at": clock.now()})


def _duty_facts(row: DutyRow, deadline: Any) -> list[tuple[str, Any]]:
    """What the day was derived from, beside the arithmetic itself."""
    pairs = [("办件", row.label), ("事项", row.title), ("期限", row.due), ("完成日期", row.done_on)]
    if deadline:
        pairs += [
            ("规则", deadline.rule.title),
            ("依据", "、".join(map(str, deadline.basis))),
            ("放假安排", deadline.calendar_version),
            *((f"口径 {name}", reading) for name, reading in deadline.assumptions.items()),
        ]
    return [(label, value) for label, value in pairs if value]
