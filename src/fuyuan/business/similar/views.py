"""类案: ended cases and suits like an open one, why, and how they ended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from fuyuan.organs.access import STAFF, access
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related

from .find import SHOWN, shares, similar
from .sources import CASE, SOURCES, SUIT, act_word


@access(STAFF)
@require_GET
def similar_matters(request: StaffRequest, kind: str, pk: int) -> HttpResponse:
    """Whoever may see the matter sees which others are like it, as far as it may see those."""
    source = SOURCES.get(kind)
    if source is None:
        raise Http404(kind)
    row = policy_for(source.model).get_or_404(request.actor, source.model.objects.all(), pk=pk)
    told = source.told_by(row.state)
    rows = similar(told, request.actor, without=frozenset({pk, *same_dispute(row)}))
    context = {
        "matter": row,
        "matter_url": matter_url(kind, pk),
        "act_word": act_word(told.act_kind),
        "area": told.area,
        "rows": rows,
        "shares": shares(rows),
        "most": SHOWN,
    }
    return render(request, "similar/similar.html", context)


def same_dispute(row: Any) -> Iterator[int]:
    """Yield the reconsideration case a suit follows: it is the same dispute, not one like it."""
    if case_id := getattr(row, "case_id", None):
        yield case_id


def of_case(matter_id: int, actor: Actor) -> Iterator[Related]:
    return link(CASE, matter_id)


def of_suit(matter_id: int, actor: Actor) -> Iterator[Related]:
    return link(SUIT, matter_id)


def link(kind: str, pk: int) -> Iterator[Related]:
    """On the matter's page: where similar ones are listed (no query; an ended matter may be compared too)."""
    yield Related("结果已定的类似案件", reverse("similar", args=[kind, pk]), "类案检索")
