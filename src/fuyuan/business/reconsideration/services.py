"""Writes of the room beyond single steps: an application submitted, a party bound to its case."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from fuyuan.matters import clock
from fuyuan.matters.bulk import insert, update
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import StepRefused, open_matter, take_step
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.models import Account
from fuyuan.papers.models import Paper
from fuyuan.prepared import Prepared

from .codes import new_code
from .models import Case, CaseRespondent, PartyAccount
from .reading import READ
from .records import Application, JoinedInto, SuitFiled
from .state import CaseState

KIND = "reconsideration"


@dataclass(frozen=True, slots=True)
class Submitted:
    """A submitted application: the same submit repeated gives the same number and the same query code."""

    matter_id: int
    number: str
    query_code: str
    repeated: bool


def submit_application(*, application: Application, actor: Actor, token: str | None = None) -> Submitted:
    """Open a case; the same token again gives the same case. Raises InvalidRecord, StepRefused."""
    with transaction.atomic():
        outcome = open_matter(kind=KIND, step="apply", record=application, actor=actor, token=token)
        if actor.is_portal and actor.person_id is not None:
            bind_account(outcome.matter_id, actor.person_id)
        code = new_code(outcome.matter_id, token)
        return Submitted(outcome.matter_id, outcome.state.number, code, outcome.repeated)


def bind_account(matter_id: int, account_id: int) -> None:
    """Let a portal account see a case it has shown the key of."""
    account = Account.objects.get(pk=account_id)
    PartyAccount.objects.get_or_create(matter_id=matter_id, account=account, defaults={"since": clock.now()})


def index_respondents(outcome: Outcome) -> None:
    """Subscriber on every step: keep the respondents' door to the case in step with its state."""
    wanted = doors(outcome.state)
    stored = {} if outcome.opens else {row.organ_id: row for row in _respondents(outcome.matter_id)}
    if gone := [row.pk for organ, row in stored.items() if organ not in wanted]:
        CaseRespondent.objects.filter(pk__in=gone).delete()
    new = {organ: day for organ, day in wanted.items() if organ not in stored}
    insert(
        [
            CaseRespondent(matter_id=outcome.matter_id, organ_id=organ, open_from=day)
            for organ, day in new.items()
        ]
    )
    moved = [row for organ, row in stored.items() if organ in wanted and row.open_from != wanted[organ]]
    for row in moved:
        row.open_from = wanted[row.organ_id]
    update(moved, ["open_from"])


_respondents = Prepared(
    lambda pk: CaseRespondent.objects.filter(matter_id=pk), -(2**40)
)  # asked at every step


def doors(state: Any) -> dict[int, Any]:
    """Return by respondent organ the day the case reached it: the copy sent, or the application handed in there (第三十二条)."""
    doors = {}
    for place, respondent in enumerate(state.application.respondents):
        if respondent.organ_id is not None:
            sent = state.copies[place].sent_on if place < len(state.copies) else None
            doors[respondent.organ_id] = state.organ_received_on or sent
    return doors


def note_reading(paper_id: int, actor: Actor) -> None:
    """Somebody opened a paper's file: the first time a recipient of electronic service does, it stands in the history.

    Whatever comes of it, the paper is shown.
    """
    place, matter_id = Paper.objects.values_list("place", "matter_id").get(pk=paper_id)
    if place and (actor.is_portal or actor.is_respondent):
        with suppress(StepRefused):
            take_step(matter_id=matter_id, step=READ, record={"paper": place}, actor=actor)


def tell_joined(outcome: Outcome) -> None:
    """Subscriber of 合并审理: every case that is joined says so on its own page. Refused where one can no longer be."""
    record = JoinedInto(case_id=outcome.matter_id, number=outcome.state.case_number)
    for row in Case.objects.filter(case_number__in=outcome.event.record.cases, closed_on=None):
        if CaseState.model_validate_json(row.state).led_by != record.number:
            take_step(matter_id=row.pk, step="joined_into", record=record, actor=SYSTEM)


def note_suit(outcome: Outcome) -> None:
    """Subscriber on suits registered or linked: the case it follows says so, unless it already does."""
    case_id = getattr(outcome.event.record, "case_id", None)
    row = Case.objects.filter(pk=case_id).first() if case_id else None
    if row is None:
        return
    suit = outcome.state
    record = SuitFiled(
        who="、".join(each.name for each in suit.registered.plaintiffs)[:100], court=suit.running.court,
        number=suit.running.case_number, received_on=_told_on(outcome),
    )  # fmt: skip
    known = CaseState.model_validate_json(row.state).suits
    if not any(each.court == record.court and each.who == record.who for each in known):
        with suppress(StepRefused):  # a case still open here: the suit stands under 关联 all the same
            take_step(matter_id=row.pk, step="note_suit", record=record, actor=SYSTEM)


def _told_on(outcome: Outcome) -> date:
    """The day the suit became known here: the first copy received, else the day it was registered."""
    copies: list[date] = [each.received_on for each in outcome.state.running.copies]
    return min(copies, default=outcome.event.day)
