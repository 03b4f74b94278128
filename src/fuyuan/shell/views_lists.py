"""The list screens of the desk: worklist, list of a room's matters with its saved views and export."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from fuyuan.matters import clock
from fuyuan.matters.lawbook import lawbook
from fuyuan.organs.access import STAFF, access
from fuyuan.organs.policy import Hidden
from fuyuan.organs.request import StaffRequest, words
from fuyuan.papers.kinds import kinds

from .addresses import open_url
from .export import MOST_ROWS, workbook_response
from .models import SavedView
from .policies import SAVED_VIEWS
from .register import READERS
from .rooms import Column, DeskRoom, desk_room, desk_rooms_for
from .tables import DUE_DAY, MatterList
from .worklist import SPANS, Desk, key_of

PAPERS = "papers"  # instead of a step: the papers of the chosen matters


def room_for(request: StaffRequest, kind: str) -> DeskRoom:
    """Return the room, if this post works in it; else 404."""
    try:
        room = desk_room(kind)
    except LookupError:
        raise Http404(f"没有“{kind}”这类办件") from None
    if request.actor.post not in room.posts:
        raise Hidden(f"{request.actor.post.label}不办理{room.label}")
    return room


# --- worklist -----------------------------------------------------------------------------------------------------


@access(STAFF)
def worklist(request: StaffRequest) -> HttpResponse:
    """The first page of every post: what is due, what waits. ``show`` picks one group."""
    rooms = desk_rooms_for(request.actor)
    labels = {span.key: span.label for span in SPANS} | {
        key_of(room, group): group.label for room in rooms for group in room.groups
    }
    only = request.GET.get("show", "")
    if only not in labels:
        only = ""
    groups = Desk(request.actor, clock.today(), lawbook().calendar).groups(only)
    actions = bulk_actions(request, rooms)
    for group in groups:
        group.pick = "ids" if actions else ""
        group.more_url = f"?show={group.key}" if group.more and not only else ""
    context = {
        "groups": groups,
        "tabs": worklist_tabs(labels, groups, only),
        "bulk_actions": actions,
        "today": clock.today(),
        "only": labels.get(only, ""),
        "list_url": reverse("shell:matters", args=[rooms[0].kind]) if rooms else "",
        "openings": openings(request, rooms),
    }
    return render(request, "shell/worklist.html", context)


def worklist_tabs(labels: dict[str, str], groups: list[Any], only: str) -> list[dict[str, Any]]:
    """All, then each group that holds something (on a page of one group only that one is counted)."""
    here = reverse("shell:desk")
    counts = {group.key: group.count for group in groups}
    keys = [key for key in labels if key in counts or key == only]
    return [
        {"label": "全部", "url": here, "current": not only},
        *({"label": labels[key], "url": f"{here}?show={key}", "current": key == only, "count": counts.get(key, "0")}
          for key in keys),
    ]  # fmt: skip


def bulk_actions(request: StaffRequest, rooms: list[DeskRoom]) -> list[dict[str, Any]]:
    """The steps this post may take for several matters at once: value kind:step."""
    steps = [
        (room, room.procedure.step(name))
        for room in rooms
        for name in room.bulk
        if request.actor.post in room.procedure.step(name).posts
    ]
    return [
        {"label": f"批量{step.title}", "value": f"{room.kind}:{step.name}", "primary": number == 0}
        for number, (room, step) in enumerate(steps)
    ]


def papers_action(request: StaffRequest, room: DeskRoom) -> list[dict[str, Any]]:
    """From the chosen matters to their papers, where many are signed, served or printed at once."""
    if request.actor.post not in READERS or not any(kind.room == room.kind for kind in kinds()):
        return []
    return [{"label": "这些办件的文书", "value": f"{room.kind}:{PAPERS}"}]


def openings(request: StaffRequest, rooms: list[DeskRoom]) -> list[dict[str, str]]:
    """The steps with which this post begins a matter."""
    return [
        {
            "label": step.title,
            "url": open_url(room.kind, step.name),
        }
        for room in rooms
        for step in room.opening_steps(request.actor)
    ]


# --- list ---------------------------------------------------------------------------------------------------------


class Views:
    """A person's saved views of one list, read once."""

    def __init__(self, request: StaffRequest, kind: str) -> None:
        own = SAVED_VIEWS.filter(request.actor, SavedView.objects.filter(kind=kind))
        rows = list(own.order_by("id"))
        self.named = [row for row in rows if row.name]
        asked = request.GET.get("view", "")
        self.current = next((row for row in self.named if str(row.pk) == asked), None)
        self.usual = next((row for row in rows if not row.name), None)

    @property
    def columns(self) -> list[str]:
        row = self.current or self.usual
        return row.columns.split() if row else []


def matter_list(request: StaffRequest, kind: str) -> MatterList:
    room = room_for(request, kind)
    return MatterList(room, request.actor, request.GET, clock.today(), lawbook().calendar)


