"""An agreement: drafted by the unit, approved by somebody else, signed, performed by instalments; else enforcement goes on.

《行政强制法》第四十二条: 行政机关可以在不损害公共利益和他人合法权益的情况下，与当事人达成执行协议 …
当事人不履行执行协议的，行政机关应当恢复强制执行.
What is agreed in a dispute (行政和解) has no statute of its own: not performed, the case or suit it came from goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.business.guidance.common import within
from fuyuan.matters.acts import articles, refuse
from fuyuan.matters.procedure import Context, Duty, Event, Refusal, State
from fuyuan.matters.record import Fact
from fuyuan.organs.posts import Post

from .records import Broken, Drafted, Item, Kind, Owed, Performed, Resumed, Signed

APPROVE_DAYS = 5  # working days the head takes for an agreement
LAW = "QZF 42.1"


class Done(Fact):
    """What was performed of one item; items count from 1."""

    item: int
    on: date
    result: str


class AccordState(State):
    """An agreement; ``organ_id`` is the unit. The person stands nowhere outside ``told`` and ``signed``."""

    organ_name: str
    told: Drafted
    source_kind: str = ""
    source_id: int | None = None
    drafters: tuple[int, ...] = ()
    approve_by: date
    approved_on: date | None = None
    returned: str = ""
    signed: Signed | None = None
    done: tuple[Done, ...] = ()
    broken: Broken | None = None
    broken_on: date | None = None
    resumed: Resumed | None = None
    ended: str = ""
    touched_on: date

    @property
    def open_items(self) -> tuple[tuple[int, Item], ...]:
        done = {each.item for each in self.done}
        return tuple((at, each) for at, each in enumerate(self.told.items, 1) if at not in done)

    def performed(self, at: int) -> Done | None:
        return next((each for each in self.done if each.item == at), None)


# -- the draft -----------------------------------------------------------------------------------------------------


def drafted(state: None, event: Event) -> AccordState:
    return AccordState(
        number=event.stamped["number"], opened_on=event.day, organ_id=event.by.organ_id, organ_name=event.by.organ_name,
        touched_on=event.day, **_wording(event), drafters=_drafters((), event),
    )  # fmt: skip


def revised(state: AccordState, event: Event) -> AccordState:
    wording = _wording(event)
    return state.but(**wording, drafters=_drafters(state.drafters, event), approved_on=None, returned="")


def _wording(event: Event) -> dict[str, Any]:
    """The agreement as it is proposed; its title names the act and nobody."""
    told, source = event.record, event.stamped.get("source_id")
    return {
        "stage": "drafting", "title": f"{told.kind.label}：{told.act}", "told": told,
        "approve_by": date.fromisoformat(event.stamped["approve_by"]),
        "source_kind": event.stamped.get("source_kind", ""), "source_id": int(source) if source else None,
    }  # fmt: skip


def _drafters(known: tuple[int, ...], event: Event) -> tuple[int, ...]:
    pk = event.by.person_id
    return known if pk is None or pk in known else (*known, pk)


def draft_stamps(state: Any, record: Drafted, context: Context) -> Mapping[str, str]:
    found = context.facts["source"] if record.source.strip() else None
    source = {"source_kind": found[0], "source_id": str(found[1])} if found else {}
    return {"approve_by": within(context, APPROVE_DAYS), **source}


def as_drafted(state: AccordState, context: Context) -> Mapping[str, Any]:
    return state.told.model_dump()


def may_draft(state: Any, record: Drafted | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if record.source.strip() and context.facts["source"] is None:
        return Refusal("没有这个编号的调解、行政复议、行政诉讼，或者您不能查看，请核对编号")
    if past := next((each for each in record.items if each.by < context.day), None):
        return Refusal(f"“{past.what}”的履行期限（{past.by}）已经过去，请核对")
    return _enforcement(record) if record.kind is Kind.ENFORCE else _reconciliation(record)


def _reconciliation(record: Drafted) -> Refusal | None:
    if not record.source.strip():
        return Refusal("行政和解从调解、行政复议、行政诉讼中来，请填写编号；执行中达成的，选择执行协议")
    if record.added or record.waived:
        return refuse("只有执行协议可以减免加处的罚款、滞纳金", LAW)
    return None


def _enforcement(record: Drafted) -> Refusal | None:
    """当事人采取补救措施的，可以减免加处的罚款或者滞纳金: what was decided itself is paid in full."""
    owed = [each for each in record.items if each.owed is Owed.PARTY]
    if not owed:
        return refuse("执行协议应当写明当事人履行什么", LAW)
    principal, added, waived = record.principal or 0, record.added or 0, record.waived or 0
    if added > principal:
        return refuse("加处的罚款、滞纳金不得超出决定的金额", "QZF 45.2")
    if waived > added:
        return refuse("减免的不能多于加处的罚款、滞纳金，决定的金额不能减免", LAW)
    if waived and not record.remedy.strip():
        return refuse("当事人采取补救措施的才可以减免，请写明补救措施", LAW)
    paid, due = sum(each.amount or 0 for each in owed), principal + added - waived
    if paid != due:
        return Refusal(f"当事人各期一共 {paid} 元，应当是 {due} 元（决定的金额加上加处的，减去减免的）")
    return None


# -- approved and signed -------------------------------------------------------------------------------------------


def approved(state: AccordState, event: Event) -> AccordState:
    return state.but(stage="approved", approved_on=event.day, returned="")


def may_approve(state: AccordState, record: Any, context: Context) -> Refusal | None:
    """Nobody approves what he or she drafted."""
    if context.actor.person_id is not None and context.actor.person_id in state.drafters:
        return Refusal("协议由拟定人以外的负责人批准")
    return Refusal(f"已经退回修改：{state.returned}") if state.returned else None


def returned(state: AccordState, event: Event) -> AccordState:
    return state.but(returned=event.record.reason)


def signed(state: AccordState, event: Event) -> AccordState:
    return state.but(stage="performing", signed=event.record)


def may_sign(state: AccordState, record: Signed | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if state.approved_on and record.on < state.approved_on:
        return Refusal(f"协议在 {state.approved_on} 批准，签订日期不能早于批准")
    first = min(each.by for each in state.told.items)
    return Refusal(f"第一期的期限（{first}）早于签订日期，请先修改协议") if first < record.on else None


# -- performed, or not ---------------------------------------------------------------------------------------------


def next_item(state: AccordState, context: Context) -> Mapping[str, Any]:
    return {"item": state.open_items[0][0]} if state.open_items else {}


def may_perform(state: AccordState, record: Performed | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if record.item not in dict(state.open_items):
        return Refusal("这一期没有或者已经履行，请从列出的各期中选择")
    assert state.signed
    return Refusal("履行日期早于签订日期，请核对") if record.on < state.signed.on else None


def performed(state: AccordState, event: Event) -> AccordState:
    record: Performed = event.record
    after = state.but(done=(*state.done, Done(item=record.item, on=record.on, result=record.result)))
    return after if after.open_items else after.but(stage="performed", closed_on=event.day)


def may_break(state: AccordState, record: Broken | None, context: Context) -> Refusal | None:
    late = _late(state, context.day)
    if not late:
        return Refusal("没有到期还没有履行的，不能登记不履行")
    return Refusal("这一期没有到期或者已经履行，请重新选择") if record and record.item not in late else None


def first_late(state: AccordState, context: Context) -> Mapping[str, Any]:
    return {"item": next(iter(_late(state, context.day)), None)}


def _late(state: AccordState, day: date) -> list[int]:
    """What has not been performed by its day; enforcement goes on against the person, so only what he or she owes counts."""
    anybody = state.told.kind is Kind.DISPUTE
    return [at for at, each in state.open_items if each.by < day and (anybody or each.owed is Owed.PARTY)]


def broken(state: AccordState, event: Event) -> AccordState:
    """不履行执行协议的，应当恢复强制执行; of what a dispute ended with, the dispute goes on where it came from."""
    after = state.but(broken=event.record, broken_on=event.day)
    if state.told.kind is Kind.ENFORCE:
        return after.but(stage="broken")
    return after.but(stage="failed", closed_on=event.day, ended="没有履行，按原来的程序处理")


def resumed(state: AccordState, event: Event) -> AccordState:
    return state.but(stage="resumed", closed_on=event.day, resumed=event.record, ended="恢复强制执行")


def may_resume(state: AccordState, record: Resumed | None, context: Context) -> Refusal | None:
    assert state.broken
    last = state.told.items[state.broken.item - 1].by
    return Refusal(f"履行期限是 {last}，恢复日期应当在它以后") if record and record.on <= last else None


def dropped(state: AccordState, event: Event) -> AccordState:
    return state.but(stage="dropped", closed_on=event.day, ended=event.record.reason)


def accord_duties(state: AccordState) -> Iterable[Duty]:
    """The unit's own: its head decides, it signs, checks each instalment on its day, and takes enforcement up again."""
    unit, owner = Post.RESPONDENT_LIAISON, state.organ_id
    if state.stage == "drafting" and state.returned:
        yield Duty("revise", "修改和解协议", unit, steps=("revise", "drop"), organ_id=owner)
    elif state.stage == "drafting" or state.approved_on:
        yield Duty(
            "approve", "批准和解协议", Post.RESPONDENT_HEAD, due_on=state.approve_by, steps=("approve", "send_back"),
            organ_id=owner, done_on=state.approved_on,
        )  # fmt: skip
    if state.stage == "approved" or state.signed:
        signed_on = state.signed.on if state.signed else None
        yield Duty(
            "sign", "与当事人签订协议", unit, steps=("sign", "drop"), organ_id=owner, done_on=signed_on
        )
    if state.signed:
        yield from _instalments(state)
    if state.stage in ("broken", "resumed"):
        yield Duty(
            "resume", "恢复强制执行", unit, steps=("resume", "perform"), organ_id=owner, basis=articles("QZF 42.2")[0],
            done_on=state.resumed.on if state.resumed else None,
        )  # fmt: skip


def _instalments(state: AccordState) -> Iterable[Duty]:
    """One after the other is looked at; once the agreement is broken or over none is waited for."""
    for at, each in enumerate(state.told.items, 1):
        done = state.performed(at)
        if done or state.stage == "performing":
            yield Duty(
                f"item-{at}", f"核实第{at}期履行", Post.RESPONDENT_LIAISON, due_on=each.by, steps=("perform",),
                organ_id=state.organ_id, done_on=done.on if done else None,
            )  # fmt: skip
