"""Subscribers of the room: the organs' doors to a suit and the court's numbers, kept in step with the state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fuyuan.matters.bulk import insert_values
from fuyuan.matters.procedure import Refusal
from fuyuan.matters.registry import Outcome, latest, opened
from fuyuan.matters.services import StepRefused

from .models import SuitDefendant, SuitNumber
from .state import SuitState


def index_defendants(outcomes: Sequence[Outcome]) -> None:
    """Subscriber on every step: each organ sued sees the suit, and its losses are found by organ and day."""
    last, stored = latest(outcomes), _stored_doors(outcomes)
    wanted = {pk: doors for pk, each in last.items() if (doors := _doors(each.state)) != stored.get(pk, {})}
    if changed := [pk for pk in wanted if pk in stored]:
        SuitDefendant.objects.filter(matter_id__in=changed).delete()
    rows = [(pk, organ, *door) for pk, doors in wanted.items() for organ, door in doors.items()]
    insert_values(SuitDefendant, ("matter_id", "organ_id", "lost", "result_on"), rows)


Doors = dict[int, tuple[bool, date | None]]  # organ → lost, on which day


def _doors(state: SuitState) -> Doors:
    door = (state.lost, state.result_on)
    return {each.organ_id: door for each in state.defendants if each.organ_id is not None}


def _stored_doors(outcomes: Sequence[Outcome]) -> dict[int, Doors]:
    found: dict[int, Doors] = {}
    if older := latest(outcomes).keys() - opened(outcomes):
        rows = SuitDefendant.objects.filter(matter_id__in=older)
        for pk, organ, lost, on in rows.values_list("matter_id", "organ_id", "lost", "result_on"):
            found.setdefault(pk, {})[organ] = (lost, on)
    return found


def index_numbers(outcomes: Sequence[Outcome]) -> None:
    """Subscriber: a court's case number belongs to one suit, also when two officers register it at the same moment."""
    last, stored = latest(outcomes), _stored_numbers(outcomes)
    wanted = {(pk, number) for pk, each in last.items() for number in numbers_of(each.state)}
    for pk, number in stored - wanted:
        SuitNumber.objects.filter(matter_id=pk, number=number).delete()
    fresh = sorted(wanted - stored)
    if not fresh:
        return
    taken = SuitNumber.objects.filter(number__in=[number for _, number in fresh])
    if known := taken.values_list("number", flat=True).first():
        raise StepRefused(Refusal(f"案号{known}已经登记在另一件案件，请打开那一件办理"))
    insert_values(SuitNumber, ("matter_id", "number"), fresh)


def _stored_numbers(outcomes: Sequence[Outcome]) -> set[tuple[int, str]]:
    older = latest(outcomes).keys() - opened(outcomes)
    rows = SuitNumber.objects.filter(matter_id__in=older) if older else SuitNumber.objects.none()
    return set(rows.values_list("matter_id", "number"))


def numbers_of(state: SuitState) -> set[str]:
    """Return every number a court gave the suit, as numbers are compared."""
    return {number for each in state.rounds if (number := plain_number(each.case_number))}


def plain_number(text: str) -> str:
    """Return a case number as it is compared: brackets and blanks are written in many ways."""
    return text.strip().translate(_PLAIN)


_PLAIN = str.maketrans(
    {"(": "（", ")": "）", "〔": "（", "〕": "）", "[": "（", "]": "）", " ": None, "\u3000": None}
)
