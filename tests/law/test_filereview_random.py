"""Random walks through the review of a file, without a database: whatever is tried, nobody reads or says what is not theirs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from driver import Driver, Refused
from filereview_hands import DAY, HANDLER, HEAD, ITEMS, ONE, THIRD, TWO, file, line, scored, veto
from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from fuyuan.business.filereview.procedure import FILE
from fuyuan.business.filereview.scoring import by_code
from fuyuan.matters.record import InvalidRecord
from fuyuan.organs.actor import SYSTEM, Actor

STEPS = [
    step.name
    for step in FILE.steps
    if not step.opens and step.name not in ("issue_paper", "seal_paper", "void_paper")
]
ACTORS = [HANDLER, ONE, TWO, THIRD, HEAD, SYSTEM]
LIKELY = {
    "scoring": ["score", "score", "score", "replace"], "settling": ["propose", "concur", "rule"], "answering": ["answer"],
    "concluding": ["conclude"], "correcting": ["correct", "correct", "confirm", "send_back"],
}  # fmt: skip
THEIRS = {
    "score": [ONE, TWO], "propose": [ONE, TWO], "concur": [ONE, TWO], "rule": [THIRD], "answer": [HANDLER],
    "correct": [HANDLER],
}  # fmt: skip
POINTS = st.sampled_from([0, 0, 0.5, 2, 3, 8])


class Walk(RuleBasedStateMachine):
    """Anybody tries any step on any day."""

    driver: Driver[Any]

    @initialize(late=st.booleans())
    def begin(self, late: bool) -> None:
        self.day, self.driver = DAY, file(DAY, late)

    @rule(days=st.integers(1, 6))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)
        self.driver.tick(self.day)

    @rule(
        at=st.integers(0, 11),
        who=st.integers(0, 11),
        points=st.tuples(POINTS, POINTS, POINTS),
        yes=st.booleans(),
    )
    def try_what_is_likely(self, at: int, who: int, points: tuple[float, ...], yes: bool) -> None:
        likely = LIKELY.get(self.driver.state.stage, STEPS)
        step = likely[at % len(likely)]
        theirs = THEIRS.get(step, [HEAD])
        self.attempt(step, theirs[who % len(theirs)], points, yes, 1 + who % 2)

    @rule(
        step=st.sampled_from(STEPS), actor=st.sampled_from(ACTORS), points=st.tuples(POINTS, POINTS, POINTS), yes=st.booleans(),
        number=st.integers(1, 2),
    )  # fmt: skip
    def try_anything(
        self, step: str, actor: Actor, points: tuple[float, ...], yes: bool, number: int
    ) -> None:
        self.attempt(step, actor, points, yes, number)

    def attempt(self, step: str, actor: Actor, points: tuple[float, ...], yes: bool, number: int) -> None:
        before = self.driver.state
        try:
            self.driver.take(step, self.record(step, points, yes, number), actor, self.day)
        except (Refused, InvalidRecord):
            assert self.driver.state is before
            return
        self.judge(step, actor, before)
        event(self.driver.state.stage)

    def record(self, step: str, points: tuple[float, ...], yes: bool, number: int) -> dict[str, Any]:
        whole = scored(**{f"c{code}": part for code, part in zip(ITEMS, points, strict=True)}, veto=yes)
        if step == "score":
            whole["lines"][1].setdefault("reason", "没有超期")
            return whole
        state = self.driver.state
        asked = (
            {mark.code for mark in state.marks if mark.deduct} if step == "conclude" else set(state.differing)
        )
        lines = {
            "lines": [line(code, part) for code, part in zip(ITEMS, points, strict=True) if code in asked],
            "vetoes": [veto(yes)] if "V" in asked else [],
            "reason": "核实。",
        }
        later = (self.day + timedelta(days=9)).isoformat()
        return {
            "propose": lines, "rule": lines,
            "conclude": {**lines, "corrections": [{"what": "补签", "by": later}] * number if yes else []},
            "answer": {"accepts": yes, "words": "说明"}, "replace": {"who": 12 + number, "by": 15, "reason": "借调"},
            "correct": {"number": number, "on": self.day.isoformat(), "result": "已补"},
            "confirm": {"number": number, "opinion": "同意"}, "send_back": {"number": number, "opinion": "不全"},
        }.get(step, {})  # fmt: skip

    def judge(self, step: str, actor: Actor, before: Any) -> None:
        """What let itself be taken was that person's to take."""
        who = actor.person_id
        if step in ("score", "propose", "concur"):
            assert before.is_reviewer(who)
        if step == "concur":
            assert before.proposed.by.person_id != who
        if step == "rule":
            assert before.third.person_id == who
        if step == "answer":
            assert before.is_own(actor)
        if step == "conclude":
            assert not before.is_own(actor)

    @invariant()
    def it_is_sound(self) -> None:
        state = self.driver.state
        if state is None:
            return
        assert state == self.driver.replay()
        seated = {each.person_id for each in (*state.reviewers, state.third)}
        assert len(seated) == 3
        assert HANDLER.person_id not in seated, "nobody reads the own file"
        assert len({sheet.person_id for sheet in state.handed}) == len(state.handed) <= 2
        assert 0 <= state.score <= 100
        assert state.sealed == (state.stage == "scoring")
        assert (state.closed_on is None) == (state.stage != "closed")
        if state.marks:
            assert {mark.code for mark in state.marks} == {*ITEMS, "V"}
        if state.settled:
            counted = by_code(state.marks)
            settled = by_code(state.settled.marks)
            assert set(settled) == set(state.differing)
            assert state.final or all(counted[code] == mark for code, mark in settled.items())
        if state.stage == "closed":
            assert all(each.confirmed_on for each in state.corrections)


TestWalk = Walk.TestCase
TestWalk.settings = settings(
    max_examples=40,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
