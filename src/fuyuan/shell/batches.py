"""Batches on the desk: how far one is, what came of each item, going on, doing once more what was refused; and files made aside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from fuyuan.organs.access import STAFF, access
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.organs.request import StaffRequest
from fuyuan.papers.batches import making, services
from fuyuan.papers.models import MadeFile, PaperBatch, PaperBatchLine

from .addresses import matter_url

ON_PAGE = 100
State = PaperBatchLine.State


def start(batch: PaperBatch, actor: Actor) -> HttpResponse:
    """Work on a fresh batch for a while, so that a small one is done when its page opens; then show it."""
    services.go_on(batch, actor)
    return redirect("shell:batch", batch.pk)


@access(STAFF)
@require_safe
def batch(request: StaffRequest, pk: int) -> HttpResponse:
    """How far it is, while it goes on; then the result of each item, those that failed first."""
    found = policy_for(PaperBatch).get_or_404(request.actor, PaperBatch.objects.all(), pk=pk)
    counts = services.counts(found)
    done, refused = counts.get(State.DONE, 0), counts.get(State.REFUSED, 0)
    lines = (
        found.lines.select_related("matter", "paper").exclude(state=State.WAITING).order_by("-state", "pk")
    )
    page = Paginator(lines, ON_PAGE).get_page(request.GET.get("page"))
    context = {
        "batch": found, "waiting": counts.get(State.WAITING, 0), "done": done, "refused": refused,
        "handled": done + refused, "page": page, "rows": [_row(line) for line in page],
    }  # fmt: skip
    return render(request, "shell/batches/batch.html", context)


def _row(line: PaperBatchLine) -> Mapping[str, Any]:
    url = reverse("shell:paper", args=[line.paper_id]) if line.paper_id else ""
    return {"line": line, "url": url or matter_url(line.matter.kind, line.matter_id)}


@access(STAFF)
@require_POST
def batch_go(request: StaffRequest, pk: int) -> HttpResponse:
    """Work on for a while; with ``again`` what was refused stands in line once more."""
    found = policy_for(PaperBatch).get_or_404(request.actor, PaperBatch.objects.all(), pk=pk)
    if request.POST.get("again"):
        services.again(found)
    return start(found, request.actor)


# --- files made aside ---------------------------------------------------------------------------------------------


@access(STAFF)
@require_safe
def made_file(request: StaffRequest, pk: int) -> HttpResponse:
    """How far the file is; the page asks again by itself until it is ready."""
    found = policy_for(MadeFile).get_or_404(
        request.actor, MadeFile.objects.select_related("matter", "person"), pk=pk
    )
    matter = found.matter
    back = matter_url(matter.kind, matter.pk) if matter else reverse("shell:papers")
    return render(request, "shell/batches/made.html", {"made": found, "back_url": back})


@access(STAFF)
@require_safe
def made_file_content(request: StaffRequest, pk: int) -> HttpResponseBase:
    """The file itself, while it is kept."""
    found = policy_for(MadeFile).get_or_404(request.actor, MadeFile.objects.all(), pk=pk)
    path = making.path_of(found)
    if found.state != MadeFile.State.READY or not path.exists():
        messages.error(request, "这个文件还没有做好，或者已经清除，请重新制作。")
        return redirect("shell:made-file", pk)
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=found.file_name, content_type=found.type
    )
