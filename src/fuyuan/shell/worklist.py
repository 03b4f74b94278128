"""What a post has to do, first thing in the morning: open duties by days left, and what waits for a first hand.

Duties come in one query whatever their number: each group is a slice of an index, never the whole of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from fuyuan.law import Calendar
from fuyuan.matters.models import DutyRow
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import OFFICE_POSTS, RESPONDENT_POSTS, Post
from fuyuan.prepared import planned_once, worded

from .addresses import matter_url, step_url
from .lights import days_left, light
from .rooms import DeskRoom, Group, desk_room, desk_rooms_for, rooms_of_post

OPEN, STOPPED = DutyRow.Status.OPEN, DutyRow.Status.STOPPED
FIRST, MOST = 10, 200  # rows of a group among others, and of a group shown alone


@dataclass(frozen=True, slots=True)
class Span:
    """A group of duties: those due in [today + first, today + last], or stopped, or without a day in the law."""

    key: str
    label: str
    light: str = ""
    note: str = ""
    first: int | None = None
    last: int | None = None
    status: str = OPEN
    dated: bool = True

    def days(self, today: date) -> tuple[date, date]:
        """The first and the last day of the group."""
        first = date.min if self.first is None else today + timedelta(days=self.first)
        last = date.max if self.last is None else today + timedelta(days=self.last)
        return first, last


SPANS = (
    Span("overdue", "超期", "overdue", last=-1),
    Span("today", "今天到期", first=0, last=0),
    Span("ten", "十天内到期", first=1, last=10),
    Span("twenty", "二十天内到期", first=11, last=20),
    Span("later", "以后到期", first=21),
    Span("prompt", "及时办理", note="法律没有规定天数", dated=False),
    Span("stopped", "中止", "suspended", note="期限停止计算", status=STOPPED),
)


@dataclass(slots=True)
class WorkGroup:
    """A group as the page shows it. ``more``: there are further rows beyond those read."""

    key: str
    label: str
    light: str
    rows: list[dict[str, Any]] = field(default_factory=list)
    more: bool = False
    note: str = ""
    pick: str = ""
    more_url: str = ""

    @property
    def count(self) -> str:
        return f"{len(self.rows)}+" if self.more else str(len(self.rows))


# --- whose duties -------------------------------------------------------------------------------------------------


PERSONAL = frozenset(
    {Post.COMMITTEE_MEMBER, Post.LAY_SUPERVISOR}
)  # their tasks are given to them, not to their organ


def shares(actor: Actor) -> list[Q]:
    """Return the conditions of the duties an actor works on, each the beginning of an index.

    The head of the office sees the office's, a member of it their own and those of their post that nobody holds yet;
    a respondent those of its organ, whoever of it must act; a member of the committee and a lay supervisor what was put to
    that person; any other post its own in its organ.
    """
    person, organ = actor.person_id, actor.organ_id
    if actor.post is Post.OFFICE_HEAD:
        return [Q(post=post.value) for post in sorted(OFFICE_POSTS)]
    if actor.is_office:
        own = Q(post=actor.post.value)
        return [own & Q(person_id=person), own & Q(person_id=None)] if person is not None else [own]
    if actor.is_respondent:
        return [Q(post=post.value, organ_id=organ) for post in sorted(RESPONDENT_POSTS)]
    if actor.post in PERSONAL:
        return [Q(post=actor.post.value, person_id=person or 0)]
    return [Q(post=actor.post.value, organ_id=organ)]


def visible_duties(rooms: Iterable[DeskRoom], actor: Actor) -> Q:
    """Return the condition under which the rooms' policies let the actor see a duty's matter."""
    rooms = list(rooms)
    closed = [room for room in rooms if room.policy.visible_to(actor)]
    seen = Q(kind__in=[room.kind for room in rooms if room not in closed])
    for room in closed:
        seen |= Q(Exists(room.among(actor, pk=OuterRef("matter_id"))), kind=room.kind)
    return seen


def due_between(actor: Actor, first: date, last: date, most: int) -> list[DutyRow]:
    """Return the open duties of an actor whose day lies in a span of days, by day; for the calendar and its file."""
    slices = [
        each for share in _shares_sql(actor) for each in _slices(share, _DATED, [(OPEN, first, last)], most)
    ]
    with planned_once():
        rows = DutyRow.objects.filter(pk__in=together(slices)) if slices else DutyRow.objects.none()
        return list(rows.defer("facts").order_by("due", "id")[:most])


def read_duties(actor: Actor, spans: Iterable[Span], today: date, most: int) -> list[DutyRow]:
    """Return the first duties of each span in one query; one more than ``most`` where there are more.

    What differs between the slices is written as text: composing fourteen of them as query objects costs 10 ms a page.
    """
    dated = [(span.status, *span.days(today)) for span in spans if span.dated]
    undated = [(span.status,) for span in spans if not span.dated or span.status == STOPPED]
    slices = [
        each
        for share in _shares_sql(actor)
        for where, rows in ((_DATED, dated), (_UNDATED, undated))
        for each in _slices(share, where, rows, most + 1)
    ]
    if not slices:  # an administrator sees no matters
        return []
    with planned_once():
        return list(DutyRow.objects.filter(pk__in=together(slices)).only(*_SHOWN).order_by("due", "id"))


_DATED = "mine.status = {} AND mine.due BETWEEN {} AND {}"
_UNDATED = "mine.status = {} AND mine.due IS NULL"
# the limit as text: a plan kept for any limit is one for a tenth of all rows
_SLICE = "SELECT pk FROM ({sql}) mine WHERE {where} ORDER BY due, pk LIMIT {most}"
_EACH = "SELECT own.pk FROM (VALUES {rows}) span ({names}), LATERAL ({slice}) own"


def _slices(share: Compiled, where: str, rows: list[tuple[Any, ...]], most: int) -> Iterator[Compiled]:
    """Yield the slices of a share, one for each row of values of the condition.

    PostgreSQL plans every statement anew: one plan for all rows, where planning 21 slices would take ten times their reading.
    """
    sql, params = share
    width = where.count("{}")
    if connection.vendor != "postgresql":
        here = _SLICE.format(sql=sql, where=where.format(*["%s"] * width), most=most)
        yield from ((here, (*params, *row)) for row in rows)
    elif rows:
        names = ["status", "first", "last"][:width]
        here = _SLICE.format(sql=sql, where=where.format(*(f"span.{name}" for name in names)), most=most)
        row = f"({', '.join(['%s'] * width)})"
        text = _EACH.format(rows=", ".join([row] * len(rows)), names=", ".join(names), slice=here)
        yield text, (*(value for each in rows for value in each), *params)


_SHOWN = ("matter_id", "kind", "title", "due", "amber", "unit", "provisional", "status", "steps")


@lru_cache(2000)  # an actor's conditions are the same each time, and composing them costs more than asking
def _shares_sql(actor: Actor) -> tuple[Compiled, ...]:
    """Return the duties of each share of the actor that a room lets them see, as SQL."""
    rooms = desk_rooms_for(actor)
    seen = visible_duties(rooms, actor)
    mine = [DutyRow.objects.filter(share, seen).values("pk", "status", "due") for share in shares(actor)]
    return tuple(compiled(mine)) if rooms else ()


Compiled = tuple[str, tuple[Any, ...]]


def compiled(queries: Iterable[QuerySet[Any, Any]]) -> Iterator[Compiled]:
    """Yield SQL and parameters of the queries that can find anything at all."""
    for query in queries:
        with suppress(EmptyResultSet):
            yield worded(*query.query.sql_with_params())


def together(slices: Iterable[Compiled]) -> RawSQL | list[int]:
    """Join ids of several slices into one subquery. Said with OR, PostgreSQL would read the whole table to find them."""
    parts = list(slices)
    sql = " UNION ALL ".join(f"SELECT * FROM ({sql}) slice" for sql, _ in parts)  # noqa: S608 - compiled by Django
    return RawSQL(sql, [value for _, params in parts for value in params]) if parts else []  # noqa: S611 - as above


# --- rows ---------------------------------------------------------------------------------------------------------


def next_step(room: DeskRoom, steps: Iterable[str], row: Any, actor: Actor) -> dict[str, str] | None:
    """Return the first of the steps this post may take in this stage, as a button."""
    procedure = room.procedure
    for step in procedure.known(steps):
        if not step.internal and procedure.blocked(step, row, actor) is None:
            return {"label": step.title, "url": step_url(room.kind, row.pk, step.name)}
    return None


@dataclass(frozen=True, slots=True)
class Desk:
    """One look at the desk: who looks, on which day, by which calendar."""

    actor: Actor
    today: date
    calendar: Calendar

    @property
    def rooms(self) -> Mapping[str, DeskRoom]:
        return rooms_of_post(self.actor.post)

    def matters(self, duties: Iterable[DutyRow]) -> dict[int, Any]:
        """Return the rows of the matters the duties belong to: one query per room."""
        ids: dict[str, set[int]] = {}
        for duty in duties:
            ids.setdefault(duty.kind, set()).add(duty.matter_id)
        found: dict[int, Any] = {}
        for kind, pks in ids.items():
            found |= {row.pk: row for row in _light_rows(self.rooms[kind]).filter(pk__in=pks)}
        return found

    def duty_row(self, duty: DutyRow, row: Any) -> dict[str, Any]:
        room = self.rooms[duty.kind]
        left, unit = days_left(duty.due, duty.unit, self.today, self.calendar)
        stopped = duty.status == STOPPED
        step = next_step(room, duty.steps.split(), row, self.actor)
        said = step is not None and step["label"] == duty.title
        return self._matter(room, row) | {
            "duty": "" if said else duty.title,
            "light": light(duty.due, duty.amber, self.today, stopped=stopped),
            "left": left,
            "unit": unit,
            "due": None if stopped else duty.due,
            "badges": ["暂定"] if duty.provisional else [],
            "next": step,
        }

    def matter_row(self, room: DeskRoom, row: Any, steps: Iterable[str]) -> dict[str, Any]:
        left, unit = days_left(row.next_due, row.next_unit, self.today, self.calendar)
        return self._matter(room, row) | {
            "duty": row.next_duty,
            "light": light(row.next_due, row.next_amber, self.today, stopped=row.suspended),
            "left": left,
            "unit": unit,
            "due": row.next_due,
            "next": next_step(room, steps, row, self.actor),
        }

    def _matter(self, room: DeskRoom, row: Any) -> dict[str, Any]:
        return {
            "id": row.pk,
            "url": matter_url(room.kind, row.pk),
            "number": row.number,
            "title": row.title,
            "parties": room.parties(row),
            "stage": room.procedure.stage(row.stage).title,
        }

    # -- groups

    def groups(self, only: str = "") -> list[WorkGroup]:
        """Return the groups that hold something; ``only`` one of them, longer, when its key is given."""
        spans = [span for span in SPANS if only in {"", span.key}]
        most = MOST if only else FIRST
        duties = read_duties(self.actor, spans, self.today, most) if spans else []
        rows = self.matters(duties)
        groups = [self._span_group(span, duties, rows, most) for span in spans]
        groups += self._room_groups(only, most)
        return [group for group in groups if group.rows]

    def _span_group(self, span: Span, duties: list[DutyRow], rows: dict[int, Any], most: int) -> WorkGroup:
        mine = [duty for duty in duties if _within(span, duty, self.today)]
        shown = [self.duty_row(duty, rows[duty.matter_id]) for duty in mine[:most]]
        return WorkGroup(span.key, span.label, span.light, shown, len(mine) > most, span.note)

    def _room_groups(self, only: str, most: int) -> Iterator[WorkGroup]:
        """The groups the rooms add (新收件 …): one query tells which rooms have any, then one asks each of those."""
        wanted = [
            (room, groups)
            for room in self.rooms.values()
            if (groups := [group for group in room.groups if only in {"", key_of(room, group)}])
        ]
        asked = {room.kind: self._asked(room, groups, most) for room, groups in wanted}
        filled = filled_of({kind: sql for kind, sql in asked.items() if sql})
        for room, groups in wanted:
            found: dict[str, list[Any]] = {group.key: [] for group in groups}
            for row in rows_of(room, asked[room.kind]) if room.kind in filled else ():
                found[row.group].append(row)
            for group in groups:
                rows = [self.matter_row(room, row, group.steps) for row in found[group.key][:most]]
                more = len(found[group.key]) > most
                yield WorkGroup(key_of(room, group), group.label, group.light, rows, more)

    def _asked(self, room: DeskRoom, groups: Iterable[Group], most: int) -> Compiled | None:
        """The oldest matters of each group, one more than ``most``; a matter stands in the first group it fits."""
        return _groups_sql(room.kind, tuple(group.key for group in groups), self.actor, self.today, most)


def rows_of(room: DeskRoom, asked: Compiled | None) -> list[Any]:
    with planned_once():
        return list(room.model._default_manager.raw(*asked)) if asked else []


def filled_of(asked: Mapping[str, Compiled]) -> frozenset[str]:
    """Return the kinds whose query finds anything: most of a desk's groups are empty most of the time."""
    if len(asked) < 2:
        return frozenset(asked)
    sql = ", ".join(f"EXISTS ({sql})" for sql, _ in asked.values())
    with planned_once(), connection.cursor() as cursor:
        cursor.execute(f"SELECT {sql}", [value for _, params in asked.values() for value in params])
        return frozenset(kind for kind, found in zip(asked, cursor.fetchone(), strict=True) if found)


