"""适用情况: how decisions stood to a standard, point by point, and why they departed from it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from fuyuan.business.reconsideration.queries import STANDS
from fuyuan.organs.access import access, posts
from fuyuan.organs.policy import policy_for
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.addresses import matter_url

from .models import Standard, StandardUse
from .procedure import STANDARD
from .standards import uses
from .standards.state import StandardState


@access(posts(*uses.READERS))
@require_GET
def standard_uses(request: StaffRequest, pk: int) -> HttpResponse:
    row = policy_for(Standard).get_or_404(request.actor, Standard.objects.all(), pk=pk)
    chosen, found = request.GET.get("stand", ""), uses.counts(row.number) if row.number else {}
    wanted = StandardUse.objects.filter(standard_id=pk)
    points = StandardState.model_validate_json(row.state).wording.points
    context = {
        "standard": row,
        "standard_url": matter_url(STANDARD.name, pk),
        "stands": STANDS,
        "chosen": chosen,
        "points": [
            (number, each.question, [(word, found.get((number, stand), 0)) for stand, word in STANDS.items()])
            for number, each in enumerate(points, 1)
        ],
        "lines": list(uses.lines(wanted.filter(stand=chosen) if chosen in STANDS else wanted, request.actor)),
    }
    return render(request, "linkage/standard_uses.html", context)
