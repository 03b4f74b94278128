"""Random walks through a dispute between departments, without a database: no state it forbids, replay gives the same state."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from driver import Driver, Refused
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from fuyuan.business.coordination.days import DEFAULTS
from fuyuan.business.coordination.procedure import COORDINATION
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post

START = date(2026, 3, 2)
CITY, LAND, FARM, BUREAU, TOWN = 11, 12, 13, 1, 2
NAMES = {CITY: "城管局", LAND: "自然资源局", FARM: "农业农村局"}
APPLICANT = Actor(Post.RESPONDENT_LIAISON, "甲", 101, CITY, NAMES[CITY])
OTHER = Actor(Post.RESPONDENT_LIAISON, "乙", 102, LAND, NAMES[LAND])
THIRD = Actor(Post.RESPONDENT_HEAD, "丙", 103, FARM, NAMES[FARM])
STRANGER = Actor(Post.RESPONDENT_LIAISON, "丁", 104, 99, "税务局")
OFFICE = Actor(Post.SUPERVISION_STAFF, "卫", 105, BUREAU, "司法局")
MAYOR = Actor(Post.ORGAN_HEAD, "钱", 106, TOWN, "人民政府")
ACTORS = [APPLICANT, OTHER, THIRD, STRANGER, OFFICE, OFFICE, MAYOR]
STEPS = [step.name for step in COORDINATION.steps if not (step.opens or step.internal)]
FACTS: dict[str, Any] = {
    "days": DEFAULTS, "rules": {}, "names": NAMES, "office": BUREAU, "government": TOWN, "similar": [], "settled": {"1号"},
}  # fmt: skip


def applied(**more: Any) -> dict[str, Any]:
    return {
        "item": "农村宅基地违法建房的查处", "sort": "list", "opponents": [{"organ_id": LAND}, {"organ_id": FARM}],
        "facts": "两局都不立案", "claim": "由自然资源局负责", "basis": "三定规定", "talked_on": START, "talked": "没有谈成", **more,
    }  # fmt: skip


def line(organ: int, part: str = "lead") -> dict[str, Any]:
    return {"organ_id": organ, "part": part, "what": "立案查处"}


class Dispute(RuleBasedStateMachine):
    """Anybody tries any step on any day; what the procedure lets through must leave a sound state."""

    @initialize()
    def begin(self) -> None:
        self.day, self.driver = START, Driver(COORDINATION, FACTS)
        self.driver.take("apply", applied(), APPLICANT, START)

    @rule(days=st.integers(1, 30))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(
        step=st.sampled_from(STEPS), actor=st.sampled_from(ACTORS), yes=st.booleans(), again=st.booleans(),
        organ=st.sampled_from([CITY, LAND, FARM, 99]), ahead=st.integers(-5, 60),
    )  # fmt: skip
    def try_step(self, step: str, actor: Actor, yes: bool, again: bool, organ: int, ahead: int) -> None:
        before = self.driver.state
        try:
            self.driver.take(step, self.record(step, yes, again, organ, ahead), actor, self.day)
        except Refused:
            assert self.driver.state == before
        else:
            assert actor is not STRANGER, "somebody outside the dispute acted in it"

    def record(self, step: str, yes: bool, again: bool, organ: int, ahead: int) -> dict[str, Any]:
        by = self.day + timedelta(days=ahead)
        sides = [
            {"organ_id": each, "name": name, "who": "副局长", "vote": "yes" if yes else "no"}
            for each, name in NAMES.items()
        ]
        lines = [line(organ), line(CITY, "help")]
        return {
            "accept": {}, "refuse": {"ground": "known", "known": "1号", "why": "已经解决"},
            "answer": {"claim": "由城管局负责", "basis": "权责清单"},
            "meet": {"on": self.day, "place": "会议室", "chair": "卫东", "sides": sides, "talk": "各说各的", "lines": lines,
                     "perform_by": by, "again": again},
            "opine": {"lines": lines, "reasons": "依三定规定", "perform_by": by}, "decide": {"lines": lines, "perform_by": by},
            "send_back": {"reason": "再研究"}, "perform": {"done": "已经移交", "on": self.day}, "close": {},
            "withdraw": {"reason": "已经谈成"},
        }[step]  # fmt: skip

    @invariant()
    def sound(self) -> None:
        state, owed = self.driver.state, self.driver.duties()
        assert self.driver.replay() == state
        assert len({duty.key for duty in owed}) == len(owed), "a duty is one row"
        pending = [duty for duty in owed if duty.done_on is None]
        ended = state.stage in ("closed", "refused", "withdrawn")
        assert bool(state.closed_on) == ended
        assert not (ended and pending), "ended, and still owing"
        assert ended or pending, "while it runs somebody always owes something"
        settled = state.stage in ("performing", "closed")
        assert bool(state.settled_on) == settled == bool(state.lines)
        assert {each.organ_id for each in state.lines} <= set(NAMES), (
            "only the departments of the dispute get duties"
        )
        if settled and not state.decision:
            assert state.meetings[-1].agreed, "without a decision all have agreed"
        if state.decision:
            assert state.opinion, "the government decides on an opinion"
        if state.stage == "closed":
            assert all(each.performed_on for each in state.bound), "nobody is let off"


TestDispute = Dispute.TestCase
TestDispute.settings = settings(
    max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
