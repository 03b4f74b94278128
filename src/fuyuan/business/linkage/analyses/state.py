"""What remains of the events of a loss analysis: one unit in one period."""

from __future__ import annotations

from datetime import date

from fuyuan.business.linkage.correspondence.state import Correspondence
from fuyuan.matters.record import Fact

from .records import CourtSaid, Reviewed


class Count(Fact):
    """A unit's suits whose results took effect in a period: how many, and how they ended."""

    decided: int = 0
    lost: int = 0
    settled: int = 0  # withdrawn by the plaintiff, also after the act was changed, or mediated
    absent: int = 0  # the court called the head, and nobody came without a good reason


class CauseSaid(Fact):
    """One cause as the unit stated it (law.causes), with the words of the judgment."""

    code: str
    stage: str
    fault: str
    quote: str


class Loss(Fact):
    """One suit the unit lost, without the names of the parties."""

    matter_id: int
    court: str
    number: str
    act: str
    outcome: str
    effective_on: date
    absent: bool = False
    causes: tuple[CauseSaid, ...] = ()
    said: str = ""  # the judgment's reasoning, where no cause quotes it yet
    reform_id: int | None = None
    reform_number: str = ""
    reform_stage: str = ""


class AnalysisState(Correspondence):
    """A loss analysis. ``organ_id`` is the unit."""

    what = "败诉分析函"

    window: str
    now: Count
    before: Count
    losses: tuple[Loss, ...]
    court: tuple[CourtSaid, ...] = ()
    text: Reviewed | None = None
