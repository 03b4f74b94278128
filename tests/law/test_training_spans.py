"""Who may act on a day: spans of a certificate under any order of issue, suspension, restoring and renewal. And an hour's worth."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuyuan.business.training.certificates.life import judged
from fuyuan.business.training.certificates.records import AnnualReviewed
from fuyuan.business.training.certificates.state import CertificateState
from fuyuan.business.training.officers.records import Kind
from fuyuan.business.training.sessions.life import most_hours
from fuyuan.business.training.sessions.records import Planned

DAY = date(2026, 1, 1)
UNTIL = date(2031, 1, 1)
acts = st.lists(st.tuples(st.integers(0, 400), st.booleans()), max_size=12)


def fresh() -> CertificateState:
    return CertificateState(
        stage="issuing", title="武某", opened_on=DAY, officer_id=1, person_id=1, kind=Kind.ENFORCER, organ_name="某局", areas=("治安",),
        touched_on=DAY,
    )  # fmt: skip


@given(acts)
def test_spans_never_overlap_and_the_last_act_on_a_day_decides(told: list[tuple[int, bool]]) -> None:
    """In order of time, as steps are taken; on and off as they come, also twice on a day."""
    state, on = fresh(), False
    for gap, begins in sorted(told, key=lambda each: each[0]):
        day = DAY + timedelta(days=gap)
        state = state.but(spans=state.began(day, UNTIL) if begins else state.ended(day))
        on = begins
        assert state.may_act(day) == on
    for before, after in zip(state.spans, state.spans[1:], strict=False):
        assert before.first <= before.last < after.first
    assert state.may_act(UNTIL) == on
    assert not state.may_act(UNTIL + timedelta(days=1))


@given(st.integers(0, 300), st.integers(1, 300))
def test_what_happens_later_changes_no_day_before(issued: int, later: int) -> None:
    state = fresh()
    first = DAY + timedelta(days=issued)
    held = state.but(spans=state.began(first, UNTIL))
    end = first + timedelta(days=later)
    stopped = held.but(spans=held.ended(end))
    assert all(stopped.may_act(first + timedelta(days=at)) for at in range(later))
    assert not stopped.may_act(end)


@pytest.mark.parametrize(
    ("score", "hours", "target", "conduct", "result"),
    [
        ("59.9", "80", 60, "good", "cancelled"),  # the exam alone cancels
        ("59.9", "0", 60, "retrain", "cancelled"),  # and nothing softens it
        ("60", "59.9", 60, "good", "suspended"),  # hours short
        ("60", "60", 60, "retrain", "suspended"),  # conduct
        ("60", "60", 60, "good", "passed"),
        ("60", "0", None, "good", "passed"),  # no plan asks for hours: nobody misses them
    ],
)
def test_the_annual_review_follows_the_plan(
    score: str, hours: str, target: int | None, conduct: str, result: str
) -> None:
    record = AnnualReviewed.model_validate(
        {"year": 2026, "held_on": "2026-11-01", "score": score, "pass_mark": "60", "conduct": conduct}
    )
    assert judged(record, Decimal(hours), target)[0] == result


@given(st.integers(1, 700), st.integers(1, 120))
def test_a_session_is_worth_its_length_and_no_more(length: int, minutes: int) -> None:
    ends = divmod(8 * 60 + length, 60)
    values: dict[str, Any] = {
        "title": "培训", "form": "lecture", "subject": "common", "teacher": "甲某", "place": "会议室", "on": DAY, "begins": time(8),
        "ends": time(*ends), "hours": "0.1",
    }  # fmt: skip
    plan = Planned.model_validate(values)
    assert plan.minutes == length
    assert (
        most_hours(plan, minutes) * minutes <= length < (most_hours(plan, minutes) + Decimal("0.1")) * minutes
    )
