"""从轻减轻不予处罚清单: what holds now, by organ and area, and a page for each list with its conditions and articles."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse

from fuyuan.business.guidance import queries
from fuyuan.business.guidance.queries import PublicList, PublicRow
from fuyuan.matters import clock
from fuyuan.organs.policy import BIGGEST
from fuyuan.shell.cookiefree import page

from .articles import linked, url_of
from .kept import kept, shared

MOST_WORDS, MOST_ACTS = 60, 8


class Shown(NamedTuple):
    """A list in the overview; ``acts``: what in it was looked for, each with its place."""

    row: PublicRow
    acts: list[tuple[int, str]]


@shared
def lenient_lists(request: HttpRequest) -> HttpResponse:
    """Lists in force today, and those that will be; narrowed by organ and area, or by the words of an unlawful act."""
    words = " ".join(request.GET.get("q", "").split())[:MOST_WORDS]
    stamp = queries.stamp_of(clock.today())
    return kept(request, stamp, lambda: _draw_lists(request, words), keep=not words)


def _draw_lists(request: HttpRequest, words: str) -> HttpResponse:
    today = clock.today()
    rows = queries.lists_on(today)
    acts = queries.acts_with(today, words) if words else {}
    organ, area = request.GET.get("organ", ""), request.GET.get("area", "")
    shown = [
        Shown(row, acts.get(row.id, [])[:MOST_ACTS])
        for row in rows
        if organ in ("", str(row.organ_id)) and area in ("", row.area) and (not words or row.id in acts)
    ]
    return page(
        request, "portal/published/lenient_lists.html", organs=_organs(rows), organ=organ, area=area,
        areas=sorted({row.area for row in rows}), query=words,
        holding=[each for each in shown if each.row.valid_from <= today],
        coming=[each for each in shown if each.row.valid_from > today], narrowed=bool(organ or area or words),
    )  # fmt: skip


def _organs(rows: list[PublicRow]) -> list[tuple[str, str]]:
    return list({str(row.organ_id): (str(row.organ_id), row.organ_name) for row in rows}.values())


@shared
def lenient_list(request: HttpRequest, pk: int) -> HttpResponse:
    found = queries.list_of(pk) if pk <= BIGGEST else None
    if found is None:
        raise Http404("没有这份清单")
    return kept(request, queries.stamp_of(clock.today()), lambda: _draw(request, found))


def _draw(request: HttpRequest, found: PublicList) -> HttpResponse:
    today = clock.today()
    items: list[dict[str, Any]] = [
        {
            "violation": each.violation, "basis": linked(each.basis, today), "effect": each.effect,
            "law": [(str(law), url_of(law)) for law in each.law], "conditions": each.conditions,
        }
        for each in found.items
    ]  # fmt: skip
    over = found.valid_to is not None and found.valid_to < today
    return page(
        request, "portal/published/lenient_list.html", found=found, items=items, over=over,
        coming=found.valid_from > today, several=len(items) > 1,
    )  # fmt: skip
