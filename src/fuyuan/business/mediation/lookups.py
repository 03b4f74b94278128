"""What the guards may know beside the state: looked up here, handed over as plain facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from fuyuan.matters import clock
from fuyuan.matters.lookups import Lookups
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Account, Holding, Organ, Relation, Role, role_holder
from fuyuan.organs.models.organ import valid_on
from fuyuan.papers.models import Paper

from . import sources
from .models import Mediation, Referral
from .numbers import days_now
from .queries import summary_of
from .records import Appointed, Invited, Opened, Side
from .referral.records import Entrusted
from .state import MediationState


def mediation_facts(state: MediationState | None, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    finders: dict[str, Any] = {"days": days_now}
    if isinstance(record, Opened):
        linked = sources.linked_by(record.number, actor)
        finders["linked"] = lambda: linked
        finders["running"] = lambda: running(linked.matter_id) if linked else ""
    if isinstance(record, Opened | Invited):
        finders["organ_name"] = lambda: organ_name(record.organ_id)
    if isinstance(record, Appointed) and state is not None:
        finders["people"] = lambda: people(state, [line.person_id for line in record.mediators])
    if state is not None and state.case_id:
        case = state.case_id
        finders["case_stage"] = lambda: sources.case_stage(case)
        finders["case_told"] = lambda: sources.case_told(case)
    if state is not None:
        finders["statement_issued"] = lambda: statement_issued(state.number)
    return Lookups(**finders)


def running(linked_id: int) -> str:
    """Return the number of the mediation that still runs on a matter, "" if there is none."""
    rows = Mediation.objects.filter(linked_id=linked_id, ended_on=None)
    return rows.values_list("number", flat=True).first() or ""


def organ_name(pk: int | None) -> str:
    organ = Organ.objects.filter(valid_on(clock.today()), pk=pk or 0).first()
    return organ.name if organ else ""


def statement_issued(number: str) -> bool:
    rows = Mediation.objects.filter(number=number).values("pk")
    issued = Paper.objects.filter(kind="mediation.statement", status=Paper.Status.ISSUED)
    return issued.filter(matter_id__in=rows).exists()


def people(state: MediationState, ids: list[int | None]) -> dict[int, dict[str, Any]]:
    """Return by account its name, the organs it holds posts in, and declared relations that touch a party."""
    wanted = [pk for pk in ids if pk]
    held = Holding.objects.filter(valid_on(clock.today()), effective=True, account_id__in=wanted)
    organs: dict[int, list[int]] = {}
    for account, organ in held.values_list("account_id", "organ_id"):
        organs.setdefault(account, []).append(organ)
    conflicts = relations(state, wanted)
    names = Account.objects.filter(pk__in=organs).values_list("pk", "name")
    return {
        pk: {"name": name, "organs": organs[pk], "conflicts": conflicts.get(pk, [])} for pk, name in names
    }


def relations(state: MediationState, accounts: list[int]) -> dict[int, list[str]]:
    """Return by person the declared relations that touch a party of the dispute."""
    parties = state.of(Side.APPLICANT, Side.RESPONDENT, Side.THIRD)
    organs = {each.organ_id: each.name for each in parties if each.organ_id}
    names = {each.name for each in parties}
    rows = Relation.objects.filter(account_id__in=accounts).filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=clock.today()),
        Q(organ_id__in=organs) | Q(person_name__in=names),
    )
    found: dict[int, list[str]] = {}
    for row in rows:
        other = organs.get(row.organ_id or 0) or row.person_name
        found.setdefault(row.account_id, []).append(f"与{other}有申报的关系（{row.get_kind_display()}）")
    return found


# -- referrals ---------------------------------------------------------------------------------------------------


def referral_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    finders: dict[str, Any] = {"days": days_now}
    if isinstance(record, Entrusted):
        linked = sources.suit_by(record.suit, actor)
        finders |= {
            "linked": lambda: linked,
            "organ_name": lambda: organ_name(record.organ_id),
            "running_referral": lambda: running_referral(linked.matter_id) if linked else "",
            "office_id": lambda: holder(Role.JOINT_OFFICE),
            "court_id": lambda: holder(Role.COURT),
            "court_name": lambda: organ_name(holder(Role.COURT)),
        }
    if state is not None:
        finders["running"] = lambda: running(referral_id(state.number))
        finders["summary"] = lambda: summary_of(referral_id(state.number))
    return Lookups(**finders)


def referral_id(number: str) -> int:
    return Referral.objects.filter(number=number).values_list("pk", flat=True).first() or 0


def running_referral(suit_id: int) -> str:
    rows = Referral.objects.filter(suit_id=suit_id, closed_on=None)
    return rows.values_list("number", flat=True).first() or ""


def holder(role: Role) -> int | None:
    """Return the organ that holds a role today, None in an installation that has none yet."""
    try:
        return role_holder(role, clock.today()).pk
    except Organ.DoesNotExist:
        return None
