"""Reviews of a 规范性文件 in short."""

from __future__ import annotations

from datetime import date
from typing import Any

from reconsideration_samples import approval


def norm(kind: str = "local", **changes: Any) -> dict[str, Any]:
    base = {
        "kind": kind,
        "name": "某市城市管理暂行办法",
        "number": "某政〔2020〕5号",
        "maker_name": "某市城市管理局",
        "clauses": "第三条第二款",
    }
    return base | changes


def basis_review(day: date, *, own: bool = True, **changes: Any) -> dict[str, Any]:
    base = {"norm": norm(), "own": own, "reason": "该条款增加了公民的义务", "approval": approval(day)}
    return base | changes


def basis_ruling(day: date, outcome: str = "lawful", **changes: Any) -> dict[str, Any]:
    defects = ["burden"] if outcome == "unlawful" else []
    return {
        "outcome": outcome,
        "defects": defects,
        "reason": "与上位法核对",
        "approval": approval(day),
    } | changes
