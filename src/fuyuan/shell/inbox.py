"""Messages to the person or the post: newest first, read when opened or all at once."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from fuyuan.matters.models import Notification
from fuyuan.matters.notify import mark_read, notifications
from fuyuan.organs.access import STAFF, access
from fuyuan.organs.policy import policy_for
from fuyuan.organs.request import StaffRequest

from .paging import Order, read_cursor, take_page

SIZE = 30
NEWEST = Order(descending=True)


@access(STAFF)
def inbox(request: StaffRequest) -> HttpResponse:
    """The messages; ``show=unread`` only those not read yet."""
    unread = request.GET.get("show") == "unread"
    rows = notifications(request.actor)
    if unread:
        rows = rows.filter(read_at=None)
    page = take_page(rows, NEWEST, read_cursor(request.GET.get("at", ""), rows, NEWEST), SIZE)
    here = reverse("shell:messages")
    query = f"{here}?show=unread&at=" if unread else f"{here}?at="
    context = {
        "rows": page.rows,
        "only_unread": unread,
        "tabs": [
            {"label": "全部", "url": here, "current": not unread},
            {"label": "未读", "url": f"{here}?show=unread", "current": unread},
        ],
        "page": {
            "shown": len(page.rows),
            "previous_url": query + page.previous if page.previous else "",
            "next_url": query + page.next if page.next else "",
        },
    }
    return render(request, "shell/notifications.html", context)


@access(STAFF)
@require_POST
def read(request: StaffRequest) -> HttpResponse:
    """Mark one message as read and open its page, or mark all those shown."""
    ids = [int(pk) for pk in request.POST.getlist("ids")[:SIZE] if pk.isdecimal() and len(pk) < 19]
    mark_read(request.actor, ids)
    if "open" not in request.POST or len(ids) != 1:
        return HttpResponseRedirect(reverse("shell:messages"))
    note = policy_for(Notification).get_or_404(request.actor, Notification.objects.all(), pk=ids[0])
    ours = url_has_allowed_host_and_scheme(note.url, {request.get_host()}, request.is_secure())
    return HttpResponseRedirect(note.url if note.url and ours else reverse("shell:messages"))
