"""What other rooms and the public may know of the register of supervisors and liaison points."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fuyuan.matters import clock
from fuyuan.organs import settings as installation

from .models import Supervisor
from .numbers import PUBLIC_REGISTER
from .supervisors.records import Role


@dataclass(frozen=True, slots=True)
class Named:
    """One entry as the public reads it."""

    name: str
    unit: str
    from_on: date
    to_on: date


def register_is_public() -> bool:
    """Whether the place makes the register public: the law does not ask for it, so it is the place's choice."""
    return bool(installation.get(PUBLIC_REGISTER))


def public_register() -> list[tuple[str, str, list[Named]]]:
    """Return (title, what the name is, entries) of the supervisors and the liaison points in office today, by name."""
    today = clock.today()
    rows = Supervisor.objects.filter(stage="serving", from_on__lte=today, to_on__gte=today).order_by("title")
    found: dict[str, list[Named]] = {}
    for row in rows.defer("state"):
        found.setdefault(row.role, []).append(Named(row.title, row.unit_name, row.from_on, row.to_on))
    heads = {Role.SUPERVISOR: "姓名", Role.POINT: "联系点"}
    return [(role.label, head, found[role.value]) for role, head in heads.items() if role.value in found]
