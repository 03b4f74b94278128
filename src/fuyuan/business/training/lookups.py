"""What the guards may know beside the state: looked up here, handed over as plain facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fuyuan.matters import clock
from fuyuan.matters.lookups import Lookups
from fuyuan.matters.registry import FactsFor
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.models.organ import valid_on

from .models import Officer, Person, Power


def officer_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    return officers_together([record])(state, step, record, actor)


def officers_together(records: Sequence[Any]) -> FactsFor:
    """The same for many entries at once: organs, powers, persons and who is registered are each read once."""
    people = {record.person_id for record in records if hasattr(record, "person_id")}
    once = Lookups(
        organs=lambda: {organ.pk: organ for organ in Organ.objects.filter(valid_on(clock.today()))},
        powers=lambda: frozenset(Power.objects.filter(in_force=True).values_list("name", flat=True)),
        born=lambda: dict(Person.objects.filter(pk__in=people).values_list("pk", "born_on")),
        serving=lambda: serving(people),
    )

    def facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
        person = getattr(record, "person_id", None)
        return Lookups(
            organs=lambda: once["organs"],
            powers=lambda: once["powers"],
            born_on=lambda: once["born"][person],
            registered=lambda: once["serving"].get(person, ""),
        )

    return facts


def serving(people: set[int]) -> dict[int, str]:
    """Return where persons stand in the register now: 单位 编号."""
    rows = Officer.objects.filter(person_id__in=people, closed_on=None)
    return {
        row.person_id: f"{row.unit_name} {row.number}"
        for row in rows.only("person_id", "unit_name", "number")
    }
