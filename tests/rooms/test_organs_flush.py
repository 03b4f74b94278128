"""Append-only tables and the tests that need real transactions get along."""

import pytest
from django.db import DatabaseError

from fuyuan.organs.models import SecurityEvent
from fuyuan.organs.security import record

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("round_", [1, 2])
def test_the_log_is_empty_at_the_start_and_guarded_every_time(round_: int) -> None:
    assert not SecurityEvent.objects.exists()
    record(None, "denied", str(round_), "refused")
    with pytest.raises(DatabaseError):
        SecurityEvent.objects.update(result="ok")
