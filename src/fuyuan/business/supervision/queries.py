"""Reads for other rooms and the public site: of annual reports only what was published, campaigns and surveys, who supervises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import CharField, Count, Sum, Value
from django.db.models.functions import Cast, Concat

from fuyuan.matters import clock
from fuyuan.organs import settings as installation
from fuyuan.organs.sealed import blind_index

from .annual.opening import reporting
from .annual.records import Section
from .annual.state import AnnualState, Version, contested_words, held_words
from .campaigns.campaign import CampaignState
from .campaigns.survey import compared
from .issuer import bureau_on
from .models import AnnualReport, Campaign, Supervisor, SurveyAnswer, SurveyChoice
from .numbers import PUBLIC_REGISTER
from .reviewing import field_staff, inspected, kept_away
from .supervisors.records import Role

__all__ = [
    "PublicReport",
    "Section",
    "Version",
    "bureau_on",
    "contested_words",
    "field_staff",
    "held_words",
    "inspected",
    "kept_away",
    "reports_of",
    "stamp_of",
    "years",
]


@dataclass(frozen=True, slots=True)
class PublicReport:
    """An organ's line in the list of a year; ``versions`` empty: nothing was published yet."""

    organ_id: int
    organ_name: str
    year: int
    versions: tuple[Version, ...] = ()

    @property
    def current(self) -> Version | None:
        """The version in force; one that is being corrected is until its successor is there."""
        last = self.versions[-1] if self.versions else None
        return last if last and not last.ended_on else None

    @property
    def withdrawn(self) -> Version | None:
        return self.versions[-1] if self.versions and self.current is None else None


def years() -> list[int]:
    """Return the years on which reports were begun, newest first."""
    return list(AnnualReport.objects.order_by("-year").values_list("year", flat=True).distinct())


def stamp_of(year: int) -> str:
    """Return what changes whenever a report of the year does: events are only ever added."""
    found = AnnualReport.objects.filter(year=year).aggregate(n=Count("pk"), seq=Sum("seq"))
    return f"{found['n']}.{found['seq'] or 0}"


def reports_of(year: int) -> list[PublicReport]:
    """Return every organ that owes a report on a year, and those that published one, by the code of the organ (two queries)."""
    rows = {row.organ_id or 0: row for row in AnnualReport.objects.filter(year=year).order_by("pk")}
    names = dict(reporting(year).values_list("pk", "name"))
    names |= {pk: row.organ_name for pk, row in rows.items()}
    return [PublicReport(pk, name, year, _published(rows.get(pk))) for pk, name in names.items()]


def report_of(year: int, organ_id: int) -> PublicReport | None:
    """Return the published report of an organ on a year; None where there never was one."""
    row = AnnualReport.objects.filter(year=year, organ_id=organ_id, published_on__isnull=False).first()
    return PublicReport(organ_id, row.organ_name, year, _published(row)) if row else None


@dataclass(frozen=True, slots=True)
class ReportName:
    """A report that can be read today, as a list names it."""

    organ_id: int
    year: int
    title: str
    published_on: date


def reports_named(words: Sequence[str], first: int, most: int) -> tuple[list[ReportName], int]:
    """Return reports with every word in their title (organ and year), the latest year first, and how many there are."""
    if not words:
        return [], 0
    title = Concat("organ_name", Cast("year", CharField()), Value("年度执法情况报告"))
    rows = AnnualReport.objects.filter(published_on__isnull=False, withdrawn=False).annotate(named=title)
    for word in words:
        rows = rows.filter(named__icontains=word)
    shown = rows.order_by("-year", "organ_name").values_list("organ_id", "year", "named", "published_on")
    found = [
        ReportName(organ or 0, year, named, day)
        for organ, year, named, day in shown[first : first + most]
        if day
    ]
    return found, rows.count()


def _published(row: AnnualReport | None) -> tuple[Version, ...]:
    if row is None or row.published_on is None:
        return ()
    return AnnualState.model_validate_json(row.state).versions


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
    given = {
        "campaign_id": pk, "text": text, "words": compared(text), "given_on": clock.today(),
        "network": blind_index(f"survey:{pk}:{network}"),
    }  # fmt: skip
    with transaction.atomic():
        answer, new = SurveyAnswer.objects.get_or_create(token=token, defaults=given)
        if new:
            SurveyChoice.objects.bulk_create(
                SurveyChoice(answer=answer, area=area) for area in dict.fromkeys(areas)
            )


@dataclass(frozen=True, slots=True)
class Named:
    """One entry as the public reads it."""

    name: str
    unit: str
    from_on: date
    to_on: date


def register_is_public() -> bool:
    """Whether the place makes the register public: the law does not ask for it, so it is the place's choice."""
    return bool(installation.get(PUBLIC_REGISTER))


def public_register() -> list[tuple[str, str, list[Named]]]:
    """Return (title, what the name is, entries) of the supervisors and the liaison points in office today, by name."""
    today = clock.today()
    rows = Supervisor.objects.filter(stage="serving", from_on__lte=today, to_on__gte=today).order_by("title")
    found: dict[str, list[Named]] = {}
    for row in rows.defer("state"):
        found.setdefault(row.role, []).append(Named(row.title, row.unit_name, row.from_on, row.to_on))
    heads = {Role.SUPERVISOR: "姓名", Role.POINT: "联系点"}
    return [(role.label, head, found[role.value]) for role, head in heads.items() if role.value in found]
