"""The sheets of a reform's page: the case, why it fell, what is done about it, what was taught, what six months showed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fuyuan.law.causes import label_of
from fuyuan.organs.actor import Actor
from fuyuan.shell.rooms import Tab, Table

from .lookups import repeats
from .state import ReformState, Round
from .words import articles

Pairs = list[tuple[str, Any]]


def facts(state: ReformState, actor: Actor) -> Sequence[Tab]:
    tabs = [_case(state), _analysis(state), _measures(state), _lessons(state), _review(state), _effect(state)]
    return [tab for tab in tabs if tab.pairs or tab.tables]


def said(*pairs: tuple[str, Any]) -> Pairs:
    return [(label, value) for label, value in pairs if value not in ("", None)]


def _case(state: ReformState) -> Tab:
    material = state.material
    pairs = said(
        ("依据变化", state.doubt), ("终止理由", state.ended_why), ("单位", state.organ_name), ("案例来源", material.kind.label),
        ("案号、文号", material.number), ("审理机关", material.body), ("行政行为", material.act),
        ("行为种类", material.act_kind.label if material.act_kind else ""), ("管理领域", material.area),
        ("结果", material.outcome), ("裁判、决定日期", material.decided_on), ("生效日期", material.effective_on),
        ("裁判、决定怎么说", material.said), ("选择理由", state.why),
        ("显示的原因", "、".join(label_of(code) for code in state.suggested)),
    )  # fmt: skip
    return Tab("案例", pairs)


def _analysis(state: ReformState) -> Tab:
    turn = state.now
    if not turn.causes:
        return Tab("原因和风险")
    causes = [
        [label_of(each.cause), articles(each.cause, state.material.kind), each.arises.label, each.fault.label, each.analysis, each.quote]
        for each in turn.causes
    ]  # fmt: skip
    risks = [[each.what, each.where] for each in turn.risks]
    heads = ("原因", "对应条文", "发生环节", "人或制度", "分析", "裁判、决定原话")
    tables = (Table(heads, causes, "原因"), Table(("风险", "环节、岗位"), risks, "执法风险"))
    return Tab(
        "原因和风险", said(("负责人", turn.leader), ("报送方案", turn.planned_on)), tables, len(causes)
    )


def _measures(state: ReformState) -> Tab:
    rows = [
        [each.number, each.what, each.owner, each.by, each.done_on or "尚未完成", each.result]
        for each in state.now.measures
    ]
    heads = ("序号", "措施", "责任人", "完成期限", "完成日期", "完成情况")
    return Tab("整改措施", (), (Table(heads, rows),) if rows else (), len(rows))


def _lessons(state: ReformState) -> Tab:
    rows = [
        [
            each.on,
            each.form.label,
            f"{each.speaker_from} {each.speaker}".strip(),
            each.participants,
            each.about,
        ]
        for each in reversed(state.lessons)
    ]
    heads = ("日期", "形式", "主讲人", "参加人数", "主要内容")
    return Tab("学习讨论", (), (Table(heads, rows),) if rows else (), len(rows))


def _review(state: ReformState) -> Tab:
    rows = [
        [each.on, each.result, each.lasting, each.decided_on or "尚未审核", _answer(each), each.opinion]
        for turn in state.rounds
        for each in turn.asked
    ]
    heads = ("申请日期", "整改成效", "长效机制", "审核日期", "结果", "审核意见")
    return Tab("办结审核", (), (Table(heads, rows),) if rows else (), len(rows))


def _answer(asked: Any) -> str:
    if asked.decided_on is None:
        return ""
    return "通过" if asked.accepted else "退回"


def _effect(state: ReformState) -> Tab:
    """While six months run, what the system sees now; afterwards what was found."""
    checks = [turn for turn in state.rounds if turn.check]
    rows = [_check(turn) for turn in reversed(checks)]
    heads = ("评估日期", "结论", "评估情况", "评估人", "系统查到的再次发生")
    tables = (Table(heads, rows),) if rows else ()
    if state.stage != "observing":
        return Tab("效果评估", (), tables, len(rows))
    found = list(repeats(state))
    pairs = said(("评估日期", state.now.check_by), ("审核通过后再次发生", "\n".join(found) or "没有查到"))
    return Tab("效果评估", pairs, tables, len(found) or None)


def _check(turn: Round) -> list[Any]:
    check = turn.check
    assert check
    return [check.on, check.effect.label, check.found, check.by, "\n".join(check.repeats) or "没有"]
