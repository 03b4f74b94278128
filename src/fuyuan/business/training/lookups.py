"""What the guards may know beside the state: looked up here, handed over as plain facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q

from fuyuan.matters import clock
from fuyuan.matters.lookups import Lookups
from fuyuan.matters.registry import FactsFor
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ, Role
from fuyuan.organs.models.organ import role_holder, valid_on

from .models import Attendance, Officer, Person, Power, Session
from .numbers import days_now


def officer_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    return officers_together([record])(state, step, record, actor)


def officers_together(records: Sequence[Any]) -> FactsFor:
    """The same for many entries at once: organs, powers, persons and who is registered are each read once."""
    people = {record.person_id for record in records if hasattr(record, "person_id")}
    once = Lookups(
        organs=lambda: {organ.pk: organ for organ in Organ.objects.filter(valid_on(clock.today()))},
        powers=power_names,
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


def bureau_id() -> int | None:
    """Return the judicial bureau, which approves hours and issues certificates; None where none is loaded yet."""
    try:
        return role_holder(Role.JUDICIAL_BUREAU, clock.today()).pk
    except Organ.DoesNotExist:
        return None


def found_officers(said: str) -> list[Officer]:
    """Return who is meant by a name or a number: everybody of that name who is in service."""
    text = said.strip()
    rows = Officer.objects.filter(Q(number=text) | Q(title=text), closed_on=None)
    return list(rows.order_by("pk")[:20])


def session_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    number = state.number if state is not None else ""
    return Lookups(
        minutes=lambda: days_now()["minutes"],
        report_days=lambda: days_now()["report_days"],
        approve_days=lambda: days_now()["approve_days"],
        office_id=bureau_id,
        powers=power_names,
        found=lambda: found_officers(record.officer),
        signed=lambda: signed_in(number),
    )


def power_names() -> frozenset[str]:
    return frozenset(Power.objects.filter(in_force=True).values_list("name", flat=True))


def signed_in(number: str) -> dict[int, Attendance]:
    """Return who signed in to the session of this number, by person, in the order of signing in."""
    session = Session.objects.filter(number=number).values("pk")
    return {row.person_id: row for row in Attendance.objects.filter(matter_id__in=session).order_by("pk")}
