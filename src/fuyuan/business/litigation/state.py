"""What a suit knows of itself: facts only, each from an event. Defendants and hearings count from 1, as on screens."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict

from fuyuan.law.outcomes import (
    KEEPS,
    Attendance,
    CourtOutcome,
    Instance,
    InstanceFact,
    Side,
    Sued,
    SuitFact,
    result_of,
)
from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.procedure import State

from .attendance import best, of_instance
from .records import CauseStated, Lawyer, RulingForm, Standing, SuitKind, SuitRegistered, Way, Worker


class Fact(BaseModel):
    """A part of a state. Immutable."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def but(self, **changes: Any) -> Any:
        return self.model_copy(update=changes)


class DefendantFact(Fact):
    organ_id: int | None
    name: str
    standing: Standing
    staff: tuple[Worker, ...] = ()
    lawyers: tuple[Lawyer, ...] = ()


class Copy(Fact):
    """The papers of one instance at one defendant: when they came, what was done about them."""

    defendant: int
    received_on: date
    answered_on: date | None = None
    asked_time_on: date | None = None
    time_allowed_on: date | None = None  # the court allowed evidence later; asking alone stops nothing
    evidence_by: date | None = None  # fifteen days after the cause has ended; None while it lasts
    evidence_on: date | None = None  # the delayed evidence was supplied
    time_refused: bool = False
    objected_on: date | None = None


class Presence(Fact):
    """What one organ's record of one hearing is worth."""

    defendant: int
    attendance: Attendance
    who: str = ""
    why: tuple[str, ...] = ()


class Hearing(Fact):
    on: date
    at: str = ""
    place: str = ""
    notified: bool = False
    again: bool = False
    cancelled: bool = False
    present: tuple[Presence, ...] = ()

    @property
    def attendance(self) -> Attendance:
        return best(each.attendance for each in self.present)


class Ruling(Fact):
    form: RulingForm
    outcome: CourtOutcome
    changed_to: CourtOutcome | None
    ruled_on: date
    received_on: date
    number: str = ""
    points: str = ""
    suggestion: bool = False


class AppealChoice(Fact):
    """What a defendant decided about its own appeal."""

    defendant: int
    on: date
    appeal: bool


class Round(Fact):
    """One instance as it ran."""

    instance: Instance
    court: str
    as_first: bool = False  # a retrial under the procedure of a first instance: its result may be appealed
    case_number: str = ""
    way: Way = Way.ORDINARY
    docketed_on: date | None = None
    copies: tuple[Copy, ...] = ()
    hearings: tuple[Hearing, ...] = ()
    ruling: Ruling | None = None
    appeals: tuple[tuple[Side, date], ...] = ()
    choices: tuple[AppealChoice, ...] = ()

    @property
    def attendance(self) -> Attendance:
        held = [each for each in self.hearings if not each.cancelled and each.present]
        return of_instance((each.again, each.attendance) for each in held)

    def copy_at(self, defendant: int) -> Copy | None:
        return next((each for each in self.copies if each.defendant == defendant), None)

    @property
    def title(self) -> str:
        return self.instance.label


class Stated(Fact):
    """The causes of loss as one defendant stated them, and the office's answer."""

    defendant: int
    on: date
    said: CauseStated
    review_by: date
    reviewed_on: date | None = None
    accepted: bool | None = None
    opinion: str = ""


