"""会议: when each kind was last held, what comes next, and the resolutions still owed."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from fuyuan.matters import clock
from fuyuan.organs.access import access, posts
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import Post
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.lights import light

from .meetings import packet
from .meetings.desk import KINDS, READERS
from .meetings.follow import Rhythm, rhythms
from .models import Meeting
from .policies import PARTNERS
from .procedure import MEETING

SHOWN = 20


@access(posts(*READERS))
@require_GET
def meetings(request: StaffRequest) -> HttpResponse:
    """The calendar of meetings and what became of what they resolved."""
    actor, today = request.actor, clock.today()
    seen = policy_for(Meeting).filter(actor, Meeting.objects.all())
    coming = seen.filter(stage="convened").order_by("meeting_on", "pk")[:SHOWN]
    past = seen.filter(held_on__isnull=False).order_by("-held_on", "-pk")[:SHOWN]
    context = {
        "rhythms": [rhythm_line(each) for each in rhythms()] if actor.post in PARTNERS else [],
        "coming": [meeting_line(row) for row in coming], "past": [meeting_line(row) for row in past],
        "resolutions": resolution_lines(actor), "may_convene": actor.post is Post.JOINT_OFFICE, "today": today,
    }  # fmt: skip
    return render(request, "linkage/meetings.html", context)


def rhythm_line(rhythm: Rhythm) -> dict[str, Any]:
    return {
        "label": rhythm.kind.label, "last": rhythm.last, "months": rhythm.months, "due": rhythm.due,
        "late": rhythm.late(clock.today()),
    }  # fmt: skip


def meeting_line(row: Meeting) -> dict[str, Any]:
    return {
        "title": row.title, "url": matter_url(MEETING.name, row.pk), "on": row.meeting_on, "kind": KINDS.get(row.kind, ""),
        "place": row.place, "resolutions": row.resolutions, "open": row.open_resolutions,
    }  # fmt: skip


def resolution_lines(actor: Actor) -> list[dict[str, Any]]:
    """What is owed now: for a unit its own, for both sides of the conference everybody's."""
    today = clock.today()
    own = actor.organ_id or 0
    found = packet.open_duties(None if actor.post in PARTNERS else own)
    return [
        {"title": row.title.partition("：")[2], "meeting": row.label, "url": matter_url(MEETING.name, row.matter_id),
         "due": row.due, "light": light(row.due, row.amber, today)}
        for row in found
    ]  # fmt: skip
