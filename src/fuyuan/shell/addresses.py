"""Addresses of matters, their steps and duties for long pages: resolved once for each room; two hundred ``reverse`` cost 6 ms."""

from functools import cache
from typing import Any

from django.urls import reverse

PLACE = 0  # stands for the row's id: it is never 0


@cache
def _around(name: str, **names: Any) -> tuple[str, str]:
    before, _, after = reverse(name, kwargs={**names, "pk": PLACE}).partition(f"/{PLACE}/")
    return f"{before}/", f"/{after}"


def matter_url(kind: str, pk: int) -> str:
    """Return the address of a matter's page."""
    before, after = _around("shell:matter", kind=kind)
    return f"{before}{pk}{after}"


def step_url(kind: str, pk: int, step: str) -> str:
    """Return the address of a step's dialog."""
    before, after = _around("shell:step", kind=kind, step=step)
    return f"{before}{pk}{after}"


@cache
def open_url(kind: str, step: str) -> str:
    """Return the address of the dialog that begins a matter."""
    return reverse("shell:open-matter", kwargs={"kind": kind, "step": step})


def duty_url(pk: int) -> str:
    """Return the address of the page that explains a duty's day."""
    before, after = _around("shell:duty")
    return f"{before}{pk}{after}"
