"""What remains of the events of one 以案促改: a case at a unit, and what the unit learned from it."""

from __future__ import annotations

from datetime import date

from fuyuan.law.causes import Cause, subcause
from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact

from .records import CauseLine, Effect, LessonForm, Material, RiskLine


class Measure(Fact):
    """One measure; ``number`` counts from 1 and stays when the plan is changed."""

    number: int
    what: str
    owner: str
    by: date
    done_on: date | None = None
    result: str = ""


class Lesson(Fact):
    on: date
    form: LessonForm
    speaker: str = ""
    speaker_from: str = ""
    participants: int
    about: str = ""


class Asked(Fact):
    """The unit asks to conclude; ``decided_on``: the office answered."""

    on: date
    review_by: date
    result: str
    lasting: str
    decided_on: date | None = None
    accepted: bool = False
    opinion: str = ""


class Check(Fact):
    """An effect check, with what the system itself found on that day."""

    on: date
    effect: Effect
    found: str
    by: str
    repeats: tuple[str, ...] = ()


class Round(Fact):
    """One turn from analysis to acceptance; a reform that did not hold begins another."""

    plan_by: date
    teach_by: date
    leader: str = ""
    causes: tuple[CauseLine, ...] = ()
    risks: tuple[RiskLine, ...] = ()
    measures: tuple[Measure, ...] = ()
    planned_on: date | None = None
    conclude_by: date | None = None
    lessons: tuple[Lesson, ...] = ()
    asked: tuple[Asked, ...] = ()
    accepted_on: date | None = None
    check_by: date | None = None
    check: Check | None = None

    @property
    def open_measures(self) -> tuple[Measure, ...]:
        return tuple(each for each in self.measures if each.done_on is None)


class ReformState(State):
    """``organ_id`` is the unit, ``office_id`` the joint-conference office, ``rounds[-1]`` the turn now running."""

    organ_name: str
    office_id: int | None = None
    material: Material
    why: str = ""
    suggested: tuple[str, ...] = ()
    rounds: tuple[Round, ...]
    doubt: str = ""  # a later judgment changed what this rests on
    ended_why: str = ""

    @property
    def now(self) -> Round:
        return self.rounds[-1]

    @property
    def causes(self) -> tuple[CauseLine, ...]:
        """The causes as analysed: of this turn, before its analysis those of the last."""
        return next((each.causes for each in reversed(self.rounds) if each.causes), ())

    @property
    def main_cause(self) -> str:
        """The code of the main cause: as the unit analysed it, before that as the decision or judgment shows it."""
        return self.causes[0].cause if self.causes else next(iter(self.suggested), "")

    @property
    def first_level(self) -> str:
        """The first level of the main cause, "" while nothing is known."""
        code = self.main_cause
        line = subcause(code)
        return line.cause.value if line else (code if code in set(Cause) else "")

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        return tuple(lesson for each in self.rounds for lesson in each.lessons)

    @property
    def accepted_on(self) -> date | None:
        """The newest day on which the office accepted a conclusion."""
        return next((each.accepted_on for each in reversed(self.rounds) if each.accepted_on), None)

    @property
    def source_on(self) -> date:
        """The day from which the case counts: when it took effect, else when it was decided, else the start."""
        return self.material.effective_on or self.material.decided_on or self.opened_on

    def turn(self, **changes: object) -> tuple[Round, ...]:
        """Return the rounds with some facts of the running one changed."""
        return (*self.rounds[:-1], self.now.model_copy(update=changes))
