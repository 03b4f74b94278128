"""Histories for the benchmarks: the demo's lives, lived by the pure procedure. Guards, stamps and the law are the real ones;
nothing is written, so that a few hundred lives over several years take a minute.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from fuyuan.clock import now, set_clock, today
from fuyuan.config.demo import life
from fuyuan.config.demo.cast import YEAR, Stage, desk, dispute_for
from fuyuan.config.demo.life import Plan
from fuyuan.config.demo.world import World
from fuyuan.matters.lawbook import lawbook
from fuyuan.matters.procedure import Event, Stamp
from fuyuan.matters.record import parse_record
from fuyuan.matters.registry import room_of
from fuyuan.matters.services import StepRefused, context_for
from fuyuan.matters.store import dates_of
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.posts import Post

FIRST = date(2022, 3, 1)
RUNNING = 100  # days: a case filed earlier than this has as a rule ended
# what lies on the desks today beside cases that simply take their time
WAITING = ("received", "unassigned", "copied", "overdue", "trial", "drafted", "reviewed")
ENDLESS = frozenset(
    {"unperformed", "opinion"}
)  # the demo leaves these cases open; most of the old ones have been closed
MARK = 900_000  # numbers of a template: above every real one, replaced in every copy


class Unlucky(Exception):
    """The law of those days refused a step of this plan; another one is drawn."""


@dataclass
class Number:
    """A number given on the way: its text in the template, its series and year."""

    text: str
    series: str
    year: int


class PureCase(life.Case):
    """A life of the demo whose acts stay in memory."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.room = room_of("reconsideration")
        self.events: list[Event] = []
        self.numbers: list[Number] = []

    def take(self, step: str, actor: Actor, **record: Any) -> None:
        self._write(step, actor, record)

    def apply(self) -> None:
        party, online = self.application.applicants[0], self.application.channel == "online"
        actor = Actor(Post.APPLICANT, party.name) if online else self.desk.intake
        received = {} if online else {"received_on": today()}
        self._write("apply", actor, self.application.model_copy(update=received))

    def refresh(self) -> None:
        """Nothing was written: the state is the one in memory."""

    def _write(self, name: str, actor: Actor, data: Any) -> None:
        step = self.room.procedure.step(name)
        record = parse_record(step.record, data)
        context = context_for(self.room, self.state, name, record, actor)
        if refusal := self.room.procedure.refusal(step, self.state, record, context):
            raise StepRefused(refusal)
        stamped = {**step.stamps(self.state, record, context), **self._number(step.series, context.day)}
        event = Event(len(self.events) + 1, name, context.day, now(), Stamp.of(actor), record, stamped)
        event = replace(event, record=type(record).model_validate_json(record.model_dump_json()))
        self.state = step.apply(self.state, event)
        self.events.append(event)

    def _number(self, series: str, day: date) -> dict[str, str]:
        if not series:
            return {}
        text = self.room.number(series, day.year, MARK + len(self.numbers))
        self.numbers.append(Number(text, series, day.year))
        return {"number": text}

    def pass_nights(self, until: datetime) -> None:
        """Let the clock take what fell due in the nights before ``until`` (deemed acceptance, end of a public notice)."""
        while self.state is not None:
            due = [(dates_of(duty, lawbook()).due, duty.lapse) for duty in self._lapsing()]
            day, step = min(((day, step) for day, step in due if day), default=(until.date(), ""))
            if day >= until.date():
                return
            with set_clock(datetime.combine(day + timedelta(days=1), until.min.time(), until.tzinfo)):
                self._write(step, SYSTEM, {})

    def _lapsing(self) -> Iterator[Any]:
        duties = self.room.procedure.duties(self.state)
        return (duty for duty in duties if duty.lapse and duty.done_on is None and duty.stopped_on is None)


@dataclass
class Lives:
    """Draws lives filed evenly between FIRST and ``end``; the same seed gives the same lives."""

    end: datetime
    seed: int = 20221124
    running: bool = False  # only cases that are still open
    dice: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)
        self.world, self.stage, self.desk = World(self.end), Stage(self.dice), desk()

    def draw(self, count: int) -> Iterator[PureCase]:
        """Yield ``count`` lives by the day of filing, first to last."""
        first = self.end.date() - timedelta(days=RUNNING) if self.running else FIRST
        days = (self.end.date() - first).days
        for place in range(count):
            yield self._some_life(first + timedelta(days=place * days // count))

    def _some_life(self, filed: date) -> PureCase:
        while True:
            try:
                case = self._life(self._plan(filed), filed)
            except (
                StepRefused
            ):  # the demo's words fit the law of its own year; earlier texts may ask for more
                continue
            if not (self.running and case.state.closed_on):
                return case

    def _plan(self, filed: date) -> Plan:
        recent = (self.end.date() - filed).days < RUNNING
        if recent and self.dice.random() < 0.3:
            return Plan(self.dice.choice(WAITING))
        ending, turns, _ = self.dice.choices(YEAR, [count for *_, count in YEAR])[0]
        settled = frozenset() if recent or self.dice.random() < 0.1 else ENDLESS
        return Plan(ending, frozenset(turns.split()) - settled)

    def _life(self, plan: Plan, filed: date) -> PureCase:
        dispute = dispute_for(plan, self.dice)
        respondent = self.stage.respondent(dispute)
        moment: datetime | None = min(self.world.at(filed, self.dice.randint(8, 17)), self.end)
        assert moment
        with set_clock(moment):
            application = self.stage.application(plan, dispute, respondent, filed)
        own = random.Random(self.dice.random())
        case = PureCase(self.world, self.desk, own, plan, dispute, respondent, application, None)
        acts, before = case.live(), moment
        while moment and moment <= self.end:
            case.pass_nights(moment)
            with set_clock(max(moment, before)):
                before, moment = max(moment, before), next(acts, None)
        case.pass_nights(self.end)
        return case
