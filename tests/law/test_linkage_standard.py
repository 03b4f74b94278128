"""An adjudication standard, step by step and on random walks, without a database."""

from datetime import date, timedelta
from typing import Any

import pytest
from driver import Driver, Refused
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from fuyuan.business.linkage.procedure import STANDARD
from fuyuan.business.linkage.sides import Side
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.posts import Post

CLERK = Actor(Post.JOINT_OFFICE, "沈言", 4, 1, "联席办")
JUDGE = Actor(Post.COURT_LIAISON, "高法官", 5, 3, "某法院")
HEAD = Actor(Post.OFFICE_HEAD, "周主任", 6, 2, "复议机构")
UNIT = Actor(Post.RESPONDENT_HEAD, "王局长", 7, 9, "某局")
DAY = date(2026, 7, 14)  # a Tuesday
FACTS = {"in_force": frozenset({50}), "office_id": 1, "court_id": 3}
WORDING = {
    "title": "工伤认定案件审理标准", "act_kind": "work_injury",
    "points": [{"question": "上下班途中的合理路线", "rule": "以上下班为目的、合理时间内的路线。", "basis": "法释〔2014〕9号第六条"}],
}  # fmt: skip
AGREED = {"by": "负责人"}
OTHER = [{"question": "合理时间怎样认定", "rule": "结合工作时间和路程认定。"}]


def standard(**more: Any) -> Driver:
    driver = Driver(STANDARD, facts=FACTS)
    driver.take("propose", {**WORDING, **more}, JUDGE, DAY)
    return driver


def both_agreed() -> Driver:
    driver = standard()
    driver.take("agree", AGREED, JUDGE, DAY)
    driver.take("agree", AGREED, CLERK, date(2026, 7, 16))
    return driver


def test_one_side_alone_does_not_make_a_standard() -> None:
    driver = standard()
    assert driver.take("agree", AGREED, JUDGE, DAY).stage == "discussing"
    with pytest.raises(Refused, match="法院一方已经同意"):
        driver.take("agree", AGREED, JUDGE, DAY)


def test_the_reconsideration_office_speaks_for_the_side_of_the_government() -> None:
    driver = standard()
    driver.take("agree", AGREED, HEAD, DAY)
    with pytest.raises(Refused, match="政府一方已经同意"):
        driver.take("agree", AGREED, CLERK, DAY)


def test_both_sides_agreed_waits_for_its_publication_within_five_working_days() -> None:
    driver = both_agreed()
    assert driver.state.stage == "agreed"
    assert driver.due("publish-1") == date(2026, 7, 23)


def test_a_new_version_takes_the_agreement_back() -> None:
    driver = both_agreed()
    driver.take("revise", {**WORDING, "points": OTHER, "why": "补充认定方法"}, JUDGE, date(2026, 7, 17))
    assert (driver.state.stage, driver.state.agreed, driver.state.version.number) == (
        "discussing",
        frozenset(),
        2,
    )
    assert len(driver.state.versions) == 2, "the version that was agreed is kept"


def test_a_version_without_a_change_is_none() -> None:
    with pytest.raises(Refused, match="没有变化"):
        standard().take("revise", {**WORDING, "why": "再存一次"}, JUDGE, DAY)


def test_each_side_owes_a_word_on_each_version() -> None:
    driver = standard()
    owed = {duty.post for duty in driver.duties() if duty.done_on is None}
    assert owed == {Post.COURT_LIAISON, Post.JOINT_OFFICE}
    driver.take("comment", {"text": "路线的认定请写得更具体。", "by": "沈言"}, CLERK, DAY)
    assert driver.duty("consider-1-government").done_on == DAY
    assert driver.duty("consider-1-court").due_on == date(2026, 8, 4), "fifteen working days"


