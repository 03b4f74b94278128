"""The matters behind a number: exactly those it counts, those the reader may not see as a count of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from fuyuan.law.indicators import MarkName
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.paging import Order, Page, read_cursor, take_page

from .asking import Asked
from .counting import rows_behind
from .models import MarkRow
from .sources import kind_of, model_of

SIZE = 50
ORDER = Order("day", descending=True)


@dataclass(frozen=True, slots=True)
class Behind:
    """One page of the list. ``total`` is the number in the table; ``hidden`` of them are not shown to this reader."""

    total: int
    hidden: int
    page: Page
    rows: list[dict[str, Any]]


def behind(actor: Actor, asked: Asked, mark: MarkName, value: str, at: str) -> Behind:
    counted = rows_behind(asked, mark, value)
    total = counted.count()
    seen = visible(actor, counted, kind_of(mark))
    hidden = 0 if seen is counted else total - seen.count()
    page = take_page(seen, ORDER, read_cursor(at, seen, ORDER), SIZE)
    return Behind(total, hidden, page, shown(page.rows, kind_of(mark)))


def visible(actor: Actor, counted: QuerySet[MarkRow], kind: str) -> QuerySet[MarkRow]:
    """Return the marks of matters the actor may see by the room's own policy; the same query set where that is all."""
    model = model_of(kind)
    condition: Q = policy_for(model).visible_to(actor)
    if not condition:
        return counted
    return counted.filter(matter_id__in=model.objects.filter(condition).order_by().values("pk"))


def shown(rows: list[MarkRow], kind: str) -> list[dict[str, Any]]:
    """Number, title and address of each, one query for the page."""
    model = model_of(kind)
    known = model.objects.only("number", "title").in_bulk([row.matter_id for row in rows]) if rows else {}
    return [
        {
            "number": known[row.matter_id].number or "—", "title": known[row.matter_id].title, "day": row.day,
            "url": matter_url(kind, row.matter_id),
        }
        for row in rows
        if row.matter_id in known
    ]  # fmt: skip
