"""Reads for other rooms and floors."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from fuyuan.law.indicators import CaseFact
from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.lawbook import lawbook
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for

from . import counted
from .corrected import CORRECTING, Corrected, corrected
from .models import Case
from .procedure import PROCEDURE
from .records import DecisionKind, SuspendGround
from .state import CaseState
from .told import told

__all__ = ["CORRECTING", "Corrected", "case_for", "corrected", "told", "visible_cases"]

KIND = PROCEDURE.name
# how the keys of a respondent's duties begin: what it owes to the case, after the decision, after an 意见书
REPLY, PERFORM, OPINION = ("reply:",), ("perform:", "redo:", "ordered:"), ("opinion:",)


def visible_cases(actor: Actor) -> QuerySet[Case]:
    """Return the cases ``actor`` may see, newest first."""
    return policy_for(Case).filter(actor, Case.objects.all()).order_by("-pk")


def case_for(actor: Actor, matter_id: int) -> Case:
    """Return one visible case or raise Http404."""
    return policy_for(Case).get_or_404(actor, Case.objects.all(), pk=matter_id)


@dataclass(frozen=True, slots=True)
class Dispute:
    """What a mediation beside a case needs to know of it. ``stopped_on``: since when it stands still because its parties
    talk (第三十九条第一款第六项); ``willing``: the application says that talks are welcome.
    """

    act: str
    applicants: tuple[str, ...]
    organs: tuple[tuple[int | None, str], ...]
    thirds: tuple[str, ...]
    requests: tuple[str, ...]
    willing: bool
    stopped_on: date | None


def dispute_of(row: Case) -> Dispute:
    """Return the dispute of a case. No query."""
    state = CaseState.model_validate_json(row.state)
    application, running = state.application, state.open_break
    talking = row.suspended and running is not None and running.ground is SuspendGround.MEDIATION
    return Dispute(
        act=application.act.title,
        applicants=tuple(each.name for each in application.applicants),
        organs=tuple((each.organ_id, each.name) for each in application.respondents),
        thirds=tuple(each.name for each in state.third_parties),
        requests=tuple(each.text for each in application.requests), willing=application.mediate,
        stopped_on=running.start if running and talking else None,
    )  # fmt: skip


def case_fact(matter_id: int, state: CaseState) -> CaseFact:
    """Return a case as the indicators count it. No query."""
    return counted.case_fact(matter_id, state, lawbook())


def cause_labels() -> Mapping[str, str]:
    """Return the grounds of decisions in words: what a corrected act suffered from."""
    return counted.CAUSES


def corrected_cases(first: date, last: date) -> QuerySet[Case]:
    """Return the cases decided in a span of days, both ends counted, in which the act did not stand."""
    decided = Case.objects.filter(decided_on__gte=first, decided_on__lte=last, respondent_id__isnull=False)
    return decided.filter(outcome__in=[kind.value for kind in CORRECTING]).order_by("decided_on", "pk")


def outcome_word(outcome: str) -> str:
    """Return how a case ended in words, "" while it is open."""
    if outcome in {kind.value for kind in DecisionKind}:
        return DecisionKind(outcome).label
    return PROCEDURE.stage(outcome).title if outcome else ""


def act_word(kind: str) -> str:
    """Return a kind of act in words."""
    return ActKind(kind).label if kind in {each.value for each in ActKind} else ""


def case_words(ids: Iterable[int]) -> dict[int, str]:
    """Return what may be said of cases outside the office: number and kind of act, no party (one query)."""
    rows = Case.objects.filter(pk__in=set(ids)).values_list("pk", "case_number", "number", "act_kind")
    return {pk: f"{case_number or number}（{act_word(kind)}案件）" for pk, case_number, number, kind in rows}
