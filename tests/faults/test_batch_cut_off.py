"""A bulk issue killed in the middle is resumed: no number lost, none given twice (on both databases)."""

import os
import signal
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections
from papers_people import House

from fuyuan.matters.clock import set_clock
from fuyuan.matters.models import Counter
from fuyuan.papers import services as papers
from fuyuan.papers.batches import services
from fuyuan.papers.models import Paper, PaperBatch
from fuyuan.papers.verify import differences

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fault]


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with set_clock("2026-09-28") as hand:
        yield hand


def in_a_process_that_dies(batch: PaperBatch, house: House, drawn: bytes, at: int, after: bool) -> None:
    """Go on with the batch in a child that is killed with SIGKILL at its ``at``-th paper, before or after that was issued."""
    connections.close_all()  # neither a connection nor the typesetter's threads survive a fork
    child = os.fork()
    if not child:
        papers.pdf = lambda document: drawn  # type: ignore[assignment]
        real, count = services.issue, iter(range(1, 100))

        def issue(*words: Any, **named: Any) -> Paper:
            last = next(count) == at
            if last and not after:
                os.kill(os.getpid(), signal.SIGKILL)
            signed = real(*words, **named)
            if last:
                os.kill(os.getpid(), signal.SIGKILL)  # number taken, file kept, row written: not committed
            return signed

        services.issue = issue
        services.go_on(batch, house.head, seconds=60)
        os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)


def test_a_bulk_issue_killed_again_and_again_ends_with_every_number_once() -> None:
    house = House()
    drafts = [house.paper(house.accepted(), "acceptance_notice") for _ in range(5)]
    drawn = papers.pdf(papers.document_of(drafts[0]))
    batch = services.begin(
        act=services.Act.ISSUE, items=map(services.Item.of, drafts), actor=house.head, token="t", title="签发"
    )
    in_a_process_that_dies(batch, house, drawn, at=2, after=True)
    assert services.counts(batch) == {"done": 1, "waiting": 4}
    in_a_process_that_dies(batch, house, drawn, at=3, after=False)
    assert services.counts(batch) == {"done": 3, "waiting": 2}
    services.go_on(batch, house.head, seconds=60)
    assert services.counts(batch) == {"done": 5}
    numbers = (
        Paper.objects.filter(pk__in=[draft.pk for draft in drafts])
        .order_by("pk")
        .values_list("number", flat=True)
    )
    assert list(numbers) == [f"青政复受字〔2026〕{number}号" for number in range(1, 6)]
    assert Counter.objects.get(series="paper:papers.number_pattern:受").last == 5
    assert list(differences()) == []
