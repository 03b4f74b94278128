"""Which marks a suit leaves: the twelve rules applied to its facts, instance by instance.

A higher court's result replaces the first one on the day the first instance closed (rule 7): numerator and denominator
stay the same suits. The correction itself is a mark on the day it was made, so that the page can name it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from fuyuan.law.outcomes import (
    ENDS_SUIT,
    KEEPS,
    MERITS,
    WITHDRAWALS,
    Attendance,
    CourtOutcome,
    Instance,
    InstanceFact,
    SuitFact,
    decided,
    final,
)

from .marks import Mark, MarkName, spread
from .rules import CURRENT, RuleBook

_N, _O = MarkName, CourtOutcome
Counted = Iterator[tuple[MarkName, date]]
CHANGES = frozenset({_O.REVERSED, _O.REMANDED})
SETTLES = WITHDRAWALS | {_O.MEDIATED}
CAME = frozenset({Attendance.SPOKE, Attendance.ATTENDED})


def suit_marks(suit: SuitFact, book: RuleBook = CURRENT, as_of: date | None = None) -> tuple[Mark, ...]:
    """Return what a suit adds to the count, as it was known on ``as_of`` (None: as it is known now)."""
    if not book.admits(suit):
        return ()
    suit = known_on(suit, as_of) if as_of else suit
    counted = (*_received(suit), *_first(suit, book), *_effective(suit, book), *_higher(suit))
    counted = (*counted, *_attendance(suit), *_performance(suit, book))
    return tuple(spread(counted, (sued.organ_id for sued in suit.defendants), suit.matter_id))


def known_on(suit: SuitFact, day: date) -> SuitFact:
    """Return the suit as it stood at the end of a day: what closed later still ran then."""
    instances = tuple(
        _still_open(fact) if fact.closed_on and fact.closed_on > day else fact
        for fact in suit.instances
        if not (fact.docketed_on and fact.docketed_on > day)
    )
    past = {
        name: value if value and value <= day else None
        for name, value in (("effective_on", suit.effective_on), ("performed_on", suit.performed_on))
    }
    return replace(
        suit, instances=instances, effective_on=past["effective_on"], performed_on=past["performed_on"]
    )


def doubled(suits: Iterable[SuitFact]) -> dict[str, list[int]]:
    """Return the case numbers under which more than one matter would be counted, and these matters (rule 6).

    One case number is one suit: two matters with the same number are one suit entered twice, for a person to settle.
    """
    known: dict[str, list[int]] = {}
    for suit in suits:
        number = next((fact.case_no for fact in suit.instances if fact.instance is Instance.FIRST), "")
        if number and not suit.non_litigation:
            known.setdefault(number, []).append(suit.matter_id)
    return {number: matters for number, matters in known.items() if len(matters) > 1}


def _still_open(fact: InstanceFact) -> InstanceFact:
    return replace(
        fact,
        closed_on=None,
        outcome=None,
        changed_to=None,
        appealed_by=frozenset(),
        attendance=Attendance.NONE,
    )


# -- the first instance and what became of its result -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Standing:
    """The first instance that counts, the day it closed, and the result in its place now.

    ``stands`` False: sent back and not decided again, so nothing counts. ``corrections``: what higher courts changed, and when.
    """

    first: InstanceFact
    closed_on: date
    result: CourtOutcome | None
    stands: bool = True
    corrections: tuple[tuple[MarkName, date], ...] = ()


def standing(suit: SuitFact, book: RuleBook = CURRENT) -> Standing | None:
    """Return what the first instance counts as after everything that was decided; None before it closed."""
    now: Standing | None = None
    for fact in suit.instances:
        if fact.outcome is not None and fact.closed_on is not None:
            now = _after(now, fact, fact.closed_on, book)
    return now


def _after(now: Standing | None, fact: InstanceFact, day: date, book: RuleBook) -> Standing | None:
    """Return how the count stands after one more instance was decided."""
    if fact.instance is Instance.FIRST:
        return Standing(fact, day, fact.outcome, corrections=now.corrections if now else ())
    if now is None or not book.corrects:
        return now
    if fact.outcome is _O.REMANDED:
        return replace(now, stands=False, corrections=(*now.corrections, (_N.SENT_BACK, day)))
    result = now.result if fact.outcome in KEEPS else decided(fact)
    turned = _turned(book.loses(now.result), book.loses(result), day)
    return replace(now, result=result, stands=True, corrections=(*now.corrections, *turned))


def _turned(before: bool, after: bool, day: date) -> Counted:
    if before != after:
        yield _N.TO_LOSS if after else _N.FROM_LOSS, day


def _received(suit: SuitFact) -> Counted:
    firsts = [fact for fact in suit.instances if fact.instance is Instance.FIRST]
    if firsts and firsts[0].docketed_on:
        yield _N.SUIT_RECEIVED, firsts[0].docketed_on
        if any(sued.upheld for sued in suit.defendants):
            yield _N.UPHELD_SUED, firsts[0].docketed_on


def _first(suit: SuitFact, book: RuleBook) -> Counted:
    now = standing(suit, book)
    if now:
        yield from now.corrections
    if now is None or not now.stands:
        return
    day, own = now.closed_on, now.first.outcome
    yield _N.FIRST_CLOSED, day
    lost = book.loses(now.result)
    if now.result in MERITS or lost:
        yield _N.FIRST_MERITS, day
    if lost:
        yield _N.FIRST_LOST, day
    if own in SETTLES:
        yield _N.FIRST_SETTLED, day
    if own is _O.WITHDRAWN_CHANGED:
        yield _N.FIRST_CHANGED, day
    if own not in ENDS_SUIT:
        yield _N.FIRST_APPEALABLE, day
        if now.first.appealed_by:
            yield _N.FIRST_APPEALED, day
    if suit.agreement:
        yield _N.AGREEMENT_CLOSED, day
        if lost:
            yield _N.AGREEMENT_LOST, day


def _effective(suit: SuitFact, book: RuleBook) -> Counted:
    result = final(suit)
    if suit.effective_on and result is not None:
        yield _N.EFFECTIVE, suit.effective_on
        if book.loses(result):
            yield _N.EFFECTIVE_LOST, suit.effective_on


def _higher(suit: SuitFact) -> Counted:
    """Second instance and retrial, each instance by its own closing (rule 2: shown apart)."""
    names = {
        Instance.SECOND: (_N.SECOND_CLOSED, _N.SECOND_CHANGED),
        Instance.RETRIAL: (_N.RETRIAL_CLOSED, _N.RETRIAL_CHANGED),
    }
    for fact in suit.instances:
        if fact.instance in names and fact.closed_on and fact.outcome:
            closed, changed = names[fact.instance]
            yield closed, fact.closed_on
            if fact.outcome in CHANGES:
                yield changed, fact.closed_on


# -- attendance and performance --------------------------------------------------------------------------------------


def _attendance(suit: SuitFact) -> Counted:
    """Once per instance that was heard (法释〔2020〕3号); an excused absence is shown apart."""
    for fact in suit.instances:
        if fact.closed_on is None or fact.attendance is Attendance.NONE:
            continue
        day, came = fact.closed_on, fact.attendance in CAME
        yield _N.HEARD, day
        if fact.attendance is Attendance.EXCUSED:
            yield _N.EXCUSED, day
            continue
        yield _N.HEARD_UNEXCUSED, day
        if fact.notified:
            yield _N.NOTIFIED, day
        if came:
            yield _N.ATTENDED, day
        if came and fact.notified:
            yield _N.NOTIFIED_ATTENDED, day
        if fact.attendance is Attendance.SPOKE:
            yield _N.SPOKE, day


def _performance(suit: SuitFact, book: RuleBook) -> Counted:
    """What the result that holds obliges the organ to: a loss, or a mediation (《行政诉讼法》第九十四条：判决、裁定、调解书).

    Due by its day, or done; without such a day nothing countable is owed. A judgment that was reversed obliges no more.
    """
    day, result = suit.perform_by or suit.performed_on, final(suit)
    if day is None or suit.effective_on is None or not (book.loses(result) or result is _O.MEDIATED):
        return
    yield _N.PERFORM_DUE, day
    if suit.performed_on is None or suit.forced:
        return
    yield _N.PERFORMED_FREELY, day
    if suit.performed_on <= day:
        yield _N.PERFORMED_IN_TIME, day
