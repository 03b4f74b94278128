"""What the guards may know beside the state: looked up when a guard asks, handed over as plain facts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from fuyuan.business.filereview.queries import Reviewed, reviewed_in
from fuyuan.business.litigation import queries as litigation
from fuyuan.business.opinions.queries import areas_now
from fuyuan.business.reconsideration import queries as reconsideration
from fuyuan.matters.lookups import Lookups
from fuyuan.matters.models import EventRow
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ, Role
from fuyuan.organs.models.organ import holder_id, organ_fact

from .annual import facts as annual
from .annual.records import Completed
from .annual.state import AnnualState, shown
from .campaigns.campaign import CampaignState
from .campaigns.problem import ProblemState
from .corrections.records import About
from .corrections.state import SupervisionState
from .corrections.steps import plain
from .inspections.steps import InspectionState
from .issuer import office_id
from .models import Campaign, CampaignProblem, Inspection, SupervisionRound, Supervisor
from .numbers import days_now
from .planned.state import RoundState
from .register_facts import done_units, inspections_of, known_of, tie_with
from .review import facts as reviews
from .review.steps import ReviewState
from .reviewing import field_staff
from .supervisors.register import SupervisorState

OPENING = ("open", "open_in_round")


def supervision_facts(
    state: SupervisionState | None, step: str, record: Any, actor: Actor
) -> Mapping[str, Any]:
    unit = state.organ_id if state else getattr(record, "organ_id", None)
    about = state.about if state else getattr(record, "about", About())
    finders: dict[str, Any] = {
        "days": days_now,
        "pending": lambda: entered(unit, about),
        "same_party": lambda: of_party(unit, about),
        "superior": lambda: superior_of(unit),
    }
    if step == "personnel":
        finders["to"] = lambda: organ_fact(record.organ_id)
    if step in OPENING:
        finders |= {
            "organ": lambda: organ_fact(unit), "agency": lambda: _organs(unit).filter(enforcement=True).exists(),
            "vertical": lambda: _organs(unit).filter(vertical=True).exists(), "office_id": office_id,
            "government_id": lambda: holder_id(Role.RECONSIDERATION_ORGAN),
        }  # fmt: skip
    return Lookups(**finders)


def _organs(pk: int | None) -> Any:
    return Organ.objects.filter(pk=pk or 0)


def superior_of(pk: int | None) -> str:
    organ = _organs(pk).select_related("superior").first()
    return organ.superior.name if organ and organ.superior else ""


def entered(unit: int | None, about: About) -> tuple[str, ...]:
    """Return the numbers of the cases and suits about this act of the unit (第三十三条第三款)."""
    if not unit or not about.number:
        return ()
    wanted = plain(about.number)
    found = [*reconsideration.acts_contested(unit), *litigation.acts_contested(unit)]
    return tuple(number for number, act, _ in found if plain(act) == wanted)


def of_party(unit: int | None, about: About) -> tuple[str, ...]:
    """Return the numbers of the unit's cases and suits in which this party stands on the other side."""
    if not unit or not about.party:
        return ()
    found = [*reconsideration.acts_contested(unit), *litigation.acts_contested(unit)]
    return tuple(number for number, _, names in found if about.party in names.split("、"))


def supervisor_facts(
    state: SupervisorState | None, step: str, record: Any, actor: Actor
) -> Mapping[str, Any]:
    profile = getattr(record, "profile", None)
    return Lookups(
        known=lambda: serving(record.name) if step == "appoint" else "",
        unit=lambda: organ_fact(profile.unit_id if profile else None), organ=lambda: organ_fact(record.organ_id),
        inspections=lambda: inspections_of(state) if state else {},
    )  # fmt: skip


def serving(name: str) -> str:
    """Return the number of the entry under this name that is in force, "" if there is none."""
    rows = Supervisor.objects.filter(stage="serving", title=name)
    return rows.values_list("number", flat=True).first() or ""


def round_facts(state: RoundState | None, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    number = state.number if state else ""
    return Lookups(
        known=lambda: cache(lambda pool: known_of(pool, number)),
        seed=lambda: seed_of(number),
        done=lambda: done_units(number),
    )


def seed_of(number: str) -> str:
    """Return the hash of the event with which the round was planned."""
    rows = EventRow.objects.filter(
        matter_id__in=SupervisionRound.objects.filter(number=number).values("pk"), seq=1
    )
    return str(rows.values_list("hash", flat=True)[0])


def inspection_facts(
    state: InspectionState | None, step: str, record: Any, actor: Actor
) -> Mapping[str, Any]:
    ids = [each.supervisor_id for each in state.members] if state else []
    unit = state.organ_name if state else ""
    return Lookups(
        office_id=office_id, tie=lambda: tie_with(unit, ids), readers=field_staff, review=lambda: review_of(state),
    )  # fmt: skip


def review_of(state: InspectionState | None) -> Reviewed | None:
    """Return the review of files that belongs to an inspection."""
    return reviewed_in(Inspection.objects.filter(number=state.number).values("pk")) if state else None


def annual_facts(state: AnnualState | None, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    unit, year = (
        (state.organ_id, state.year)
        if state
        else (getattr(record, "organ_id", 0), getattr(record, "year", 0))
    )
    return Lookups(
        days=days_now, figures=lambda: annual.figures_of(unit or 0, year), organ=lambda: organ_fact(unit),
        agency=lambda: _organs(unit).filter(enforcement=True).exists(), office_id=office_id,
        existing=lambda: annual.existing(unit or 0, year), leaks=lambda: _leaks(state, step, record),
    )  # fmt: skip


def _leaks(state: AnnualState | None, step: str, record: Any) -> tuple[str, ...]:
    """What is about to be published: the words handed in now, else those of the state."""
    if state is None:
        return ()
    text: Completed | None = record if step == "complete" else state.text
    if text is None:
        return ()
    opinion = getattr(record, "opinion", "") or state.opinion
    return annual.leaks(state.organ_id or 0, state.year, shown(state.figures, text, opinion))


def review_facts(state: ReviewState | None, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    year = state.year if state else getattr(record, "year", 0)
    return Lookups(
        days=days_now, entries=lambda: reviews.entries_of(year), existing=lambda: reviews.existing(year)
    )


def campaign_facts(state: CampaignState | None, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    number = state.number if state else ""
    mine = Campaign.objects.filter(number=number).values("pk")
    problems = CampaignProblem.objects.filter(campaign_id__in=mine).exclude(stage="dropped")
    return Lookups(
        areas=areas_now, office_id=office_id, problems=problems.count,
        open_problems=lambda: problems.filter(closed_on=None).count(),
    )  # fmt: skip


def problem_facts(state: ProblemState | None, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    return Lookups(
        days=days_now, office_id=office_id, organ=lambda: organ_fact(getattr(record, "organ_id", None)),
        campaign=lambda: running_campaign(getattr(record, "campaign_id", 0)),
    )  # fmt: skip


def running_campaign(pk: int) -> CampaignState | None:
    row = Campaign.objects.filter(pk=pk, stage="running").first()
    return CampaignState.model_validate_json(row.state) if row else None
