"""从轻减轻不予处罚清单: what holds now, by organ and area, and a page for each list with its conditions and articles."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from fuyuan.business.guidance import queries
from fuyuan.business.guidance.queries import PublicList, PublicRow
from fuyuan.matters import clock
from fuyuan.shell.cookiefree import page

from .articles import linked, url_of
from .kept import kept, shared


@shared
def lenient_lists(request: HttpRequest) -> HttpResponse:
    """Lists in force today, and those that will be; narrowed by organ and area."""
    return kept(request, queries.stamp_of(clock.today()), lambda: _draw_lists(request))


def _draw_lists(request: HttpRequest) -> HttpResponse:
    today = clock.today()
    rows = queries.lists_on(today)
    organ, area = request.GET.get("organ", ""), request.GET.get("area", "")
    shown = [row for row in rows if organ in ("", str(row.organ_id)) and area in ("", row.area)]
    return page(
        request, "portal/published/lenient_lists.html", organs=_organs(rows), organ=organ, area=area,
        areas=sorted({row.area for row in rows}), holding=[row for row in shown if row.valid_from <= today],
        coming=[row for row in shown if row.valid_from > today], narrowed=bool(organ or area),
    )  # fmt: skip


def _organs(rows: list[PublicRow]) -> list[tuple[str, str]]:
    return list({str(row.organ_id): (str(row.organ_id), row.organ_name) for row in rows}.values())


@shared
def lenient_list(request: HttpRequest, pk: int) -> HttpResponse:
    found = queries.list_of(pk)
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
