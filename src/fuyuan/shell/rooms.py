"""What a room tells the desk about itself: one :class:`DeskRoom` makes its list, its matter page and its dialogs.

A room registers in its wiring; the shell never imports a room::

    register(DeskRoom("reconsideration", "行政复议", facts=tabs_of, list_columns=COLUMNS, choices=choices_for))
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from django.db.models import Q

from fuyuan.matters.procedure import Context, Event, Procedure, Step
from fuyuan.matters.registry import Room, room_of
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import Policy, policy_for
from fuyuan.organs.posts import ADMIN_POSTS, STAFF_POSTS, Post

from .hooks import Related

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list. ``key`` is an attribute of the room's row unless ``value(row)`` says otherwise.

    ``kind`` as in parts/table.html (text, link, date, days, light, due, number, money, code). ``sort``: an index begins with
    this column, so that sorting costs the same at every size; ``order`` names the database column if it is not ``key``.
    ``shown`` False: only when a person chooses it.
    """

    key: str
    label: str
    kind: str = "text"
    sort: bool = False
    shown: bool = True
    value: Callable[[Any], Any] | None = None
    order: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter of the list: ``choices(actor)`` are (value, label); ``where(value, today)`` is the condition.

    ``kind`` days: two dates instead of choices; :func:`between` makes its condition.
    """

    key: str
    label: str
    choices: Callable[[Actor], Pairs]
    where: Callable[[str, date], Q]
    kind: str = "choice"


def between(key: str, label: str, column: str) -> Filter:
    """Return a filter by the days of a column, both ends counted; the value is written 2026-01-01..2026-03-31."""

    def where(value: str, today: date) -> Q:
        ends = zip(("gte", "lte"), value.split(".."), strict=True)
        return Q(**{f"{column}__{way}": date.fromisoformat(day) for way, day in ends if day})

    return Filter(key, label, lambda actor: (), where, kind="days")


def by_unit(model: Any, label: str = "单位", *, organ: str = "organ_id", name: str = "unit_name") -> Filter:
    """Return a filter by the organs that the rows a person may see name."""

    def known(actor: Actor) -> Pairs:
        rows = policy_for(model).filter(actor, model.objects.filter(**{f"{organ}__isnull": False}))
        found = rows.order_by(name).values_list(organ, name).distinct()
        return [(str(pk), title) for pk, title in found]

    return Filter("unit", label, known, lambda value, today: Q(**{organ: int(value)}))


@dataclass(frozen=True, slots=True)
class Group:
    """A group of matters in the worklist beyond those by days left (收到未登记, 受理未定承办人 …).

    ``steps``: the first of them that the post may take is the button of the row.
    """

    key: str
    label: str
    where: Callable[[Actor, date], Q]
    light: str = ""
    steps: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A small table among the facts: evidence, parties. Cells go through the filter ``shown``."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """A sheet of facts on the matter page: label and value pairs, then tables. ``count`` stands beside the title."""

    title: str
    pairs: Sequence[tuple[str, Any]] = ()
    tables: Sequence[Table] = ()
    count: int | None = None


def said(pairs: Sequence[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Return the pairs that say something."""
    return [(label, value) for label, value in pairs if value not in ("", None)]


class Sight(Enum):
    """How much of an event somebody sees on the timeline."""

    FULL = "full"
    TITLE = "title"  # that it happened, not what was written down
    HIDDEN = "hidden"


def own_side(event: Event, actor: Actor) -> Sight:
    """The office and the heads read all records; everybody else what their own organ wrote, and that the rest happened."""
    inside = actor.is_office or actor.post is Post.ORGAN_HEAD
    own = event.by.organ_id is not None and event.by.organ_id == actor.organ_id
    return Sight.FULL if inside or own else Sight.TITLE


def state_facts(state: Any, actor: Actor) -> Sequence[Tab]:
    """What can be said about any matter, for rooms that say no more."""
    pairs = (
        ("编号", state.number), ("标题", state.title), ("开始日期", state.opened_on), ("办结日期", state.closed_on)
    )  # fmt: skip
    return (Tab("基本情况", pairs),)


@dataclass(frozen=True, slots=True)
class Afield:
    """A step that is filled in where there may be no network; what is typed is kept on the device until it is handed in.

    ``sheet``: address of its empty form, public and without personal data, which the device may keep ("": it is not opened
    without network). ``worker``: address of the script that shows it; only pages beside it are in its reach.
    ``late``: the step that takes what could not be handed in because somebody else was faster.
    """

    sheet: str = ""
    worker: str = ""
    late: str = ""


def nothing_afield(step: str, state: Any) -> Afield | None:
    return None


def no_choices(path: str, state: Any, context: Context) -> Pairs | None:
    return None


