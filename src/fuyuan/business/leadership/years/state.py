"""What remains of the events of one department's year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fuyuan.business.leadership.targets import Targets
from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact

from .records import Kind, Leader, Planned, Reported


class Entry(Fact):
    """One thing done; it counts once the head has confirmed it. ``source``: the suit's record it was taken from."""

    number: int
    kind: Kind
    on: date
    title: str
    who: tuple[str, ...]
    about: str = ""
    by: str = ""  # the expert who taught
    people: int = 0
    court: str = ""
    suit_id: int | None = None
    source: str = ""
    proof: tuple[str, ...] = ()
    entered_by: str = ""
    confirm_by: date | None = None
    confirmed_on: date | None = None
    returned_on: date | None = None
    reason: str = ""  # why it was sent back or struck

    @property
    def pending(self) -> bool:
        return self.confirmed_on is None and self.returned_on is None

    @property
    def counts(self) -> bool:
        return self.confirmed_on is not None and self.returned_on is None

    @property
    def words(self) -> str:
        who = "、".join(self.who)
        return f"{self.kind.label}：{self.on.month}月{self.on.day}日《{self.title}》（{who}）"[:300]


class YearState(State):
    """A department's year. ``plan`` is what its head confirmed, ``proposed`` what waits for that."""

    organ_name: str
    year: int
    targets: Targets
    plan: Planned | None = None
    proposed: Planned | None = None
    proposed_on: date
    plan_by: date  # by when the head confirms what is proposed
    plan_confirmed_on: date | None = None
    plan_returned: str = ""
    entries: tuple[Entry, ...] = ()
    report_by: date
    report: Reported | None = None
    reported_on: date | None = None
    report_check_by: date | None = None
    report_returned: str = ""
    touched_on: date

    @property
    def leaders(self) -> tuple[Leader, ...]:
        return self.plan.leaders if self.plan else ()

    @property
    def pending(self) -> tuple[Entry, ...]:
        return tuple(each for each in self.entries if each.pending)

    def counted(self, kind: Kind) -> list[Entry]:
        """Return what counts of a kind, in the order in which it came to count."""
        found = [each for each in self.entries if each.kind is kind and each.counts]
        return sorted(found, key=lambda each: (each.confirmed_on or date.max, each.number))

    def heard_by(self, leader: Leader) -> list[Entry]:
        """Return the hearings of one leader; a suit writes duty and name together."""
        return [
            each for each in self.counted(Kind.HEARING) if any(who.endswith(leader.name) for who in each.who)
        ]

    @property
    def heard(self) -> tuple[int, ...]:
        """How often each leader of the plan sat in a hearing."""
        return tuple(len(self.heard_by(leader)) for leader in self.leaders)

    def heard_days(self, times: int) -> Iterator[date]:
        """Yield the day on which each hearing came to count, of each leader the first ``times``."""
        for leader in self.leaders:
            for each in self.heard_by(leader)[:times]:
                yield each.confirmed_on or each.on

    def read(self, title: str) -> Entry | None:
        """Return the entry with which a book was finished, confirmed or waiting."""
        return next(
            (
                each
                for each in self.entries
                if each.kind is Kind.BOOK and each.title == title and each.returned_on is None
            ),
            None,
        )
