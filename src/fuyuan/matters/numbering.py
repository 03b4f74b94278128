"""Numbers from a locked counter: unique and gap-free, by the year in Beijing."""

from datetime import date

from django.db import connection, transaction

# One statement takes the row's lock and counts: no window between reading and writing, on either engine.
_NEXT = (
    "INSERT INTO matters_counter (series, year, last) VALUES (%s, %s, %s)"
    " ON CONFLICT (series, year) DO UPDATE SET last = matters_counter.last + %s RETURNING last"
)


def take_number(series: str, day: date) -> int:
    """Return the next number of ``series`` in the year of ``day`` (a day in Asia/Shanghai).

    Must run inside the transaction that uses the number: if that rolls back, the number was never given.
    """
    return take_numbers(series, day.year, 1)


def take_numbers(series: str, year: int, count: int) -> int:
    """Take ``count`` numbers in a row and return the last; with 0, lock the series and return the last one given."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            "a number is only taken inside the transaction that uses it"
        )
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [series, year, count, count])
        number: int = cursor.fetchone()[0]
    return number
