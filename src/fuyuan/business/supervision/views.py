"""The two files of a round that anybody concerned may plan and check again with ``fuyuan round``."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from fuyuan.organs.access import STAFF, access
from fuyuan.organs.policy import policy_for
from fuyuan.organs.request import StaffRequest

from .models import SupervisionRound
from .planned.state import Arranged, RoundState


@access(STAFF)
@require_safe
def round_file(request: StaffRequest, pk: int) -> HttpResponse:
    """What the planner was given, byte for byte: its SHA-256 stands in the result."""
    return _download(_arranged(request, pk).file, f"round-{pk}.json")


@access(STAFF)
@require_safe
def round_result(request: StaffRequest, pk: int) -> HttpResponse:
    return _download(_arranged(request, pk).result, f"round-{pk}-result.json")


def _arranged(request: StaffRequest, pk: int) -> Arranged:
    row = policy_for(SupervisionRound).get_or_404(request.actor, SupervisionRound.objects.all(), pk=pk)
    arranged = RoundState.model_validate_json(row.state).arranged
    if arranged is None:
        raise Http404("这一轮还没有安排")
    return arranged


def _download(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
