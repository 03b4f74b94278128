"""One county for a whole module of the battery: built once, every question undone."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from county import NOW, County, build
from django.db import transaction

from fuyuan.clock import set_clock


@pytest.fixture(scope="module")
def county(django_db_setup: None, django_db_blocker: Any) -> Iterator[County]:
    quiet = logging.getLogger("django")  # thousands of refusals are meant; each would print a traceback
    level = quiet.level
    quiet.setLevel(logging.CRITICAL)
    with django_db_blocker.unblock(), set_clock(NOW), transaction.atomic():
        yield build()
        transaction.set_rollback(True)
    quiet.setLevel(level)
