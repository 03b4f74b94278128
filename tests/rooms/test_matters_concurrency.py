"""Many at once: every test runs on the database of the run, SQLite or PostgreSQL, with real threads and commits."""

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connections, transaction

from fuyuan.matters.clock import set_clock
from fuyuan.matters.models import DutyRow, EventRow, Matter
from fuyuan.matters.numbering import take_number
from fuyuan.matters.rederive import rederive
from fuyuan.matters.services import Overtaken, StepRefused
from fuyuan.matters.tick import tick
from fuyuan.matters.verify import verify
from toy.desk import CLERK, accepted, receive, take

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with set_clock("2026-09-28") as hand:
        yield hand


def at_once(work: Callable[[int], Any], count: int, threads: int = 16) -> list[Any]:
    """Run ``work(0..count-1)`` in threads, each with a connection of its own; return the results in order."""

    def one(number: int) -> Any:
        try:
            return work(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(one, range(count)))


class Cancelled(Exception):
    """The rest of the transaction failed."""


def test_sixteen_threads_take_numbers_without_a_duplicate_or_a_gap() -> None:
    dice = random.Random(6)
    failing = {number for number in range(320) if dice.random() < 0.1}
    taken: dict[int, list[int]] = {2026: [], 2027: []}

    def work(number: int) -> tuple[int, int] | None:
        year = 2026 + number % 2
        try:
            with transaction.atomic():
                serial = take_number("并发", date(year, 1, 1))
                if number in failing:
                    raise Cancelled
        except Cancelled:
            return None
        return year, serial

    for result in at_once(work, 320):
        if result:
            taken[result[0]].append(result[1])
    assert len(failing) > 20
    for serials in taken.values():
        assert sorted(serials) == list(range(1, len(serials) + 1))


def test_of_two_people_on_one_matter_exactly_one_wins(tmp_path: Path) -> None:
    for _ in range(10):
        matter = accepted()

        def act(number: int, matter: int = matter) -> str:
            step, record = (("answer", {"text": "答复"}), ("suspend", {}))[number]
            try:
                take(matter, step, record=record, expect=2)
            except Overtaken as overtaken:
                return "已在" if "李承办已在" in str(overtaken) else str(overtaken)
            return "won"

        assert sorted(at_once(act, 2, threads=2)) == ["won", "已在"]
        assert EventRow.objects.filter(matter_id=matter).count() == 3
    assert list(verify(tmp_path)) == []


def test_without_a_seen_state_the_stage_decides_who_wins() -> None:
    matter = receive().matter_id

    def act(number: int) -> bool:
        try:
            take(matter, "accept", CLERK)
        except StepRefused:
            return False
        return True

    assert sum(at_once(act, 8, threads=8)) == 1


def test_twenty_submits_with_one_token_make_one_matter() -> None:
    outcomes = at_once(lambda number: receive(token="the-same").matter_id, 20)
    assert len(set(outcomes)) == 1
    assert (Matter.objects.count(), EventRow.objects.count()) == (1, 1)


def test_two_schedulers_at_the_same_moment_deem_a_matter_accepted_once(clock: Any, tmp_path: Path) -> None:
    for _ in range(5):
        receive()
    clock.set("2026-10-12")
    at_once(lambda number: [each.problem for each in tick()], 4, threads=4)
    assert EventRow.objects.filter(step="deem").count() == 5
    assert list(verify(tmp_path)) == []


def test_steps_and_a_new_derivation_do_not_wait_for_each_other_in_a_circle(tmp_path: Path) -> None:
    matters = [accepted() for _ in range(12)]

    def work(number: int) -> None:
        if number % 4 == 0:
            list(rederive())
        else:
            take(matters[number % 12], "suspend" if number < 12 else "resume")

    for start in (0, 12):
        DutyRow.objects.update(amber=date(2026, 1, 1))  # something to set right
        at_once(lambda number, start=start: work(start + number), 12, threads=8)  # type: ignore[misc]
    list(rederive())
    assert list(verify(tmp_path)) == []
