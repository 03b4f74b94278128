"""A clue, step by step and on random walks, without a database: whose duty it is, where it must go, who must be named."""

from datetime import date, timedelta
from typing import Any

import pytest
from driver import Driver, Refused
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from fuyuan.business.linkage.procedure import CLUE
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.posts import Post
from fuyuan.organs.standing import OrganFact

HANDLER = Actor(Post.HANDLER, "陈明", 2, 20, "复议机构")
MAYOR = Actor(Post.ORGAN_HEAD, "钱市长", 3, 30, "某市政府")
WATCHER = Actor(Post.DISCIPLINE_LIAISON, "纪联络", 4, 40, "某监委")
CLERK = Actor(Post.JOINT_OFFICE, "沈言", 5, 50, "联席办")
DAY = date(2026, 7, 14)  # a Tuesday
PEOPLE = {
    actor.person_id: {"name": actor.name, "post": actor.post, "organ_id": actor.organ_id}
    for actor in (HANDLER, MAYOR, WATCHER, CLERK)
}
FACTS = {"organ": OrganFact(7, "某局"), "holders": PEOPLE}
CLUE_TOLD = {
    "origin": "reconsideration", "organ_id": 7, "subject": "待查", "kind": "duty",
    "content": "办案人员收受当事人财物的材料。", "people": [3],
}  # fmt: skip
APPROVED = {"to": "supervision", "to_name": "某监委", "opinion": "同意移送。"}
SENT = {"on": DAY, "by": "陈明", "material": "卷宗复印件一份", "people": [4]}


def clue(upto: str = "register", **more: Any) -> Driver:
    driver = Driver(CLUE, facts=FACTS)
    acts = (
        ("register", {**CLUE_TOLD, **more}, HANDLER),
        ("approve", APPROVED, MAYOR),
        ("transfer", SENT, HANDLER),
    )
    for name, record, actor in acts[: [act[0] for act in acts].index(upto) + 1]:
        driver.take(name, record, actor, DAY)
    return driver


def test_every_duty_is_one_persons_so_that_no_message_reaches_a_whole_post() -> None:
    for upto, key, person in (
        ("register", "approve", 3),
        ("approve", "transfer", 2),
        ("transfer", "receive", 4),
    ):
        duty = clue(upto).duty(key)
        assert (duty.person_id, duty.done_on) == (person, None)


def test_the_title_says_nothing_of_what_it_is_about() -> None:
    state = clue().state
    assert state.title == "线索移送件"
    assert CLUE.columns(state) == {"kind": "duty", "origin": "reconsideration"}
    assert "收受" not in CLUE.search_text(state)


def test_somebody_who_can_approve_must_be_named() -> None:
    with pytest.raises(Refused, match="至少要有一名行政复议机关负责人"):
        clue(people=[5])


def test_whoever_holds_no_post_today_cannot_be_named() -> None:
    with pytest.raises(Refused, match="没有任职"):
        clue(people=[3, 99])


def test_a_duty_crime_goes_to_the_supervision_organ_and_nowhere_else() -> None:
    with pytest.raises(Refused, match="应当移送监察机关.*第八十六条"):
        clue().take("approve", {**APPROVED, "to": "appointing"}, MAYOR, DAY)
    milder = clue(kind="violation")
    assert milder.take("approve", {**APPROVED, "to": "appointing"}, MAYOR, DAY).stage == "approved"


def test_who_receives_it_reads_it_from_the_transfer_on_and_only_a_liaison_of_discipline_may_receive() -> None:
    driver = clue("approve")
    assert 4 not in {each.person_id for each in driver.state.people}
    with pytest.raises(Refused, match="纪检监察联络员"):
        driver.take("transfer", {**SENT, "people": [5]}, HANDLER, DAY)
    driver.take("transfer", SENT, HANDLER, DAY)
    assert 4 in {each.person_id for each in driver.state.people}


def test_days_are_told_in_order() -> None:
    driver = clue("transfer")
    with pytest.raises(Refused, match="早于上一步"):
        driver.take("receive", {"on": date(2026, 7, 13), "by": "纪联络"}, WATCHER, DAY)
    driver.take("receive", {"on": DAY, "by": "纪联络"}, WATCHER, DAY)
    state = driver.take(
        "feed_back", {"on": date(2026, 9, 1), "result": "已经立案。"}, WATCHER, date(2026, 9, 1)
    )
    assert (state.stage, state.closed_on) == ("closed", date(2026, 9, 1))


STEPS = [
    step
    for step in CLUE.steps
    if not step.opens and step.name not in ("issue_paper", "seal_paper", "void_paper")
]


class Walk(RuleBasedStateMachine):
    """Anybody tries any step on any day; what the procedure lets through must leave a sound state."""

    @initialize(kind=st.sampled_from(["duty", "violation"]))
    def register(self, kind: str) -> None:
        self.day, self.driver = DAY, clue(kind=kind)

    @rule(days=st.integers(1, 20))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(
        step=st.sampled_from(STEPS), actor=st.sampled_from([HANDLER, MAYOR, WATCHER, CLERK, SYSTEM]),
        offset=st.integers(-20, 5), people=st.lists(st.sampled_from([2, 3, 4, 5, 99]), min_size=1, unique=True),
        to=st.sampled_from(["supervision", "appointing"]),
    )  # fmt: skip
    def try_step(self, step: Any, actor: Actor, offset: int, people: list[int], to: str) -> None:
        before, day = self.driver.state, self.day + timedelta(days=offset)
        record = {
            "approve": {**APPROVED, "to": to}, "decline": {"reason": "不属实"}, "transfer": {**SENT, "on": day, "people": people},
            "receive": {"on": day, "by": "纪联络"}, "feed_back": {"on": day, "result": "已经处理。"},
            "name_people": {"people": people, "reason": "调整"},
        }[step.name]  # fmt: skip
        try:
            self.driver.take(step.name, record, actor, self.day)
        except Refused:
            assert self.driver.state == before

    @precondition(lambda self: hasattr(self, "driver"))
    @invariant()
    def sound(self) -> None:
        state = self.driver.state
        assert self.driver.replay() == state
        assert any(each.post is Post.ORGAN_HEAD for each in state.people), "somebody can always act on it"
        assert len({each.person_id for each in state.people}) == len(state.people)
        known = {each.person_id for each in state.people}
        assert all(duty.person_id in known for duty in self.driver.duties())
        if state.approved and state.registered.kind.value == "duty":
            assert state.approved.to.value == "supervision"


TestWalk = Walk.TestCase
TestWalk.settings = settings(
    max_examples=60, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
