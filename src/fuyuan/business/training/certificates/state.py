"""What remains of the events of one certificate."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from fuyuan.business.training.officers.records import Kind
from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact


class Station(Fact):
    """A stage on the way to the card: by when it is owed, when it was done."""

    stage: str
    by: date
    done_on: date | None = None


class Exam(Fact):
    title: str
    held_on: date
    score: Decimal
    pass_mark: Decimal

    @property
    def passed(self) -> bool:
        return self.score >= self.pass_mark


class Annual(Fact):
    """One year's review. ``result``: passed, suspended, cancelled."""

    year: int
    on: date
    exam: Exam
    hours: Decimal
    target: int | None
    result: str
    words: str


class Span(Fact):
    """Days on which the holder may act; both count."""

    first: date
    last: date


class CertificateState(State):
    """A certificate of one person; ``title`` is the name, ``organ_id`` the organ for which he or she acts."""

    officer_id: int
    person_id: int
    kind: Kind
    organ_name: str
    office_id: int | None = None
    areas: tuple[str, ...]
    stations: tuple[Station, ...] = ()
    before: int = 0  # the last year reviewed before this system
    hours_common: Decimal = Decimal(0)
    hours_special: Decimal = Decimal(0)
    exams: tuple[Exam, ...] = ()
    opinion: str = ""
    card_number: str = ""
    issued_on: date | None = None
    valid_until: date | None = None
    spans: tuple[Span, ...] = ()
    annuals: tuple[Annual, ...] = ()
    stopped_why: str = ""
    moved: bool = False  # names an organ where the holder serves no more: only a new card helps
    touched_on: date
    ended_why: str = ""

    @property
    def passed(self) -> bool:
        return any(exam.passed for exam in self.exams)

    @property
    def next_year(self) -> int | None:
        """The year whose review is owed next: the first after the year of issue."""
        if self.issued_on is None:
            return None
        last = max((each.year for each in self.annuals), default=self.before)
        return max(last, self.spans[0].first.year if self.spans else self.issued_on.year) + 1

    def may_act(self, day: date) -> bool:
        return any(span.first <= day <= span.last for span in self.spans)

    def arrived(self, stage: str, day: date, by: date) -> tuple[Station, ...]:
        """The stations with the running one done and the next one begun."""
        return (*self.left(day), Station(stage=stage, by=by))

    def left(self, day: date) -> tuple[Station, ...]:
        done = {"done_on": day}
        return tuple(each if each.done_on else each.model_copy(update=done) for each in self.stations)

    def began(self, day: date, until: date) -> tuple[Span, ...]:
        """The spans when the holder may act again from a day on."""
        return (*self.ended(day), Span(first=day, last=until))

    def ended(self, day: date) -> tuple[Span, ...]:
        """The spans when the holder may act no more from a day on; that day counts no more."""
        eve = day - timedelta(days=1)
        cut = (each.model_copy(update={"last": min(each.last, eve)}) for each in self.spans)
        return tuple(each for each in cut if each.first <= each.last)
