"""Issuing that is cut off: either the paper is issued with its number, or no number is used (on both databases)."""

import errno
import os
import signal
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connections
from papers_people import House

from fuyuan.matters.clock import set_clock
from fuyuan.matters.files.store import FileStore
from fuyuan.matters.models import Counter
from fuyuan.papers import services
from fuyuan.papers.models import Paper
from fuyuan.papers.verify import differences

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fault]
SERIES = "paper:papers.number_pattern:受"


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with set_clock("2026-09-28") as hand:
        yield hand


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def draft(house: House) -> Paper:
    return house.paper(house.accepted(), "acceptance_notice")


def die(*_: Any, **__: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_after(work: Callable[..., Any]) -> Callable[..., None]:
    def both(*words: Any, **named: Any) -> None:
        work(*words, **named)
        die()

    return both


def issued_by_a_process_that_dies(paper: Paper, house: House, at: str, how: Callable[..., Any]) -> None:
    """Issue in a child that is killed with SIGKILL where ``services.<at>`` is called."""
    drawn = services.pdf(services.document_of(paper))
    connections.close_all()  # neither a connection nor the typesetter's threads survive a fork
    child = os.fork()
    if not child:
        services.pdf = lambda document: drawn
        setattr(services, at, how)
        services.issue(paper.pk, house.head)
        die()
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)


@pytest.mark.parametrize(
    ("at", "how"),
    [
        ("new_code", die),  # the number was taken
        ("store_bytes", die),  # the page was drawn
        ("store_bytes", die_after(services.store_bytes)),  # the file lies in the store
        ("take_step", die),  # the row was written
        ("take_step", die_after(services.take_step)),  # everything was written and not committed
    ],
)
def test_a_process_killed_before_the_end_leaves_a_draft_and_no_number(
    house: House, draft: Paper, at: str, how: Callable[..., Any]
) -> None:
    issued_by_a_process_that_dies(draft, house, at, how)
    draft.refresh_from_db()
    assert (draft.status, draft.number) == ("draft", "")
    assert not Counter.objects.filter(series=SERIES).exists()
    assert services.issue(draft.pk, house.head).number.endswith("〔2026〕1号")
    assert list(differences()) == []


def test_a_process_killed_after_the_end_leaves_the_paper_issued(house: House, draft: Paper) -> None:
    issued_by_a_process_that_dies(draft, house, "unused", die)
    draft.refresh_from_db()
    assert (draft.status, draft.number) == ("issued", "青政复受字〔2026〕1号")
    assert list(differences()) == []


def test_a_full_disk_is_told_and_uses_no_number(
    house: House, draft: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(FileStore, "keep", full)
        with pytest.raises(services.PaperRefused, match="没有使用文号"):
            services.issue(draft.pk, house.head)
        answer = house.head_client.post(f"/papers/{draft.pk}/issue/", {"revision": "0"})
        assert answer.status_code == 409
    draft.refresh_from_db()
    assert draft.status == "draft"
    assert not Counter.objects.filter(series=SERIES).exists()
    assert services.issue(draft.pk, house.head).number.endswith("1号")
