"""While an instance runs: people, answer, more time, objection, hearings, the head in court."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fuyuan.law import due
from fuyuan.law.outcomes import Instance
from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal

from .attendance import HEADS, judged
from .records import Attended, Excuse, HeadKind, Leave
from .registering import own_number
from .state import Copy, Hearing, Presence, SuitState


def with_defendant(state: SuitState, number: int, **changes: Any) -> SuitState:
    changed = state.defendants[number - 1].but(**changes)
    return state.but(defendants=(*state.defendants[: number - 1], changed, *state.defendants[number:]))


def with_copy(state: SuitState, number: int, **changes: Any) -> SuitState:
    copies = tuple(each.but(**changes) if each.defendant == number else each for each in state.running.copies)
    return state.with_running(copies=copies)


def with_hearing(state: SuitState, number: int, **changes: Any) -> SuitState:
    old = state.running.hearings
    return state.with_running(hearings=(*old[: number - 1], old[number - 1].but(**changes), *old[number:]))


def assigned(state: SuitState, event: Event) -> SuitState:
    record = event.record
    return with_defendant(state, record.defendant, staff=record.staff, lawyers=record.lawyers)


def guard_assign(state: SuitState, record: Any, context: Context) -> Refusal | None:
    """One or two agents in all."""
    if record is not None and len(record.staff) + len(record.lawyers) > 2:
        return refuse(
            f"每一个当事人可以委托一至二人作为诉讼代理人，现在填写了{len(record.staff) + len(record.lawyers)}人",
            "XSF 31.1",
        )
    return None


# -- the answer -------------------------------------------------------------------------------------------------


def _copy(state: SuitState, record: Any) -> Copy | Refusal:
    found = state.running.copy_at(record.defendant)
    if found is None:
        return Refusal("还没有登记收到副本的日期，请先办理“签收应诉材料”")
    if record.acted_on < found.received_on:
        return Refusal(f"日期早于收到副本之日 {found.received_on}，请核对")
    return found


def answered(state: SuitState, event: Event) -> SuitState:
    return with_copy(state, event.record.defendant, answered_on=event.record.acted_on)


def guard_answer(state: SuitState, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    found = _copy(state, record)
    if isinstance(found, Refusal):
        return found
    later = found.asked_time_on is not None and not found.time_refused
    if state.running.instance is Instance.FIRST and not (record.evidence or record.files or later):
        return refuse(
            "请列出作出行政行为的证据和所依据的规范性文件：不提供或者无正当理由逾期提供证据，视为没有相应证据"
            "（涉及第三人合法权益、第三人提供证据的除外）；有正当事由的，先办理“申请延期举证”",
            "XSF 34.2",
        )
    return None


def time_asked(state: SuitState, event: Event) -> SuitState:
    return with_copy(
        state, event.record.defendant, asked_time_on=event.record.acted_on, time_allowed_on=None, evidence_by=None,
        time_refused=False,
    )  # fmt: skip


def guard_ask_time(state: SuitState, record: Any, context: Context) -> Refusal | None:
    """法释〔2018〕1号第三十四条: in writing, within the same fifteen days."""
    if record is None:
        return None
    found = _copy(state, record)
    if isinstance(found, Refusal):
        return found
    last = last_day("defence_15d", found.received_on, context)
    if record.acted_on > last:
        words = f"延期提供证据应当在收到起诉状副本之日起十五日内书面申请，最后一天是 {last}"
        return refuse(words, "JS2018 34")
    return None


def last_day(rule: str, on: date, context: Context) -> date:
    return due(rule, on, calendar=context.calendar, assumptions=context.assumptions).due


def time_answered(state: SuitState, event: Event) -> SuitState:
    record = event.record
    if record.answer is Leave.REFUSED:
        return with_copy(state, record.defendant, time_refused=True, time_allowed_on=None)
    by = event.stamped.get("evidence_by")
    by_on = date.fromisoformat(by) if by else None
    return with_copy(
        state, record.defendant, time_refused=False, time_allowed_on=event.day, evidence_by=by_on
    )


def stamps_time(state: SuitState, record: Any, context: Context) -> Mapping[str, str]:
    """The day of the delayed evidence: the same fifteen days, counted from the end of the cause."""
    if record.answer is Leave.REFUSED or record.ended_on is None:
        return {}
    return {"evidence_by": last_day("defence_15d", record.ended_on, context).isoformat()}


def guard_time_answered(state: SuitState, record: Any, context: Context) -> Refusal | None:
    if record is None:
        asked = any(each.asked_time_on and not each.evidence_on for each in state.running.copies)
        return None if asked else Refusal("没有申请延期举证")
    found = state.running.copy_at(record.defendant)
    if found is None or found.asked_time_on is None:
        return Refusal("没有申请延期举证")
    return None


def evidence_supplied(state: SuitState, event: Event) -> SuitState:
    return with_copy(state, event.record.defendant, evidence_on=event.record.acted_on)


def guard_supply(state: SuitState, record: Any, context: Context) -> Refusal | None:
    """《行政诉讼法》第三十六条: 经人民法院准许，可以延期提供."""
    allowed = [each.defendant for each in state.running.copies if each.time_allowed_on]
    if not allowed or (record is not None and record.defendant not in allowed):
        return refuse("没有登记人民法院准许延期提供证据", "XSF 36.1")
    return None


def objected(state: SuitState, event: Event) -> SuitState:
    return with_copy(state, event.record.defendant, objected_on=event.record.acted_on)


def guard_object(state: SuitState, record: Any, context: Context) -> Refusal | None:
    if state.running.instance is not Instance.FIRST:
        return refuse("管辖异议在第一审提出", "JS2018 10.1")
    if record is None:
        return None
    found = _copy(state, record)
    if isinstance(found, Refusal):
        return found
    last = last_day("jurisdiction_objection_15d", found.received_on, context)
    if record.acted_on > last:
        return refuse(f"管辖异议应当在 {last} 以前提出，已经逾期", "JS2018 10.1")
    return None


# -- hearings ----------------------------------------------------------------------------------------------------


def hearing_set(state: SuitState, event: Event) -> SuitState:
    record = event.record
    new = Hearing(
        on=record.hearing_on, at=record.at, place=record.place, notified=record.notified, again=record.again
    )
    return state.with_running(hearings=(*state.running.hearings, new))


def guard_hearing(state: SuitState, record: Any, context: Context) -> Refusal | None:
    if state.running.ruling:
        return Refusal(f"{state.running.title}已经裁判")
    if record is None:
        return None
    docketed = state.running.docketed_on
    if docketed and record.hearing_on < docketed:
        return Refusal(f"开庭日期早于立案日期 {docketed}，请核对")
    if any(each.on == record.hearing_on and not each.cancelled for each in state.running.hearings):
        return Refusal(f"{record.hearing_on} 的开庭已经登记")
    return None


def hearing_moved(state: SuitState, event: Event) -> SuitState:
    record = event.record
    if record.to is None:
        return with_hearing(state, record.hearing, cancelled=True)
    return with_hearing(state, record.hearing, on=record.to)


def guard_move(state: SuitState, record: Any, context: Context) -> Refusal | None:
    waiting = [
        at for at, each in enumerate(state.running.hearings, 1) if not each.cancelled and not each.present
    ]
    if not waiting:
        return Refusal("没有等待开庭的安排")
    if record is not None and record.hearing not in waiting:
        return Refusal("这次开庭已经开过或者取消")
    return None


def attended(state: SuitState, event: Event) -> SuitState:
    record = event.record
    verdict = judged(record)
    who = f"{record.post}{record.name}" if record.head is not HeadKind.NONE else ""
    new = Presence(defendant=record.defendant, attendance=verdict.attendance, who=who, why=verdict.reasons)
    rest = [
        each
        for each in state.running.hearings[record.hearing - 1].present
        if each.defendant != record.defendant
    ]
    return with_hearing(state, record.hearing, present=(*rest, new))


def guard_attend(state: SuitState, record: Attended | None, context: Context) -> Refusal | None:
    hearings = state.running.hearings
    open_ = [each for each in hearings if not each.cancelled and each.on <= context.day]
    if not open_:
        return Refusal("还没有开过庭：请先登记开庭，开庭当天或者以后再记录出庭情况")
    if record is None:
        return None
    if record.hearing > len(hearings) or hearings[record.hearing - 1] not in open_:
        return Refusal("这次开庭还没有到日子，或者已经取消")
    if record.head in HEADS and record.excuse is not None:
        return Refusal("负责人已经到庭，不需要填写不能出庭的理由")
    if record.excuse is Excuse.OTHER and not record.excuse_why.strip():
        return refuse("请写明不能出庭的其他正当事由", "JS2020 9.1")
    return None


def initial_attend(state: SuitState, context: Context) -> Mapping[str, Any]:
    hearings = state.running.hearings
    held = [at for at, each in enumerate(hearings, 1) if not each.cancelled and each.on <= context.day]
    waiting = [at for at in held if not hearings[at - 1].present]
    return {"defendant": own_number(state, context), "hearing": (waiting or held or [1])[0]}
