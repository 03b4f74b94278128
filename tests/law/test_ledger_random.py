"""Random walks through a task, without a database: no state the ledger forbids, and replay gives the same state."""

from datetime import date, timedelta
from typing import Any

from driver import Driver, Refused
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from fuyuan.business.ledger.duties import task_duties
from fuyuan.business.ledger.periods import last_day
from fuyuan.business.ledger.procedure import TASK
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.posts import Post

UNIT, OTHER, OFFICE = 7, 8, 1
LIAISON = Actor(Post.RESPONDENT_LIAISON, "李联络", 2, UNIT, "某局")
STRANGER = Actor(Post.RESPONDENT_LIAISON, "张联络", 3, OTHER, "某镇")
CLERK = Actor(Post.JOINT_OFFICE, "沈言", 4, OFFICE, "联席办")
KINDS = {
    "fixed_day": {"text": "2026年6月30日前", "kind": "fixed_day", "on": date(2026, 6, 30)},
    "continuing": {"text": "持续推进", "kind": "continuing"},
    "when_fit": {"text": "适时召开", "kind": "when_fit"},
    "none": None,
}
STEPS = [
    step
    for step in TASK.steps
    if not step.opens and step.name not in ("issue_paper", "seal_paper", "void_paper")
]


class Task(RuleBasedStateMachine):
    """Anybody tries any step on any day; what the procedure lets through must leave a sound state."""

    @initialize(kind=st.sampled_from(list(KINDS)))
    def give(self, kind: str) -> None:
        self.day, self.driver = date(2026, 1, 12), Driver(TASK, facts={"known_numbers": {"task〔2026〕1号"}})
        line = KINDS[kind]
        record = {
            "plan_id": 1, "plan_number": "某办〔2026〕1号", "plan_title": "方案", "measure": "一", "heading": "措施",
            "organ_id": UNIT, "organ_name": "某局", "deadlines": [line] if line else [], "closing": "quarter",
        }  # fmt: skip
        assert self.take("give", CLERK, record)

    @rule(days=st.integers(1, 70))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)
        self.driver.tick(self.day)

    @rule(
        step=st.sampled_from(STEPS),
        actor=st.sampled_from([LIAISON, STRANGER, CLERK, SYSTEM]),
        offset=st.integers(-40, 40),
        agreed=st.booleans(),
    )
    def try_step(self, step: Any, actor: Actor, offset: int, agreed: bool) -> None:
        before = self.state
        done = self.take(step.name, actor, self.record(step.name, offset, agreed))
        if not done:
            assert self.state == before
        elif actor is STRANGER:
            assert before.organ_id == OTHER, "a unit acted on the task of another"

    def record(self, step: str, offset: int, agreed: bool) -> dict[str, Any]:
        day = self.day + timedelta(days=offset)
        approval = {"by": "钱正", "on": min(day, self.day)}
        return {
            "plan_work": {"leader": "王强", "contact": "李明", "phone": "1", "scheme": "方案"},
            "report": {"period": self.state.next_report, "standing": "on_track", "done": "已开展"},
            "ask_closing": {"result": "完成", "completed_on": day, "numbers": ["task〔2026〕1号"]},
            "end_with_plan": {}, "withdraw_closing": {"reason": "补充"}, "review_closing": {"opinion": "属实"},
            "close": {"approval": approval}, "return_closing": {"reason": "缺材料"}, "reopen": {},
            "resume": {"reason": "复查", "approval": approval}, "ask_change": {"wish": "延期", "reason": "难", "due_on": day},
            "adjust": {"agreed": agreed, "opinion": "定", "organ_id": OTHER, "organ_name": "某镇", "approval": approval},
            "urge": {"matter": "逾期", "demand": "报告", "by_on": day}, "answer_urge": {"answer": "已办"},
            "cancel": {"reason": "合并", "approval": approval},
        }[step]  # fmt: skip

    def take(self, name: str, actor: Actor, data: dict[str, Any]) -> bool:
        try:
            self.driver.take(name, data, actor, self.day)
        except Refused:
            return False
        return True

    @property
    def state(self) -> Any:
        return self.driver.state

    @precondition(lambda self: hasattr(self, "driver"))
    @invariant()
    def sound(self) -> None:
        state, duties = self.state, list(task_duties(self.state))
        assert self.driver.replay() == state
        assert len({duty.key for duty in duties}) == len(duties), "a duty is one row"
        pending = [duty for duty in duties if duty.done_on is None]
        assert bool(state.asked) == (state.stage in ("closing", "reviewed"))
        assert not (state.closed_on and [d for d in pending if not d.key.startswith("urge-")]), (
            "closed, and still owing"
        )
        assert [each.period for each in state.reported] == sorted({each.period for each in state.reported})
        if state.stage == "closed":
            assert state.closings
        if state.stage == "period_closed":
            assert state.never_ends
            assert [duty.due_on for duty in pending if duty.lapse] == [last_day(state.running)]
        if state.stage in ("given", "working"):
            assert any(duty.key.startswith("report-") for duty in pending), "somebody always owes a report"


TestTask = Task.TestCase
TestTask.settings = settings(
    max_examples=300, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
