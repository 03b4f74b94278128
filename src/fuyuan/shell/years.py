"""The year a page of figures shows: one of the last five, this one unless another is asked for."""

from __future__ import annotations

from typing import Any

YEARS = 5


def asked_year(text: str, this: int) -> int:
    """Return the year asked for, if it is one of those the page offers, else ``this``."""
    asked = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else this
    return asked if this - YEARS < asked <= this else this


def year_tabs(shown: int, this: int) -> list[dict[str, Any]]:
    """Return the years a page offers, newest first."""
    return [
        {"label": f"{each}年", "url": f"?year={each}", "current": each == shown}
        for each in range(this, this - YEARS, -1)
    ]