class SuitState(State):
    """A suit (行政诉讼案件). ``organ_id`` is the first defendant."""

    registered: SuitRegistered
    touched_on: date
    court_id: int | None = None
    defendants: tuple[DefendantFact, ...]
    rounds: tuple[Round, ...]
    case_id: int | None = None
    retrials: tuple[tuple[Side, date], ...] = ()
    effective_on: date | None = None
    perform_by: date | None = None
    performed_on: date | None = None
    forced: bool = False
    stated: tuple[Stated, ...] = ()
    cause_by: date | None = None

    @property
    def running(self) -> Round:
        return self.rounds[-1]

    @property
    def outcome(self) -> CourtOutcome | None:
        return result_of(each.ruling for each in self.rounds if each.ruling)

    @property
    def lost(self) -> bool:
        return (found := self.outcome) is not None and found.lost

    @property
    def result_on(self) -> date | None:
        """The day of the judgment that gave the result that holds now."""
        for each in reversed(self.rounds):
            if each.ruling and each.ruling.outcome not in KEEPS:
                return each.ruling.ruled_on if each.ruling.outcome is not CourtOutcome.REMANDED else None
        return None

    @property
    def accepted_causes(self) -> tuple[str, ...]:
        """Codes of the causes of loss that the office accepted."""
        return tuple(line.code for each in self.stated if each.accepted for line in each.said.causes)

    @property
    def causes(self) -> tuple[str, ...]:
        """The same by their first level, each once."""
        return tuple(dict.fromkeys(code.partition(".")[0] for code in self.accepted_causes))

    @property
    def next_hearing(self) -> date | None:
        """The first hearing of which no organ has said who came."""
        waiting = [each.on for each in self.running.hearings if not each.cancelled and not each.present]
        return min(waiting, default=None)

    def stated_by(self, defendant: int) -> Stated | None:
        """The newest statement of causes of a defendant."""
        return next((each for each in reversed(self.stated) if each.defendant == defendant), None)

    def with_running(self, **changes: Any) -> SuitState:
        return self.but(rounds=(*self.rounds[:-1], self.running.but(**changes)))


def suit_fact(state: SuitState, matter_id: int = 0) -> SuitFact:
    """Return the suit as counting sees it."""
    registered = state.registered
    return SuitFact(
        matter_id=matter_id,
        number=state.number,
        defendants=tuple(
            Sued(each.organ_id, each.name, each.standing is Standing.UPHELD) for each in state.defendants
        ),
        instances=tuple(instance_fact(each) for each in state.rounds),
        act_kind=registered.act_kind.value,
        area=registered.area,
        case_id=state.case_id,
        agreement=registered.act_kind is ActKind.AGREEMENT,
        non_litigation=registered.kind is SuitKind.NON_LITIGATION,
        causes=state.causes,
        effective_on=state.effective_on,
        performed_on=state.performed_on,
        perform_by=state.perform_by,
        forced=state.forced,
    )


def instance_fact(each: Round) -> InstanceFact:
    ruling = each.ruling
    return InstanceFact(
        instance=each.instance,
        case_no=each.case_number,
        court=each.court,
        docketed_on=each.docketed_on,
        closed_on=ruling.ruled_on if ruling else None,
        outcome=ruling.outcome if ruling else None,
        changed_to=ruling.changed_to if ruling else None,
        appealed_by=frozenset(side for side, _ in each.appeals),
        notified=any(hearing.notified or hearing.again for hearing in each.hearings if not hearing.cancelled),
        attendance=each.attendance,
    )


def columns(state: SuitState) -> Mapping[str, Any]:
    """Facts of the suit as lists and counts need them."""
    registered, running, outcome = state.registered, state.running, state.outcome
    return {
        "kind": registered.kind.value,
        "instance": running.instance.value,
        "court": running.court,
        "case_number": running.case_number,
        "plaintiff_names": "、".join(each.name for each in registered.plaintiffs)[:300],
        "defendant_names": "、".join(each.name for each in state.defendants)[:300],
        "act_kind": registered.act_kind.value,
        "act_title": registered.act_title,
        "area": registered.area,
        "docketed_on": state.rounds[0].docketed_on,
        "hearing_on": state.next_hearing,
        "outcome": outcome.value if outcome else "",
        "lost": outcome is not None and outcome.lost,
        "result_on": state.result_on,
        "attendance": running.attendance.value,
        "effective_on": state.effective_on,
        "performed_on": state.performed_on,
        "cause": next(iter(state.accepted_causes), ""),
        "case_id": state.case_id,
    }


def search_text(state: SuitState) -> str:
    """Numbers and names an officer types into the search box."""
    registered = state.registered
    words = [each.case_number for each in state.rounds] + [registered.act_number, registered.act_title]
    words += [each.name for each in registered.plaintiffs] + [each.name for each in state.defendants]
    return " ".join(dict.fromkeys(filter(None, [state.number, *words, *registered.third_parties])))
