"""kill -9 under load: what a client was told is there afterwards, once (small form of bench/kill9.py)."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

import kill9
from kill9 import Ledger, Toy, differences

pytestmark = pytest.mark.fault


@pytest.fixture
def database() -> Iterator[str]:
    """A database of its own: a file in the folder of the server, or one more on the PostgreSQL of this run."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        yield ""
        return
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS kill9")
        connection.execute("CREATE DATABASE kill9")
        yield urlsplit(url)._replace(path="/kill9").geturl()
        connection.execute("DROP DATABASE kill9 WITH (FORCE)")


def test_nothing_acknowledged_is_lost_when_the_server_is_killed(database: str, tmp_path: Path) -> None:
    target = Toy(tmp_path, database)
    target.prepare()
    ledger = kill9.run(target, kills=3, count=8, pause=0.8)
    assert len(ledger.acknowledged) > 50
    assert ledger.retries > 0
    assert differences(ledger, target.stored()) == []


GOOD = {"events": [["a", 1, ""], ["b", 1, "信〔2026〕1号"], ["c", 2, "信〔2026〕2号"]], "differences": []}
BAD = [
    ({"d": {"matter": 3}}, GOOD, "acknowledged", "an acknowledged step that is not there"),
    (
        {"b": {"matter": 1, "number": "信〔2026〕2号"}},
        GOOD,
        "acknowledged",
        "another number than acknowledged",
    ),
    (
        {},
        {**GOOD, "events": [*GOOD["events"], ["d", 3, "信〔2026〕2号"]]},
        "given twice",
        "a number given twice",
    ),
    ({}, {**GOOD, "events": [["c", 2, "信〔2026〕2号"]]}, "skipped", "a number skipped"),
    ({}, {**GOOD, "events": [*GOOD["events"], ["a", 9, ""]]}, "written twice", "a token written twice"),
    ({}, {**GOOD, "differences": ["办件 1：链"]}, "办件 1：链", "a difference of verify"),
]


@pytest.mark.parametrize(("told", "stored", "word", "why"), BAD)
def test_the_harness_sees_every_kind_of_loss(told: dict, stored: dict, word: str, why: str) -> None:  # type: ignore[type-arg]
    """The negative control: a harness that cannot fail proves nothing."""
    assert any(word in line for line in differences(Ledger(told), stored)), why


def test_a_ledger_that_agrees_gives_no_difference() -> None:
    told = {"a": {"matter": 1}, "b": {"matter": 1, "number": "信〔2026〕1号"}}
    assert differences(Ledger(told), GOOD) == []
