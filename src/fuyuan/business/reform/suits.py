"""The wire to the litigation room: its ``suit_fact`` where that room is installed, nothing where it is not."""

from __future__ import annotations

import importlib
from typing import Any, Protocol, cast

from django.apps import apps

from fuyuan.law.outcomes import SuitFact

ROOM = "fuyuan.business.litigation"


class Reads(Protocol):
    """What this room needs of ``litigation.queries``."""

    def suit_fact(self, state: Any) -> SuitFact: ...


def suit_fact(state: Any) -> SuitFact | None:
    """Return the suit as counting sees it, None in an installation without suits."""
    if not apps.is_installed(ROOM):
        return None
    return cast(Reads, importlib.import_module(f"{ROOM}.queries")).suit_fact(state)
