"""Which matters are compared, and what their rooms say about them: the one place that knows the rooms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fuyuan.business.litigation import queries as litigation
from fuyuan.business.reconsideration import queries as reconsideration
from fuyuan.law.causes import label_of
from fuyuan.law.likeness import Told
from fuyuan.law.outcomes import CourtOutcome
from fuyuan.matters.registry import room_of

CASE, SUIT = "reconsideration", "suit"


@dataclass(frozen=True, slots=True)
class Source:
    """One line of business: what its room says of a matter."""

    kind: str
    title: str
    told: Callable[[Any], Told]
    outcome_word: Callable[[str], str]
    organ_word: str

    @property
    def model(self) -> Any:
        return room_of(self.kind).model

    def told_by(self, state: str) -> Told:
        """Return what a row's stored state tells."""
        return self.told(room_of(self.kind).procedure.state.model_validate_json(state))


def court_word(outcome: str) -> str:
    return CourtOutcome(outcome).label if outcome in set(CourtOutcome) else ""


SOURCES = {
    CASE: Source(
        CASE,
        "行政复议案件",
        reconsideration.told,
        reconsideration.outcome_word,
        "被申请人",
    ),
    SUIT: Source(SUIT, "行政诉讼案件", litigation.told, court_word, "被告"),
}


def cause_word(cause: str) -> str:
    return reconsideration.cause_labels().get(cause) or label_of(cause) or cause


act_word = reconsideration.act_word
