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

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from fuyuan.matters import clock
from fuyuan.matters.lookups import Lookups
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ, OrganRole, Role

from .models import Suit, SuitNumber
from .numbers import CAUSE_DAYS
from .services import plain_number

NAMING = frozenset({"register", "correct"})


def facts_for(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    """Say which facts one step may need and how to find them."""
    today = clock.today()
    finders: dict[str, Callable[[], Any]] = {
        "cause_days": lambda: installation.get(CAUSE_DAYS),
        "court_name": lambda: court_name(today),
    }
    if step in NAMING and record is not None:
        ids = [each.organ_id for each in record.defendants if each.organ_id]
        finders |= {
            "organ_names": lambda: {
                organ.pk: organ.name_on(today) for organ in Organ.objects.filter(pk__in=ids)
            },
            "abolished": lambda: abolished(ids, today),
            "court_id": lambda: court_id(record.court),
        }
    if getattr(record, "case_number", ""):
        finders["same_number"] = lambda: same_number(record.case_number, state)
    return Lookups(**finders)


def court_name(today: date) -> str:
    """Return the court of this place, "" when the tree names none."""
    row = OrganRole.objects.filter(role=Role.COURT, valid_to=None).select_related("organ").first()
    return row.organ.name_on(today) if row else ""


def court_id(name: str) -> int | None:
    return Organ.objects.filter(name=name, kind="court").values_list("pk", flat=True).first()


def abolished(ids: list[int], today: date) -> dict[int, str]:
    """行政诉讼法第二十六条第六款: an organ that was abolished is succeeded by the one that goes on with its powers."""
    gone = Organ.objects.filter(pk__in=ids, valid_to__lt=today).select_related("successor")
    return {
        organ.pk: f"{organ.name}已于{organ.valid_to}撤销"
        + (f"，继续行使职权的是{organ.successor.name}" if organ.successor else "")
        for organ in gone
    }


def same_number(number: str, state: Any) -> dict[str, str]:
    """Return the other suit that bears this number of the court."""
    taken = SuitNumber.objects.filter(number=plain_number(number)).values_list("matter_id", flat=True)
    rows = Suit.objects.filter(pk__in=taken)
    if state is not None:
        rows = rows.exclude(number=state.number)
    row = rows.first()
    return {number: f"{row.number} {row.title}"} if row else {}
