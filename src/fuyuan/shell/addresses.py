"""Addresses of matters and their steps for long lists: resolved once for each room, since two hundred ``reverse`` cost 6 ms."""

from functools import cache

from django.urls import reverse

PLACE = 0  # stands for the matter's id: a row's id is never 0


@cache
def _around(name: str, kind: str, step: str) -> tuple[str, str]:
    names = {"kind": kind, "pk": PLACE, **({"step": step} if step else {})}
    before, _, after = reverse(name, kwargs=names).partition(f"/{PLACE}/")
    return f"{before}/", f"/{after}"


def matter_url(kind: str, pk: int) -> str:
    """Return the address of a matter's page."""
    before, after = _around("shell:matter", kind, "")
    return f"{before}{pk}{after}"


def step_url(kind: str, pk: int, step: str) -> str:
    """Return the address of a step's dialog."""
    before, after = _around("shell:step", kind, step)
    return f"{before}{pk}{after}"