def no_links(state: Any, actor: Actor) -> Sequence[Related]:
    return ()


def nothing_beside(step: str, state: Any) -> Sequence[Tab]:
    return ()


def no_words(state: Any, field: str, value: Any) -> str:
    return ""


def no_badges(state: Any) -> Sequence[str]:
    return ()


def parties_of(row: Any) -> str:
    return ""


@dataclass(frozen=True, kw_only=True)
class DeskRoom:
    """One line of business as the desk shows it.

    ``facts(state, actor)``: the sheets of the matter page. ``choices(path, state, context)``: (value, label) pairs for
    a field of a step, by its path without indices ("handlers.person_id", "recipients"), None: as the type says;
    state None when a matter is opened. ``bulk``: names of steps that may be taken for several matters at once.
    ``links(state, actor)``: other pages that belong to the matter, from what its state says.
    ``beside(step, state)``: sheets to be read in the dialog of a step before it is taken.
    ``afield(step, state)``: how a step is filled in without network, None when it is not.
    ``words(state, field, value)``: how the timeline writes a value of a record that is only a number (a member's id).
    ``sight(event, actor)``: how much of an event the actor may read. ``parties(row)``: 张三 ↔ 某局, from the row's own
    columns. ``posts``: who has this room in the menu; what each sees in it is the policy's business.
    """

    kind: str
    label: str
    icon: str = "folder2-open"
    facts_title: str = "案情"
    order: int = 100
    group: str = ""  # under which heading of the menu it stands
    posts: frozenset[Post] = STAFF_POSTS - ADMIN_POSTS
    list_columns: Sequence[Column] = ()
    filters: Sequence[Filter] = ()
    groups: Sequence[Group] = ()
    bulk: Sequence[str] = ()
    facts: Callable[[Any, Actor], Sequence[Tab]] = state_facts
    choices: Callable[[str, Any, Context], Pairs | None] = no_choices
    badges: Callable[[Any], Sequence[str]] = no_badges
    links: Callable[[Any, Actor], Sequence[Related]] = no_links
    beside: Callable[[str, Any], Sequence[Tab]] = nothing_beside
    afield: Callable[[str, Any], Afield | None] = nothing_afield
    words: Callable[[Any, str, Any], str] = no_words
    parties: Callable[[Any], str] = parties_of
    party_columns: Sequence[str] = ()  # those ``parties`` reads: the worklist then reads no others
    sight: Callable[[Event, Actor], Sight] = own_side
    # label → (url name taking the matter's id, posts that may use it)
    print_pages: Mapping[str, tuple[str, frozenset[Post]]] = field(default_factory=dict)

    @property
    def room(self) -> Room:
        return room_of(self.kind)

    @property
    def procedure(self) -> Procedure[Any]:
        return self.room.procedure

    @property
    def model(self) -> Any:
        """The room's row (a Projection)."""
        return self.room.model

    @property
    def policy(self) -> Policy[Any]:
        return policy_for(self.model)

    def visible(self, actor: Actor) -> Any:
        """Return the rows ``actor`` may see."""
        return self.policy.filter(actor, self.model._default_manager.all())

    def among(self, actor: Actor, **given: Any) -> Any:
        """Return those of a few rows, named by their ids, that ``actor`` may see."""
        return self.policy.among(actor, self.model._default_manager.filter(**given))

    def opening_steps(self, actor: Actor) -> list[Step[Any]]:
        """Return the steps with which this post may begin a matter."""
        opening = (step for step in self.procedure.steps if step.opens and not step.internal)
        return [step for step in opening if actor.post in step.posts]


_desk_rooms: dict[str, DeskRoom] = {}
# called when a room is registered: what others made of the list is old
changed: list[Callable[[], object]] = []


def register(room: DeskRoom) -> None:
    """Show a room on the desk. Registering the same kind again replaces it (a reload in development)."""
    _desk_rooms[room.kind] = room
    rooms_of_post.cache_clear()
    for forget in changed:
        forget()


def desk_room(kind: str) -> DeskRoom:
    """Return a room of the desk; raises LookupError when no room of this kind is shown."""
    try:
        return _desk_rooms[kind]
    except KeyError:
        raise LookupError(f"工作台没有“{kind}”这类办件") from None


def desk_rooms() -> list[DeskRoom]:
    return sorted(_desk_rooms.values(), key=lambda room: (room.order, room.kind))


def desk_rooms_for(actor: Actor) -> list[DeskRoom]:
    """Return the rooms this post works in, in the order of the menu."""
    return list(rooms_of_post(actor.post).values())


@cache
def rooms_of_post(post: Post) -> Mapping[str, DeskRoom]:
    """Return the same by kind."""
    return {room.kind: room for room in desk_rooms() if post in room.posts}
