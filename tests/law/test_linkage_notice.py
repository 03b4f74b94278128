"""A notice from its facts to its signature, step by step and on random walks, without a database."""

from datetime import date, timedelta
from typing import Any

import pytest
from driver import Driver, Refused
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from fuyuan.business.linkage.findings.grounds import Finding, Ground
from fuyuan.business.linkage.notices.state import Item
from fuyuan.business.linkage.procedure import NOTICE
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.posts import Post
from fuyuan.organs.standing import OrganFact

UNIT, OTHER, OFFICE, GOVERNMENT = 7, 8, 1, 9
CLERK = Actor(Post.JOINT_OFFICE, "沈言", 4, OFFICE, "联席办")
MAYOR = Actor(Post.ORGAN_HEAD, "钱市长", 6, GOVERNMENT, "某市政府")
LIAISON = Actor(Post.RESPONDENT_LIAISON, "李联络", 2, UNIT, "某局")
DAY = date(2026, 7, 14)  # a Tuesday


def item(number: int, organ: int, ground: Ground = Ground.LOST) -> Item:
    finding = Finding(key=f"k{number}", text=f"某案{number}败诉", on=DAY, matter_id=number, kind="suit")
    return Item(
        number=number,
        organ_id=organ,
        unit={UNIT: "某局", OTHER: "某镇"}[organ],
        ground=ground,
        finding=finding,
    )


FACTS: dict[str, Any] = {
    "items": (item(1, UNIT), item(2, UNIT, Ground.HEAD_ABSENT), item(3, OTHER)), "office_id": OFFICE, "open_notice": "",
    "organs": {UNIT: OrganFact(UNIT, "某局"), OTHER: OrganFact(OTHER, "某镇")}, "everybody": (UNIT, OTHER, 10),
    "approver_organ": GOVERNMENT, "organ": OrganFact(OTHER, "某镇"), "matter": None,
}  # fmt: skip
TEXT = {"overview": "总体平稳。", "demand": "请逐项整改。", "rectify_days": 20, "scope": "named"}
ADDED = {
    "organ_id": OTHER,
    "ground": "other",
    "text": "拒不派人参加协调会。",
    "on": DAY,
    "reason": "会议记录在卷。",
}


def approval(day: date) -> dict[str, Any]:
    return {"approval": {"by": "钱市长", "on": day}}


def notice(*acts: tuple[str, Any, Actor], facts: dict[str, Any] | None = None) -> Driver:
    driver = Driver(NOTICE, facts=facts or FACTS)
    driver.take("gather", {"window": "2026-Q2"}, SYSTEM, DAY)
    for name, record, actor in acts:
        driver.take(name, record, actor, DAY)
    return driver


COMPOSE = ("compose", TEXT, CLERK)
APPROVE = ("approve", approval(DAY), MAYOR)
ISSUE = ("issue", {"paper_id": 1, "number": "某通报1号"}, CLERK)


def test_the_facts_are_written_down_as_they_were_found() -> None:
    driver = notice()
    driver.facts = {}
    assert driver.replay().units == {UNIT: "某局", OTHER: "某镇"}
    assert driver.due("compose") == date(2026, 7, 21), "five working days"


