"""Random walks through the real services: replay always equals the rows, and no forbidden state is reached."""

import random
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from fuyuan.clock import moment
from fuyuan.matters.clock import set_clock
from fuyuan.matters.models import DutyRow, EventRow
from fuyuan.matters.services import StepRefused
from fuyuan.matters.tick import tick
from fuyuan.matters.verify import verify
from toy.desk import CLERK, HANDLER, receive, take
from toy.models import LetterRow
from toy.procedure import PROCEDURE

pytestmark = pytest.mark.django_db


class Undo(Exception):
    """Ends an example: its transaction is rolled back."""


class LetterMachine(RuleBasedStateMachine):
    """A small model of the toy room: what may be done next, and what was done."""

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.clock = set_clock("2026-09-28")
        self.hand = self.clock.__enter__()
        self.stage, self.stopped, self.steps = "received", False, 1

    def teardown(self) -> None:
        self.clock.__exit__(None, None, None)
        self.atomic.__exit__(Undo, Undo(), None)

    @initialize()
    def open(self) -> None:
        self.matter = receive().matter_id

    @rule(days=st.integers(0, 40))
    def time_passes(self, days: int) -> None:
        self.hand.move(days=days)
        deemed = [each for each in tick() if not each.problem]
        if deemed:
            assert self.stage == "received"
            self.stage, self.steps = "work", self.steps + 1

    @rule(
        step=st.sampled_from([step.name for step in PROCEDURE.steps if not (step.opens or step.internal)]),
        promise=st.booleans(),
    )
    def try_step(self, step: str, promise: bool) -> None:
        actor = CLERK if step in ("accept", "withdraw") else HANDLER
        record: dict[str, Any] = (
            {"text": "答复", "promised_on": "2027-03-01" if promise else None} if step == "answer" else {}
        )
        allowed = self.allowed(step)
        try:
            take(self.matter, step, actor, record=record)
        except StepRefused:
            assert not allowed
            return
        assert allowed
        self.steps += 1
        self.follow(step, promise)

    def allowed(self, step: str) -> bool:
        here = {"accept": ["received"], "keep": ["promise"], "withdraw": ["received", "work"], "deem": []}
        return self.stage in here.get(step, ["work"]) and {
            "suspend": not self.stopped, "answer": not self.stopped, "resume": self.stopped,
        }.get(step, True)  # fmt: skip

    def follow(self, step: str, promise: bool) -> None:
        self.stopped = {"suspend": True, "resume": False}.get(step, self.stopped)
        moves = {
            "accept": "work",
            "answer": "promise" if promise else "closed",
            "keep": "closed",
            "withdraw": "closed",
        }
        self.stage = moves.get(step, self.stage)

    @precondition(lambda self: hasattr(self, "matter"))
    @invariant()
    def everything_agrees(self) -> None:
        row = LetterRow.objects.get(pk=self.matter)
        assert (row.stage, row.suspended, row.seq) == (self.stage, self.stopped, self.steps)
        assert EventRow.objects.filter(matter_id=self.matter).count() == self.steps
        owed = DutyRow.objects.filter(matter_id=self.matter, status__in=["open", "stopped"])
        assert owed.exists() == (self.stage != "closed")
        assert list(verify(Path("/nonexistent"))) == []


def test_random_steps_never_reach_a_state_the_model_forbids() -> None:
    run_state_machine_as_test(
        LetterMachine,
        settings=settings(
            max_examples=40,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            database=None,
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_many_random_matters_verify_without_a_difference(tmp_path: Path) -> None:
    dice = random.Random(15)
    with set_clock("2026-01-05") as hand:
        for _ in range(30):
            matter = receive(received_on=hand.at.date().isoformat()).matter_id
            for _ in range(dice.randrange(8)):
                hand.set(moment(hand.at.date() + timedelta(days=dice.randrange(9))))
                step = dice.choice([step for step in PROCEDURE.steps if not (step.opens or step.internal)])
                actor = CLERK if step.name in ("accept", "withdraw") else HANDLER
                try:
                    take(matter, step.name, actor, record={"text": "答"} if step.name == "answer" else {})
                except StepRefused:
                    continue
            list(tick())
        assert list(verify(tmp_path)) == []
    assert EventRow.objects.count() > 60
