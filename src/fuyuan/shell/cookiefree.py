"""Pages for everybody: no session, no cookie of ours, so a browser may keep them for a minute."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from fuyuan.organs.access import PUBLIC, access

View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """Mark a cookie-free page. It varies only by the visitor's choice of type and colours (display.py)."""

    @access(PUBLIC)
    @require_safe
    @cache_control(private=True, max_age=60)
    @vary_on_cookie
    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs)

    return shown


def page(request: HttpRequest, template: str, **values: Any) -> HttpResponse:
    """Render without touching the session: these pages have no messages."""
    return render(request, template, {"messages": (), **values})
