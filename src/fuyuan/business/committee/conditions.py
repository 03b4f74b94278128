"""What the committee's business means for the decision on the case: conditions of steps of another room (registry.require).

提请咨询 is a duty of the office (第五十二条第二款), the opinion is to weigh in the decision (第六十一条第三款), and from 2026-07-01 the
draft goes up for signature only with the opinion and the word on its adoption (2026年实施条例第五十二条).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Refusal
from fuyuan.papers.models import Paper

from .consultations.opening import EXPLAIN, IMPORTANT, ITEMS
from .consultations.records import Ground
from .models import Consultation
from .queries import of_case

KIND = "reconsideration"
EXPLAINED_SINCE = date(2026, 7, 1)
Mark = Callable[[Any], bool]
_marks: dict[Ground, Mark] = {}


def must_refer(ground: Ground, marked: Mark) -> None:
    """Say which cases must be referred: ``marked(case)`` reads the fact from the case's state."""
    _marks[ground] = marked


def owed_ground(case: Any) -> Ground | None:
    """Return the first ground on which a case must be put to the committee."""
    return next((ground for ground, marked in _marks.items() if marked(case)), None)


def sign_off(case: Any, record: Any, context: Context) -> Refusal | None:
    """For 审核 (报请签发) and 批准: sending a draft back is always possible, agreeing to it is not."""
    return before_decision(case, record, context) if record is not None and record.agree else None


def before_decision(case: Any, record: Any, context: Context) -> Refusal | None:
    """For 作出复议决定: asked where the law says so, answered, and the answer accounted for."""
    found = of_case(case.case_number)
    ground = owed_ground(case)
    if ground and not found:
        return refuse(f"本案{ground.label}，应当先提请行政复议委员会提出咨询意见", ITEMS[ground])
    return next(filter(None, (_open(each, context.day) for each in found)), None)


def _open(row: Consultation, day: date) -> Refusal | None:
    if row.concluded_on is None:
        ended = row.closed_on is not None
        told = f"本案已经提请行政复议委员会咨询（{row.number}），还没有形成咨询意见，不能报请签发"
        return None if ended else refuse(told, IMPORTANT)
    if day < EXPLAINED_SINCE:
        return None
    if row.stage == "opined":
        told = f"请先在“{row.number}”里说明咨询意见的采纳情况；不采纳的应当说明理由，并附具咨询意见报请签发"
        return refuse(told, EXPLAIN)
    return (
        None
        if _signed(row)
        else refuse(f"“{row.number}”的《咨询意见》还没有签发，不能附具，请先签发", EXPLAIN)
    )


def _signed(row: Consultation) -> bool:
    issued = Paper.objects.filter(matter_id=row.pk, kind="consultation.consultation_opinion")
    return issued.filter(status=Paper.Status.ISSUED).exists()
