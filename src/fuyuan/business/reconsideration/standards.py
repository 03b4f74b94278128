"""Does the draft say how it stands to every point of the 类案审理标准 in force for its kind of act? (府院联动五)

A local rule of the joint conference. It is asked on the day of drafting, of the standards in force that day; a standard
that changes afterwards neither reopens what was said nor keeps a decision from being made: 第六十二条's period runs on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fuyuan.matters.procedure import Context, Refusal

from .records import LOCAL_RULE, AgreedPoint, DraftDecision

FACT = "standards"  # under which facts_for gives the points in force, each an AgreedPoint


def in_force(context: Context) -> tuple[AgreedPoint, ...]:
    return tuple(context.facts.get(FACT, ()))


def standards_refusal(draft: DraftDecision, context: Context) -> Refusal | None:
    """Every point in force is answered once, to the letter as it reads today, and nothing else is."""
    asked, answered = in_force(context), [each.agreed for each in draft.standards]
    if stale := [each for each in answered if each not in asked]:
        return Refusal(f"{_named(stale)}已经修改或者停止适用，请重新打开“拟定复议决定”再对照（{LOCAL_RULE}）")
    if missing := [each for each in asked if each not in answered]:
        return Refusal(f"请逐点说明本案与标准是否一致，还没有说明{_named(missing)}（{LOCAL_RULE}）")
    return Refusal("同一点只能说明一次") if len(set(answered)) < len(answered) else None


def _named(points: Iterable[AgreedPoint]) -> str:
    return "、".join(dict.fromkeys(each.standard for each in points))


def rows(draft: DraftDecision | None, context: Context) -> list[dict[str, Any]]:
    """What the dialog begins with: the points in force, with what an earlier draft said to the same words."""
    said = {each.agreed: each for each in draft.standards} if draft else {}
    return [said.get(each, each).model_dump() for each in in_force(context)]
