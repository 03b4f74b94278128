"""From a decision that has taken effect to its publication: the one module that listens to reconsideration."""

from __future__ import annotations

from fuyuan.business.reconsideration import queries as reconsideration
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import open_matter
from fuyuan.organs.actor import SYSTEM

from .decisions.candidates import Known, obstacles
from .decisions.records import Opened
from .models import Publication
from .numbers import made_since, policy_now
from .procedure import DECISIONS

STEPS = ("serve", "complete_notice")  # those by which a decision can reach the last of its recipients


def decision_in_effect(outcome: Outcome) -> None:
    """Subscriber: “行政复议决定书一经送达，即发生法律效力” (第七十五条第二款); from then on it can be published.

    调解书, 终止 and 驳回申请 are no 行政复议决定书 and never come here; neither do decisions from before the clause.
    """
    state = outcome.state
    told, lesson = reconsideration.in_effect(state), reconsideration.lesson(state)
    if told is None or lesson is None or told.decided_on < made_since():
        return
    if Publication.objects.filter(case_id=outcome.matter_id).exists():
        return
    known = Known(told.decided_on, reconsideration.births(state), reconsideration.guarded(state))
    record = Opened(
        case_id=outcome.matter_id, case_number=state.case_number, number=told.number, act=told.act[:400],
        act_kind=told.act_kind, area=told.area, outcome=told.outcome[:120], agency=lesson.agency[:300],
        decided_on=told.decided_on, served_on=told.effective_on, organ_id=state.organ_id, holder_id=state.holder_id,
        obstacles=tuple(obstacles(known, policy_now())),
    )  # fmt: skip
    open_matter(
        kind=DECISIONS.name, step="open", record=record, actor=SYSTEM, day=outcome.event.day,
        token=f"publication:{outcome.matter_id}",
    )  # fmt: skip
