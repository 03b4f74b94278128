"""How the desk shows the disputes a court entrusted: list, filters, sheets, the way to suit and mediation."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from fuyuan.business.mediation.models import Referral
from fuyuan.business.mediation.policies import REFERRAL_READERS
from fuyuan.business.mediation.queries import mediations_of, visible_mediations
from fuyuan.matters.procedure import Event
from fuyuan.matters.registry import room_of
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Sight, Tab, Table, between, by_unit, said

from .procedure import REFERRAL
from .records import Came
from .state import ReferralState

CAME = {came.value: came.label for came in Came}

COLUMNS = (
    Column("unit_name", "单位", shown=False),
    Column("received_on", "收到日期", kind="date", sort=True),
    Column("told_on", "转办日期", kind="date", shown=False),
    Column("reported_on", "报告日期", kind="date", shown=False),
    Column("fed_back_on", "反馈日期", kind="date"),
    Column("came", "化解结果", value=lambda row: CAME.get(row.came, "")),
    Column("letter", "来函文号", kind="code", shown=False),
)


FILTERS = (
    by_unit(Referral),
    Filter("came", "化解结果", lambda actor: tuple(CAME.items()), lambda value, today: Q(came=value)),
    between("received", "收到日期", "received_on"),
)


def facts(state: ReferralState, actor: Actor) -> Sequence[Tab]:
    pairs = said([
        ("行政相对人", state.applicants), ("单位", state.organ_name), ("争议的行政行为", state.linked.act),
        ("诉讼案号", state.linked.number),
        ("人民法院", state.court_name), ("来函文号", state.letter), ("收到日期", state.received_on), ("争议情况和化解建议", state.dispute),
        ("单位负责人", state.leader), ("转办日期", state.told_on), ("单位报告", state.reported_on), ("化解意见", state.opinion),
        ("反馈期限", state.feedback_by), ("反馈日期", state.fed_back_on), ("化解结果", state.came.label if state.came else ""),
    ])  # fmt: skip
    rows = [[each.on, each.until] for each in state.extensions]
    tables = (Table(("登记日期", "延长到"), rows, "延长协调期限"),) if rows else ()
    return (Tab("委托和反馈", pairs, tables),)


def links(state: ReferralState, actor: Actor) -> Sequence[Related]:
    """The suit, and the mediations held for this referral, for whoever may open them."""
    row = Referral.objects.filter(number=state.number).only("pk").first()
    found = []
    if state.linked.kind:
        room = room_of(state.linked.kind)
        suits = room.model._default_manager.filter(pk=state.linked.matter_id)
        if policy_for(room.model).filter(actor, suits).exists():
            url = matter_url(state.linked.kind, state.linked.matter_id)
            found.append(Related(state.linked.number, url, room.procedure.title))
    inside = visible_mediations(actor).filter(pk__in=mediations_of(row.pk).values("pk")) if row else ()
    return [*found, *(Related(each.number, matter_url("mediation", each.pk), "调解") for each in inside)]


def everything_read(event: Event, actor: Actor) -> Sight:
    """Court, coordinators and unit read the same history; what was said in talks stands in the mediation."""
    return Sight.FULL


DESK_ROOM = DeskRoom(
    kind=REFERRAL.name,
    label="法院委托化解",
    facts_title="委托情况",
    icon="building",
    order=49,
    group="府院联动",
    posts=REFERRAL_READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    facts=facts,
    links=links,
    parties=lambda row: f"{row.applicant_names} ↔ {row.unit_name}",
    party_columns=("applicant_names", "unit_name"),
    sight=everything_read,
)
