"""The review of a 规范性文件 or of the basis, on the page of its case."""

from __future__ import annotations

from typing import Any

from fuyuan.business.reconsideration.state import CaseState
from fuyuan.shell.rooms import Tab, Table, said

from .facts import BasisFact


def tab(state: CaseState) -> Tab:
    asked = f"{state.basis_asked}{state.basis_asked.clauses}" if state.basis_asked else ""
    heads = ("文件", "条款", "制定机关", "怎样启动", "由谁处理", "中止日", "情况", "处理结论")
    rows = [_row(fact) for fact in state.basis]
    tables = (Table(heads, rows),) if rows else ()
    return Tab("附带审查", said([("待处理的申请", asked)]), tables, len(rows))


def _row(fact: BasisFact) -> list[Any]:
    start = "申请人申请" if fact.requested else "依职权"
    who = "本机关" if fact.own else fact.authority or "待转送"
    return [
        str(fact.norm), fact.norm.clauses, fact.norm.maker_name, start, who, fact.started_on, _course(fact),
        fact.outcome.label if fact.outcome else "",
    ]  # fmt: skip


def _course(fact: BasisFact) -> str:
    if fact.settled_on:
        return "已处理"
    if fact.own:
        return (
            "制定机关已答复"
            if fact.replied_on
            else "已通知制定机关"
            if fact.notified_on
            else "待通知制定机关"
        )
    return "已转送，等待处理意见" if fact.forwarded_on else "待转送"
