"""Short words for suits and what is counted of them, for the tests of the indicators."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from fuyuan.law.indicators import CURRENT, MarkName, RuleBook, suit_marks
from fuyuan.law.outcomes import CourtOutcome, Instance, InstanceFact, Sued, SuitFact

O, N = CourtOutcome, MarkName  # noqa: E741
POLICE, TOWN, CITY = 11, 12, 1


def first(
    outcome: CourtOutcome | None = O.CLAIMS_DISMISSED, closed: str = "2026-03-10", **more: Any
) -> InstanceFact:
    return instance(Instance.FIRST, outcome, closed, **{"docketed_on": date(2025, 12, 1), **more})


def second(
    outcome: CourtOutcome | None = O.AFFIRMED, closed: str = "2026-06-20", **more: Any
) -> InstanceFact:
    return instance(Instance.SECOND, outcome, closed, **{"docketed_on": date(2026, 1, 15), **more})


def retrial(
    outcome: CourtOutcome | None = O.REVERSED, closed: str = "2026-10-08", **more: Any
) -> InstanceFact:
    return instance(Instance.RETRIAL, outcome, closed, **{"docketed_on": date(2026, 7, 1), **more})


def instance(which: Instance, outcome: CourtOutcome | None, closed: str, **more: Any) -> InstanceFact:
    day = date.fromisoformat(closed) if outcome else None
    return InstanceFact(which, outcome=outcome, closed_on=day, **more)


def suit(*instances: InstanceFact, bodies: tuple[int | None, ...] = (POLICE,), **more: Any) -> SuitFact:
    """A suit against the police unless said otherwise; the city government comes in as the organ that upheld."""
    sued = tuple(Sued(body, str(body), upheld=body == CITY) for body in bodies)
    return SuitFact(7, "应诉〔2026〕7号", sued, instances, **more)


def city(found: SuitFact, book: RuleBook = CURRENT, as_of: date | None = None) -> Counter[MarkName]:
    """What the suit adds to the city's count, by name."""
    return Counter(mark.name for mark in suit_marks(found, book, as_of) if mark.organ_id is None)


def days(found: SuitFact, name: MarkName, as_of: date | None = None) -> list[str]:
    return [str(m.day) for m in suit_marks(found, as_of=as_of) if m.organ_id is None and m.name is name]
