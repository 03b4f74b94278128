"""Subscribers of the room: the organs' doors to a suit and the court's numbers, kept in step with the state."""

from __future__ import annotations

from fuyuan.matters.procedure import Refusal
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import StepRefused

from .models import SuitDefendant, SuitNumber
from .state import SuitState


def index_defendants(outcome: Outcome) -> None:
    """Subscriber on every step: each organ sued sees the suit, and its losses are found by organ and day."""
    state: SuitState = outcome.state
    wanted = {
        each.organ_id: (state.lost, state.result_on) for each in state.defendants if each.organ_id is not None
    }
    rows = SuitDefendant.objects.filter(matter_id=outcome.matter_id)
    stored = {organ: (lost, on) for organ, lost, on in rows.values_list("organ_id", "lost", "result_on")}
    if wanted == stored:
        return
    if gone := stored.keys() - wanted.keys():
        rows.filter(organ_id__in=gone).delete()
    SuitDefendant.objects.bulk_create(
        [
            SuitDefendant(matter_id=outcome.matter_id, organ_id=organ, lost=lost, result_on=on)
            for organ, (lost, on) in wanted.items()
        ],
        update_conflicts=True,
        unique_fields=["matter", "organ_id"],
        update_fields=["lost", "result_on"],
    )


def index_numbers(outcome: Outcome) -> None:
    """Subscriber: a court's case number belongs to one suit, also when two officers register it at the same moment."""
    wanted = {number for each in outcome.state.rounds if (number := plain_number(each.case_number))}
    rows = SuitNumber.objects.filter(matter_id=outcome.matter_id)
    stored = set(rows.values_list("number", flat=True))
    if gone := stored - wanted:
        rows.filter(number__in=gone).delete()
    fresh = wanted - stored
    if taken := SuitNumber.objects.filter(number__in=fresh).values_list("number", flat=True).first():
        raise StepRefused(Refusal(f"案号{taken}已经登记在另一件案件，请打开那一件办理"))
    SuitNumber.objects.bulk_create([SuitNumber(matter_id=outcome.matter_id, number=each) for each in fresh])


def plain_number(text: str) -> str:
    """Return a case number as it is compared: brackets and blanks are written in many ways."""
    table = str.maketrans(
        {"(": "（", ")": "）", "〔": "（", "〕": "）", "[": "（", "]": "）", " ": None, "\u3000": None}
    )
    return text.strip().translate(table)
