"""What a campaign amounts to: problems by area and organ, and what the survey said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q, QuerySet

from fuyuan.business.supervision.models import CampaignProblem, SurveyAnswer

CLOSED, OPEN = Count("pk", filter=Q(stage="closed")), Count("pk", filter=Q(closed_on=None))


def problems(campaign_id: int) -> QuerySet[CampaignProblem]:
    return CampaignProblem.objects.filter(campaign_id=campaign_id).exclude(stage="dropped")


def by(campaign_id: int, column: str) -> list[Mapping[str, Any]]:
    """Return problems found, closed off and open by area or organ, most first (one query)."""
    rows = problems(campaign_id).order_by().values(column)
    return list(rows.annotate(found_n=Count("pk"), closed_n=CLOSED, open_n=OPEN).order_by("-found_n", column))


def reasons(campaign_id: int, most: int) -> list[str]:
    """Return the newest words people wrote beside their choice."""
    rows = SurveyAnswer.objects.filter(campaign_id=campaign_id).exclude(text="").order_by("-pk")
    return list(rows.values_list("text", flat=True)[:most])
