"""An officer's entry: who may be registered, what moves and ends it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from fuyuan.business.training.common import UNIT, own
from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Duty, Event, Refusal

from .records import EXCLUDED, Kind, Left, Moved, Profile, Registered
from .state import OfficerState, Service

BASIS = "HN16 20.1, JD25 10"
GROWN_UP = 18  # years; 《河南省行政执法条例》第二十条第一款第（二）项
TOWNS = frozenset({"town", "subdistrict"})


def registered(state: None, event: Event) -> OfficerState:
    record = event.record
    service = Service(organ_id=record.organ_id, organ_name=record.organ_name, first=record.since)
    return OfficerState(
        stage="serving", title=record.name, number=event.stamped["number"], opened_on=event.day, organ_id=record.organ_id,
        person_id=record.person_id, profile=record.profile, services=(service,), touched_on=event.day,
    )  # fmt: skip


def may_register(state: None, record: Registered | None, context: Context) -> Refusal | None:
    """Who may enforce: 在编在职, of age, of an organ that enforces; nobody stands in the register twice."""
    if record is None:
        return None
    facts = context.facts
    if context.actor.post in UNIT and context.actor.organ_id != record.organ_id:
        return Refusal(f"您只能登记{context.actor.organ_name}的人员，其他单位的请由该单位或者司法局登记")
    if known := facts["registered"]:
        return Refusal(f"这个身份证号码已经登记（{known}），调动的请在那一件里办理“调动”")
    if _age(facts["born_on"], record.since) < GROWN_UP:
        return refuse("到岗时不满十八周岁，不得申请取得行政执法资格，请核对出生日期", "HN16 20.1")
    return _fits(record.profile, facts, record.organ_id)


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _fits(profile: Profile, facts: Mapping[str, Any], organ_id: int) -> Refusal | None:
    """What an organ's officers must be, whenever they come to it or change."""
    if profile.employment in EXCLUDED and profile.kind is not Kind.REVIEWER:
        told = f"{profile.employment.label}不得申请取得行政执法资格，不能列入名册"
        return refuse(told, "HN16 20.2")
    organ = facts["organs"].get(organ_id)
    if organ is None:
        return Refusal("机关名录里没有这个单位，或者单位已经撤销，请从列出的名称中选择")
    if not organ.enforcement and profile.kind is Kind.ENFORCER:
        return refuse("这个单位没有行政执法权，请核对单位；确有执法权的，先在机关名录里登记", "HN16 3.2")
    if not profile.areas:
        return Refusal("请填写执法领域，至少一个")
    return _delegated(profile, facts, organ.kind)


def _delegated(profile: Profile, facts: Mapping[str, Any], kind: str) -> Refusal | None:
    if not profile.powers:
        return None
    if kind not in TOWNS:
        return Refusal("放权事项由乡镇、街道行使，其他单位的人员请不填写")
    unknown = [each for each in profile.powers if each not in facts["powers"]]
    if unknown:
        return Refusal(f"放权事项清单里没有“{unknown[0]}”，请照清单写，或者先登记这个事项")
    return None


def updated(state: OfficerState, event: Event) -> OfficerState:
    return state.but(profile=event.record.profile)


def may_update(state: OfficerState, record: Any, context: Context) -> Refusal | None:
    if refusal := own(state.organ_id, context):
        return refusal
    return _fits(record.profile, context.facts, state.now.organ_id) if record else None


def as_known(state: OfficerState, context: Context) -> Mapping[str, Any]:
    return {"profile": state.profile.model_dump()}


def moved(state: OfficerState, event: Event) -> OfficerState:
    record = event.record
    before = state.now.model_copy(update={"last": record.day - timedelta(days=1)})
    service = Service(organ_id=record.organ_id, organ_name=record.organ_name, first=record.day)
    # what was delegated belongs to the town that was left
    profile = state.profile.model_copy(update={"duty": record.duty, "areas": record.areas, "powers": ()})
    return state.but(
        organ_id=record.organ_id, profile=profile, services=(*state.services[:-1], before, service)
    )


def may_move(state: OfficerState, record: Moved | None, context: Context) -> Refusal | None:
    if refusal := own(state.organ_id, context):
        return refusal
    if record is None:
        return None
    if record.organ_id == state.organ_id:
        return Refusal("调入单位就是现在的单位，职务变化请办理“变更登记”")
    if record.day <= state.now.first:
        return Refusal(f"调入日期应当晚于到现单位的日期（{state.now.first}），请核对")
    profile = state.profile.model_copy(update={"areas": record.areas, "powers": ()})
    return _fits(profile, context.facts, record.organ_id)


def first_move(state: OfficerState, context: Context) -> Mapping[str, Any]:
    return {"duty": state.profile.duty, "areas": list(state.profile.areas)}


def left(state: OfficerState, event: Event) -> OfficerState:
    record = event.record
    why = f"{record.why.label}　{record.reason}".strip()
    service = state.now.model_copy(update={"last": record.day})
    return state.but(
        stage="left", closed_on=event.day, ended_why=why, services=(*state.services[:-1], service)
    )


def may_leave(state: OfficerState, record: Left | None, context: Context) -> Refusal | None:
    if refusal := own(state.organ_id, context):
        return refusal
    if record and record.day < state.now.first:
        return Refusal(f"离岗日期早于到岗日期（{state.now.first}），请核对")
    return None


def officer_duties(state: OfficerState) -> Iterable[Duty]:
    """The register itself owes nothing; hours are read from the year, certificates have a life of their own."""
    return ()
