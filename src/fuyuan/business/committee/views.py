"""The committee at a glance: who sits on it, the share from outside the government, what was asked and what became of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from fuyuan.matters import clock
from fuyuan.organs.access import access, posts
from fuyuan.organs.posts import Post
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.addresses import matter_url

from . import queries
from .consultations.records import Ground
from .evidence import referred_url
from .members.records import Role
from .models import Member
from .procedure import CONSULTATION, MEMBERSHIP

YEARS = 5
ROLES = {role.value: role.label for role in Role}


@access(posts(Post.OFFICE_HEAD, Post.HANDLER, Post.ORGAN_HEAD))
@require_GET
def committee(request: StaffRequest) -> HttpResponse:
    today, first = clock.today(), queries.first_year()
    years = range(today.year, max(first or today.year, today.year - YEARS + 1) - 1, -1)
    members = list(queries.serving().order_by("to_on", "pk"))
    load = queries.loads((row.person_id for row in members), today)
    may = request.actor.post
    context = {
        "makeup": queries.makeup(),
        "grounds": list(Ground),
        "years": [
            (queries.figures(year), referred_url(None, date(year, 1, 1), date(year, 12, 31)))
            for year in years
        ],
        "members": [member_line(row, load[row.person_id]) for row in members],
        "refer_url": reverse("shell:open-matter", args=[CONSULTATION.name, "refer"])
        if may is not Post.ORGAN_HEAD
        else "",
        "appoint_url": reverse("shell:open-matter", args=[MEMBERSHIP.name, "appoint"])
        if may is Post.OFFICE_HEAD
        else "",
    }
    return render(request, "committee/committee.html", context)


def member_line(row: Member, load: int) -> dict[str, Any]:
    return {
        "name": row.title, "url": matter_url(MEMBERSHIP.name, row.pk), "role": ROLES.get(row.role, ""),
        "employer": row.employer, "duty": row.duty, "to_on": row.to_on, "load": load,
    }  # fmt: skip
