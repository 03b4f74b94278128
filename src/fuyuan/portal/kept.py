"""Pages everybody reads alike: drawn once, kept until what they show has changed, and shared by caches on the way.

A page is kept under the state of what it shows (``stamp``), which every request asks of the database: a withdrawal made by one process
is obeyed by all of them at once. Caches on the way may hold a page for a minute.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from fuyuan.organs.access import PUBLIC, access
from fuyuan.shell.display import display

View = Callable[..., HttpResponseBase]
MINUTES = 5 * 60  # names of offices and the day in the foot may be that old
HTML = "text/html; charset=utf-8"


def shared(view: View) -> View:
    """Mark a page that is the same for everybody, but for the visitor's choice of type and colours (a cookie)."""

    @access(PUBLIC)
    @require_safe
    @cache_control(public=True, max_age=60)
    @vary_on_cookie
    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    return shown


def kept(
    request: HttpRequest, stamp: str, draw: Callable[[], HttpResponse], *, keep: bool = True, type: str = HTML
) -> HttpResponse:
    """Return the page, drawn anew only when ``stamp`` is new; 304 to whoever has it. ``keep`` False: a search, drawn each time."""
    key = _key(request, stamp)
    found: tuple[bytes, str] | None = cache.get(key) if keep else None
    if found is None:
        content = draw().content
        found = content, f'"{hashlib.sha256(content).hexdigest()[:32]}"'
        if keep:
            cache.set(key, found, MINUTES)
    response = HttpResponse(found[0], content_type=type, headers={"ETag": found[1]})
    return get_conditional_response(request, etag=found[1], response=response) or response


def _key(request: HttpRequest, stamp: str) -> str:
    chosen = display(request)["display"]
    parts = (request.get_full_path(), chosen["theme"], chosen["size"], stamp)
    return "kept:" + hashlib.sha256("\n".join(parts).encode()).hexdigest()
