"""What the tests of single articles share: a refusal with its article, a hint, a rejected record, a decision on its ground."""

from __future__ import annotations

from datetime import date
from typing import Any

from driver import Driver
from reconsideration_samples import CLERK, HANDLER, act, draft, findings, ripe

from fuyuan.business.reconsideration.checklist import Hint, review
from fuyuan.business.reconsideration.records import Limb
from fuyuan.matters.acts import articles
from fuyuan.matters.procedure import Refusal
from fuyuan.organs.actor import Actor

A, B, C = date(2023, 3, 1), date(2024, 3, 1), date(2026, 9, 28)  # a day under each of the three texts


def refused(
    case: Driver, step: str, record: Any, article: str, day: date = C, actor: Actor = HANDLER
) -> Refusal:
    """The refusal of a step, which must stand on ``article``."""
    refusal = case.refusal(step, record, actor, day)
    assert refusal is not None, f"{step} is let through"
    assert refusal.basis == articles(article)[0], str(refusal)
    return refusal


def allowed(case: Driver, step: str, record: Any, day: date = C, actor: Actor = HANDLER) -> None:
    refusal = case.refusal(step, record, actor, day)
    assert refusal is None, str(refusal)


def hint(case: Driver, limb: Limb, day: date = C) -> Hint:
    return next(each for each in review(case.state, case.context(CLERK, day)) if each.limb is limb)


def ready(day: date = C, *, claim: str = "revoke", **facts: Any) -> Driver:
    """A case ripe for decision on an act with these facts, in which one thing is asked for."""
    requests = [{"kind": claim, "text": "依法处理"}]
    return ripe(day, requests=requests, act=act(day, **facts))


def decision(kind: str, ground: str, found: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    if kind == "order_performance":
        changes.setdefault("perform_days", 30)
    return draft(kind, ground, findings=findings(**(found or {})), **changes)
