"""Reads for other rooms and floors: the campaigns that run, and the public's survey."""

from __future__ import annotations

from fuyuan.matters import clock
from fuyuan.organs.sealed import blind_index

from .campaigns.campaign import CampaignState
from .models import Campaign, SurveyAnswer


def running_campaigns() -> list[tuple[int, str]]:
    """Return the campaigns that run, newest first: (id, title)."""
    rows = Campaign.objects.filter(stage="running").order_by("-pk")
    return list(rows.values_list("pk", "title"))


def open_surveys() -> list[tuple[int, str]]:
    """Return the campaigns that ask the public today, newest first: (id, title)."""
    today = clock.today()
    rows = Campaign.objects.filter(stage="running", first_on__lte=today, survey_to__gte=today).order_by("-pk")
    return list(rows.values_list("pk", "title"))


def survey(pk: int) -> CampaignState | None:
    """Return the campaign if it asks the public today."""
    row = Campaign.objects.filter(pk=pk).first()
    state = CampaignState.model_validate_json(row.state) if row else None
    return state if state and state.surveying(clock.today()) else None


def is_answered(token: str) -> bool:
    """Whether this form has come in already: its button was pressed twice."""
    return SurveyAnswer.objects.filter(token=token).exists()


def answer_survey(pk: int, areas: list[str], text: str, token: str, network: str) -> None:
    """Keep one answer; the same form sent again is the same answer. ``network`` is kept as a digest only."""
    SurveyAnswer.objects.get_or_create(
        token=token,
        defaults={
            "campaign_id": pk, "areas": areas, "text": text, "given_on": clock.today(),
            "network": blind_index(f"survey:{pk}:{network}"),
        },
    )  # fmt: skip
