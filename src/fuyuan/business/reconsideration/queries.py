"""Reads for other rooms and floors."""

from collections.abc import Mapping

from django.db.models import QuerySet

from fuyuan.law.indicators import CaseFact
from fuyuan.matters.lawbook import lawbook
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for

from . import counted
from .corrected import CORRECTING, Corrected, corrected
from .models import Case
from .state import CaseState

__all__ = ["CORRECTING", "Corrected", "case_for", "corrected", "visible_cases"]


def visible_cases(actor: Actor) -> QuerySet[Case]:
    """Return the cases ``actor`` may see, newest first."""
    return policy_for(Case).filter(actor, Case.objects.all()).order_by("-pk")


def case_for(actor: Actor, matter_id: int) -> Case:
    """Return one visible case or raise Http404."""
    return policy_for(Case).get_or_404(actor, Case.objects.all(), pk=matter_id)


def case_fact(matter_id: int, state: CaseState) -> CaseFact:
    """Return a case as the indicators count it. No query."""
    return counted.case_fact(matter_id, state, lawbook())


def cause_labels() -> Mapping[str, str]:
    """Return the grounds of decisions in words: what a corrected act suffered from."""
    return counted.CAUSES
