"""送达 by the law alone: what is service, and from which day it counts."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuyuan.law import Assumptions, default_calendar
from fuyuan.law.service import Attempt, Way, basis, counts_on, unfit

ON = date(2026, 9, 28)


def tried(way: Way, **facts: Any) -> Attempt:
    return Attempt(way, ON, **facts)


@pytest.mark.parametrize(
    ("attempt", "place", "why"),
    [
        (tried(Way.LEFT), "第八十九条", "nobody saw it left and nothing was recorded"),
        (tried(Way.ELECTRONIC), "第九十条第一款", "the recipient did not agree"),
        (
            tried(Way.PUBLIC_NOTICE, why=True),
            "第九十五条第一款",
            "nobody is missing and nothing else was tried",
        ),
        (tried(Way.PUBLIC_NOTICE, missing=True), "第九十五条第二款", "the reason is not noted: MSF23 95.2"),
    ],
)
def test_what_lacks_a_condition_is_no_service(attempt: Attempt, place: str, why: str) -> None:
    found = unfit(attempt)
    assert found is not None
    assert place in str(found[1])


@pytest.mark.parametrize(
    "attempt",
    [
        tried(Way.DIRECT), tried(Way.MAIL), tried(Way.ENTRUSTED), tried(Way.PASSED_ON), tried(Way.LEFT, attested=True),
        tried(Way.ELECTRONIC, agreed=True), tried(Way.PUBLIC_NOTICE, missing=True, why=True),
        tried(Way.PUBLIC_NOTICE, failed=True, why=True),
    ],
)  # fmt: skip
def test_what_meets_its_conditions_is_service(attempt: Attempt) -> None:
    assert unfit(attempt) is None


def test_a_public_notice_counts_after_thirty_days_and_sixty_abroad() -> None:
    """MSF23 95.1, 283.2: 自发出公告之日起，经过三十日 / 六十日, the first day not counted."""
    book = default_calendar(), Assumptions()
    assert counts_on(tried(Way.PUBLIC_NOTICE), *book) == date(2026, 10, 28)
    assert counts_on(tried(Way.PUBLIC_NOTICE, foreign=True), *book) == date(2026, 11, 27)


@given(
    st.sampled_from(sorted(set(Way) - {Way.PUBLIC_NOTICE})), st.dates(date(2023, 1, 1), date(2026, 12, 31))
)
def test_every_other_way_counts_from_the_day_on_its_receipt(way: Way, on: date) -> None:
    """MSF23 88.2, 90.2, 91, 94; MSJS 134.1."""
    assert counts_on(Attempt(way, on), default_calendar(), Assumptions()) == on


def test_every_way_rests_on_an_article() -> None:
    assert all(basis(way) for way in Way)
