"""A list of one room's matters: what the address asks for (filters, search, order, columns) and the rows that answer it.

Nothing in an address can widen a list: a value that is not offered finds nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet
from django.http import QueryDict

from fuyuan.law import Calendar
from fuyuan.matters import search
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Holding
from fuyuan.organs.policy import NOTHING

from .addresses import matter_url
from .lights import burning, days_left, light
from .paging import Order, Page, read_cursor, take_page
from .rooms import Column, DeskRoom, Filter
from .words import LIGHTS, about

SIZE = 20
CAP = 1000  # counting stops here
FEW = 500  # hits of a search that are looked up one by one
SHOWN_ANYWAY = "title"
DUE_DAY = Column("next_due", "期限届满日", "date", shown=False)
COMMON = (
    Column("light", "期限", "due", sort=True, order="next_due"),
    DUE_DAY,
    Column("number", "编号", "code"),
    Column("title", "标题", "link"),
    Column("parties", "当事人", shown=False),
    Column("stage", "阶段"),
    Column("next_duty", "最近事项"),
)
OPTIONAL = (
    Column("opened_on", "开始日期", "date", shown=False),
    Column("closed_on", "办结日期", "date", shown=False),
)


def columns_of(room: DeskRoom) -> dict[str, Column]:
    """Return the columns a list of this room can show, by key: those of every matter, then the room's own."""
    own = {column.key: column for column in room.list_columns}
    common = {column.key: own.pop(column.key, column) for column in COMMON}
    return {**common, **own, **{column.key: column for column in OPTIONAL if column.key not in own}}


# --- filters every room has ---------------------------------------------------------------------------------------


def _settled(row: Any) -> bool:
    """Closed, and nothing is owed any more: an 意见书 may still wait for its report after the case is closed."""
    return row.closed_on is not None and row.next_due is None


def _stage(value: str, today: date) -> Q:
    return Q(closed_on=None) if value == "open" else Q(stage=value)


def _holder(value: str, today: date) -> Q:
    return Q(holder_id=None, closed_on=None) if value == "none" else Q(holder_id=int(value))


def colleagues(actor: Actor) -> list[tuple[str, str]]:
    """Return the people of the actor's organ who hold a post, for the filter by holder (one query)."""
    if actor.organ_id is None:
        return [("none", "没有承办人")]
    held = Holding.objects.filter(organ_id=actor.organ_id).order_by("account__name", "account_id")
    people = dict(held.values_list("account_id", "account__name"))
    return [("none", "没有承办人"), *((str(pk), name) for pk, name in people.items())]


def common_filters(room: DeskRoom) -> list[Filter]:
    stages = [("open", "在办（各阶段）"), *((stage.name, stage.title) for stage in room.procedure.stages)]
    lights = [(name, word) for name, (word, _) in LIGHTS.items()]
    return [
        Filter("stage", "阶段", lambda actor: stages, _stage),
        Filter("light", "期限", lambda actor: lights, burning),
        Filter("holder", "承办人", colleagues, _holder),
    ]


@dataclass(frozen=True, slots=True)
class Chosen:
    """One filter in force: its value, the word for it, its condition."""

    filter: Filter
    value: str
    word: str
    where: Q


# --- the list -----------------------------------------------------------------------------------------------------


