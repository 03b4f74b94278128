"""职责分工: what was settled between departments, to be looked up before anybody asks the same again."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from fuyuan.organs.access import access, posts
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.addresses import matter_url

from .alike import settled_like
from .models import Allotment
from .procedure import COORDINATION, READERS, UNIT
from .queries import allotments, visible_coordinations
from .records import Part

ON_PAGE, LONGEST = 50, 60
PARTS = {each.value: each.label for each in Part}


@access(posts(*READERS))
@require_GET
def duties(request: StaffRequest) -> HttpResponse:
    """What holds the words asked for; where nothing does, what reads like them."""
    asked = request.GET.get("q", "").strip()[:LONGEST]
    page = Paginator(allotments(request.actor, asked), ON_PAGE).get_page(request.GET.get("page"))
    found = list(page.object_list)
    alike = not found and bool(asked)
    if alike:
        found = settled_like(asked)[:ON_PAGE]
    open_ones = visible_coordinations(request.actor).filter(pk__in=[row.matter_id for row in found])
    mine = set(open_ones.values_list("pk", flat=True))
    context = {
        "asked": asked, "page": page, "alike": alike, "rows": [shown(row, row.matter_id in mine) for row in found],
        "may_apply": request.actor.post in UNIT,
    }  # fmt: skip
    return render(request, "coordination/duties.html", context)


def shown(row: Allotment, visible: bool) -> dict[str, object]:
    """The dispute itself is only for who took part in it."""
    return {
        "item": row.item, "organ": row.organ_name, "part": PARTS[row.part], "what": row.what, "basis": row.basis, "on": row.on,
        "how": "政府决定" if row.decided else "协商一致", "number": row.number,
        "url": matter_url(COORDINATION.name, row.matter_id) if visible else "",
    }  # fmt: skip
