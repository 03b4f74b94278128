"""What a result obliges the organ to, until when, and what becomes of that when a higher court decides."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from driver import Driver, Refused
from suit_samples import COURT, LIAISON, opened, ruled

JUDGED = date(2026, 6, 1)


def days(case: Driver) -> dict[str, date | None]:
    return {duty.key: on for duty, on in case.deadlines() if duty.done_on is None}


def refused(case: Driver, step: str, record: Any, actor: Any, day: date) -> str:
    with pytest.raises(Refused) as caught:
        case.take(step, record, actor, day)
    return str(caught.value.refusal)


def test_a_judgment_that_obliges_is_performed_before_the_file_closes() -> None:
    case = opened()
    case.take("record_ruling", ruled("quashed_redo", perform_by=date(2026, 8, 31)), LIAISON, JUDGED)
    case.take("confirm_effective", {"effective_on": date(2026, 6, 17)}, LIAISON, date(2026, 6, 17))
    assert days(case)["perform:1"] == date(2026, 8, 31)
    assert "履行" in refused(case, "close", {}, LIAISON, date(2026, 7, 1))
    record = {"performed_on": date(2026, 7, 20), "how": "重新作出处理决定"}
    case.take("record_performance", record, LIAISON, date(2026, 7, 20))
    assert "perform:1" not in days(case)


def test_a_mediation_with_a_day_is_performed_like_a_judgment() -> None:
    """《行政诉讼法》第九十四条: judgments, rulings and mediation statements in effect must be performed."""
    case = opened()
    by = date(2026, 8, 31)
    case.take("record_ruling", ruled("mediated", form="mediation", perform_by=by), LIAISON, JUDGED)
    assert days(case)["perform:1"] == by
    assert "cause:1" not in days(case), "it is no loss"
    assert "履行" in refused(case, "close", {}, LIAISON, date(2026, 7, 1))
    case.take("record_performance", {"performed_on": by, "how": "已经支付"}, LIAISON, date(2026, 8, 31))
    assert "perform:1" not in days(case)


def test_a_mediation_without_a_day_owes_nothing_here() -> None:
    case = opened()
    case.take("record_ruling", ruled("mediated", form="mediation"), LIAISON, JUDGED)
    assert "perform:1" not in days(case)
    assert "没有需要" in refused(
        case, "record_performance", {"performed_on": JUDGED, "how": "无"}, LIAISON, JUDGED
    )


@pytest.mark.parametrize(
    ("result", "stays", "why"),
    [
        ({"outcome": "affirmed"}, True, "what stands keeps its day"),
        ({"outcome": "appeal_withdrawn", "form": "ruling"}, True, "what stands keeps its day"),
        ({"outcome": "reversed", "changed_to": "claims_dismissed"}, False, "nothing is left to perform"),
        ({"outcome": "reversed", "changed_to": "compensation"}, False, "the new judgment says its own day"),
        ({"outcome": "remanded", "form": "ruling"}, False, "there is no judgment any more"),
    ],
)
def test_the_day_to_perform_by_falls_with_its_judgment(result: dict[str, Any], stays: bool, why: str) -> None:
    case, by = opened(), date(2026, 12, 31)
    case.take("record_ruling", ruled("duty_ordered", perform_by=by), LIAISON, JUDGED)
    day = date(2026, 6, 8)
    case.take("appeal", {"appellants": ["plaintiff"], "acted_on": day}, COURT, day)
    above = {"instance": "second", "court": "某市中级人民法院", "docketed_on": day}
    case.take("docket_next", above, COURT, day)
    later = date(2026, 8, 3)
    case.take("record_ruling", ruled(day=later, **result), COURT, later)
    assert case.state.perform_by == (by if stays else None), why
