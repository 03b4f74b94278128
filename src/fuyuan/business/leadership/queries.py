"""Reads for other rooms and floors, and what the room's own pages ask. Each function is one query unless it says otherwise.

Every read that shows rows takes the actor: what the policy hides is neither listed nor counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from fuyuan.business.ledger.queries import measures_in_force
from fuyuan.matters.pace import Standing
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ, OrganKind
from fuyuan.organs.models.organ import valid_on
from fuyuan.organs.policy import policy_for

from .card import Done, Line, card, worst
from .common import UNIT
from .models import Decision, LeadYear
from .procedure import DECISION as DECISION_PROCEDURE
from .reviewed import EnforcementFile, confirmed_files, file_findings, units_of
from .targets import Targets, read_targets

__all__ = ["EnforcementFile", "confirmed_files", "file_findings", "units_of"]

DECISION = DECISION_PROCEDURE.name

# measure 十六 speaks of 行政执法部门; towns and sub-districts have measure 十五. Parts of a department count with it.
OTHERS = (
    OrganKind.TOWN,
    OrganKind.SUBDISTRICT,
    OrganKind.DISPATCHED,
    OrganKind.INTERNAL,
    OrganKind.GOVERNMENT,
)


def targets_now() -> Targets:
    """Return what the running plans ask of a department's leaders."""
    return read_targets(measures_in_force())


def departments(day: date) -> QuerySet[Organ]:
    """Return the enforcement departments of this place on a day."""
    region = str(installation.get("place.region"))
    rows = Organ.objects.filter(valid_on(day), enforcement=True, region__startswith=region)
    return rows.exclude(kind__in=OTHERS).order_by("code")


def visible_years(actor: Actor) -> QuerySet[LeadYear]:
    return policy_for(LeadYear).filter(actor, LeadYear.objects.all()).order_by("-pk")


def visible_decisions(actor: Actor) -> QuerySet[Decision]:
    return policy_for(Decision).filter(actor, Decision.objects.all()).order_by("-pk")


def year_of(organ_id: int | None, year: int) -> LeadYear | None:
    return LeadYear.objects.filter(organ_id=organ_id, year=year).first()


def discussed_in(year: int) -> QuerySet[Decision]:
    """Return the decisions discussed in a year whose discussion the head confirmed: 案件总数 of the plan's share."""
    return Decision.objects.filter(
        stage="confirmed", discussed_on__range=(date(year, 1, 1), date(year, 12, 31))
    )


def discussions(year: int) -> dict[int | None, tuple[int, int]]:
    """Return by department how many decisions were discussed in a year, and how many with a main leader."""
    counted = discussed_in(year).order_by().values_list("organ_id")
    rows = counted.annotate(total=Count("pk"), part=Count("pk", filter=Q(chief=True)))
    return {organ_id: (total, part) for organ_id, total, part in rows}


def reviewed_share(first: date, last: date) -> dict[int | None, tuple[int, int, int]]:
    """Return by department how many major decisions were entered in a span of days, both ends counted, how many of them passed
    through 法制审核, and how many were discussed by the leaders together (《行政处罚法》第五十七条第二款、第五十八条).
    """
    rows = Decision.objects.filter(opened_on__range=(first, last)).exclude(stage="withdrawn").order_by()
    counted = rows.values_list("organ_id").annotate(
        total=Count("pk"), reviewed=Count("reviewed_on"), discussed=Count("discussed_on")
    )
    return {organ_id: (total, reviewed, discussed) for organ_id, total, reviewed, discussed in counted}


def done_in(row: LeadYear | None, talks: tuple[int, int]) -> Done:
    if row is None:
        return Done(decisions=talks[0], with_chief=talks[1])
    heard = tuple(map(int, row.heard.split()))
    return Done(row.studies, row.lectures, talks[0], talks[1], heard)


@dataclass(frozen=True, slots=True)
class UnitCard:
    """One department's line of the board; ``row`` None: it has filed no plan for the year."""

    organ_id: int
    name: str
    row: LeadYear | None
    lines: tuple[Line, ...]

    @property
    def light(self) -> Standing | None:
        """Without a plan nothing can be on the way."""
        return worst(self.lines) if self.row else Standing.OVERDUE

    @property
    def advice(self) -> str:
        told = "；".join(f"{each.title}{each.advice}" for each in self.lines if each.advice)
        return told if self.row else "没有报送计划"


def board(actor: Actor, year: int, today: date, targets: Targets) -> list[UnitCard]:
    """Return the card of every department the actor may see, those with most to do first. Three queries."""
    units = departments(min(today, date(year, 12, 31)))
    if actor.post in UNIT:
        units = units.filter(pk=actor.organ_id or 0)
    rows = {row.organ_id: row for row in visible_years(actor).filter(year=year).defer("state")}
    talks = discussions(year)
    made = [
        UnitCard(
            pk, name, rows.get(pk), card(targets, done_in(rows.get(pk), talks.get(pk, (0, 0))), year, today)
        )
        for pk, name in units.values_list("pk", "name")
    ]
    return sorted(made, key=lambda unit: _rank(unit.light))


_ORDER = (Standing.OVERDUE, Standing.SOON, Standing.FINE, Standing.DONE, None)


def _rank(light: Standing | None) -> int:
    return _ORDER.index(light)
