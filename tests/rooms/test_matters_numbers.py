"""Numbers: gap-free, never twice, by the year of the day in Beijing."""

from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from fuyuan.matters.clock import set_clock
from fuyuan.matters.numbering import take_number
from toy.desk import CLERK, receive, take


@pytest.mark.django_db
def test_numbers_count_up_by_series_and_year() -> None:
    taken = [
        (take_number("甲", date(2026, 1, 1)), 1, "the first"),
        (take_number("甲", date(2026, 12, 31)), 2, "the next"),
        (take_number("乙", date(2026, 12, 31)), 1, "another series counts for itself"),
        (take_number("甲", date(2027, 1, 1)), 1, "a new year begins at one"),
        (take_number("甲", date(2026, 12, 31)), 3, "the old year goes on for acts of the old year"),
    ]
    assert [(got, why) for got, _, why in taken] == [(wanted, why) for _, wanted, why in taken]


@pytest.mark.django_db(transaction=True)
def test_a_number_of_a_transaction_that_failed_is_given_again() -> None:
    with transaction.atomic():
        assert take_number("甲", date(2026, 1, 1)) == 1
    with transaction.atomic():
        take_number("甲", date(2026, 1, 1))
        transaction.set_rollback(True)
    with transaction.atomic():
        assert take_number("甲", date(2026, 1, 1)) == 2


@pytest.mark.django_db(transaction=True)
def test_a_number_outside_a_transaction_is_refused() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        take_number("甲", date(2026, 1, 1))


@pytest.mark.django_db
def test_the_year_is_the_year_in_beijing_while_it_is_still_the_old_year_in_utc() -> None:
    with set_clock(datetime(2026, 12, 31, 15, 59, tzinfo=UTC)) as hand:
        old = receive(received_on="2026-12-31").matter_id
        assert take(old, "accept", CLERK).state.number == "信〔2026〕1号"
        hand.set(datetime(2026, 12, 31, 16, 0, tzinfo=UTC))
        new = receive(received_on="2026-12-31").matter_id
        assert take(new, "accept", CLERK).state.number == "信〔2027〕1号"
