"""Reads for other rooms and floors."""

from collections.abc import Iterable, Mapping
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
from .records import DecisionKind
from .state import CaseState
from .told import told

__all__ = ["CORRECTING", "Corrected", "case_for", "corrected", "told", "visible_case", "visible_cases"]

KIND = PROCEDURE.name
# how the keys of a respondent's duties begin: what it owes to the case, after the decision, after an 意见书
REPLY, PERFORM, OPINION = ("reply:",), ("perform:", "redo:", "ordered:"), ("opinion:",)


def visible_cases(actor: Actor) -> QuerySet[Case]:
    """Return the cases ``actor`` may see, newest first."""
    return policy_for(Case).filter(actor, Case.objects.all()).order_by("-pk")


def visible_case(actor: Actor, matter_id: int) -> QuerySet[Case]:
    """Return one case as a query, empty where ``actor`` may not see it."""
    return policy_for(Case).among(actor, Case.objects.filter(pk=matter_id))


def case_for(actor: Actor, matter_id: int) -> Case:
    """Return one visible case or raise Http404."""
    return policy_for(Case).get_or_404(actor, Case.objects.all(), pk=matter_id)


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
