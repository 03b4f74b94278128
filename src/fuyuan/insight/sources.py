"""Where marks come from: the one place that knows the rooms. Reads their ``queries`` only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from fuyuan.business.litigation import queries as litigation
from fuyuan.business.reconsideration import queries as reconsideration
from fuyuan.law.causes import label_of
from fuyuan.law.indicators import Mark, MarkName, case_marks, doubled, suit_marks
from fuyuan.law.outcomes import SuitFact
from fuyuan.matters.registry import Outcome, latest, opened, room_of

from .summaries import Cell, Traits, cells_of, keep, keep_all

CASE, SUIT = "reconsideration", "suit"


@dataclass(frozen=True, slots=True)
class Source:
    """One line of business: how the marks of one of its matters are derived from its state."""

    kind: str
    cells: Callable[[int, Any], Counter[Cell]]

    @property
    def model(self) -> Any:
        """The room's row."""
        return room_of(self.kind).model


# -- reconsideration -------------------------------------------------------------------------------------------------


def case_cells(matter_id: int, state: Any) -> Counter[Cell]:
    fact = reconsideration.case_fact(matter_id, state)
    if fact.closed_on and (known := sued_on(matter_id)):
        fact = replace(fact, sued_on=min(known, fact.sued_on or known))
    return cells_of(case_marks(fact), Traits(fact.area, fact.act_kind, fact.cause))


def sued_on(case_id: int) -> date | None:
    """Return the day the first suit after a case was docketed, as the litigation room knows it."""
    facts: Iterator[SuitFact] = litigation.facts_of_case(case_id)
    days = (fact.instances[0].docketed_on for fact in facts if fact.instances and not fact.non_litigation)
    return min(filter(None, days), default=None)


def on_cases(outcomes: Sequence[Outcome]) -> None:
    """Subscriber on every step of cases."""
    keep_all(
        CASE, {pk: case_cells(pk, each.state) for pk, each in latest(outcomes).items()}, opened(outcomes)
    )


# -- suits -----------------------------------------------------------------------------------------------------------


def suit_cells(matter_id: int, state: Any) -> Counter[Cell]:
    return cells_of_suit(litigation.suit_fact(state, matter_id))


def cells_of_suit(fact: SuitFact) -> Counter[Cell]:
    """``cause``: the first cause of loss is the one a suit is listed under."""
    marks: tuple[Mark, ...] = suit_marks(fact)
    return cells_of(marks, Traits(fact.area, fact.act_kind, fact.causes[0] if fact.causes else ""))


def on_suits(outcomes: Sequence[Outcome]) -> None:
    """Subscriber on every step of suits; the cases before them are then no longer settled for good."""
    last = latest(outcomes)
    keep_all(SUIT, {pk: suit_cells(pk, each.state) for pk, each in last.items()}, opened(outcomes))
    for case_id in {each.state.case_id for each in last.values() if each.state.case_id}:
        refresh(CASES, case_id)


def doubled_suits() -> dict[str, list[int]]:
    """Return the case numbers that stand in more than one suit of this installation (rule 6)."""
    return doubled(litigation.suit_facts(SUITS.model.objects.order_by("pk").values_list("pk", flat=True)))


CASES, SUITS = Source(CASE, case_cells), Source(SUIT, suit_cells)
SOURCES = (CASES, SUITS)


def refresh(source: Source, matter_id: int) -> None:
    """Derive the marks of a matter again from its stored state."""
    row = source.model.objects.filter(pk=matter_id).only("state").first()
    if row:
        keep(matter_id, source.kind, source.cells(matter_id, state_of(source, row.state)))


def state_of(source: Source, text: str) -> Any:
    return room_of(source.kind).procedure.state.model_validate_json(text)


# -- what the pages ask ----------------------------------------------------------------------------------------------


def kind_of(mark: MarkName) -> str:
    return CASE if mark.value.startswith("case_") else SUIT


def model_of(kind: str) -> Any:
    return next(each for each in SOURCES if each.kind == kind).model


def cause_label(cause: str) -> str:
    """Return a cause in words: a ground of a decision, or a cause of loss (one list for suits and reforms)."""
    return reconsideration.cause_labels().get(cause) or label_of(cause) or cause
