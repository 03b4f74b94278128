"""Keyset paging: every row exactly once and in order, forward and back, whatever the values; hostile tokens do no harm."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shell_letters import MONDAY, letters

from fuyuan.shell.paging import LAST, Cursor, Order, Page, read_cursor, take_page
from toy.models import LetterRow

pytestmark = pytest.mark.django_db

DUES = st.lists(
    st.one_of(st.none(), st.integers(0, 4).map(lambda days: MONDAY + timedelta(days=days))), max_size=25
)
ORDERS = st.sampled_from(
    [
        Order(),
        Order("", True),
        Order("next_due"),
        Order("next_due", True),
        Order("opened_on"),
        Order("number", True),
    ]
)


def read(order: Order, token: str, size: int) -> Page:
    rows = LetterRow.objects.all()
    return take_page(rows, order, read_cursor(token, rows, order), size)


def walk(order: Order, size: int, *, back: bool) -> list[list[int]]:
    """Read every page from one end to the other."""
    pages, token = [], LAST if back else ""
    while True:
        page = read(order, token, size)
        pages.append([row.pk for row in page.rows])
        token = page.previous if back else page.next
        if not token:
            return pages
        assert len(pages) < 100, "paging never ends"


def expected(order: Order) -> list[int]:
    """Python's own answer: rows without a value last, ids break ties in the direction of the order."""
    rows = sorted(LetterRow.objects.all(), key=lambda row: row.pk, reverse=order.descending)
    if order.field:
        valued = [row for row in rows if getattr(row, order.field) is not None]
        valued.sort(key=lambda row: getattr(row, order.field), reverse=order.descending)
        rows = valued + [row for row in rows if getattr(row, order.field) is None]
    return [row.pk for row in rows]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dues=DUES, order=ORDERS, size=st.integers(1, 6))
def test_every_row_comes_exactly_once_in_order_forward_and_back(db, dues, order, size) -> None:
    with transaction.atomic():
        letters(dues)
        wanted = expected(order)
        forward = walk(order, size, back=False)
        assert sum(forward, []) == wanted
        backward = walk(order, size, back=True)
        assert sum(reversed(backward), []) == wanted
        assert all(len(page) <= size for page in forward + backward)
        transaction.set_rollback(True)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dues=DUES.filter(lambda dues: len(dues) > 3), order=ORDERS)
def test_next_and_then_previous_shows_the_same_page_again(db, dues, order) -> None:
    with transaction.atomic():
        letters(dues)
        first = read(order, "", 3)
        second = read(order, first.next, 3)
        again = read(order, second.previous, 3)
        assert [row.pk for row in again.rows] == [row.pk for row in first.rows]
        transaction.set_rollback(True)


def test_a_row_that_arrives_meanwhile_moves_no_other_row() -> None:
    letters([MONDAY] * 6)
    first = read(Order("", True), "", 3)
    letters([MONDAY] * 2)
    second = read(Order("", True), first.next, 3)
    shown = [row.pk for row in [*first.rows, *second.rows]]
    assert shown == sorted(shown, reverse=True)
    assert len(set(shown)) == 6


def test_the_first_page_offers_no_way_back_and_the_last_none_forward() -> None:
    letters([MONDAY] * 5)
    order = Order("next_due")
    assert read(order, "", 2).previous == ""
    assert read(order, LAST, 2).next == ""
    only = read(order, "", 5)
    assert (only.previous, only.next) == ("", "")


BAD = [
    ("", "nothing"),
    ("n", "no row"),
    ("x.12.2026-09-28", "no such way"),
    ("n.-5.2026-09-28", "a negative id"),
    ("n.１２.2026-09-28", "digits of another script"),
    (f"n.{2**63}.2026-09-28", "an id no database holds"),
    ("n.12.2026-02-30", "a day that does not exist"),
    ("n.12.x", "not a day at all"),
    ("n.12.2026-09-28' OR 1=1 --", "an attempt to write SQL"),
    ("n.12.\0", "a NUL character"),
]


@pytest.mark.parametrize(("token", "why"), BAD)
def test_what_is_not_a_cursor_means_the_first_page(token: str, why: str) -> None:
    assert read_cursor(token, LetterRow.objects.all(), Order("next_due")) is None, why


def test_a_cursor_without_a_value_is_refused_where_every_row_has_one() -> None:
    assert read_cursor("n.12", LetterRow.objects.all(), Order("opened_on")) is None
    assert read_cursor("n.12.2026-09-28", LetterRow.objects.all(), Order()) is None
    assert read_cursor("n.12", LetterRow.objects.all(), Order("next_due")) == Cursor(False, 12)


@pytest.mark.parametrize("value", [date(2026, 9, 28), "信〔2026〕1.2号", "", None])
def test_a_token_reads_back_as_the_cursor_it_was_written_from(value) -> None:
    order = Order("next_due" if value is None or isinstance(value, date) else "number")
    cursor = Cursor(True, 7, value)
    assert read_cursor(cursor.token(), LetterRow.objects.all(), order) == cursor
