"""The sheets of the two matter pages: where the text stands with the public, what is hidden, where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fuyuan.organs.actor import Actor
from fuyuan.shell.rooms import Tab, Table, said

from .cases.steps import TypicalCase
from .decisions.steps import Publication
from .life import PUBLISHED, Draft, Signed


def decision_sheets(state: Publication, actor: Actor) -> Sequence[Tab]:
    made, checked, held, declined = state.made, state.checked, state.held, state.declined
    pairs: list[tuple[str, Any]] = [
        ("决定书", made.number), ("案号", made.case_number), ("被申请人", made.agency), ("行政行为", made.act),
        ("行为种类", made.act_kind.label), ("结果", made.outcome), ("决定日期", made.decided_on), ("生效日期", made.served_on),
        ("规则列为不公开", "；".join(state.obstacles)),
        ("行政行为的公开情况", checked.how_public.label if checked else ""), ("核查说明", checked.note if checked else ""),
        ("暂缓公开", f"{held.ground.label}：{held.reason}" if held else ""),
        ("重新研究的日期", held.review_on if held else None),
        ("不予公开", f"{declined.ground.label}：{declined.reason}" if declined else ""),
    ]  # fmt: skip
    return [Tab("决定书", said(pairs)), *shared_sheets(state)]


def case_sheets(state: TypicalCase, actor: Actor) -> Sequence[Tab]:
    pairs = said([("为什么典型", state.why), ("案例集", state.collection), ("不再采用", state.dropped_why)])
    rows = [[each.number, each.act_kind, each.agency, each.outcome, each.ended_on] for each in state.sources]
    heads = ("案号", "行为种类", "行政机关", "结果", "生效日期")
    return [Tab("来源", pairs, (Table(heads, rows, "所用案件"),), len(rows)), *shared_sheets(state)]


def shared_sheets(state: Draft) -> list[Tab]:
    return [tab for tab in (_public(state), hidden_sheet(state)) if tab.pairs or tab.tables]


def _public(state: Draft) -> Tab:
    pairs: list[tuple[str, Any]] = [
        ("公开标题", state.public_title), ("白话摘要", state.summary), ("管理领域", state.area),
        ("第一次确认", _signed(state.first)), ("第二次确认", _signed(state.second)), ("退回原因", state.returned_why),
        ("公开日期", state.publish_on), ("实际公开日期", state.published_on), ("撤下日期", state.withdrawn_on),
        ("撤下原因", state.withdrawn_why), ("网址", address(state) if state.stage == PUBLISHED else ""),
    ]  # fmt: skip
    return Tab("公开", said(pairs))


def address(state: Draft) -> str:
    shelf = "decisions" if isinstance(state, Publication) else "cases"
    return f"/published/{shelf}/{state.slug}/"


def _signed(signed: Signed | None) -> str:
    return f"{signed.by}，{signed.on.year}年{signed.on.month}月{signed.on.day}日" if signed else ""


def hidden_sheet(state: Draft) -> Tab:
    if state.mask is None:
        return Tab("隐去的内容")
    rows = [
        [each.original, each.alias, each.kind, each.by, each.count, each.rule] for each in state.mask.groups()
    ]
    tables = [Table(("原文", "公开稿里", "类别", "怎样认出", "处数", "规则"), rows)] if rows else []
    back = [[each.original, each.kind, each.reason, each.who] for each in state.mask.given_back]
    if back:
        tables.append(Table(("原文", "类别", "为什么可以公开", "谁恢复的"), back, "恢复原文的"))
    return Tab("隐去的内容", (), tables, len(rows))


def beside(step: str, state: Draft) -> Sequence[Tab]:
    """Whoever confirms reads the whole text in the dialog; whoever changes it sees what is hidden."""
    if state.mask is None:
        return ()
    if step not in ("submit", "confirm", "publish"):
        return (hidden_sheet(state),) if step in ("hide", "give_back", "rename") else ()
    pairs = said([("标题", state.public_title), ("摘要", state.summary), ("正文", state.mask.text)])
    return (Tab("公开稿全文", pairs), hidden_sheet(state))
