"""Every address of the URLconf by its full name, and how to fill one in."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from django.urls import get_resolver, resolve

from fuyuan.organs.access import walk

_PART = re.compile(r"<(?:(\w+):)?(\w+)>")


@cache
def routes() -> dict[str, str]:
    return {name: route for name, (route, _) in _patterns().items()}


@cache
def views() -> dict[str, Callable[..., Any]]:
    return {name: view for name, (_, view) in _patterns().items()}


@cache
def _patterns() -> dict[str, tuple[str, Callable[..., Any]]]:
    """Return name → route of every pattern; a name used twice or a pattern nobody can reach is an error of the URLconf."""
    found: dict[str, tuple[str, Callable[..., Any]]] = {}
    for pattern, route in walk(get_resolver().url_patterns):
        sample = "/" + _PART.sub(lambda part: "7" if part[1] == "int" else "x", route)
        name = resolve(sample).view_name
        assert name, f"/{route} has no name"
        assert name not in found, f"{name} names /{route} and /{found[name]}"
        found[name] = route, pattern.callback
    return found


def fill(route: str, values: Mapping[str, Any]) -> str:
    return "/" + _PART.sub(lambda part: str(values[part[2]]), route)
