"""Random walks through a 监督件, without a database: no state it forbids, and replay gives the same state."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from driver import Driver, Refused
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from supervision_hands import (
    APPROVED,
    FILE,
    LIAISON,
    MAYOR,
    STAFF,
    START,
    STRANGER,
    advice,
    line,
    notice,
    opened,
    proposal,
)

from fuyuan.business.supervision.corrections.steps import SUPERVISION
from fuyuan.organs.actor import SYSTEM, Actor

STEPS = [step.name for step in SUPERVISION.steps if not step.opens and "paper" not in step.name]
NATURES = ["unperformed", "unlawful", "improper", "flaw"]
ENDED = {"closed", "ended", "withdrawn"}


class Matter(RuleBasedStateMachine):
    """Anybody tries any step; what the procedure lets through must leave a sound state."""

    driver: Driver

    @initialize(
        lines=st.lists(
            st.tuples(st.sampled_from(NATURES), st.sampled_from(["plain", "grave"])), min_size=1, max_size=3
        ),
        vertical=st.booleans(),
    )
    def begin(self, lines: list[tuple[str, str]], vertical: bool) -> None:
        found = [line(nature, "plain" if nature == "flaw" else grave) for nature, grave in lines]
        self.day, self.driver = START, opened(*found, vertical=vertical)

    @rule(days=st.integers(0, 20), pending=st.booleans())
    def time_passes(self, days: int, pending: bool) -> None:
        self.day += timedelta(days=days)
        self.driver.facts = {**self.driver.facts, "pending": ("某政复〔2026〕3号",) if pending else ()}

    @rule(
        step=st.sampled_from(STEPS),
        actor=st.sampled_from([LIAISON, STAFF, STAFF, STAFF, MAYOR, STRANGER, SYSTEM]),
        numbers=st.lists(st.integers(1, 4), min_size=1, max_size=3),
        good=st.booleans(),
    )
    def try_step(self, step: str, actor: Actor, numbers: list[int], good: bool) -> None:
        before = self.driver.state
        try:
            self.driver.take(step, self.record(step, numbers, good), actor, self.day)
        except Refused:
            assert self.driver.state == before
        else:
            assert actor is not STRANGER, "a unit acted on what concerns another"

    def record(self, step: str, numbers: list[int], good: bool) -> dict[str, Any]:
        paper = {"numbers": numbers, "demand": "请依法纠正", "days": 15, "approval": APPROVED}
        state = self.driver.state
        owed = [
            each.number
            for each in state.open_findings
            if state.handling and each.number in state.handling.numbers
        ]
        told = [{"number": pk, "did": "已经纠正", "files": [FILE]} for pk in owed or numbers]
        seen = [{"number": pk, "corrected": good or pk in numbers, "note": "看过"} for pk in owed or numbers]
        because = {"reason": "情况有变化"}
        return {
            "correct_on_spot": {"numbers": numbers, "on": self.day, "how": "当场改正", "witness": "赵队长"},
            "order": paper, "opinion": paper, "drop": because, "recall": because, "decline": because, "resume": because,
            "withdraw": because, "send": {"paper_id": 1, "number": "某执监〔2026〕1号"},
            "answer": {"lines": told, "signer": "李局长"},
            "verify": {"how": "visit", "on": self.day, "by": "卫东", "lines": seen},
            "object": {"reason": "当事人书面放弃听证，有送达回证为证"},
            "answer_objection": {"outcome": "upheld" if good else "revoked", "reply": "经核对案卷第十二页，答复如下", "approval": APPROVED},
            "propose_decision": proposal(*numbers), "decide": {"demand": "责令纠正", "days": 10}, "notice": notice(),
            "personnel": advice(), "personnel_result": {"proposal": numbers[0], "on": self.day, "result": "批评教育"},
            "tell_superior": {"superior": "某市某局", "note": "没有告知听证权利"},
            "guide": {"party": "张三", "on": self.day, "way": "告知可以申请复议"}, "stop": {"where": "某政复〔2026〕3号"},
            "conclude": {"result": "判决撤销"}, "close": {"found": "属实"},
        }[step]  # fmt: skip

    @precondition(lambda self: hasattr(self, "driver"))
    @invariant()
    def sound(self) -> None:
        state, owed = self.driver.state, self.driver.duties()
        assert self.driver.replay() == state
        keys = [duty.key for duty in owed]
        assert len(set(keys)) == len(keys), "a duty is one row"
        pending = [duty for duty in owed if duty.done_on is None]
        assert bool(state.closed_on) == (state.stage in ENDED)
        assert not (state.stage in ENDED and pending), "ended, and still owing"
        assert pending or state.stage in ENDED | {"stopped"}, "while it runs somebody owes something"
        if state.stage in ("corrected", "closed"):
            assert not state.open_findings
        if state.stage in ("issued", "answered"):
            assert state.handling.sent_on
            assert state.told_on
        if state.stage not in ("issued", "answered"):
            assert state.objection is None, "an objection outlived the paper it was against"
        assert all(each.numbers for each in state.handlings)
        assert set(SUPERVISION.columns(state)) >= {"organ_name", "told_on", "open_findings"}


TestMatter = Matter.TestCase
TestMatter.settings = settings(
    max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
