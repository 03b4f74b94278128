"""执法监督员、联系点 as a table of steps (《行政执法监督条例》第二十三条、第三十五条; plan, measures (十), (十一))."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from fuyuan.business.supervision.common import CLOCK, FIELD, STAFF
from fuyuan.matters.acts import Table, articles, at, gone, refuse
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Refusal, Stage, State
from fuyuan.matters.record import Fact, Nothing, Reasoned
from fuyuan.organs.posts import Post

from .records import (
    Appointed,
    Declared,
    FeeApproved,
    FeeEntered,
    FeePaid,
    FeeRefused,
    Kind,
    Lifted,
    Offered,
    Profile,
    Relation,
    Renewed,
    Role,
    Updated,
)

BASIS = "JD25 23, 35.1"
PAY = "JD25 38"  # 将行政执法监督工作所需经费列入本级预算
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


class Fee(Fact):
    """One honorarium, in 分: who entered it may not approve it, and nobody his own."""

    number: int
    inspection: int | None
    inspection_number: str
    work: str
    on: date
    cents: int
    entered_by: str
    entered_id: int | None
    entered_on: date
    basis: str = ""
    approved_by: str = ""
    approved_on: date | None = None
    refused: str = ""
    paid_by: str = ""
    paid_on: date | None = None
    voucher: str = ""

    @property
    def yuan(self) -> Decimal:
        return Decimal(self.cents) / 100

    @property
    def standing(self) -> str:
        if self.refused:
            return "不予支付"
        return "已支付" if self.paid_on else "待支付" if self.approved_on else "待审批"


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
    offers: tuple[Offered, ...] = ()
    fees: tuple[Fee, ...] = ()

    @property
    def outside(self) -> bool:
        """Not on the payroll of an organ: measure (十) asks for 法学理论研究工作者、律师、退休法官检察官等."""
        return self.profile.kind is not Kind.OFFICER

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


# -- availability and honoraria ------------------------------------------------------------------------------------


def may_offer(state: SupervisorState, record: Offered | None, context: Context) -> Refusal | None:
    if own(state, context):
        return refuse("只能登记本人的时间", BASIS)
    if record is None:
        return None
    if record.last < context.day:
        return refuse("这段时间已经过去，请核对", BASIS)
    return refuse("任期届满以后的时间不能登记", BASIS) if record.first > state.to_on else None


def offered(state: SupervisorState, event: Event) -> SupervisorState:
    return state.but(offers=(*state.offers, event.record))


def may_enter_fee(state: SupervisorState, record: FeeEntered | None, context: Context) -> Refusal | None:
    if not state.outside:
        return refuse("行政机关工作人员参加监督是履行职责，不发劳务补助", PAY)
    if record is None:
        return None
    if record.on < state.from_on:
        return refuse(f"日期早于任期（{state.from_on}起），请核对", PAY)
    if record.inspection is None:
        return None
    if record.inspection not in context.facts["inspections"]:
        return refuse("请从这名监督员参加过的监督检查中选择", PAY)
    taken = any(each.inspection == record.inspection and not each.refused for each in state.fees)
    return refuse("这次监督检查的补助已经登记过", PAY) if taken else None


def fee_stamps(state: SupervisorState, record: FeeEntered, context: Context) -> Mapping[str, str]:
    found: Mapping[int, str] = context.facts["inspections"]
    return {"inspection": found.get(record.inspection or 0, "")}


def fee_entered(state: SupervisorState, event: Event) -> SupervisorState:
    record: FeeEntered = event.record
    new = Fee(
        number=len(state.fees) + 1, inspection=record.inspection, inspection_number=event.stamped["inspection"],
        work=record.work, on=record.on, cents=int(record.amount * 100), entered_by=event.by.name,
        entered_id=event.by.person_id, entered_on=event.day,
    )  # fmt: skip
    return state.but(fees=(*state.fees, new))


def _waiting(state: SupervisorState) -> tuple[Fee, ...]:
    return tuple(each for each in state.fees if each.standing == "待审批")


def _approved(state: SupervisorState) -> tuple[Fee, ...]:
    return tuple(each for each in state.fees if each.standing == "待支付")


def may_judge_fee(
    state: SupervisorState, record: FeeApproved | FeeRefused | None, context: Context
) -> Refusal | None:
    """登记、审批由两个人办理, and nobody judges what he is to be paid."""
    if not _waiting(state):
        return refuse("没有待审批的补助", PAY)
    actor = context.actor
    if actor.person_id is not None and actor.person_id == state.profile.person_id:
        return refuse("本人的补助由其他人审批", PAY)
    if record is None:
        return None
    fee = next((each for each in _waiting(state) if each.number == record.fee), None)
    if fee is None:
        return refuse("请从待审批的补助中选择", PAY)
    same = fee.entered_id is not None and fee.entered_id == actor.person_id
    return refuse("登记的人不能审批，请由另一个人办理", PAY) if same else None


def may_pay(state: SupervisorState, record: FeePaid | None, context: Context) -> Refusal | None:
    if not _approved(state):
        return refuse("没有审批通过、待支付的补助", PAY)
    if record is None:
        return None
    fee = next((each for each in _approved(state) if each.number == record.fee), None)
    if fee is None:
        return refuse("请从待支付的补助中选择", PAY)
    assert fee.approved_on
    return refuse("支付日期早于审批日期，请核对", PAY) if record.on < fee.approved_on else None


def _fee(state: SupervisorState, number: int, **changes: Any) -> SupervisorState:
    fees = tuple(each.model_copy(update=changes) if each.number == number else each for each in state.fees)
    return state.but(fees=fees)


def fee_approved(state: SupervisorState, event: Event) -> SupervisorState:
    record: FeeApproved = event.record
    return _fee(state, record.fee, basis=record.basis, approved_by=event.by.name, approved_on=event.day)


def fee_refused(state: SupervisorState, event: Event) -> SupervisorState:
    return _fee(state, event.record.fee, refused=event.record.reason)


def fee_paid(state: SupervisorState, event: Event) -> SupervisorState:
    record: FeePaid = event.record
    return _fee(state, record.fee, paid_by=event.by.name, paid_on=record.on, voucher=record.voucher)


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
    for fee in state.fees:
        yield from _fee_duties(state, fee)


def _fee_duties(state: SupervisorState, fee: Fee) -> Iterable[Duty]:
    """No article says by when: they stand in the worklist without a day."""
    if fee.refused:
        return
    owed: dict[str, Any] = {
        "post": Post.SUPERVISION_STAFF,
        "organ_id": state.organ_id,
        "basis": articles(PAY)[0],
    }
    yield Duty(
        key=f"approve-fee-{fee.number}", title=f"审批第{fee.number}笔劳务补助", steps=("approve_fee", "refuse_fee"),
        done_on=fee.approved_on, **owed,
    )  # fmt: skip
    if fee.approved_on:
        yield Duty(
            key=f"pay-fee-{fee.number}", title=f"支付第{fee.number}笔劳务补助", steps=("pay_fee",), done_on=fee.paid_on, **owed
        )  # fmt: skip


def columns(state: SupervisorState) -> Mapping[str, Any]:
    return {
        "role": state.role.value, "kind": state.profile.kind.value, "unit_id": state.profile.unit_id,
        "unit_name": state.unit_name or state.profile.employer, "from_on": state.from_on, "to_on": state.to_on,
        "ties": len(state.standing),
        "unpaid": sum(each.cents for each in state.fees if not (each.refused or each.paid_on)),
    }  # fmt: skip


act = Table(duties, frozenset({"from_on", "to_on", "first", "last"})).act
SERVING = at("serving")
EVER = at("serving", "ended")  # what somebody did in office is paid after it too

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
        act("offer", "登记可以参加的时间", BASIS, FIELD, SERVING, offered, Offered, guard=may_offer, common=False,
            help="组队、安排检查时供参考。"),
        act("enter_fee", "登记劳务补助", PAY, STAFF, EVER, fee_entered, FeeEntered, guard=may_enter_fee, stamps=fee_stamps,
            common=False, help="编制外人员参加监督的补助。登记、审批由两个人办理。"),
        act("approve_fee", "审批补助", PAY, STAFF, EVER, fee_approved, FeeApproved, guard=may_judge_fee, common=False),
        act("refuse_fee", "不予支付", PAY, STAFF, EVER, fee_refused, FeeRefused, guard=may_judge_fee, common=False),
        act("pay_fee", "登记支付", PAY, STAFF, EVER, fee_paid, FeePaid, guard=may_pay, common=False),
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
