"""What happens elsewhere and changes a department's year: heads in court, and plans that ask for other numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from fuyuan.business.litigation.queries import HeadInCourt, heads_in_court, state_of, suits_against
from fuyuan.matters import clock
from fuyuan.matters.registry import Outcome, latest
from fuyuan.matters.services import take_step
from fuyuan.organs.actor import SYSTEM

from .models import Activity, LeadYear
from .queries import targets_now
from .years.state import Entry, YearState


def suit_attended(outcome: Outcome) -> None:
    """Subscriber of 记录出庭情况: the years of the organs sued follow what the suit now says."""
    bring_in(outcome.matter_id, outcome.state)


def year_begun(outcome: Outcome) -> None:
    """Subscriber of 报送计划: what its suits said before the year had a plan is brought in."""
    for suit in suits_against(outcome.state.organ_id):
        bring_in(suit.pk, state_of(suit), only=outcome.matter_id)


def bring_in(suit_id: int, suit: Any, only: int | None = None) -> None:
    """Make the years of a suit's defendants say what the suit says: note what is new, drop what is no longer so."""
    said = list(heads_in_court(suit))
    organs = {each.organ_id for each in suit.defendants if each.organ_id}
    rows = LeadYear.objects.filter(organ_id__in=organs)
    for row in rows.filter(pk=only) if only else rows:
        state = YearState.model_validate_json(row.state)
        mine = {each.key: each for each in said if (each.organ_id, each.on.year) == (row.organ_id, row.year)}
        known = {
            each.source: each
            for each in state.entries
            if each.suit_id == suit_id and each.source and each.counts
        }
        for record in _notes(suit_id, mine, known):
            take_step(matter_id=row.pk, step="note_hearing", record=record, actor=SYSTEM)
        for key in known.keys() - mine.keys():
            gone = {"key": key, "suit_id": suit_id, "number": known[key].title}
            take_step(matter_id=row.pk, step="drop_hearing", record=gone, actor=SYSTEM)


def _notes(suit_id: int, said: dict[str, HeadInCourt], known: dict[str, Entry]) -> Iterator[dict[str, Any]]:
    for key, each in said.items():
        old = known.get(key)
        if old is None or (old.on, old.who) != (each.on, (each.who,)):
            yield {
                "key": key,
                "suit_id": suit_id,
                "on": each.on,
                "court": each.court,
                "number": each.number,
                "who": each.who,
            }


def keep_activities(outcomes: Sequence[Outcome]) -> None:
    """Subscriber of every step: what counts of a year, each thing by its day, for figures of any span of days."""
    for pk, outcome in latest(outcomes).items():
        state: YearState = outcome.state
        Activity.objects.filter(matter_id=pk).delete()
        Activity.objects.bulk_create(
            Activity(
                matter_id=pk,
                organ_id=state.organ_id or 0,
                kind=each.kind.value,
                on=each.on,
                leaders=len(each.who),
            )
            for each in state.entries
            if each.counts
        )


def plans_changed(outcome: Outcome) -> None:
    """Subscriber of the plans' steps: the years now running owe what the plans now in force ask."""
    targets, this = targets_now(), clock.today().year
    for row in LeadYear.objects.filter(stage__in=("planning", "running"), year__gte=this):
        if YearState.model_validate_json(row.state).targets != targets:
            take_step(matter_id=row.pk, step="set_targets", record={}, actor=SYSTEM)


PLAN_STEPS = ("issue_tasks", "conclude", "supersede")
