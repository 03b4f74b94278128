"""What the guards may know beside the state: looked up here, handed over as plain facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fuyuan.business.litigation.queries import hearing_days, suit_by_number
from fuyuan.business.training.queries import acting_on
from fuyuan.matters import clock
from fuyuan.matters.lookups import Lookups
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import Actor

from .models import Decision
from .numbers import CONFIRM_DAYS, REPORT_DAY
from .queries import departments, targets_now, year_of
from .years.state import YearState


def year_facts(state: YearState | None, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    """Each is looked up only when a guard asks for it."""
    facts: Lookups

    def suit() -> Any:
        return suit_by_number(actor, record.number)

    facts = Lookups(
        targets=targets_now,
        confirm_days=lambda: installation.get(CONFIRM_DAYS),
        report_day=lambda: installation.get(REPORT_DAY),
        enforces=lambda: departments(clock.today()).filter(pk=actor.organ_id or 0).exists(),
        known=lambda: getattr(year_of(actor.organ_id, record.year), "number", ""),
        suit_row=suit,
        suit=lambda: facts["suit_row"].pk if facts["suit_row"] else None,
        hearing_days=lambda: hearing_days(facts["suit_row"]) if facts["suit_row"] else frozenset(),
    )
    return facts


def decision_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    return Lookups(
        confirm_days=lambda: installation.get(CONFIRM_DAYS),
        leaders=lambda: leaders_of(state.organ_id, record.on if record else clock.today()),
        officers=lambda: acting_on(record.officers, record.investigated_on or clock.today(), actor.organ_id),
        known=lambda: known_file(actor.organ_id, record.file_number),
    )


def leaders_of(organ_id: int | None, day: date) -> dict[str, bool]:
    """Return the leaders of a department by name, and whether each is a main leader: those of its plan for that year."""
    row = year_of(organ_id, day.year)
    leaders = YearState.model_validate_json(row.state).leaders if row else ()
    return {each.name: each.chief for each in leaders}


def known_file(organ_id: int | None, file_number: str) -> str:
    """Return the register number under which a department entered a file before, "" when it did not."""
    rows = Decision.objects.filter(organ_id=organ_id, file_number=file_number.strip()).exclude(
        stage="withdrawn"
    )
    return rows.values_list("number", flat=True).first() or ""
