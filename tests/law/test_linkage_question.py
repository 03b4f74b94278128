"""A question between court and government, step by step and on random walks, without a database."""

from datetime import date, timedelta
from typing import Any

import pytest
from driver import Driver, Refused
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from fuyuan.business.linkage.procedure import QUESTION
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post

CLERK = Actor(Post.JOINT_OFFICE, "沈言", 4, 1, "联席办")
JUDGE = Actor(Post.COURT_LIAISON, "高法官", 5, 3, "某法院")
HEAD = Actor(Post.OFFICE_HEAD, "周主任", 6, 2, "复议机构")
DAY, BY = date(2026, 7, 14), date(2026, 7, 24)
FACTS = {"office_id": 1, "court_id": 3}
TOLD = {
    "title": "听证告知怎样送达",
    "act_kind": "penalty",
    "text": "电子送达是否有效，应当怎样审查。",
    "answer_by": BY,
}
ANSWER = {"text": "经当事人同意的有效。", "by": "行政庭庭长"}


def question(actor: Actor = CLERK) -> Driver:
    driver = Driver(QUESTION, facts=FACTS)
    driver.take("ask", TOLD, actor, DAY)
    return driver


@pytest.mark.parametrize(
    ("asker", "post", "organ"),
    [(CLERK, Post.COURT_LIAISON, 3), (JUDGE, Post.JOINT_OFFICE, 1), (HEAD, Post.COURT_LIAISON, 3)],
)
def test_the_other_side_owes_the_answer_by_the_day_that_was_asked(
    asker: Actor, post: Post, organ: int
) -> None:
    duty = question(asker).duty("answer-1")
    assert (duty.post, duty.organ_id, duty.due_on) == (post, organ, BY)


def test_nobody_answers_the_own_question() -> None:
    with pytest.raises(Refused, match="由法院一方答复"):
        question().take("answer", ANSWER, HEAD, DAY)


def test_an_answer_may_be_asked_about_again_with_a_new_day() -> None:
    driver = question()
    assert driver.take("answer", ANSWER, JUDGE, DAY).closed_on == DAY
    state = driver.take(
        "follow_up",
        {"text": "没有同意的呢，怎样处理？", "answer_by": date(2026, 8, 3)},
        CLERK,
        date(2026, 7, 20),
    )
    assert (state.stage, state.closed_on) == ("asked", None)
    assert driver.due("answer-2") == date(2026, 8, 3)
    assert driver.duty("answer-1").done_on == DAY


def test_a_late_answer_says_so() -> None:
    driver = question()
    driver.take("answer", ANSWER, JUDGE, date(2026, 7, 30))
    assert "已经超过" in driver.events[-1].stamped["late"]


def test_a_question_needs_time_for_its_answer() -> None:
    with pytest.raises(Refused, match="晚于今天"):
        Driver(QUESTION, facts=FACTS).take("ask", {**TOLD, "answer_by": DAY}, CLERK, DAY)


STEPS = [
    step
    for step in QUESTION.steps
    if not step.opens and step.name not in ("issue_paper", "seal_paper", "void_paper")
]


class Walk(RuleBasedStateMachine):
    """Anybody tries any step on any day; what the procedure lets through must leave a sound state."""

    @initialize(actor=st.sampled_from([CLERK, JUDGE, HEAD]))
    def ask(self, actor: Actor) -> None:
        self.day, self.driver = DAY, question(actor)

    @rule(
        step=st.sampled_from(STEPS),
        actor=st.sampled_from([CLERK, JUDGE, HEAD]),
        days=st.integers(0, 9),
        offset=st.integers(-5, 20),
    )
    def try_step(self, step: Any, actor: Actor, days: int, offset: int) -> None:
        self.day += timedelta(days=days)
        before = self.driver.state
        record = {
            "answer": ANSWER, "withdraw": {"reason": "已经解决"},
            "follow_up": {"text": "还想了解一点。", "answer_by": self.day + timedelta(days=offset)},
        }[step.name]  # fmt: skip
        try:
            self.driver.take(step.name, record, actor, self.day)
        except Refused:
            assert self.driver.state == before

    @precondition(lambda self: hasattr(self, "driver"))
    @invariant()
    def sound(self) -> None:
        state = self.driver.state
        owed = [duty for duty in self.driver.duties() if duty.done_on is None]
        assert self.driver.replay() == state
        assert len(owed) == (1 if state.stage == "asked" else 0)
        assert (state.closed_on is None) == (state.stage == "asked")


TestWalk = Walk.TestCase
TestWalk.settings = settings(
    max_examples=40, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
