"""Rooms and people on the calendar: kept in step with the cases, asked by the guards, never booked twice."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError

from fuyuan.business.reconsideration.models import Hearing, HearingRoom, HearingSlot
from fuyuan.business.reconsideration.state import CaseState
from fuyuan.matters.acts import refuse
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import StepRefused

from .days import Slot, slots, until
from .facts import HearingFact
from .records import HearingWay


def rooms_in_use() -> dict[str, str]:
    """Return the address of every room in which hearings may be arranged, by its name."""
    return dict(HearingRoom.objects.filter(in_use=True).values_list("name", "address"))


def taken_from(day: date) -> dict[Slot, str]:
    """Return what is booked after ``day``, with the number of the case it is booked for."""
    rows = HearingSlot.objects.filter(day__gt=day, day__lte=until(day))
    cases = rows.values_list("resource", "day", "half", "hearing__case__number")
    return {(resource, on, half): number for resource, on, half, number in cases}


def standing(state: CaseState) -> dict[int, HearingFact]:
    """The hearings of a case that stand on the calendar: held, or still to come in a case that goes on."""
    return {
        number: each
        for number, each in enumerate(state.hearings, 1)
        if each.held_on or (each.ahead and state.in_trial)
    }


def keep_calendar(outcome: Outcome) -> None:
    """Subscriber on every step: what stands is on the calendar and its slots are taken, what was called off is free again.

    Two people may book the same room at the same moment, each seeing it free: the slots' constraint lets one through.
    """
    state: CaseState = outcome.state
    if not state.hearings:
        return
    wanted = standing(state)
    Hearing.objects.filter(case_id=outcome.matter_id).exclude(number__in=wanted).delete()
    for number, each in wanted.items():
        row, made = Hearing.objects.update_or_create(
            case_id=outcome.matter_id, number=number, defaults=columns(each)
        )
        if made:
            _book(row, each)


def columns(each: HearingFact) -> dict[str, object]:
    return {
        "on": each.on, "starts": each.starts, "ends": each.ends, "place": each.place,
        "online": each.way is HearingWay.ONLINE, "mandatory": each.mandatory, "held": each.held_on is not None,
    }  # fmt: skip


def _book(row: Hearing, each: HearingFact) -> None:
    booked = [
        HearingSlot(hearing=row, resource=resource, day=day, half=half)
        for resource, day, half in slots(each, each.panel, each.on)
    ]
    try:
        HearingSlot.objects.bulk_create(booked)
    except IntegrityError:
        raise StepRefused(
            refuse("听证室或者听证人员刚刚被另一件案件的听证占用，请另选时间", "L23 51.1")
        ) from None
