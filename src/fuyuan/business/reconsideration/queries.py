"""Reads for other rooms and floors."""

from django.db.models import QuerySet

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for

from .corrected import CORRECTING, Corrected, corrected
from .models import Case

__all__ = ["CORRECTING", "Corrected", "case_for", "corrected", "visible_cases"]


def visible_cases(actor: Actor) -> QuerySet[Case]:
    """Return the cases ``actor`` may see, newest first."""
    return policy_for(Case).filter(actor, Case.objects.all()).order_by("-pk")


def case_for(actor: Actor, matter_id: int) -> Case:
    """Return one visible case or raise Http404."""
    return policy_for(Case).get_or_404(actor, Case.objects.all(), pk=matter_id)
