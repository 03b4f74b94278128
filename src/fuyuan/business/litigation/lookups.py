"""What the guards may know beside the suit: looked up here, handed over as plain facts.

==================  ===============================================================================================
``organ_names``     {organ_id: name as the organ bears it today} of the defendants
``abolished``       {organ_id: sentence} of defendants that no longer exist, naming who took over
``same_number``     {case number as typed: title of the other suit that bears it}
``court_id``        id of the court in the tree of organs, None when it is not there
``court_name``      the court of this place, to begin a registration with
``cause_days``      natural days an organ has to say why it lost (setting)
==================  ===============================================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from fuyuan.matters import clock
from fuyuan.matters.lookups import Lookups
from fuyuan.matters.record import told
from fuyuan.matters.registry import FactsFor
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ, OrganRole, Role

from .models import Suit, SuitNumber
from .numbers import CAUSE_DAYS
from .services import plain_number

NAMING = frozenset({"register", "correct"})


def facts_for(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    """Say which facts one step may need and how to find them."""
    return facts_together([record])(state, step, record, actor)


def facts_together(records: Sequence[Any]) -> FactsFor:
    """The same for the steps of many suits at once: what they share is looked up once, their numbers in one query."""
    today, court = clock.today(), cache(court_id)
    organs = {number for each in records for number in _defendants(each)}
    names = cache(lambda: organ_names(organs, on=today))
    gone = cache(lambda: abolished(organs, on=today))
    numbers = {plain_number(number) for each in records if (number := told(each, "case_number"))}
    taken = cache(lambda: taken_numbers(numbers))
    shared = {
        "cause_days": cache(lambda: installation.get(CAUSE_DAYS)),
        "court_name": cache(lambda: court_name(today)),
    }

    def facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
        finders: dict[str, Callable[[], Any]] = dict(shared)
        if step in NAMING and record is not None:
            finders |= {"organ_names": names, "abolished": gone, "court_id": lambda: court(record.court)}
        if number := told(record, "case_number"):
            finders["same_number"] = lambda: same_number(number, state, taken())
        return Lookups(**finders)

    return facts


def _defendants(record: Any) -> Iterator[int]:
    for each in told(record, "defendants", ()):
        if each.organ_id:
            yield each.organ_id


def court_name(today: date) -> str:
    """Return the court of this place, "" when the tree names none."""
    row = OrganRole.objects.filter(role=Role.COURT, valid_to=None).select_related("organ").first()
    return row.organ.name_on(today) if row else ""


def court_id(name: str) -> int | None:
    return Organ.objects.filter(name=name, kind="court").values_list("pk", flat=True).first()


def organ_names(ids: Iterable[int], on: date) -> dict[int, str]:
    return {organ.pk: organ.name_on(on) for organ in Organ.objects.filter(pk__in=ids)}


def abolished(ids: Iterable[int], on: date) -> dict[int, str]:
    """行政诉讼法第二十六条第六款: an organ that was abolished is succeeded by the one that goes on with its powers."""
    gone = Organ.objects.filter(pk__in=ids, valid_to__lt=on).select_related("successor")
    return {
        organ.pk: f"{organ.name}已于{organ.valid_to}撤销"
        + (f"，继续行使职权的是{organ.successor.name}" if organ.successor else "")
        for organ in gone
    }


def taken_numbers(numbers: Iterable[str]) -> dict[str, Suit]:
    """Return the suits that bear these numbers of courts, by number."""
    rows = dict(SuitNumber.objects.filter(number__in=numbers).values_list("number", "matter_id"))
    suits = Suit.objects.only("number", "title").in_bulk(set(rows.values())) if rows else {}
    return {number: suits[matter_id] for number, matter_id in rows.items() if matter_id in suits}


def same_number(number: str, state: Any, taken: Mapping[str, Suit]) -> dict[str, str]:
    """Return the other suit that bears this number of the court."""
    row = taken.get(plain_number(number))
    other = row is not None and (state is None or row.number != state.number)
    return {number: f"{row.number} {row.title}"} if row and other else {}
