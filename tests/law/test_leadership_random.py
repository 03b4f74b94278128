"""Random walks through a department's year, without a database: only what the head confirmed counts, replay gives the same state."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from driver import Driver, Refused
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from fuyuan.business.leadership.procedure import YEAR
from fuyuan.business.leadership.targets import Asked, Targets
from fuyuan.business.leadership.years.records import Kind
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.posts import Post

START, UNIT = date(2026, 2, 2), 7
CLERK = Actor(Post.RESPONDENT_LIAISON, "甲", 101, UNIT, "某局")
HEAD = Actor(Post.RESPONDENT_HEAD, "乙", 102, UNIT, "某局")
STRANGER = Actor(Post.RESPONDENT_HEAD, "丙", 103, 8, "他局")
STEPS = [step.name for step in YEAR.steps if not step.opens and "paper" not in step.name]
NAMES = ["周局长", "吴副局长", "外人"]


def asked(count: int) -> Asked:
    return Asked(count=count, plan_id=1, plan="方案", place=0, measure="十六", words="")


TARGETS = Targets(studies=asked(3), lectures=asked(1), hearings=asked(1))
FACTS: dict[str, Any] = {
    "targets": TARGETS, "confirm_days": 10, "report_day": 20, "enforces": True, "known": "", "suit": None, "hearing_days": (),
}  # fmt: skip


def plan(*names: str) -> dict[str, Any]:
    leaders = [{"name": name, "duty": "领导", "chief": at == 0} for at, name in enumerate(names)]
    book = {"title": "行政处罚法", "by": "2026-09-30", "assess": "考试"}
    return {"leaders": leaders, "books": [book], "topics": "每季一次", "lectures": "半年一次"}


class Year(RuleBasedStateMachine):
    """Anybody tries any step on any day; what the procedure lets through must leave a sound state."""

    @initialize()
    def begin(self) -> None:
        self.day, self.driver = START, Driver(YEAR, dict(FACTS))
        self.driver.take("file_plan", {**plan(*NAMES[:2]), "year": 2026}, CLERK, START)

    @rule(days=st.integers(1, 60))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(count=st.integers(1, 9))
    def another_plan(self, count: int) -> None:
        self.driver.facts = {
            **self.driver.facts,
            "targets": TARGETS.model_copy(update={"studies": asked(count)}),
        }

    @rule(
        step=st.sampled_from(STEPS), actor=st.sampled_from([CLERK, CLERK, HEAD, HEAD, STRANGER, SYSTEM]),
        who=st.sampled_from(NAMES), back=st.integers(-3, 40), yes=st.booleans(), number=st.integers(1, 4),
    )  # fmt: skip
    def try_step(self, step: str, actor: Actor, who: str, back: int, yes: bool, number: int) -> None:
        before = self.driver.state
        try:
            self.driver.take(
                step, self.record(step, who, self.day - timedelta(days=back), yes, number), actor, self.day
            )
        except Refused:
            assert self.driver.state == before
        else:
            assert actor is not STRANGER, "somebody else's head acted"

    def record(self, step: str, who: str, on: date, yes: bool, number: int) -> dict[str, Any]:
        done = {"on": on, "proof": "存办公室"}
        suit = {
            "key": f"1.{number}.1",
            "suit_id": number,
            "on": on,
            "court": "某法院",
            "number": f"行初案{number}号",
        }
        lines = [
            {"number": each.number, "what": each.words, "verdict": "yes" if yes else "no", "why": "" if yes else "不实"}
            for each in self.driver.state.pending
        ]  # fmt: skip
        return {
            "change_plan": {**plan(who, "周局长的副手"), "reason": "领导调整"}, "confirm_plan": {}, "return_plan": {"reason": "不全"},
            "study": {**done, "title": f"专题{number}", "agenda": "学习法律", "leaders": [who], "people": 9},
            "lecture": {**done, "title": f"讲座{number}", "leader": who, "about": "执法程序", "people": 9},
            "hear": {**done, "court": "某某法院", "number": f"行初案{number}号", "leaders": [who], "about": "旁听庭审"},
            "read_book": {**done, "book": "行政处罚法", "leaders": [who], "result": "合格"},
            "confirm": {"entries": lines}, "strike": {"entry": number, "reason": "不实"},
            "note_hearing": {**suit, "who": f"局长{who}"}, "drop_hearing": {k: suit[k] for k in ("key", "suit_id", "number")},
            "set_targets": {}, "report": {"results": "全年良好", "assessed": "全部合格", "next_year": "继续学习"},
            "return_report": {"reason": "不全"}, "confirm_report": {},
        }[step]  # fmt: skip

    @invariant()
    def sound(self) -> None:
        state, owed = self.driver.state, self.driver.duties()
        assert self.driver.replay() == state
        assert len({duty.key for duty in owed}) == len(owed), "a duty is one row"
        assert len({each.number for each in state.entries}) == len(state.entries), (
            "an entry is answered by its number"
        )
        pending = [duty for duty in owed if duty.done_on is None]
        assert state.stage == "closed" or pending, "while the year runs somebody always owes something"
        assert state.stage in ("planning", "running") or not state.pending, "what is reported is confirmed"
        for each in state.entries:
            if each.counts:
                by_head = any(event.step == "confirm" for event in self.driver.events)
                assert each.source or by_head, "nothing counts that neither the head nor a suit says"
        lectures = state.counted(Kind.LECTURE)
        assert YEAR.columns(state)["lectures"] == len(lectures)
        assert all(each.on.year == 2026 for each in state.entries if not each.source)


TestYear = Year.TestCase
TestYear.settings = settings(
    max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