@access(STAFF)
def matters(request: StaffRequest, kind: str) -> HttpResponse:
    """The list of a room: filters, search, order, columns and pages, all in the address."""
    found, views = matter_list(request, kind), Views(request, kind)
    panel = "panel" in request.GET
    columns = found.shown(views.columns)
    actions = [*bulk_actions(request, [found.room]), *papers_action(request, found.room)]
    context = {
        "room": found.room,
        "tabs": list_tabs(request, found, views),
        "chips": [chip(found, chosen) for chosen in found.chosen],
        "clear_url": found.address(**{key: None for key in request.GET}),
        "search": found.search,
        "table": table_of(found, columns, "ids" if actions else ""),
        "page": pager_of(found),
        "bulk_actions": actions,
        "openings": openings(request, [found.room]),
        "export_url": reverse("shell:export", args=[kind]) + found.address(),
        "panel": panel,
        "panel_url": f"{found.address()}&panel=1",
        "close_url": found.address(),
        "kept": [(key, value) for key, value in request.GET.items() if key in {"sort", "view"}],
        "query": found.query(),
        "view": views.current,
    }
    if panel:
        shown = {column.key for column in columns}
        context["fields"] = [field(found, each) for each in found.filters]
        context["columns"] = [(column, column.key in shown) for column in found.columns.values()]
    return render(request, "shell/list.html", context)


def list_tabs(request: StaffRequest, found: MatterList, views: Views) -> list[dict[str, Any]]:
    """The views everybody has, then those this person saved."""
    usual = [("全部", ""), ("在办", "stage=open"), ("超期", "light=overdue"), ("临期", "light=soon")]
    if request.actor.is_office and request.actor.person_id is not None:
        usual.insert(1, ("我承办的", f"holder={request.actor.person_id}&stage=open"))
    here = found.query()
    tabs = [
        {"label": label, "url": f"?{query}", "current": not views.current and here == query}
        for label, query in usual
    ]
    own = [
        {"label": view.name, "url": f"?{view.query}&view={view.pk}", "current": view is views.current}
        for view in views.named
    ]
    return tabs + own


def chip(found: MatterList, chosen: Any) -> dict[str, str]:
    key = chosen.filter.key
    names = [key] if chosen.filter.kind == "choice" else [f"{key}_from", f"{key}_to"]
    away = found.address(**dict.fromkeys([*names, "view"]))
    return {"label": chosen.filter.label, "value": chosen.word, "remove_url": away}


def field(found: MatterList, each: Any) -> dict[str, Any]:
    """One filter of the panel with its choices and what is chosen."""
    if each.kind == "days":
        first, last = (found.asked.get(f"{each.key}_{end}", "") for end in ("from", "to"))
        return {"filter": each, "first": first, "last": last}
    value = found.asked_for(each)
    return {
        "filter": each,
        "choices": [(key, label, key == value) for key, label in each.choices(found.actor)],
    }


def table_of(found: MatterList, columns: list[Column], pick: str) -> dict[str, Any]:
    """What parts/table.html shows."""
    hint = "去掉一些条件，或者换一个检索词。" if found.chosen or found.search else ""
    return {
        "caption": found.room.label,
        "columns": [head(found, column) for column in columns],
        "rows": [found.values(row) for row in found.page.rows],
        "pick": pick,
        "empty": "没有符合条件的办件" if hint else f"还没有{found.room.label}",
        "empty_hint": hint,
    }


def head(found: MatterList, column: Column) -> dict[str, Any]:
    """A column's head: a sortable one links to its order, the one in force to the opposite."""
    shown = {"key": column.key, "label": column.label, "kind": column.kind}
    if not column.sort:
        return shown
    order, field = found.order, column.order or column.key
    here = order.field == field
    turned = f"-{column.key}" if here and not order.descending else column.key
    sorted_ = ("descending" if order.descending else "ascending") if here else ""
    return shown | {"sort_url": found.address(sort=turned), "sorted": sorted_}


def pager_of(found: MatterList) -> dict[str, Any]:
    page, here = found.page, found.address()
    first = here if page.previous else ""
    return {
        "first_url": first,
        "previous_url": f"{here}&at={page.previous}" if page.previous else "",
        "next_url": f"{here}&at={page.next}" if page.next else "",
        "last_url": f"{here}&at=last" if page.next else "",
        "total_words": found.total(),
        "shown": len(page.rows),
    }


@access(STAFF)
def export(request: StaffRequest, kind: str) -> HttpResponseBase:
    """The same list as an Excel file, all pages."""
    found, views = matter_list(request, kind), Views(request, kind)
    if found.rows.order_by()[: MOST_ROWS + 1].count() > MOST_ROWS:
        messages.warning(request, f"超过 {MOST_ROWS:,} 条，请先筛选，再分次导出。")
        return HttpResponseRedirect(reverse("shell:matters", args=[kind]) + found.address())
    rows = (found.values(row) for row in found.ordered().iterator(chunk_size=2000))
    columns = found.shown(views.columns)
    if DUE_DAY not in columns:
        columns.insert(
            1, DUE_DAY
        )  # on the page the day stands under the light; here it has a column of its own
    return workbook_response(columns, rows, found.room.label, clock.today())


@access(STAFF)
def search(request: StaffRequest) -> HttpResponse:
    """The search box of the top bar: straight to the list where this post works in one room, else the hits of each."""
    rooms, text = desk_rooms_for(request.actor), words(request.GET.get("q"))
    asked = QueryDict(mutable=True)
    asked["q"] = text
    if len(rooms) == 1:
        return HttpResponseRedirect(f"{reverse('shell:matters', args=[rooms[0].kind])}?{asked.urlencode()}")
    today, calendar = clock.today(), lawbook().calendar
    lists = [MatterList(room, request.actor, asked, today, calendar) for room in rooms] if text else []
    sections = [
        {
            "room": found.room,
            "table": table_of(found, found.shown([]), ""),
            "url": reverse("shell:matters", args=[found.room.kind]) + found.address(),
            "more": bool(found.page.next),
        }
        for found in lists
        if found.page.rows
    ]
    return render(request, "shell/search.html", {"search_text": text, "sections": sections})
