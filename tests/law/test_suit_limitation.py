"""起诉期限 of a suit: which period governs, its last day by hand, and whether the suit kept it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from suit_samples import suit

from fuyuan.business.litigation.limitation import checks
from fuyuan.business.litigation.records import SuitRegistered
from fuyuan.law import Assumptions, default_calendar
from fuyuan.matters.record import parse_record

ROWS: list[tuple[dict[str, Any], str, date, bool | None, str]] = [
    ({"decision_on": date(2026, 5, 11), "filed_on": date(2026, 5, 26)}, "收到复议决定后起诉", date(2026, 5, 26), True,
     "the fifteenth day still counts"),
    ({"decision_on": date(2026, 5, 11), "filed_on": date(2026, 5, 27)}, "收到复议决定后起诉", date(2026, 5, 26), False,
     "the sixteenth does not"),
    ({"known_on": date(2026, 1, 8), "filed_on": date(2026, 7, 8)}, "直接起诉", date(2026, 7, 8), True,
     "six months from knowing the act"),
    ({"known_on": date(2025, 8, 31)}, "直接起诉", date(2026, 2, 28), None, "no 31st in February; day of filing unknown"),
    ({"no_decision_on": date(2026, 4, 13), "filed_on": date(2026, 4, 28)}, "复议机关逾期不作决定", date(2026, 4, 28), True,
     "fifteen days after the period for deciding has run out"),
    ({"known_on": date(2025, 3, 3), "told": False, "filed_on": date(2026, 3, 3)}, "没有告知起诉期限", date(2026, 3, 3), True,
     "not told of the period: a year from knowing the content"),
]  # fmt: skip


@pytest.mark.parametrize(("limits", "title", "last", "in_time", "why"), ROWS, ids=[row[-1] for row in ROWS])
def test_the_period_that_governs(
    limits: dict[str, Any], title: str, last: date, in_time: bool | None, why: str
) -> None:
    record = parse_record(SuitRegistered, suit(act_made_on=None, limitation=limits))
    (found,) = checks(record, default_calendar(), Assumptions())
    assert title in found.title
    assert (found.deadline.due, found.in_time) == (last, in_time), why


def test_the_absolute_cap_is_checked_beside_it() -> None:
    limits = {"known_on": date(2026, 1, 8), "filed_on": date(2026, 2, 2), "real_estate": True}
    record = parse_record(SuitRegistered, suit(act_made_on=date(2005, 1, 4), limitation=limits))
    found = {check.title: check for check in checks(record, default_calendar(), Assumptions())}
    assert found["最长起诉期限"].in_time is False, "twenty years for real estate end on 2025-01-04"
    assert found["直接起诉"].in_time is True


def test_nothing_is_said_where_nothing_is_known() -> None:
    record = parse_record(SuitRegistered, suit(act_made_on=None))
    assert checks(record, default_calendar(), Assumptions()) == []