@pytest.mark.parametrize(
    ("window", "facts", "why"),
    [
        ("2026-Q5", {}, "请从列表中选择"),
        ("2026-Q2", {"items": ()}, "没有查到需要通报的新问题"),
        ("2026-Q2", {"open_notice": "某件3号"}, "某件3号还没有印发"),
    ],
)
def test_no_notice_begins_without_a_period_or_facts_or_beside_another(
    window: str, facts: Any, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        Driver(NOTICE, facts={**FACTS, **facts}).take("gather", {"window": window}, CLERK, DAY)


def test_what_is_struck_out_keeps_its_reason_and_can_be_restored() -> None:
    driver = notice(("strike", {"numbers": (1,), "reason": "二审改判。"}, CLERK))
    assert [each.number for each in driver.state.standing] == [2, 3]
    assert driver.state.items[0].struck == "二审改判。"
    with pytest.raises(Refused, match="已经删去"):
        driver.take("strike", {"numbers": (1,), "reason": "再删。"}, CLERK, DAY)
    driver.take("restore", {"numbers": (1,), "reason": "没有改判。"}, CLERK, DAY)
    assert len(driver.state.standing) == 3


def test_a_notice_of_which_everything_was_struck_out_is_not_composed() -> None:
    driver = notice(("strike", {"numbers": (1, 2, 3), "reason": "都已改正。"}, CLERK))
    with pytest.raises(Refused, match="不予通报"):
        driver.take("compose", TEXT, CLERK, DAY)


def test_a_fact_is_added_with_its_reason_after_those_that_were_found() -> None:
    state = notice(("add", ADDED, CLERK)).state
    assert (state.items[-1].number, state.items[-1].unit, state.items[-1].added) == (
        4,
        "某镇",
        "会议记录在卷。",
    )
    with pytest.raises(Refused, match="没有找到编号为“某案9号”的办件"):
        notice(("add", {**ADDED, "number": "某案9号"}, CLERK))


def test_the_text_begins_with_the_counts() -> None:
    driver = notice()
    text = NOTICE.step("compose").initial(driver.state, driver.context(CLERK, DAY))["overview"]
    assert text == "2026年第二季度，2个单位存在3件（次）问题：行政诉讼败诉2件、负责人未出庭应诉1件。"


def test_a_unit_abolished_since_is_named_with_its_successor_and_holds_the_notice_up() -> None:
    gone = {
        **FACTS,
        "organs": {**FACTS["organs"], OTHER: OrganFact(OTHER, "某镇", date(2026, 6, 30), "某街道")},
    }
    with pytest.raises(Refused, match="请改为向某街道通报"):
        notice(COMPOSE, facts=gone)


def test_the_leader_owes_the_approval_and_the_office_may_write_it_down() -> None:
    driver = notice(COMPOSE)
    duty = driver.duty("approve")
    assert (duty.post, duty.organ_id, driver.due("approve")) == (
        Post.ORGAN_HEAD,
        GOVERNMENT,
        date(2026, 7, 21),
    )
    assert notice(COMPOSE, ("approve", approval(DAY), CLERK)).state.stage == "approved"
    with pytest.raises(Refused, match="批准日期晚于今天"):
        driver.take("approve", approval(DAY + timedelta(1)), CLERK, DAY)


def test_it_goes_to_the_units_it_names_or_to_all() -> None:
    assert notice(COMPOSE).state.readers == (UNIT, OTHER)
    assert notice(("compose", {**TEXT, "scope": "all"}, CLERK)).state.readers == (UNIT, OTHER, 10)


def test_the_units_have_the_days_of_the_notice_from_the_day_after_it_was_issued() -> None:
    state = notice(COMPOSE, APPROVE, ISSUE).state
    assert (state.stage, state.rectify_by) == ("issued", date(2026, 8, 11)), (
        "twenty working days after 14 July"
    )


def test_what_is_not_approved_cannot_be_issued() -> None:
    with pytest.raises(Refused, match="待批准"):
        notice(COMPOSE, ISSUE)


AGAIN = {"first": 40}


def test_a_second_notice_cites_the_first() -> None:
    first = notice(COMPOSE, APPROVE, ISSUE).state
    driver = Driver(NOTICE, facts={**FACTS, "first": first})
    state = driver.take("repeat", AGAIN, CLERK, date(2026, 8, 20))
    assert (state.first, state.first_number, state.first_on) == (40, "某通报1号", DAY)
    assert "再次通报" in state.title
    text = NOTICE.step("compose").initial(state, driver.context(CLERK, DAY))["overview"]
    assert text.startswith("2026年7月14日印发通报（某通报1号）后，有2个单位没有按期报送整改情况")


STEPS = [
    step
    for step in NOTICE.steps
    if not step.opens and step.name not in ("issue_paper", "seal_paper", "void_paper")
]


class Walk(RuleBasedStateMachine):
    """Anybody tries any step on any day; what the procedure lets through must leave a sound state."""

    @initialize()
    def gather(self) -> None:
        self.day, self.driver = DAY, Driver(NOTICE, facts=FACTS)
        self.driver.take("gather", {"window": "2026-Q2"}, CLERK, self.day)

    @rule(days=st.integers(1, 30))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(
        step=st.sampled_from(STEPS), actor=st.sampled_from([LIAISON, CLERK, MAYOR, SYSTEM]),
        numbers=st.sets(st.integers(1, 6), min_size=1), offset=st.integers(-20, 40),
    )  # fmt: skip
    def try_step(self, step: Any, actor: Actor, numbers: set[int], offset: int) -> None:
        before = self.driver.state
        day = self.day + timedelta(days=offset)
        try:
            self.driver.take(step.name, self.record(step.name, tuple(numbers), day), actor, self.day)
        except Refused:
            assert self.driver.state == before
        else:
            assert actor is not LIAISON, "a unit worked on a notice"

    def record(self, step: str, numbers: tuple[int, ...], day: date) -> dict[str, Any]:
        return {
            "strike": {"numbers": numbers, "reason": "已经改判。"}, "restore": {"numbers": numbers, "reason": "没有。"},
            "add": {**ADDED, "on": day}, "compose": TEXT, "approve": approval(day), "revise": {"reason": "再改。"},
            "withdraw": {"reason": "不需要。"}, "issue": {"paper_id": 1, "number": "某通报1号"},
            "recall": {"reason": "写错。"}, "conclude": {},
        }[step]  # fmt: skip

    @precondition(lambda self: hasattr(self, "driver"))
    @invariant()
    def sound(self) -> None:
        state, duties = self.driver.state, self.driver.duties()
        owed = [duty for duty in duties if duty.done_on is None]
        assert self.driver.replay() == state
        assert len({duty.key for duty in duties}) == len(duties)
        assert len({item.number for item in state.items}) == len(state.items)
        assert (state.stage in ("closed", "withdrawn")) == (state.closed_on is not None)
        assert (len(owed) == 1) == (state.stage in ("gathered", "composed", "approved"))
        assert (state.issued_on is not None) == (state.stage in ("issued", "closed"))
        if state.issued_on:
            assert state.approval, "issued without anybody's approval"
            assert state.rectify_by
            assert set(state.units) <= set(state.readers)


TestWalk = Walk.TestCase
TestWalk.settings = settings(
    max_examples=60, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
