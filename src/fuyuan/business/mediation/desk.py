"""How the desk shows mediations: list, filters, the choices in their forms, the way to the case and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from fuyuan.matters.procedure import Context, Event
from fuyuan.matters.registry import room_of
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import OFFICE_POSTS
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related
from fuyuan.shell.menu import MenuPage
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Group, Pairs, Sight, between, by_unit

from . import sources
from .ending import FORMS
from .models import Mediation
from .opening import own_organ
from .policies import COUNTING, INSIDE
from .procedure import MEDIATION
from .queries import mediations_of
from .records import Phase, Result
from .sheets import facts
from .state import MediationState, Party

PHASES = {phase.value: phase.label for phase in Phase}
RESULTS = {result.value: result.label for result in Result}
STAGES = {stage.name: stage.title for stage in MEDIATION.stages}

PAGE = MenuPage("mediation-statistics", "调解统计", "graph-up", "统计", COUNTING, order=72)

COLUMNS = (
    Column("phase", "类型", value=lambda row: PHASES.get(row.phase, "")),
    Column("applicant_names", "行政相对人", shown=False),
    Column("respondent_name", "行政机关", shown=False),
    Column("linked_number", "关联办件", kind="code", shown=False),
    Column("mediators", "调解员", shown=False),
    Column("result", "结果", value=lambda row: RESULTS.get(row.result, "")),
    Column("opened_on", "启动日期", kind="date", sort=True, shown=False),
    Column("ended_on", "结果日期", kind="date", shown=False),
    Column("case_stopped_on", "案件中止日期", kind="date", shown=False),
)


FILTERS = (
    Filter("phase", "类型", lambda actor: tuple(PHASES.items()), lambda value, today: Q(phase=value)),
    Filter("result", "结果", lambda actor: tuple(RESULTS.items()), lambda value, today: Q(result=value)),
    by_unit(Mediation, "行政机关", organ="respondent_id", name="respondent_name"),
    between("ended", "结果日期", "ended_on"),
)


def stopped(actor: Actor, today: date) -> Q:
    """Cases that stand still while the parties talk: nobody should forget them."""
    return Q(case_stopped_on__isnull=False) if actor.post in OFFICE_POSTS else Q(pk__in=[])


GROUPS = (Group("mediation-stopped", "案件因调解中止", stopped, light="suspended", steps=("agree", "fail")),)


def field_choices(path: str, state: MediationState | None, context: Context) -> Pairs | None:
    """Return the parties a field may name: those who are asked, who come, who propose, who sign, who perform."""
    if state is None:
        return None
    if path == "form":
        return [(form.value, form.label) for form in FORMS[state.phase]]
    if path == "party":
        return [(key, state.named(key)) for key in state.asked if own_organ(state, key, context) is None]
    if path == "attendance.party":
        return [(each.key, f"{each.name}（{_role(each)}）") for each in state.parties]
    if path == "by":
        return [*((each.key, each.name) for each in state.parties), ("mediator", "调解员")]
    if path == "items.party":
        return [(key, state.named(key)) for key in state.signatories]
    if path == "parties":
        return [(key, state.named(key)) for key in state.unsigned]
    if path == "item" and state.agreement:
        return [
            (str(each.number), f"第{each.number}期：{each.what}（{each.by}）")
            for each in state.agreement.open_items
        ]
    return None


def _role(party: Party) -> str:
    return party.role.label if party.role else party.side.label


# -- to the case and back ----------------------------------------------------------------------------------------


def links(state: MediationState, actor: Actor) -> Sequence[Related]:
    """The case, suit or referral it hangs on, for whoever may open it."""
    linked = state.linked
    if linked is None:
        return ()
    room = room_of(linked.kind)
    seen = policy_for(room.model).filter(actor, room.model._default_manager.filter(pk=linked.matter_id))
    url = matter_url(linked.kind, linked.matter_id)
    return (Related(linked.number, url, room.procedure.title),) if seen.exists() else ()


def related(matter_id: int, actor: Actor) -> Iterable[Related]:
    """The other way: on the case stands that there is a mediation and how it ended; its page opens for who is inside."""
    if actor.post not in INSIDE:
        return ()
    inside = policy_for(Mediation).among(actor, Mediation.objects.filter(pk=OuterRef("pk")))
    return [
        Related(row.number, matter_url(MEDIATION.name, row.pk) if row.inside else "", _told(row))
        for row in mediations_of(matter_id).annotate(inside=Exists(inside))
    ]


def beginning_in_case(row: Any, actor: Actor) -> Iterable[Related]:
    """The way to a new mediation on this case, with its number and phase filled in."""
    return _beginning(actor, *sources.phase_of(row))


def beginning_after_suit(row: Any, actor: Actor) -> Iterable[Related]:
    return _beginning(actor, row.number, Phase.AFTER)


def _beginning(actor: Actor, number: str, phase: Phase) -> Iterable[Related]:
    if actor.post in OFFICE_POSTS:
        url = reverse("shell:open-matter", kwargs={"kind": MEDIATION.name, "step": "open"})
        yield Related("启动调解", f"{url}?{urlencode({'number': number, 'phase': phase.value})}", phase.label)


def _told(row: Mediation) -> str:
    return f"{PHASES[row.phase]}：{RESULTS.get(row.result) or STAGES[row.stage]}"


def everything_read(event: Event, actor: Actor) -> Sight:
    """Who may open the page is inside the mediation."""
    return Sight.FULL


def badges(state: MediationState) -> Sequence[str]:
    return [state.phase.label, *(["案件中止"] if state.case_stopped_on else [])]


DESK_ROOM = DeskRoom(
    kind=MEDIATION.name,
    label="调解",
    facts_title="争议和调解",
    icon="people",
    order=12,
    posts=INSIDE,
    list_columns=COLUMNS,
    filters=FILTERS,
    groups=GROUPS,
    facts=facts,
    choices=field_choices,
    badges=badges,
    links=links,
    parties=lambda row: f"{row.applicant_names} ↔ {row.respondent_name}",
    party_columns=("applicant_names", "respondent_name"),
    sight=everything_read,
)
