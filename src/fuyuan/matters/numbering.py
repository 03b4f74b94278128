"""Numbers from a locked counter: unique and gap-free, by the year in Beijing."""

from datetime import date

from django.db import transaction

from .models import Counter


def take_number(series: str, day: date) -> int:
    """Return the next number of ``series`` in the year of ``day`` (a day in Asia/Shanghai).

    Must run inside the transaction that uses the number: if that rolls back, the number was never given.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("a number is only taken inside the transaction that uses it")
    Counter.objects.get_or_create(series=series, year=day.year)
    counter = Counter.objects.select_for_update().get(series=series, year=day.year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last
