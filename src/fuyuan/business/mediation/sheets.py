"""The sheets of a mediation's page: parties and will, the talks, the agreement, performance and visits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fuyuan.law.vocabulary import ActKind
from fuyuan.organs.actor import Actor
from fuyuan.shell.rooms import Tab, Table, said

from .records import Answered, Side
from .state import MediationState

KINDS = {kind.value: kind.label for kind in ActKind}


def facts(state: MediationState, actor: Actor) -> Sequence[Tab]:
    """Return the sheets; who may open the page is inside the mediation and reads all of them (policies.py)."""
    tabs = [
        _parties(state),
        _dispute(state),
        _talks(state),
        _proposals(state),
        _agreement(state),
        _visits(state),
    ]
    return [tab for tab in tabs if tab.pairs or tab.tables]


def _parties(state: MediationState) -> Tab:
    rows = []
    for each in state.parties:
        key = each.key if each.key in state.asked else "applicant" if each.side is Side.APPLICANT else ""
        answer = state.answer_of(key) if key else None
        label = each.role.label if each.role else each.side.label
        rows.append([each.name, label, answer.will.label if answer else "", answer.wants if answer else ""])
    mediators = [[each.name, each.unit or "本机构"] for each in state.mediators]
    tables = [Table(("名称", "身份", "意愿", "诉求或者意见"), rows, "2＋N：各方和受邀参加的单位、个人")]
    if mediators:
        tables.append(Table(("姓名", "单位"), mediators, "调解员"))
    return Tab("各方", (), tables, len(rows))


def _dispute(state: MediationState) -> Tab:
    linked = state.linked
    pairs: list[tuple[str, Any]] = [
        ("类型", state.phase.label), ("调解事项", state.about.label), ("关联办件", linked.number if linked else ""),
        ("争议的行政行为", state.act), ("行为种类", KINDS.get(state.act_kind, "")), ("管理领域", state.area),
        ("行政相对人的诉求", state.demand), ("案件中止", _stops(state)), ("结果", state.result.label if state.result else ""),
        ("结果日期", state.ended_on), ("争议焦点", state.point), ("没有成功的原因", state.why),
    ]  # fmt: skip
    return Tab("争议", said(pairs))


def _stops(state: MediationState) -> str:
    past = [f"{first} 至 {last}" for first, last in state.stops]
    return "；".join([*past, *([f"{state.case_stopped_on} 起"] if state.case_stopped_on else [])])


def _talks(state: MediationState) -> Tab:
    rows = [
        [each.on, each.place, each.means.label, _attendance(state, each.attendance), each.minutes]
        for each in state.sessions
    ]
    heads = ("日期", "地点", "方式", "到场情况", "经过")
    return Tab("调解会", (), (Table(heads, rows),) if rows else (), len(rows))


def _attendance(state: MediationState, rows: Sequence[tuple[str, Any, str]]) -> str:
    return "；".join(
        f"{state.named(key)}{f'（{who}）' if who else ''} {presence.label}" for key, presence, who in rows
    )


def _proposals(state: MediationState) -> Tab:
    rows = [
        [
            each.on,
            state.named(each.by),
            each.terms,
            each.conceded,
            f"{Answered(each.answered).label}{_say(each.answer)}",
        ]
        for each in state.proposals
    ]
    heads = ("日期", "提出人", "方案", "认可、让步", "对方的态度")
    note = [
        ("保密", "只用于调解，不得在案件审理中作为对当事人不利的证据（《行政复议法实施条例》第四十八条）")
    ]
    return Tab("方案", note if rows else (), (Table(heads, rows),) if rows else (), len(rows))


def _say(words: str) -> str:
    return f"：{words}" if words else ""


def _agreement(state: MediationState) -> Tab:
    agreement = state.agreement
    if agreement is None:
        return Tab("协议")
    signed = "；".join(f"{state.named(key)} {on}" for key, on in agreement.signed)
    pairs = [
        ("方式", agreement.form.label), ("达成日期", agreement.on), ("协议内容", agreement.terms), ("调解书文号", agreement.number),
        ("已签字", signed), ("未签字", "、".join(state.named(key) for key in state.unsigned)), ("生效日期", agreement.effective_on),
    ]  # fmt: skip
    rows = [
        [each.number, state.named(each.party), each.what, each.by, each.done_on or "尚未履行", each.result]
        for each in agreement.items
    ]
    heads = ("期", "履行人", "履行内容", "期限", "履行日期", "履行情况")
    return Tab("协议", said(pairs), (Table(heads, rows, "分期履行"),) if rows else (), len(rows) or None)


def _visits(state: MediationState) -> Tab:
    rows = [[each.on, each.whom, each.said, each.after.label] for each in state.visits]
    return Tab("回访", (), (Table(("日期", "对象", "情况", "结论"), rows),) if rows else (), len(rows))
