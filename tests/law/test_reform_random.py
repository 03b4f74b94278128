"""Random walks through a 以案促改, without a database: no state it forbids, and replay gives the same state."""

from datetime import timedelta
from typing import Any

from driver import Driver, Refused
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from reform_hands import CLERK, FILE, LIAISON, START, STRANGER, begun, cause, lesson

from fuyuan.business.reform.duties import duties
from fuyuan.business.reform.procedure import PROCEDURE
from fuyuan.law.causes import SUBCAUSES, Cause
from fuyuan.organs.actor import SYSTEM, Actor

CODES = [line.code for lines in SUBCAUSES.values() for line in lines] + ["procedure", "nothing.at_all", "."]
STEPS = [
    step.name
    for step in PROCEDURE.steps
    if not step.opens and step.name not in ("issue_paper", "seal_paper", "void_paper")
]
WHATS = ["修订文书", "培训", "抽查案卷", "设审核岗"]


class Reform(RuleBasedStateMachine):
    """Anybody tries any step on any day; what the procedure lets through must leave a sound state."""

    driver: Driver

    @initialize()
    def begin(self) -> None:
        self.day, self.driver = START, begun()

    @rule(days=st.integers(1, 120))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(found=st.booleans())
    def facts_change(self, found: bool) -> None:
        self.driver.facts = {**self.driver.facts, "repeats": ("某政复决〔2026〕9号",) if found else ()}

    @rule(
        step=st.sampled_from(STEPS),
        actor=st.sampled_from([LIAISON, LIAISON, STRANGER, CLERK, CLERK, SYSTEM]),
        offset=st.integers(-30, 90),
        code=st.sampled_from(CODES),
        whats=st.lists(st.sampled_from(WHATS), min_size=1, max_size=3),
        effect=st.sampled_from(["lasting", "again", "weak"]),
        number=st.integers(1, 6),
    )
    def try_step(
        self, step: str, actor: Actor, offset: int, code: str, whats: list[str], effect: str, number: int
    ) -> None:
        before = self.driver.state
        done = self.take(step, actor, self.record(step, offset, code, whats, effect, number))
        if not done:
            assert self.driver.state == before
        else:
            assert actor is not STRANGER, "a unit acted on the reform of another"

    def record(
        self, step: str, offset: int, code: str, whats: list[str], effect: str, number: int
    ) -> dict[str, Any]:
        day = self.day + timedelta(days=offset)
        return {
            "plan": {
                "leader": "王强", "causes": [cause(code)], "risks": [{"what": "同类案件"}], "reason": "调整",
                "measures": [{"what": what, "owner": "王强", "by": day} for what in whats],
            },
            "teach": lesson(day, form="judge", speaker="周法官", speaker_from="某法院"),
            "report_measure": {"measure": number, "done_on": day, "result": "完成", "files": [FILE]},
            "ask_conclude": {"result": "已整改", "lasting": "清单"}, "accept": {"opinion": "属实"},
            "return_report": {"reason": "不全"}, "check_effect": {"effect": effect, "found": "抽查了十份案卷，措施在执行", "by": "沈言"},
            "mark_source": {"words": "改判"}, "note_causes": {"suggested": ["facts"]}, "confirm_source": {}, "withdraw": {"reason": "改判"},
        }[step]  # fmt: skip

    def take(self, name: str, actor: Actor, data: dict[str, Any]) -> bool:
        try:
            self.driver.take(name, data, actor, self.day)
        except Refused:
            return False
        return True

    @precondition(lambda self: hasattr(self, "driver"))
    @invariant()
    def sound(self) -> None:
        state, owed = self.driver.state, list(duties(self.driver.state))
        assert self.driver.replay() == state
        assert len({duty.key for duty in owed}) == len(owed), "a duty is one row"
        pending = [duty for duty in owed if duty.done_on is None]
        ended = state.stage in ("closed", "withdrawn")
        assert bool(state.closed_on) == ended
        assert not (ended and pending), "ended, and still owing"
        assert ended or pending, "while it runs somebody always owes something"
        assert state.first_level in {"", *(each.value for each in Cause)}
        numbers = [each.number for each in state.now.measures]
        assert len(set(numbers)) == len(numbers), "a measure is reported by its number"
        if state.stage in ("reviewing", "observing", "closed"):
            assert state.now.lessons
            assert not state.now.open_measures
        if state.stage in ("observing", "closed"):
            assert state.now.accepted_on
        assert all(turn.check for turn in state.rounds[:-1]) or any(
            each.step == "confirm_source" for each in self.driver.events
        )
        assert set(PROCEDURE.columns(state)) >= {"cause_top", "source_on", "accepted_on"}


TestReform = Reform.TestCase
TestReform.settings = settings(
    max_examples=300, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