def test_it_holds_from_its_day_and_never_backwards() -> None:
    driver = both_agreed()
    approval = {"by": "召集人", "on": date(2026, 7, 16)}
    with pytest.raises(Refused, match="不溯及以前"):
        driver.take(
            "publish", {"valid_from": date(2026, 7, 1), "approval": approval}, CLERK, date(2026, 7, 20)
        )
    state = driver.take(
        "publish", {"valid_from": date(2026, 8, 1), "approval": approval}, CLERK, date(2026, 7, 20)
    )
    assert (state.stage, state.number, state.valid_from) == (
        "published",
        "standard〔2026〕1号",
        date(2026, 8, 1),
    )
    assert [duty for duty in driver.duties() if duty.done_on is None] == []


def test_only_a_standard_in_force_can_be_replaced() -> None:
    assert standard(replaces=50).state.replaces == 50
    with pytest.raises(Refused, match="正在适用的标准"):
        standard(replaces=51)


def test_the_court_takes_back_its_own_proposal_and_not_the_other_sides() -> None:
    assert standard().take("drop", {"reason": "另行研究"}, JUDGE, DAY).stage == "dropped"
    theirs = Driver(STANDARD, facts=FACTS)
    theirs.take("propose", WORDING, CLERK, DAY)
    with pytest.raises(Refused, match="由政府一方提出"):
        theirs.take("drop", {"reason": "另行研究"}, JUDGE, DAY)


def test_a_unit_has_no_say_in_it() -> None:
    with pytest.raises(Refused):
        standard().take("agree", AGREED, UNIT, DAY)


STEPS = [
    step
    for step in STANDARD.steps
    if not step.opens and step.name not in ("issue_paper", "seal_paper", "void_paper")
]


class Walk(RuleBasedStateMachine):
    """Anybody tries any step on any day; what the procedure lets through must leave a sound state."""

    @initialize(actor=st.sampled_from([JUDGE, CLERK, HEAD]))
    def propose(self, actor: Actor) -> None:
        self.day, self.driver = DAY, Driver(STANDARD, facts=FACTS)
        self.driver.take("propose", WORDING, actor, self.day)

    @rule(days=st.integers(1, 30))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(
        step=st.sampled_from(STEPS), actor=st.sampled_from([JUDGE, CLERK, HEAD, UNIT, SYSTEM]), offset=st.integers(-10, 40),
        title=st.sampled_from(["工伤认定案件审理标准", "工伤认定类案标准"]),
    )  # fmt: skip
    def try_step(self, step: Any, actor: Actor, offset: int, title: str) -> None:
        before = self.driver.state
        day = self.day + timedelta(days=offset)
        approval = {"by": "召集人", "on": min(day, self.day)}
        record = {
            "comment": {"text": "请改", "by": "某人"}, "agree": AGREED, "revise": {**WORDING, "title": title, "why": "修改"},
            "drop": {"reason": "另议"}, "publish": {"valid_from": day, "approval": approval},
            "repeal": {"valid_to": day, "reason": "法律修改", "approval": approval},
            "replace": {"by_title": "新标准", "by_id": 9, "valid_to": day},
            "disclose": {"approval": approval}, "conceal": {"reason": "重新审查"},
        }[step.name]  # fmt: skip
        try:
            self.driver.take(step.name, record, actor, self.day)
        except Refused:
            assert self.driver.state == before

    @precondition(lambda self: hasattr(self, "driver"))
    @invariant()
    def sound(self) -> None:
        state, duties = self.driver.state, self.driver.duties()
        assert self.driver.replay() == state
        assert len({duty.key for duty in duties}) == len(duties)
        if state.valid_from:
            both = frozenset(Side)
            assert state.agreed == both, "what was published was agreed by both sides, in this very version"
        assert not state.public_on or state.valid_from, "the public reads nothing that was not published"
        if state.stage in ("discussing", "agreed"):
            assert any(duty.done_on is None for duty in duties), "somebody is to move"
        else:
            assert not any(duty.done_on is None for duty in duties)


TestWalk = Walk.TestCase
TestWalk.settings = settings(
    max_examples=60, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
