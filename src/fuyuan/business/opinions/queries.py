"""Reads for other rooms and floors."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from fuyuan.business.ledger.queries import wording_in_force
from fuyuan.matters import clock
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.models.organ import administrative_organs, valid_on
from fuyuan.organs.policy import policy_for

from .areas import areas_in, listed
from .models import Report
from .numbers import AREAS
from .procedure import REPORT
from .state import ReportState

KIND = REPORT.name


def areas_now() -> tuple[str, ...]:
    """Return the areas of enforcement people choose from: those the installation set, else those the running plans name."""
    return listed(str(installation.get(AREAS))) or areas_in(wording_in_force())


def agencies() -> QuerySet[Organ]:
    """Return the organs a citizen may give an opinion on: those that enforce and exist today, by name."""
    return administrative_organs().filter(valid_on(clock.today()), enforcement=True)


def visible_reports(actor: Actor) -> QuerySet[Report]:
    """Return the reported problems the actor may see, newest first."""
    return policy_for(Report).filter(actor, Report.objects.all()).order_by("-pk")


def state_of(row: Report) -> ReportState:
    return ReportState.model_validate_json(row.state)


def reports_between(first: date, last: date) -> QuerySet[Report]:
    """Return the problems reported from one day to another, both counted."""
    return Report.objects.filter(opened_on__range=(first, last))
