"""The menu of the desk, and what its top bar knows: pages of floors and rooms above are registered, never imported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.db import connection
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from fuyuan.matters.notify import notifications
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import ADMIN_POSTS, STAFF_POSTS, Post

from .rooms import changed, desk_rooms_for, rooms_of_post

UNREAD_CAP = 100
UNFOLDED = (
    16  # entries of a menu that stands open as a whole; of a longer one only the part in which the reader is
)


@dataclass(frozen=True, slots=True)
class MenuPage:
    """A page in the menu of the posts that use it; ``url`` is the name of its address."""

    url: str
    label: str
    icon: str
    group: str = ""
    posts: frozenset[Post] = STAFF_POSTS - ADMIN_POSTS
    order: int = 100


_pages: dict[str, MenuPage] = {}


def register_page(page: MenuPage) -> None:
    """Put a page into the menu, below the desk's own pages."""
    _pages[page.url] = page
    entries_of.cache_clear()


def unread_of(actor: Actor) -> int:
    """Count the unread messages, up to a hundred."""
    sql, params = _unread(actor)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return int(cursor.fetchone()[0])


@lru_cache(2000)  # every page asks, and an actor's condition is the same each time
def _unread(actor: Actor) -> tuple[str, tuple[Any, ...]]:
    unread = notifications(actor).filter(read_at=None).order_by().values("pk")[:UNREAD_CAP]
    sql, params = unread.query.sql_with_params()
    return f"SELECT COUNT(*) FROM ({sql}) unread", params  # noqa: S608 - composed by Django


@cache  # every page shows it, and it is the same for everybody on a post
def entries_of(post: Post) -> list[tuple[str, str, str, str]]:
    """Return address, label, icon and group of what this post finds in the menu: what it works on first, then by headings."""
    rooms = rooms_of_post(post).values()
    found = [
        (room.group, room.order, reverse("shell:matters", args=[room.kind]), room.label, room.icon)
        for room in rooms
    ]
    found += [
        (page.group, page.order, reverse(page.url), page.label, page.icon)
        for page in _pages.values()
        if post in page.posts
    ]
    own = [(reverse("shell:desk"), "工作台", "house", "")]
    own += [(url, label, icon, "") for group, _, url, label, icon in sorted(found) if not group]
    if rooms:
        own.append((reverse("shell:calendar"), "期限日历", "calendar3", ""))
    own.append((reverse("shell:messages"), "消息", "bell", ""))
    first: dict[str, int] = {}  # a heading stands where its first entry would
    for group, order, *_ in found:
        first[group] = min(order, first.get(group, order))
    headed = sorted(
        (first[group], group, order, url, label, icon) for group, order, url, label, icon in found if group
    )
    return own + [(url, label, icon, group) for _, group, _, url, label, icon in headed]


changed.append(entries_of.cache_clear)


def desk(request: HttpRequest) -> dict[str, Any]:
    """Context processor: menu, unread messages and search of the desk. Its one query runs only on a page that shows it."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None or actor.is_portal or actor.post in ADMIN_POSTS:
        return {}
    rooms = desk_rooms_for(actor)
    count: Callable[[], int] = lambda: unread_of(actor)  # noqa: E731
    return {
        "menu": menu_of(actor, request.path),
        "home_url": reverse("shell:desk"),
        "inbox_url": reverse("shell:messages"),
        "unread": SimpleLazyObject(count),
        "search_url": reverse("shell:search") if rooms else "",
    }


def menu_of(actor: Actor, path: str) -> list[dict[str, Any]]:
    """The menu with the page marked on which the reader is (the longest address that begins theirs), and what stands open."""
    found = entries_of(actor.post)
    current = max((url for url, *_ in found if path.startswith(url)), key=len, default="")
    opened = {group for url, *_, group in found if url == current or len(found) <= UNFOLDED}
    return [
        {
            "url": url,
            "label": label,
            "icon": icon,
            "group": group,
            "open": group in opened,
            "current": url == current,
        }
        for url, label, icon, group in found
    ]
