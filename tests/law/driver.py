"""A pure driver of a procedure: what matters.services does, without a database.

Refusal, stamps, number, event, JSON round trip, fold, duties, tick — in the same order, so that a rule proved here holds there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

from fuyuan.law import Assumptions, default_calendar
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Refusal, Stamp
from fuyuan.matters.record import parse_record
from fuyuan.organs.actor import SYSTEM, Actor

BEIJING = timezone(timedelta(hours=8))


class Refused(Exception):
    """The step was refused; ``refusal`` says why and under which article."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(str(refusal))


@dataclass
class Driver:
    """One matter driven step by step. ``facts`` is what a room's facts_for would look up."""

    procedure: Procedure[Any]
    facts: Mapping[str, Any] = field(default_factory=dict)
    assumptions: Assumptions = field(default_factory=Assumptions)
    events: list[Event] = field(default_factory=list)
    state: Any = None
    serials: Counter[tuple[str, int]] = field(default_factory=Counter)

    def context(self, actor: Actor, day: date) -> Context:
        return Context(actor, day, default_calendar(), self.assumptions, self.facts)

    def refusal(self, name: str, record: Any, actor: Actor, day: date) -> Refusal | None:
        """Why the step cannot be taken with this record (None to ask whether it would be offered)."""
        step = self.procedure.step(name)
        parsed = None if record is None else parse_record(step.record, record)
        return self.procedure.refusal(step, self.state, parsed, self.context(actor, day))

    def take(self, name: str, record: Any, actor: Actor, day: date) -> Any:
        """Take a step or raise Refused; the new state is returned and kept."""
        step, context = self.procedure.step(name), self.context(actor, day)
        parsed = parse_record(step.record, record)
        refusal = self.procedure.refusal(step, self.state, parsed, context)
        if refusal:
            raise Refused(refusal)
        stamped = {**step.stamps(self.state, parsed, context), **self._number(step.series, day)}
        at = datetime(day.year, day.month, day.day, 9, tzinfo=BEIJING)
        event = Event(len(self.events) + 1, name, day, at, Stamp.of(actor), parsed, stamped)
        event = replace(event, record=step.record.model_validate_json(parsed.model_dump_json()))
        self.state = step.apply(self.state, event)
        self.events.append(event)
        list(self.deadlines())  # a duty whose day cannot be derived must show at once
        return self.state

    def _number(self, series: str, day: date) -> dict[str, str]:
        if not series:
            return {}
        self.serials[series, day.year] += 1
        return {"number": f"{series}〔{day.year}〕{self.serials[series, day.year]}号"}

    def duties(self) -> list[Duty]:
        return list(self.procedure.duties(self.state))

    def duty(self, key: str) -> Duty:
        return next(duty for duty in self.duties() if duty.key == key)

    def deadlines(self) -> Iterator[tuple[Duty, date | None]]:
        """Every duty with its day, derived now."""
        for duty in self.duties():
            deadline = duty.deadline(default_calendar(), self.assumptions)
            yield duty, deadline.due if deadline else duty.due_on

    def due(self, key: str) -> date | None:
        return next(day for duty, day in self.deadlines() if duty.key == key)

    def tick(self, today: date) -> list[str]:
        """Take what SYSTEM owes for periods that ended before today."""
        taken = []
        for duty, last in list(self.deadlines()):
            open_ = duty.done_on is None and duty.stopped_on is None
            if duty.lapse and open_ and last is not None and last < today:
                if self.refusal(duty.lapse, {}, SYSTEM, today) is None:
                    self.take(duty.lapse, {}, SYSTEM, today)
                    taken.append(duty.lapse)
        return taken

    def replay(self) -> Any:
        return self.procedure.fold(self.events)
