"""A person's saved views of a list: save, rename, delete, and the columns remembered."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_POST

from fuyuan.organs.access import STAFF, access
from fuyuan.organs.request import StaffRequest

from .models import SavedView
from .policies import SAVED_VIEWS
from .rooms import DeskRoom
from .views_lists import room_for

LIMIT = 20


@access(STAFF)
@require_POST
def keep_view(request: StaffRequest, kind: str) -> HttpResponse:
    """Save, rename or delete a view, or remember the columns; back to the list."""
    room = room_for(request, kind)
    acts = {"save": _save, "rename": _rename, "delete": _delete, "columns": _columns}
    act = acts.get(request.POST.get("act", ""))
    if act is None:
        raise Http404("没有这个操作")
    query = act(request, room)
    return HttpResponseRedirect(f"{reverse('shell:matters', args=[kind])}?{query}")


def _asked_query(request: StaffRequest) -> str:
    """The posted query string, read and written again: nothing but parameters can come back."""
    return QueryDict(request.POST.get("query", "")[:1000]).urlencode()


def _name(request: StaffRequest) -> str:
    return " ".join(request.POST.get("name", "").split())[:20]


def _own(request: StaffRequest, room: DeskRoom) -> Any:
    return SAVED_VIEWS.filter(request.actor, SavedView.objects.filter(kind=room.kind))


def _save(request: StaffRequest, room: DeskRoom) -> str:
    """Save the list under a name; the same name again replaces it."""
    query, name = _asked_query(request), _name(request)
    if not name:
        messages.error(request, "请给视图起一个名称。")
        return query
    if _own(request, room).exclude(name="").exclude(name=name).count() >= LIMIT:
        messages.error(request, f"最多保存 {LIMIT} 个视图，请先删去不用的。")
        return query
    columns = " ".join(request.POST.getlist("columns"))[:1000] or _usual_columns(request, room)
    view, _ = SavedView.objects.update_or_create(
        account=request.account,
        kind=room.kind,
        name=name,
        defaults={"query": query, "columns": columns},
    )
    messages.success(request, f"已保存视图“{name}”。")
    return f"{query}&view={view.pk}"


def _usual_columns(request: StaffRequest, room: DeskRoom) -> str:
    return _own(request, room).filter(name="").values_list("columns", flat=True).first() or ""


def _current(request: StaffRequest, room: DeskRoom) -> SavedView:
    pk = request.POST.get("view", "")
    return SAVED_VIEWS.get_or_404(
        request.actor,
        SavedView.objects.filter(kind=room.kind).exclude(name=""),
        pk=int(pk) if pk.isdecimal() else 0,
    )


def _rename(request: StaffRequest, room: DeskRoom) -> str:
    view, name = _current(request, room), _name(request)
    taken = _own(request, room).filter(name=name).exclude(pk=view.pk).exists()
    if not name or taken:
        messages.error(request, "这个名称已经用过，请换一个。" if taken else "请给视图起一个名称。")
    else:
        SavedView.objects.filter(pk=view.pk).update(name=name)
        messages.success(request, f"视图已改名为“{name}”。")
    return f"{view.query}&view={view.pk}"


def _delete(request: StaffRequest, room: DeskRoom) -> str:
    view = _current(request, room)
    view.delete()
    messages.success(request, f"已删去视图“{view.name}”，办件不受影响。")
    return view.query


def _columns(request: StaffRequest, room: DeskRoom) -> str:
    """Remember the columns: of the saved view that is open, else of this person's list."""
    columns = " ".join(key for key in request.POST.getlist("columns") if key.replace("_", "").isalnum())[
        :1000
    ]
    if request.POST.get("view"):
        view = _current(request, room)
        SavedView.objects.filter(pk=view.pk).update(columns=columns)
        return f"{view.query}&view={view.pk}"
    SavedView.objects.update_or_create(
        account=request.account, kind=room.kind, name="", defaults={"columns": columns}
    )
    return _asked_query(request)
