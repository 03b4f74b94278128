"""Random walks through a mediation, without a database: no state the law forbids, and replay gives the same state."""

from datetime import timedelta
from typing import Any

from driver import Driver, Refused
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from mediation_hands import (
    APPROVAL,
    HEAD,
    LIAISON,
    MEDIATOR,
    SESSION,
    START,
    STATEMENT,
    STRANGER,
    agreement,
    opened,
    will,
)

from fuyuan.business.mediation.duties import duties
from fuyuan.business.mediation.procedure import MEDIATION
from fuyuan.business.mediation.records import SUCCESS, Form, Result
from fuyuan.organs.actor import SYSTEM, Actor

STEPS = [
    step.name
    for step in MEDIATION.steps
    if not step.opens and step.name not in ("issue_paper", "seal_paper", "void_paper")
]
KEYS = ["applicant", "applicant-1", "respondent-1", "third-1", "invited-1", "mediator"]
ENDS = {stage.name for stage in MEDIATION.stages if stage.end}


class Mediation(RuleBasedStateMachine):
    """Anybody tries any step on any day; what the procedure lets through must leave a sound state."""

    driver: Driver

    @initialize(phase=st.sampled_from(["before", "during", "during", "after"]), old=st.booleans())
    def begin(self, phase: str, old: bool) -> None:
        self.day = START.replace(year=2023) if old else START
        self.driver = opened(phase, self.day)

    @rule(days=st.integers(1, 60))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(issued=st.booleans())
    def facts_change(self, issued: bool) -> None:
        self.driver.facts = {**self.driver.facts, "statement_issued": issued}

    @rule(
        step=st.sampled_from(STEPS),
        actor=st.sampled_from([MEDIATOR, MEDIATOR, HEAD, LIAISON, STRANGER, SYSTEM]),
        key=st.sampled_from(KEYS),
        keys=st.lists(st.sampled_from(KEYS), min_size=1, max_size=4, unique=True),
        yes=st.booleans(),
        form=st.sampled_from(["statement", "settlement", "agreement"]),
        number=st.integers(1, 3),
        happened=st.sampled_from(["stopped", "resumed", "withdrawn", "ended"]),
        after=st.sampled_from(["settled", "watch", "not_settled"]),
    )
    def try_step(self, step: str, actor: Actor, **drawn: Any) -> None:
        before = self.driver.state
        try:
            self.driver.take(step, self.record(step, **drawn), actor, self.day)
        except Refused:
            assert self.driver.state == before
            return
        assert actor is not STRANGER, "a unit acted in the mediation of another"

    def record(
        self,
        step: str,
        key: str,
        keys: list[str],
        yes: bool,
        form: str,
        number: int,
        happened: str,
        after: str,
    ) -> dict[str, Any]:
        day, made = self.day, agreement(form, self.day)
        next_on = day + timedelta(days=30)
        return {
            "consent": will(key, "willing" if number > 1 or yes else "unwilling"),
            "note_refusal": {"reason": "没有说明理由"}, "appoint": {"mediators": [{"person_id": 3 if yes else 11}]},
            "invite": {"role": "village", "who": f"第{number}村", "why": "劝和"},
            "hold_session": {**SESSION, "on": day}, "propose": {"by": key, "terms": "减半", "answered": "open"},
            "suspend_case": {"applicant_agrees": yes, "respondent_agrees": True, "reason": "谈", "approval": {**APPROVAL, "on": day}},
            "resume_case": {"reason": "不谈", "approval": {**APPROVAL, "on": day}},
            "agree": {**made, "items": made["items"] if yes else []}, "sign": {"parties": keys, "on": day}, "seal": {"on": day},
            "make_statement": {**STATEMENT, "approval": {**APPROVAL, "on": day}},
            "fail": {"because": "other", "point": "数额", "reason": "差距", "approval": {**APPROVAL, "on": day} if yes else None},
            "perform": {"item": number, "on": day, "result": "已退"},
            "order_performance": {"item": number, "by": next_on, "reason": "未退", "approval": {**APPROVAL, "on": day}},
            "visit": {"on": day, "means": "phone", "whom": "王某", "said": "好", "after": after, "next_on": next_on if yes else None},
            "note_case": {"happened": happened, "words": "案件变化"},
        }[step]  # fmt: skip

    @precondition(lambda self: hasattr(self, "driver"))
    @invariant()
    def sound(self) -> None:
        state, owed = self.driver.state, list(duties(self.driver.state))
        assert self.driver.replay() == state
        assert len({duty.key for duty in owed}) == len(owed), "a duty is one row"
        pending = [duty for duty in owed if duty.done_on is None]
        assert bool(state.closed_on) == (state.stage in ENDS)
        assert not (state.closed_on and pending), "ended, and still owing"
        assert state.closed_on or pending, "while it runs somebody always owes something"
        self.of_the_law()

    def of_the_law(self) -> None:
        state = self.driver.state
        made = state.agreement
        if state.result is Result.STATEMENT:
            assert made.form is Form.STATEMENT
            assert not state.unsigned, "a 调解书 in force that not everybody signed"
            assert made.effective_on, "in force without a seal"
        assert (state.result in SUCCESS) == bool(made and made.effective_on)
        assert bool(state.ended_on) == bool(state.result)
        assert not (state.ended_on and state.case_stopped_on), "over, and the clock of the case still stands"
        assert all(first <= last for first, last in state.stops)
        if state.stage in ("talking", "agreed"):
            assert all(state.answer_of(key) for key in state.asked), "talks with somebody who was never asked"
        assert set(MEDIATION.columns(state)) >= {"phase", "result", "succeeded", "ended_on"}


TestMediation = Mediation.TestCase
TestMediation.settings = settings(
    max_examples=300, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
