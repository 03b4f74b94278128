"""强制执行: an applicant or third party who neither sues in time nor performs (《行政复议法》第七十八条; 2017年法第三十三条).

Who enforces follows from what was decided: the organ that made the act where it was upheld, the reconsideration organ where it
was modified or ended by a 调解书. What is enforced goes its own way then (行政强制法); here it is put on record.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fuyuan.law import Regime, due
from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Refusal
from fuyuan.organs.posts import RESPONDENT_POSTS

from .after import decision_paper
from .conditions import regime, since_2024
from .facts import At
from .records import DecisionKind, Enforced, Enforcer
from .state import CaseState

BASIS = "L23 78, L17 33"
_ITEM = {Enforcer.RESPONDENT: "(1)", Enforcer.ORGAN: "(2)"}


def enforcer(state: CaseState) -> Enforcer | None:
    """Return who may enforce what was decided, None where nothing binds applicant or third party."""
    if state.outcome == At.MEDIATED:
        return Enforcer.ORGAN
    kinds = state.decision.draft.kinds if state.decision else frozenset()
    if DecisionKind.MODIFY in kinds:
        return Enforcer.ORGAN
    return Enforcer.RESPONDENT if kinds == {DecisionKind.UPHOLD} else None


def guard_enforce(state: CaseState, record: Enforced | None, context: Context) -> Refusal | None:
    who, article = enforcer(state), "L17 33" if regime(context) is Regime.A else "L23 78"
    if who is None:
        return refuse("只有维持、变更的决定和调解书，才由复议程序中的机关强制执行", article)
    if state.outcome == At.MEDIATED:
        return since_2024(context, "调解书的强制执行", "L23 78(3)") or _wrong(
            who, record, context, "L23 78(3)"
        )
    if state.suits:
        return refuse("已经提起行政诉讼，按人民法院的裁判办理", article)
    last = last_day_to_sue(state, context)
    if last is None or context.day <= last:
        until = f"（至{last}）" if last else ""
        return refuse(f"起诉期限还没有届满{until}，届满以后仍不履行的才能强制执行", article)
    return _wrong(who, record, context, article + _ITEM[who])


def _wrong(who: Enforcer, record: Enforced | None, context: Context, basis: str) -> Refusal | None:
    mine = who is Enforcer.RESPONDENT or context.actor.post not in RESPONDENT_POSTS
    if mine and (record is None or record.by is who):
        return None
    return refuse(f"本案应当由{who.label}强制执行，或者由它申请人民法院强制执行", basis)


def last_day_to_sue(state: CaseState, context: Context) -> date | None:
    """Return the last day an applicant or third party served with the decision may still sue: fifteen natural days from
    service, one year where the right was not told. A respondent cannot sue: its day of service counts for nothing.
    """
    number = decision_paper(state)
    served = [
        each.served_on
        for each in state.services
        if each.paper == number and each.complete and not each.recipient.startswith("respondent")
    ]
    if not served or state.effective_on is None:
        return None
    rule = "sue_after_decision_15d" if state.told_suit else "sue_uninformed_1y"
    book: dict[str, Any] = {"calendar": context.calendar, "assumptions": context.assumptions}
    return max(due(rule, on, **book).due for on in served)


def initial_enforce(state: CaseState, context: Context) -> Mapping[str, Any]:
    who = enforcer(state)
    return {"by": who.value, "on": context.day} if who else {}
