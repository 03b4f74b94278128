"""Which organ approves hours and issues certificates."""

from __future__ import annotations

from fuyuan.matters import clock
from fuyuan.organs.models import Organ, Role
from fuyuan.organs.models.organ import role_holder


def bureau_id() -> int | None:
    """Return the judicial bureau; None where none is loaded yet."""
    try:
        return role_holder(Role.JUDICIAL_BUREAU, clock.today()).pk
    except Organ.DoesNotExist:
        return None
