"""How a 监督件 begins, stands still, is taken up again and ends: guards and effects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.business.supervision.days import CLOSE, HANDLE, SUPERIOR, by
from fuyuan.matters.acts import gone, refuse
from fuyuan.matters.procedure import Context, Event, Refusal

from .findings import FindingLine, Nature, Severity
from .records import About, Source
from .state import Found, SupervisionState, Turn

State = SupervisionState
ENDED = "争议进入行政复议、行政诉讼程序，不重复监督"


def opened(state: None, event: Event) -> State:
    record = event.record
    return _opened(event, event.stamped["organ_name"], Source(record.source.value), record.about)


def opened_in_round(state: None, event: Event) -> State:
    record = event.record
    return _opened(event, record.organ_name, record.source, About()).but(
        inspection_id=record.inspection_id, inspection_number=record.inspection_number
    )


def _opened(event: Event, name: str, source: Source, about: About) -> State:
    record, stamped = event.record, event.stamped
    found = tuple(_found(number, each) for number, each in enumerate(record.findings, 1))
    vertical = bool(stamped["vertical"])
    return State(
        stage="found", title=_title(name, found), number=stamped["number"], opened_on=event.day, touched_on=event.day,
        organ_id=record.organ_id, organ_name=name, vertical=vertical, office_id=_pk(stamped["office_id"]),
        government_id=_pk(stamped["government_id"]), source=source, about=about, found_on=record.found_on,
        findings=found, turns=(_turn(event),), superior_by=stamped_day(event, "superior_by") if vertical else None,
    )  # fmt: skip


def _found(number: int, line: FindingLine) -> Found:
    return Found(
        number=number,
        kind=line.kind,
        nature=line.nature,
        severity=line.severity,
        what=line.what,
        rule=line.rule,
    )


def _title(name: str, found: tuple[Found, ...]) -> str:
    more = f"等{len(found)}项问题" if len(found) > 1 else ""
    return f"{name}：{found[0].kind.label}{more}"


def _pk(text: str) -> int | None:
    return int(text) if text else None


def stamped_day(event: Event, key: str) -> date:
    return date.fromisoformat(event.stamped[key])


def _turn(event: Event) -> Turn:
    return Turn(by=stamped_day(event, "handle_by"))


def may_open(state: None, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    refused = gone(context.facts.get("organ"), "登记监督事项")
    return refused or _not_an_agency(context) or sound(record.findings) or not_twice(record.about, context)


def may_open_in_round(state: None, record: Any, context: Context) -> Refusal | None:
    return sound(record.findings) if record else None


def _not_an_agency(context: Context) -> Refusal | None:
    if context.facts.get("agency", True):
        return None
    return refuse("这个机关没有行政执法权，不属于行政执法监督的对象；机关名录有误的，请先更正", "JD25 2")


def sound(findings: Iterable[FindingLine]) -> Refusal | None:
    """第二十九条 speaks of 重大问题: what touches neither lawfulness nor propriety is none."""
    if any(each.nature is Nature.FLAW and each.severity is Severity.GRAVE for each in findings):
        return refuse("不影响合法性、适当性的问题不是重大问题，请核对性质和程度", "JD25 29")
    return None


def not_twice(about: About, context: Context) -> Refusal | None:
    """第三十三条第三款: 对已经进入行政复议、行政诉讼程序的行政争议，行政执法监督机构不重复监督."""
    if pending := context.facts.get("pending", ()):
        return refuse(f"这一行政行为已经进入复议、诉讼程序（{'、'.join(pending)}），不重复监督", "JD25 33.3")
    if about.party and not about.number and (same := context.facts.get("same_party", ())):
        told = f"{about.party}与该机关有复议、诉讼案件（{'、'.join(same)}），请填写行政行为的文号，由系统核对是不是同一争议"
        return refuse(told, "JD25 33.3")
    return None


def opening_stamps(state: None, record: Any, context: Context) -> Mapping[str, str]:
    """Names and holders of roles as they are today, and the days by which the bureau acts."""
    facts = context.facts
    return {
        "organ_name": facts["organ"].name, "vertical": "1" if facts.get("vertical") else "",
        "office_id": str(facts.get("office_id") or ""), "government_id": str(facts.get("government_id") or ""),
        "superior_by": by(context, SUPERIOR), **again(state, record, context),
    }  # fmt: skip


def again(state: Any, record: Any, context: Context) -> Mapping[str, str]:
    """The bureau may have to decide what to do next, or may close."""
    return {"handle_by": by(context, HANDLE), "close_by": by(context, CLOSE)}


# -- back to the bureau --------------------------------------------------------------------------------------------


def back(state: State, event: Event, **changes: Any) -> State:
    """The bureau goes on with what is left; with nothing left the matter may be closed."""
    after = state.but(**changes)
    if after.open_findings:
        return after.but(stage="found", turns=(*after.turns, _turn(event)))
    return corrected(after, event)


def corrected(state: State, event: Event) -> State:
    return left(state, event).but(
        stage="corrected", corrected_on=event.day, close_by=stamped_day(event, "close_by")
    )


def left(state: State, event: Event) -> State:
    """What the bureau had to decide is decided."""
    last = state.turns[-1]
    if last.done_on:
        return state
    return state.but(turns=(*state.turns[:-1], last.model_copy(update={"done_on": event.day})))


# -- standing still ------------------------------------------------------------------------------------------------


def stopped(state: State, event: Event) -> State:
    """Whatever waited for an answer waits no longer: an objection, a proposal to the government, a draft."""
    cut = {"answered_on": event.day, "reply": ENDED}
    objections = tuple(each if each.answered_on else each.model_copy(update=cut) for each in state.objections)
    done = {"decided_on": event.day, "corrects": False, "said": ENDED}
    proposals = tuple(each if each.decided_on else each.model_copy(update=done) for each in state.proposals)
    return left(state, event).but(
        stage="stopped", stopped_on=event.day, stopped_for=event.record.where, objections=objections,
        proposals=proposals, handlings=tuple(each for each in state.handlings if each.sent_on),
    )  # fmt: skip


def resumed(state: State, event: Event) -> State:
    return back(state, event, stopped_on=None, stopped_for="")


def may_resume(state: State, record: Any, context: Context) -> Refusal | None:
    if pending := context.facts.get("pending", ()):
        return refuse(
            f"这一争议仍在复议、诉讼程序中或者已有结果（{'、'.join(pending)}），不重复监督", "JD25 33.3"
        )
    return None


def concluded(state: State, event: Event) -> State:
    return state.but(stage="ended", closed_on=event.day, ending=event.record.result)


def withdrawn(state: State, event: Event) -> State:
    return left(state, event).but(stage="withdrawn", closed_on=event.day, ending=event.record.reason)


def may_withdraw(state: State, record: Any, context: Context) -> Refusal | None:
    if state.told_on:
        return refuse("已经告知执法机关，不能撤销登记；问题不成立的，通过异议处理", "JD25 30")
    return None


# -- the end -------------------------------------------------------------------------------------------------------


def closed(state: State, event: Event) -> State:
    return state.but(stage="closed", closed_on=event.day, ending=event.record.found)


def may_close(state: State, record: Any, context: Context) -> Refusal | None:
    if state.vertical and state.superior_told_on is None:
        return refuse(f"{state.organ_name}实行垂直管理或者双重领导，请先告知其上一级主管部门", "JD25 42.2")
    waiting = next((each.person for each in state.personnel if each.done_on is None), None)
    if waiting:
        return refuse(f"对{waiting}的处理建议还没有结果，登记以后再销号", "JD25 32")
    return None
