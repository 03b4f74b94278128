"""执法监督员、联系点 as a table of steps (《行政执法监督条例》第二十三条、第三十五条; plan, measures (十), (十一))."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.business.supervision.common import CLOCK, FIELD, STAFF
from fuyuan.matters.acts import Table, articles, at, gone, refuse
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Refusal, Stage, State
from fuyuan.matters.record import Fact, Nothing, Reasoned
from fuyuan.organs.posts import Post

from .records import Appointed, Declared, Lifted, Profile, Relation, Renewed, Role, Updated

BASIS = "JD25 23, 35.1"
LONGEST = 5 * 366  # days; no article limits a term, but one without end would be no term


class Tie(Fact):
    """One declared relation; ``lifted``: it no longer holds."""

    number: int
    relation: Relation
    organ_id: int
    organ_name: str
    until: date | None = None
    note: str = ""
    on: date
    lifted: bool = False


class SupervisorState(State):
    touched_on: date
    role: Role
    profile: Profile
    unit_name: str = ""
    from_on: date
    to_on: date
    terms: int = 1
    ties: tuple[Tie, ...] = ()
    ending: str = ""

    @property
    def standing(self) -> tuple[Tie, ...]:
        return tuple(each for each in self.ties if not each.lifted)


def appointed(state: None, event: Event) -> SupervisorState:
    record = event.record
    return SupervisorState(
        stage="serving", title=record.name, number=event.stamped["number"], opened_on=event.day, touched_on=event.day,
        organ_id=event.by.organ_id, holder_id=record.profile.person_id, role=record.role, profile=record.profile,
        unit_name=event.stamped["unit_name"], from_on=record.from_on, to_on=record.to_on,
    )  # fmt: skip


def may_appoint(state: None, record: Appointed | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if known := context.facts.get("known", ""):
        return refuse(f"{record.name}已经在任（{known}）；同名的加以区别，例如“王伟（林业局）”", BASIS)
    return _profile(record.profile, context) or _term(record.from_on, record.to_on, context)


def _profile(profile: Profile, context: Context) -> Refusal | None:
    if profile.unit_id is None:
        return None if profile.employer.strip() else refuse("请填写所在执法机关，或者工作单位", BASIS)
    return gone(context.facts.get("unit"), "聘任")


def _term(first: date, last: date, context: Context) -> Refusal | None:
    if last < first or last < context.day:
        return refuse("任期止早于任期起或者早于今天，请核对", BASIS)
    return (
        refuse("一个任期不能超过五年，届满时可以续聘（本地规定）", BASIS)
        if (last - first).days > LONGEST
        else None
    )


def unit_stamp(state: Any, record: Any, context: Context) -> Mapping[str, str]:
    unit = context.facts.get("unit")
    return {"unit_name": unit.name if record.profile.unit_id and unit else ""}


def updated(state: SupervisorState, event: Event) -> SupervisorState:
    profile = event.record.profile
    return state.but(profile=profile, unit_name=event.stamped["unit_name"], holder_id=profile.person_id)


def may_update(state: SupervisorState, record: Any, context: Context) -> Refusal | None:
    return _profile(record.profile, context) if record else None


def as_known(state: SupervisorState, context: Context) -> Mapping[str, Any]:
    return {"profile": state.profile.model_dump()}


def renewed(state: SupervisorState, event: Event) -> SupervisorState:
    return state.but(to_on=event.record.to_on, terms=state.terms + 1)


def may_renew(state: SupervisorState, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    if record.to_on <= state.to_on:
        return refuse(f"新的任期止应当晚于本届任期止（{state.to_on}）", BASIS)
    return _term(state.to_on, record.to_on, context)


def declared(state: SupervisorState, event: Event) -> SupervisorState:
    record = event.record
    new = Tie(
        number=len(state.ties) + 1, relation=record.relation, organ_id=record.organ_id, until=record.until,
        organ_name=event.stamped["organ_name"], note=record.note, on=event.day,
    )  # fmt: skip
    return state.but(ties=(*state.ties, new))


def own(state: SupervisorState, context: Context) -> Refusal | None:
    """A supervisor declares for himself; the bureau writes down what it is told."""
    actor = context.actor
    if actor.post is Post.LAY_SUPERVISOR and actor.person_id != state.profile.person_id:
        return refuse("只能申报本人的关系", BASIS)
    return None


def may_declare(state: SupervisorState, record: Any, context: Context) -> Refusal | None:
    return own(state, context) or (gone(context.facts.get("organ"), "申报关系") if record else None)


def organ_stamp(state: Any, record: Any, context: Context) -> Mapping[str, str]:
    return {"organ_name": context.facts["organ"].name}


def lifted(state: SupervisorState, event: Event) -> SupervisorState:
    ties = tuple(
        each.model_copy(update={"lifted": True}) if each.number == event.record.number else each
        for each in state.ties
    )
    return state.but(ties=ties)


def may_lift(state: SupervisorState, record: Any, context: Context) -> Refusal | None:
    known = {each.number for each in state.standing}
    if not known:
        return refuse("没有申报的关系", BASIS)
    return refuse("请从现有的关系中选择", BASIS) if record and record.number not in known else None


def ended(state: SupervisorState, event: Event) -> SupervisorState:
    return state.but(stage="ended", closed_on=event.day, ending=event.record.reason)


def expired(state: SupervisorState, event: Event) -> SupervisorState:
    return state.but(stage="ended", closed_on=event.day, ending="任期届满")


def may_expire(state: SupervisorState, record: Any, context: Context) -> Refusal | None:
    return None if context.day > state.to_on else refuse("任期还没有届满", BASIS)


def duties(state: SupervisorState) -> Iterable[Duty]:
    """The term runs out by itself, its last day still counts; the bureau is reminded by a group of its worklist, not by years."""
    if state.stage == "serving":
        yield Duty(
            "term",
            "任期届满，自动终止",
            Post.SYSTEM,
            due_on=state.to_on,
            lapse="expire",
            basis=articles(BASIS)[0],
        )


def columns(state: SupervisorState) -> Mapping[str, Any]:
    return {
        "role": state.role.value, "kind": state.profile.kind.value, "unit_id": state.profile.unit_id,
        "unit_name": state.unit_name or state.profile.employer, "from_on": state.from_on, "to_on": state.to_on,
        "ties": len(state.standing),
    }  # fmt: skip


act = Table(duties, frozenset({"from_on", "to_on"})).act
SERVING = at("serving")

# fmt: off
SUPERVISOR: Procedure[SupervisorState] = Procedure(
    name="supervisor",
    title="执法监督员、联系点",
    state=SupervisorState,
    stages=(Stage("serving", "在任"), Stage("ended", "已解聘", end=True)),
    steps=(
        act("appoint", "聘任、确定", BASIS, STAFF, at(), appointed, Appointed, guard=may_appoint, stamps=unit_stamp,
            series="supervisor", papers=("supervisor_letter",), opens=True),
        act("declare", "申报关系", BASIS, FIELD, SERVING, declared, Declared, guard=may_declare, stamps=organ_stamp,
            help="申报以后不再安排监督该机关；已经安排、还没有检查的，立即停止并改派。"),
        act("lift", "解除关系", BASIS, STAFF, SERVING, lifted, Lifted, guard=may_lift, common=False),
        act("renew", "续聘", BASIS, STAFF, SERVING, renewed, Renewed, guard=may_renew, papers=("supervisor_letter",)),
        act("update", "变更登记", BASIS, STAFF, SERVING, updated, Updated, guard=may_update, initial=as_known,
            stamps=unit_stamp, common=False),
        act("end", "解聘", BASIS, STAFF, SERVING, ended, Reasoned, common=False),
        act("expire", "任期届满", BASIS, CLOCK, SERVING, expired, Nothing, guard=may_expire),
    ),
    duties=duties,
    columns=columns,
    search_text=lambda state: f"{state.number} {state.title} {state.unit_name} {state.profile.employer}",
)
# fmt: on
