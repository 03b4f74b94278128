"""What the register, earlier rounds and people's own declarations say on the day a round is planned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from fuyuan.matters import clock
from fuyuan.organs import settings as installation
from fuyuan.organs.models import Organ, OrganKind, RelationKind
from fuyuan.organs.models import Relation as AccountRelation
from fuyuan.organs.models.organ import valid_on

from .inspections.steps import InspectionState
from .issuer import office_id
from .models import Inspection, SupervisionRound, Supervisor
from .planned.arrange import Known, Person
from .planned.records import Pool
from .planned.state import RoundState, Unit
from .supervisors.records import Relation, Role
from .supervisors.register import SupervisorState

TOWNS = (OrganKind.TOWN, OrganKind.SUBDISTRICT)
KINDS = {
    Pool.TOWNS: TOWNS,
    Pool.DEPARTMENTS: (OrganKind.DEPARTMENT,),
    Pool.BOTH: (*TOWNS, OrganKind.DEPARTMENT),
}


def known_of(pool: Pool, besides: str = "") -> Known:
    """Return what a plan is made from; ``besides``: the number of the round itself, which is no history to it."""
    return Known(units(pool), people(), history(besides))


def units(pool: Pool) -> tuple[Unit, ...]:
    """Return the enforcement organs of the place but the bureau itself, by code; the kind of organ is the stratum of a draw."""
    region = str(installation.get("place.region"))
    rows = Organ.objects.filter(
        valid_on(clock.today()), kind__in=KINDS[pool], enforcement=True, region__startswith=region
    )
    found = rows.exclude(pk=office_id() or 0).order_by("code").only("name", "kind", "lon", "lat")
    return tuple(map(_unit, found))


def _unit(organ: Organ) -> Unit:
    place = None if organ.lon is None or organ.lat is None else (organ.lon, organ.lat)
    return Unit(pk=organ.pk, name=organ.name, stratum=OrganKind(organ.kind).label, place=place)


def people() -> list[Person]:
    """Return the supervisors serving today, with everything that keeps them away from a unit, in the order of the register."""
    rows = Supervisor.objects.filter(stage="serving", role=Role.SUPERVISOR.value, from_on__lte=clock.today())
    states = [(row.pk, SupervisorState.model_validate_json(row.state)) for row in rows.order_by("pk")]
    accounts = _declared([state.profile.person_id for _, state in states if state.profile.person_id])
    return [_person(pk, state, accounts) for pk, state in states]


def _person(pk: int, state: SupervisorState, accounts: Mapping[int, list[AccountRelation]]) -> Person:
    profile = state.profile
    own = accounts.get(profile.person_id or 0, [])
    former = [
        (each.organ_name, each.until.isoformat() if each.until else "")
        for each in state.standing
        if _left(each)
    ]
    former += [(each.organ.name, "") for each in own if each.organ and each.kind == RelationKind.FORMER_POST]
    ties = [(each.organ_name, each.relation.label) for each in state.standing if not _left(each)]
    ties += [
        (each.organ.name, each.get_kind_display())
        for each in own
        if each.organ and each.kind != RelationKind.FORMER_POST
    ]
    return Person(
        supervisor_id=pk, name=state.title, person_id=profile.person_id, unit_id=profile.unit_id, unit=state.unit_name,
        native=profile.native, knows=tuple(each.label for each in profile.knows), ties=tuple(ties), former=tuple(former),
    )  # fmt: skip


def _left(tie: Any) -> bool:
    return tie.relation is Relation.FORMER


def _declared(accounts: Iterable[int]) -> Mapping[int, list[AccountRelation]]:
    """Return what people declared on their own page, by account (one query)."""
    found: dict[int, list[AccountRelation]] = defaultdict(list)
    rows = AccountRelation.objects.filter(account_id__in=list(accounts), valid_to=None, organ__isnull=False)
    for row in rows.select_related("organ").order_by("pk"):
        found[row.account_id].append(row)
    return found


def tie_with(unit: str, supervisors: Iterable[int]) -> str:
    """Return in words the first relation of one of these supervisors to a unit, "" if there is none."""
    wanted = set(supervisors)
    for person in people():
        kind = next((kind for name, kind in person.ties if name == unit), "")
        if person.supervisor_id in wanted and kind:
            return f"{person.name}申报与{unit}有{kind}关系"
    return ""


def history(besides: str = "") -> list[tuple[str, str, str]]:
    """Return who inspected whom in earlier rounds, the earliest first."""
    rows = SupervisionRound.objects.filter(units__gt=0).exclude(number=besides).order_by("pk")
    states = (RoundState.model_validate_json(row.state) for row in rows)
    return [(state.number, task.team, task.unit) for state in states for task in state.tasks]


def done_units(number: str) -> frozenset[int]:
    rows = Inspection.objects.filter(round_number=number, stage="done")
    return frozenset(pk for pk in rows.values_list("organ_id", flat=True) if pk)


def inspections_of(state: SupervisorState) -> dict[int, str]:
    """Return the inspections handed in whose team this supervisor was in: id and 编号 with the unit, the newest first."""
    pk = Supervisor.objects.filter(number=state.number).values_list("pk", flat=True).first()
    rows = Inspection.objects.filter(stage="done", members__contains=state.title).order_by("-pk")
    found = ((row, InspectionState.model_validate_json(row.state)) for row in rows)
    return {
        row.pk: f"{row.number} {told.organ_name}"
        for row, told in found
        if any(each.supervisor_id == pk for each in told.members)
    }
