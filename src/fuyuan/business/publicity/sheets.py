"""The sheets of the two matter pages: where the text stands with the public, what is hidden, where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fuyuan.organs.actor import Actor
from fuyuan.shell.rooms import Tab, Table, said

from .activities.steps import ActivityState
from .cases.steps import TypicalCase
from .decisions.steps import Publication
from .life import PUBLISHED, Draft, Signed
from .news.steps import News
from .partners.steps import PartnerState


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


def news_sheets(state: News, actor: Actor) -> Sequence[Tab]:
    text = state.mask.source if state.mask else ""
    pairs = said(
        [
            ("标题", state.public_title),
            ("摘要", state.summary),
            ("正文", text),
            ("不再采用", state.dropped_why),
        ]
    )
    return [Tab("动态", pairs), *shared_sheets(state)]


def activity_sheets(state: ActivityState, actor: Actor) -> Sequence[Tab]:
    return [tab for tab in (_plan(state), _held(state)) if tab.pairs]


def _plan(state: ActivityState) -> Tab:
    plan = state.plan
    return Tab("计划", said([
        ("主题", plan.topic), ("方式", plan.channel.label), ("对象", plan.audience.label), ("合作媒体", state.partner_name),
        ("计划日期", plan.day), ("地点或者栏目", plan.place), ("负责人", plan.owner), ("内容和安排", plan.content),
        ("方案、宣传材料", plan.files or None), ("取消的原因", state.cancelled_why),
    ]))  # fmt: skip


def _held(state: ActivityState) -> Tab:
    held, result = state.held, state.result
    if held is None:
        return Tab("举办情况")
    pairs: list[tuple[str, Any]] = [
        ("举办日期", held.on), ("做了什么", held.done), ("覆盖人数", held.reach), ("照片", held.photos or None),
        ("其他材料", held.files or None), ("报道、刊播情况", "；".join(each.place for each in held.links)),
        ("效果", result.effect if result else ""), ("解答咨询（人次）", result.questions if result else None),
    ]  # fmt: skip
    return Tab("举办情况", said(pairs))


def partner_sheets(state: PartnerState, actor: Actor) -> Sequence[Tab]:
    partner = state.partner
    return [Tab("合作媒体", said([
        ("名称", partner.name), ("种类", partner.medium.label), ("联系人", partner.contact), ("联系电话", partner.phone),
        ("建立联系的日期", partner.agreed_on), ("合作协议、函件", partner.agreement), ("合作内容", partner.note),
        ("终止的原因", state.ended_why),
    ]))]  # fmt: skip


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
    return f"/published/{state.shelf}/{state.slug}/"


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
    hidden = hidden_sheet(state)
    return (Tab("公开稿全文", pairs), *([hidden] if hidden.tables else []))
