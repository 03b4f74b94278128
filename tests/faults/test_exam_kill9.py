"""kill -9 while somebody sits an exam: every answer that was acknowledged is there, once (small form of bench/exam.py)."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from exam_hall import Examinee, Hall

from fuyuan.clock import set_clock

HERE = Path(__file__).parent
CHILD = "from fuyuan.config.manage import setup; setup(); import exam_child; exam_child.main()"
ENOUGH = 40  # acknowledgements before the process is killed

pytestmark = [
    pytest.mark.fault,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="the county is copied as a file"),
]


def test_no_acknowledged_answer_is_lost_when_the_server_is_killed_in_an_exam(tmp_path: Path) -> None:
    with set_clock("2026-09-01") as hand:
        hall = Hall()
        hall.hand = hand
        hall.officer(1)
        hall.bank()
        hall.opened(purpose="practice")
        Examinee(hall, 1).enter()
    connection.ensure_connection()
    with sqlite3.connect(tmp_path / "fuyuan.sqlite3") as copy:
        connection.connection.backup(copy)
    told = list[int]()
    for turn in range(2):
        told += killed(tmp_path, 1_000_000 * (turn + 1))
    with sqlite3.connect(tmp_path / "fuyuan.sqlite3") as stored:
        kept = [item for (item,) in stored.execute("SELECT item_id FROM training_answer")]
    assert len(told) >= 2 * ENOUGH
    assert set(told) <= set(kept), "acknowledged and lost"
    assert len(kept) == len(set(kept)), "kept twice"


def killed(home: Path, first: int) -> list[int]:
    """Let a process keep answers, kill it in the middle; return the numbers it acknowledged."""
    env = {
        **os.environ, "FUYUAN_HOME": str(home), "DATABASE_URL": "", "FUYUAN_CLOCK": "2026-09-01T09:05",
        "DJANGO_SETTINGS_MODULE": "fuyuan.config.settings",
    }  # fmt: skip
    words = [sys.executable, "-c", CHILD, str(first)]
    child = subprocess.Popen(words, env=env, cwd=HERE, stdout=subprocess.PIPE, text=True)
    assert child.stdout
    told = [int(child.stdout.readline()) for _ in range(ENOUGH)]
    child.kill()
    child.wait()
    lines = child.stdout.read().split("\n")
    return told + [int(line) for line in lines[:-1]]  # the last line may be cut
