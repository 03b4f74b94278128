"""合作媒体: a small register. “探索建立各级行政复议机关与相关媒体的联动机制” (measure 七); 《法治宣传教育法》第四十九条第二款."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.business.publicity.common import MEDIA, WRITERS
from fuyuan.matters.acts import Table, at, refuse
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Refusal, Stage, State
from fuyuan.matters.record import Reasoned

from .records import Partner

ACTIVE, ENDED = "active", "ended"


class PartnerState(State):
    touched_on: date
    partner: Partner
    ended_why: str = ""


def may_register(state: PartnerState | None, record: Partner | None, context: Context) -> Refusal | None:
    known: str = context.facts["known"] if record else ""
    return refuse(f"{record.name}已经登记（{known}）", MEDIA) if record and known else None


def registered(state: None, event: Event) -> PartnerState:
    record: Partner = event.record
    return PartnerState(
        stage=ACTIVE, title=record.name, number=event.stamped["number"], opened_on=event.day, touched_on=event.day,
        organ_id=event.by.organ_id, partner=record,
    )  # fmt: skip


def changed(state: PartnerState, event: Event) -> PartnerState:
    return state.but(partner=event.record, title=event.record.name)


def as_known(state: PartnerState, context: Context) -> Mapping[str, Any]:
    return state.partner.model_dump()


def ended(state: PartnerState, event: Event) -> PartnerState:
    return state.but(stage=ENDED, closed_on=event.day, ended_why=event.record.reason)


def duties(state: PartnerState) -> Iterable[Duty]:
    return ()


def columns(state: PartnerState) -> Mapping[str, Any]:
    partner = state.partner
    return {"medium": partner.medium.value, "contact": partner.contact, "agreed_on": partner.agreed_on}


act = Table(duties, frozenset()).act
# fmt: off
PARTNERS: Procedure[PartnerState] = Procedure(
    name="media_partner",
    title="合作媒体",
    state=PartnerState,
    stages=(Stage(ACTIVE, "合作中"), Stage(ENDED, "已终止", end=True)),
    steps=(
        act("register", "登记合作媒体", MEDIA, WRITERS, at(), registered, Partner, guard=may_register, series="media_partner",
            opens=True),
        act("change", "更正、补充", MEDIA, WRITERS, at(ACTIVE), changed, Partner, guard=may_register, initial=as_known),
        act("end", "终止合作", MEDIA, WRITERS, at(ACTIVE), ended, Reasoned, common=False),
    ),
    duties=duties,
    columns=columns,
    search_text=lambda state: f"{state.number} {state.title}",
)
# fmt: on
