"""What the guards of a rule may know beside it: other versions, the settings, the periods that run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fuyuan.matters import clock
from fuyuan.matters.lookups import Lookups
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ, Role, role_holder

from . import annex
from .impact import impact_of
from .models import LocalRule
from .queries import FORCE, family, in_force, state_of, versions
from .records import Annexed, Drafted
from .state import RuleState

UNDER_WAY = ("drafting", "reviewing", "reviewed", "approved")


@dataclass(frozen=True, slots=True)
class Known:
    """A rule in force as a guard knows it."""

    name: str
    organ_id: int | None
    organ_name: str


def facts_for(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    today = clock.today()
    if state is None:
        return Lookups(
            in_force=lambda: {
                row.pk: Known(f"《{row.title}》", row.organ_id, row.organ_name) for row in in_force(today)
            },
            under_way=lambda: _under_way(record),
            version=lambda: _next_version(record),
            first_id=lambda: _first(record),
        )
    return Lookups(
        faults=lambda: annex.faults(record, _own(state)) if isinstance(record, Annexed) else [],
        last_from=lambda: _last_from(state),
        review_organ=lambda: _holder(Role.JUDICIAL_BUREAU),
        head_organ=lambda: _holder(Role.RECONSIDERATION_ORGAN),
        stale=lambda: annex.stale(state),
        impact=lambda: str(impact_of(state, state.valid_from)),
        coming=lambda: _coming(state),
    )


def _holder(role: Role) -> int | None:
    try:
        return role_holder(role, clock.today()).pk
    except Organ.DoesNotExist:
        return None


def _revised(record: Any) -> LocalRule | None:
    wanted = record.revises if isinstance(record, Drafted) else None
    return LocalRule.objects.filter(pk=wanted).first() if wanted else None


def _first(record: Any) -> int | None:
    row = _revised(record)
    return family(row) if row else None


def _next_version(record: Any) -> int:
    first = _first(record)
    newest = versions(first).first() if first else None
    return newest.version + 1 if newest else 1


def _under_way(record: Any) -> str:
    first = _first(record)
    row = versions(first).filter(stage__in=UNDER_WAY).first() if first else None
    return row.number if row else ""


def _own(state: RuleState) -> int:
    """The rule's own family; a first version knows its id only by its number."""
    return state.first_id or LocalRule.objects.values_list("pk", flat=True).get(number=state.number)


def _last_from(state: RuleState) -> Any:
    rows = versions(_own(state)).filter(stage__in=FORCE).exclude(number=state.number)
    return max((row.valid_from for row in rows if row.valid_from), default=None)


def _coming(state: RuleState) -> str:
    row = versions(_own(state)).filter(stage="approved").first()
    return state_of(row).edition if row else ""