@lru_cache(2000)  # for the same reason as ``_shares_sql``
def _groups_sql(kind: str, keys: tuple[str, ...], actor: Actor, today: date, most: int) -> Compiled | None:
    room = desk_room(kind)
    visible = room.visible(actor)
    named = [(group.where(actor, today), group.key) for group in room.groups if group.key in keys]
    # plus nothing: PostgreSQL would look for the few that wait by walking through all matters, oldest first
    oldest = [visible.filter(where).order_by(F("pk") + 0).values("pk")[: most + 1] for where, _ in named]
    label = Case(*(When(where, then=Value(key)) for where, key in named), output_field=CharField())
    wanted = together(compiled(oldest))
    rows = _light_rows(room).filter(pk__in=wanted).annotate(group=label).order_by("pk")
    return next(compiled([rows]), None)


def key_of(room: DeskRoom, group: Group) -> str:
    return f"{room.kind}.{group.key}"


def _light_rows(room: DeskRoom) -> QuerySet[Any]:
    """The rows with no more columns than a line of the desk shows."""
    rows: QuerySet[Any] = room.model._default_manager.all()
    return rows.only(*_LINE, *room.party_columns) if room.party_columns else rows.defer("state")


_LINE = ("number", "title", "stage", "suspended", "next_due", "next_amber", "next_duty", "next_unit")


def _within(span: Span, duty: DutyRow, today: date) -> bool:
    """The same condition as ``Span.where``, asked of a row already read."""
    if duty.status != span.status or (duty.due is None) == span.dated and span.status == OPEN:
        return False
    if duty.due is None:
        return True
    days = (duty.due - today).days
    return (span.first is None or days >= span.first) and (span.last is None or days <= span.last)
