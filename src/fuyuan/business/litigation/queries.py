"""Reads for other rooms and floors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import Count, QuerySet

from fuyuan.law.outcomes import WITHDRAWALS, Attendance, CourtOutcome, SuitFact
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.prepared import Prepared

from .disclosed import involved, lesson
from .models import Suit, SuitDefendant, SuitNumber
from .records import PlaintiffKind
from .services import plain_number
from .state import SuitState, suit_fact
from .told import told

__all__ = [
    "act_of",
    "docketed_kinds",
    "involved",
    "lesson",
    "heads_in_court",
    "hearing_days",
    "lost_suits",
    "plaintiffs_of",
    "parties_of",
    "state_of",
    "suit_by_number",
    "suit_fact",
    "facts_of_case",
    "suit_facts",
    "suits_of_case",
    "told",
    "visible_suit",
    "visible_suits",
]


def visible_suits(actor: Actor) -> QuerySet[Suit]:
    """Return the suits ``actor`` may see, newest first."""
    return policy_for(Suit).filter(actor, Suit.objects.all()).order_by("-pk")


def visible_suit(actor: Actor, matter_id: int) -> QuerySet[Suit]:
    """Return one suit as a query, empty where ``actor`` may not see it."""
    return policy_for(Suit).among(actor, Suit.objects.filter(pk=matter_id))


def suit_by_number(actor: Actor, number: str) -> Suit | None:
    """Return the visible suit that bears, or bore, this case number of a court."""
    matters = SuitNumber.objects.filter(number=plain_number(number)).values("matter_id")
    return policy_for(Suit).among(actor, Suit.objects.filter(pk__in=matters)).order_by("-pk").first()


def state_of(row: Suit) -> SuitState:
    return SuitState.model_validate_json(row.state)


def suit_facts(ids: Iterable[int]) -> Iterator[SuitFact]:
    """Return the suits of these ids as counting sees them."""
    wanted = ids if isinstance(ids, QuerySet) else list(ids)
    for row in Suit.objects.filter(pk__in=wanted).order_by("pk").iterator(chunk_size=500):
        yield suit_fact(state_of(row), row.pk)


_OF_CASE = Prepared(lambda case: Suit.objects.filter(case_id=case).order_by("pk"), -(2**40))


def facts_of_case(case_id: int) -> Iterator[SuitFact]:
    """Return the suits that followed a reconsideration case as counting sees them; asked at every step of every case."""
    for row in _OF_CASE(case_id):
        yield suit_fact(state_of(row), row.pk)


def suits_of_case(matter_id: int) -> QuerySet[Suit]:
    """Return the suits that followed a reconsideration case, oldest first."""
    return Suit.objects.filter(case_id=matter_id).order_by("pk")


def lost_suits(organ_id: int, since: date, until: date) -> QuerySet[Suit]:
    """Return the suits an organ lost by a result of these days, both counted."""
    own = SuitDefendant.objects.filter(organ_id=organ_id, lost=True, result_on__range=(since, until))
    return Suit.objects.filter(pk__in=own.values("matter_id")).order_by("-result_on", "-pk")


def docketed_kinds(first: date, last: date) -> dict[str, int]:
    """Return how many suits were docketed in a span of days, both ends counted, by kind of act, most first."""
    rows = Suit.objects.filter(docketed_on__gte=first, docketed_on__lte=last).order_by()
    found = dict(rows.values_list("act_kind").annotate(n=Count("pk")))
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def plaintiffs_of(state: SuitState) -> tuple[tuple[str, bool], ...]:
    """Return name of each plaintiff, and whether it is a natural person."""
    return tuple((each.name, each.kind is PlaintiffKind.PERSON) for each in state.registered.plaintiffs)


def parties_of(row: Suit) -> tuple[tuple[str, ...], tuple[tuple[int | None, str], ...], tuple[str, ...]]:
    """Return plaintiffs, defendants (id and name) and third parties of a suit, for what is done beside it."""
    state = state_of(row)
    organs = tuple((each.organ_id, each.name) for each in state.defendants)
    return (
        tuple(each.name for each in state.registered.plaintiffs), organs, state.registered.third_parties,
    )  # fmt: skip


def act_of(state: SuitState) -> str:
    """Return the act that was sued about, without the names of the parties."""
    registered = state.registered
    number = f"（{registered.act_number}）" if registered.act_number else ""
    return f"{registered.act_title}{number}"


def suits_in_effect(first: date, last: date, organ_id: int | None = None) -> QuerySet[Suit]:
    """Return the suits whose result took effect in a span of days, both counted, oldest first; of one organ those it is
    sued in.
    """
    rows = Suit.objects.filter(effective_on__range=(first, last)).order_by("effective_on", "pk")
    if organ_id is None:
        return rows
    return rows.filter(pk__in=SuitDefendant.objects.filter(organ_id=organ_id).values("matter_id"))


def losers(first: date, last: date) -> list[int]:
    """Return the organs that lost a suit whose result took effect in a span of days: those whose act fell, not the one that
    had upheld it on reconsideration (行政诉讼法第二十六条第二款).
    """
    rows = suits_in_effect(first, last).filter(lost=True)
    sued = (each for row in rows for each in suit_fact(state_of(row)).defendants)
    return sorted({each.organ_id for each in sued if each.organ_id and not each.upheld})


class HeadInCourt(NamedTuple):
    """The head of a defendant in court at one hearing. ``key`` stays the same when the record is made anew; ``who`` is
    duty and name as they were written down.
    """

    key: str
    organ_id: int
    on: date
    who: str
    court: str
    number: str


def heads_in_court(state: SuitState) -> Iterator[HeadInCourt]:
    """Yield every appearance of a head that counts as one (法释〔2020〕3号), instance by instance."""
    for turn, instance in enumerate(state.rounds, 1):
        for at, hearing in enumerate(instance.hearings, 1):
            for each in hearing.present:
                organ = state.defendants[each.defendant - 1].organ_id
                if (
                    organ
                    and not hearing.cancelled
                    and each.attendance in (Attendance.SPOKE, Attendance.ATTENDED)
                ):
                    key = f"{turn}.{at}.{each.defendant}"
                    number = instance.case_number or state.number
                    yield HeadInCourt(key, organ, hearing.on, each.who, instance.court, number)


def hearing_days(row: Suit) -> frozenset[date]:
    """Return the days on which a suit was or will be heard."""
    return frozenset(each.on for turn in state_of(row).rounds for each in turn.hearings if not each.cancelled)


def suits_against(organ_id: int) -> QuerySet[Suit]:
    """Return the suits in which an organ is sued, oldest first."""
    sued = SuitDefendant.objects.filter(organ_id=organ_id).values("matter_id")
    return Suit.objects.filter(pk__in=sued).order_by("pk")


LEFT_OPEN = WITHDRAWALS | {CourtOutcome.NOT_DOCKETED, CourtOutcome.SUIT_DISMISSED}


def acts_contested(organ_id: int) -> Iterator[tuple[str, str, str]]:
    """Yield number, the act's own number and plaintiffs of each suit against an organ, but those the court did not take or
    that were withdrawn: there the dispute is no longer in the procedure.
    """
    own = SuitDefendant.objects.filter(organ_id=organ_id).values("matter_id")
    for row in Suit.objects.filter(pk__in=own).order_by("-pk").iterator(chunk_size=200):
        state = state_of(row)
        if row.outcome not in LEFT_OPEN:
            yield row.case_number or row.number, state.registered.act_number, row.plaintiff_names


def lost_since(first: date, last: date) -> QuerySet[Suit]:
    """Return the suits that stand lost and may have been lost in a span of days: docketed by its end, decided since it began."""
    return Suit.objects.filter(lost=True, result_on__gte=first, docketed_on__lte=last).order_by(
        "result_on", "pk"
    )


class LossCause(NamedTuple):
    """Why a defendant lost, as the office accepted it: ``code`` of :mod:`fuyuan.law.causes`, ``arises`` the stage."""

    organ_id: int
    organ_name: str
    code: str
    arises: str
    number: str
    on: date
    act: str


def loss_causes(state: SuitState) -> Iterator[LossCause]:
    """Yield every accepted cause of a loss that holds now, defendant by defendant; none of a suit that is not lost."""
    result_on = state.result_on
    if not state.lost or result_on is None:
        return
    number = state.running.case_number or state.number
    for at, each in enumerate(state.defendants, 1):
        stated = state.stated_by(at)
        if each.organ_id and stated and stated.accepted:
            for line in stated.said.causes:
                yield LossCause(
                    each.organ_id, each.name, line.code, line.stage.value, number, result_on,
                    state.registered.act_title,
                )  # fmt: skip