class MatterList:
    """The list one address asks for, as one actor may see it. ``saved`` holds the columns a person has chosen."""

    def __init__(
        self, room: DeskRoom, actor: Actor, asked: QueryDict, today: date, calendar: Calendar
    ) -> None:
        self.room, self.actor, self.asked = room, actor, asked
        self.today, self.calendar = today, calendar
        self.columns = columns_of(room)
        own = {filter.key for filter in room.filters}
        common = [filter for filter in common_filters(room) if filter.key not in own]
        self.filters = [*common, *room.filters]

    @property
    def search(self) -> str:
        return " ".join(self.asked.get("q", "").split())[:100]

    @cached_property
    def chosen(self) -> list[Chosen]:
        """The filters in force. Looks choices up only for these."""
        return [self._choose(filter) for filter in self.filters if self.asked_for(filter)]

    def asked_for(self, filter: Filter) -> str:
        """The value the address gives a filter: a choice, or two days as 2026-01-01..2026-03-31 (either may be missing)."""
        if filter.kind == "choice":
            return self.asked.get(filter.key, "")
        first, last = (self.asked.get(f"{filter.key}_{end}", "") for end in ("from", "to"))
        return f"{first}..{last}" if first or last else ""

    def _choose(self, filter: Filter) -> Chosen:
        value = self.asked_for(filter)
        if filter.kind == "days":
            return self._choose_days(filter, value)
        word = dict(filter.choices(self.actor)).get(value)
        if word is None:
            return Chosen(filter, value, "没有这一项", NOTHING)
        return Chosen(filter, value, word, filter.where(value, self.today))

    def _choose_days(self, filter: Filter, value: str) -> Chosen:
        try:
            first, last = (date.fromisoformat(end) if end else None for end in value.split(".."))
        except ValueError:
            return Chosen(filter, value, "日期不正确", NOTHING)
        word = f"{first or ''} 至 {last or '今'}".strip()
        return Chosen(filter, value, word, filter.where(value, self.today))

    # -- order and rows

    @cached_property
    def order(self) -> Order:
        """The order asked for; what is due first when a light is chosen; else the newest matter first."""
        name = self.asked.get("sort", "")
        column = self.columns.get(name.removeprefix("-"))
        dated = self.asked.get("light", "") in {"overdue", "soon", "fine"}  # such a row has a due day
        if column and column.sort:
            field = column.order or column.key
            return Order(field, name.startswith("-"), full=dated and field == "next_due")
        return Order("next_due", full=True) if dated else Order(descending=True)

    @cached_property
    def sees_all(self) -> bool:
        """Nothing is hidden from this actor: counts and searches may stop early."""
        return not self.room.policy.visible_to(self.actor)

    @cached_property
    def rows(self) -> QuerySet[Any]:
        """Every row that answers, in no order, without the large state column."""
        rows: QuerySet[Any] = self.room.visible(self.actor).filter(*(chosen.where for chosen in self.chosen))
        if self.search:
            many = search.hits(self.room.kind, self.search, capped=self.sees_all)
            rows = rows.filter(pk__in=many if self.few is None else self.few)
        return rows.defer("state")

    @cached_property
    def few(self) -> list[int] | None:
        """The ids of all hits of the search, None where these are many."""
        found = search.first(self.room.kind, self.search, FEW + 1)
        return found if len(found) <= FEW else None

    @cached_property
    def page(self) -> Page:
        cursor = read_cursor(self.asked.get("at", ""), self.rows, self.order)
        return take_page(self.rows, self.order, cursor, SIZE)

    def ordered(self) -> QuerySet[Any]:
        """All rows in the order of the list, for an export: rows without a value last, as on the pages."""
        by_id = "-pk" if self.order.descending else "pk"
        if not self.order.field:
            return self.rows.order_by(by_id)
        column = F(self.order.field)
        way = column.desc if self.order.descending else column.asc
        return self.rows.order_by(way(nulls_last=True), by_id)

    def total(self) -> str:
        """How many there are, cheaply: exact up to a thousand, then about (the whole table) or 1,000+ (a part of it)."""
        if not (self.page.previous or self.page.next):
            return about(len(self.page.rows))
        whole = self.sees_all and not self.chosen
        if whole and not self.search:
            return about(size_of(self.room.model))
        if whole:
            return f"超过 {FEW:,} 条" if self.few is None else about(len(self.few))
        counted = self.rows.order_by()[: CAP + 1].count()
        return about(counted) if counted <= CAP else f"超过 {CAP:,} 条"

    # -- cells

    def values(self, row: Any) -> dict[str, Any]:
        """Return what a row shows, by column."""
        left, unit = days_left(row.next_due, row.next_unit, self.today, self.calendar)
        stopped = row.suspended or _settled(row)
        common = {
            "id": row.pk,
            "url": matter_url(self.room.kind, row.pk),
            "light": self._light_of(row),
            "left": None if stopped else left,
            "unit": unit,
            "due": None if stopped else row.next_due,
            "stage": self.room.procedure.stage(row.stage).title,
            "parties": self.room.parties(row),
        }
        own = {
            key: column.value(row) if column.value else getattr(row, key)
            for key, column in self.columns.items()
            if key not in common
        }
        return common | own

    def _light_of(self, row: Any) -> str:
        done = _settled(row)
        return light(row.next_due, row.next_amber, self.today, stopped=row.suspended, done=done)

    def shown(self, keys: Sequence[str]) -> list[Column]:
        """The columns to show: those chosen, in the list's own order, else the usual ones."""
        known = {key for key in keys if key in self.columns}
        if not known:
            return [column for column in self.columns.values() if column.shown]
        return [column for key, column in self.columns.items() if key in known or key == SHOWN_ANYWAY]

    # -- addresses

    def address(self, **changes: str | None) -> str:
        """Return the address of this list with some parameters changed or (None) left out; always on its first page."""
        asked = self.asked.copy()
        for key in ("at", "panel"):
            asked.pop(key, None)
        for name, value in changes.items():
            asked.pop(name, None)
            if value is not None:
                asked[name] = value
        for key in [key for key in asked if not asked[key]]:
            del asked[key]
        return f"?{asked.urlencode()}"

    def query(self) -> str:
        """What a saved view keeps: filters, search and order."""
        return self.address(view=None).removeprefix("?")


def size_of(model: Any) -> int:
    """Return how many rows a table has (one query): counted up to ``CAP``, beyond it about; matters are never deleted."""
    table = connection.ops.quote_name(model._meta.db_table)
    few = f"(SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT {CAP + 1}) few)"  # noqa: S608 - the table's own name
    whole = {
        "sqlite": f"(SELECT max(rowid) FROM {table})",  # noqa: S608
        "postgresql": f"(SELECT reltuples::bigint FROM pg_class WHERE oid = '{table}'::regclass)",  # noqa: S608
    }
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {few}, {whole[connection.vendor]}")
        counted, estimated = cursor.fetchone()
        return int(counted) if counted <= CAP else max(int(estimated), counted)
