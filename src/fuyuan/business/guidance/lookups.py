"""What the guards may know beside the state: looked up here, handed over as plain facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from fuyuan.business.mediation.queries import visible_mediations
from fuyuan.business.training.queries import visible_officers
from fuyuan.matters.lookups import Lookups
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import Actor
from fuyuan.organs.models.organ import organ_fact

from .accords.desk import source_of
from .actions.board import counted, named, sources
from .issuer import office_id
from .lists.life import ListState
from .models import LenientList, ModelUnit, RiskPoint
from .numbers import MARK, YEARS


def risk_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    return Lookups(same=lambda: same_risk(state, record, actor), own_points=lambda: own_points(actor))


def same_risk(state: Any, record: Any, actor: Actor) -> str:
    """Return the number of the unit's other open point of the same power, cause and stage, "" where there is none."""
    rows = RiskPoint.objects.filter(
        organ_id=actor.organ_id or 0, title=record.power, cause=record.cause, stage="kept"
    )
    rows = rows.filter(arises=record.arises.value if record.arises else "")
    if not record.cause:  # of people's risks one power may have several
        return ""
    return rows.exclude(number=state.number if state else "").values_list("number", flat=True).first() or ""


def own_points(actor: Actor) -> frozenset[int]:
    rows = RiskPoint.objects.filter(organ_id=actor.organ_id or 0, stage="kept")
    return frozenset(rows.values_list("pk", flat=True))


def list_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    """The unit's own lists in force, by id their versions."""
    own = LenientList.objects.filter(organ_id=actor.organ_id or 0, stage="published")
    return Lookups(own_lists=lambda: dict(own.values_list("pk", "version")))


def case_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    return Lookups(entry=lambda: entry_of(record.entry, actor), list=lambda: list_state(state.list_id))


def entry_of(entry: str, actor: Actor) -> tuple[int, int, ListState] | None:
    """Return list and place of an item of the unit's own published lists, named as the form names it: 12-3."""
    pk, _, place = entry.partition("-")
    if not (pk.isascii() and pk.isdecimal() and place.isascii() and place.isdecimal() and len(pk) < 19):
        return None
    own = LenientList.objects.filter(organ_id=actor.organ_id or 0).exclude(valid_from=None)
    row = own.filter(pk=int(pk)).first()
    known = ListState.model_validate_json(row.state) if row else None
    if row is None or known is None or not 1 <= int(place) <= len(known.wording.items):
        return None
    return row.pk, int(place), known


def list_state(pk: int) -> ListState:
    return ListState.model_validate_json(LenientList.objects.get(pk=pk).state)


def guidance_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    return Lookups(
        own_points=lambda: own_points(actor), mediation=lambda: mediation_id(record.mediation, actor)
    )


def mediation_id(number: str, actor: Actor) -> int | None:
    """Return the mediation of this number that the unit is inside of."""
    rows = visible_mediations(actor).filter(number=number.strip())
    return rows.values_list("pk", flat=True).first()


def model_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    own = ModelUnit.objects.filter(organ_id=actor.organ_id or 0, closed_on=None)
    return Lookups(
        office_id=office_id, open_model=lambda: own.values_list("number", flat=True).first() or "",
        mark=lambda: int(installation.get(MARK)), review_years=lambda: int(installation.get(YEARS)),
    )  # fmt: skip


def pair_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    return Lookups(partner=lambda: organ_fact(record.partner_id), model=lambda: named_unit(record.model))


def named_unit(pk: int | None) -> tuple[int | None, str] | None:
    rows = ModelUnit.objects.filter(pk=pk or 0, stage="named")
    return rows.values_list("organ_id", "unit_name").first()


def contest_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    return Lookups(members=lambda: [own_officers(said, actor) for said in record.members])


def own_officers(said: str, actor: Actor) -> list[Any]:
    """Return whom of the unit's own people in service a name or a number means."""
    text = said.strip()
    rows = visible_officers(actor).filter(organ_id=actor.organ_id or 0, closed_on=None)
    return list(rows.filter(Q(number=text) | Q(title=text))[:3])


def action_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    """The figures there are, and what they say of the year that is summed up."""
    return Lookups(
        figures=lambda: [(each.key, named(each)) for each in sources()],
        actual=lambda: counted(record.year),
    )


def accord_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    return Lookups(source=lambda: source_of(record.source, actor))
