"""A loss analysis, step by step and on random walks, without a database."""

from datetime import date, timedelta
from typing import Any

import pytest
from driver import Driver, Refused
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from fuyuan.business.linkage.analyses.life import Facts, causes, first_text
from fuyuan.business.linkage.analyses.state import CauseSaid, Count, Loss
from fuyuan.business.linkage.findings.windows import (
    Window,
    before,
    bounds,
    is_window,
    offered,
    ripe,
    window_of,
)
from fuyuan.business.linkage.procedure import LOSS_ANALYSIS
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.posts import Post
from fuyuan.organs.standing import OrganFact

UNIT, OTHER, OFFICE, COURT = 7, 8, 1, 3
LIAISON = Actor(Post.RESPONDENT_LIAISON, "李联络", 2, UNIT, "某局")
STRANGER = Actor(Post.RESPONDENT_HEAD, "张负责", 3, OTHER, "某镇")
CLERK = Actor(Post.JOINT_OFFICE, "沈言", 4, OFFICE, "联席办")
JUDGE = Actor(Post.COURT_LIAISON, "高法官", 5, COURT, "某法院")
DAY = date(2026, 7, 14)


def loss(number: int, *codes: str) -> Loss:
    said = tuple(
        CauseSaid(code=code, stage="调查取证", fault="人的原因", quote="证据不足。") for code in codes
    )
    return Loss(
        matter_id=number, court="某法院", number=f"某行初{number}号", act="行政处罚决定", outcome="撤销",
        effective_on=date(2026, 5, number), causes=said, said="本院认为。",
    )  # fmt: skip


LOSSES = (loss(1, "facts.evidence", "facts.unclear"), loss(2, "procedure.notice", "facts.evidence"), loss(3))
FACTS: dict[str, Any] = {
    "organ": OrganFact(UNIT, "某局"), "office_id": OFFICE, "known": "",
    "facts": Facts(decided=5, lost=3, settled=1, absent=1, before=Count(decided=4, lost=1), losses=LOSSES),
}  # fmt: skip
DRAFT = {"organ_id": UNIT, "window": "2026-Q2"}
TEXT = {"overview": "败诉三件。", "causes": "证据不足。", "advice": "请逐案分析。", "answer_days": 15}
ANSWER = {
    "reasons": "取证不规范。", "signer": "王局长", "lasting": "修订取证规程。",
    "measures": [{"what": "全员培训", "who": "王强", "by": date(2026, 8, 14)}],
}  # fmt: skip


def approved(day: date) -> dict[str, Any]:
    return {"approval": {"by": "主任", "on": day}}


def analysis(*acts: tuple[str, Any, Actor], facts: dict[str, Any] | None = None) -> Driver:
    driver = Driver(LOSS_ANALYSIS, facts=facts or FACTS)
    driver.take("draft", DRAFT, SYSTEM, DAY)
    for name, record, actor in acts:
        driver.take(name, record, actor, DAY)
    return driver


REVIEW = ("review", {**TEXT, **approved(DAY)}, CLERK)
SEND = ("send", {"paper_id": 1, "number": "某函1号"}, CLERK)


def test_the_counts_come_first_and_no_rate_is_made_of_small_numbers() -> None:
    driver = analysis()
    text = first_text(driver.state, driver.context(CLERK, DAY))["overview"]
    assert text == (
        "2026年第二季度，你单位作为被告的行政诉讼案件有5件裁判发生效力，其中败诉3件、调解或者撤诉1件；"
        "负责人经人民法院通知没有出庭的1件。2026年第一季度有4件裁判发生效力，其中败诉1件。"
    )
    assert "%" not in text


def test_a_suit_counts_once_for_each_first_level_cause_and_what_is_not_stated_is_said() -> None:
    driver = analysis()
    assert causes(driver.state) == [("事实不清、证据不足", 2), ("程序违法", 1), ("原因待填报", 1)]
    words = first_text(driver.state, driver.context(CLERK, DAY))["causes"]
    assert "（一件有几个原因的，分别计入）" in words
    assert "发生环节：调查取证4处。" in words


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"facts": Facts(decided=2, before=Count(), losses=())}, "某局2026年第二季度没有发生效力的败诉裁判"),
        ({"known": "某析1号"}, "败诉分析函某析1号已经有了"),
        ({"organ": OrganFact(UNIT, "某局", date(2026, 6, 30), "某新局")}, "请改为向某新局发函"),
    ],
)
def test_none_is_drafted_without_a_loss_or_twice_or_to_an_abolished_unit(facts: Any, why: str) -> None:
    with pytest.raises(Refused, match=why):
        analysis(facts={**FACTS, **facts})


def test_court_or_office_reviews_and_the_office_sends() -> None:
    by_court = ("review", {**TEXT, **approved(DAY)}, JUDGE)
    driver = analysis(("comment", {"text": "取证反复出错。", "by": "庭长"}, JUDGE), by_court, SEND)
    assert driver.state.court[0].text == "取证反复出错。"
    assert driver.due("answer-1") == date(2026, 8, 4), "fifteen working days after 14 July"


def test_the_answer_needs_a_step_for_the_long_term() -> None:
    driver = analysis(REVIEW, SEND)
    with pytest.raises(Refused, match="请写明长效措施"):
        driver.take("answer", {**ANSWER, "lasting": " "}, LIAISON, DAY)
    driver.take("answer", ANSWER, LIAISON, DAY)
    assert driver.due("check-1") == date(2026, 8, 21), "five working days after the last measure"


def test_another_unit_cannot_answer() -> None:
    with pytest.raises(Refused, match="发给某局的"):
        analysis(REVIEW, SEND).take("answer", ANSWER, STRANGER, DAY)


# -- periods -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "day", "window", "why"),
    [
        ("quarter", date(2026, 7, 9), "", "nine days after the end"),
        ("quarter", date(2026, 7, 10), "2026-Q2", "settled"),
        ("quarter", date(2026, 7, 25), "2026-Q2", "the last day the night looks"),
        ("quarter", date(2026, 7, 26), "", "nobody wanted it"),
        ("month", date(2026, 3, 12), "2026-02", "a short month"),
        ("year", date(2027, 1, 15), "2026", "the year"),
        ("none", date(2026, 7, 10), "", "switched off"),
    ],
)
def test_a_period_is_looked_at_from_the_tenth_day_after_its_end(
    chosen: str, day: date, window: str, why: str
) -> None:
    assert ripe(chosen, day) == window, why


@pytest.mark.parametrize("window", list(Window))
def test_the_window_before_ends_the_day_before(window: Window) -> None:
    day = date(2026, 1, 1)
    for _ in range(40):
        key = window_of(day, window)
        assert is_window(key)
        assert bounds(before(key))[1] == bounds(key)[0] - timedelta(1)
        day -= timedelta(17)
    assert not is_window("2026-Q0")
    assert not is_window("第一季度")


def test_quarters_are_offered_first_and_each_length_back_from_the_running_one() -> None:
    assert offered(date(2026, 1, 5))[:5] == ["2026-Q1", "2025-Q4", "2025-Q3", "2025-Q2", "2026-01"]


# -- random walks --------------------------------------------------------------------------------------------------

STEPS = [
    step
    for step in LOSS_ANALYSIS.steps
    if not step.opens and step.name not in ("issue_paper", "seal_paper", "void_paper")
]


class Walk(RuleBasedStateMachine):
    """Anybody tries any step on any day; what the procedure lets through must leave a sound state."""

    @initialize()
    def draft(self) -> None:
        self.day, self.driver = DAY, Driver(LOSS_ANALYSIS, facts=FACTS)
        self.driver.take("draft", DRAFT, JUDGE, self.day)

    @rule(days=st.integers(1, 30))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(
        step=st.sampled_from(STEPS), actor=st.sampled_from([LIAISON, STRANGER, CLERK, JUDGE, SYSTEM]),
        offset=st.integers(-20, 40),
    )  # fmt: skip
    def try_step(self, step: Any, actor: Actor, offset: int) -> None:
        before_ = self.driver.state
        try:
            self.driver.take(step.name, self.record(step.name, offset), actor, self.day)
        except Refused:
            assert self.driver.state == before_
        else:
            assert actor is not STRANGER, "a unit acted on the letter of another"

    def record(self, step: str, offset: int) -> dict[str, Any]:
        day = self.day + timedelta(days=offset)
        return {
            "comment": {"text": "取证反复出错。", "by": "庭长"}, "review": {**TEXT, **approved(day)},
            "withdraw": {"reason": "改判了"}, "send": {"paper_id": 1, "number": "某函1号"}, "recall": {"reason": "写错"},
            "receive": {}, "answer": {**ANSWER, "measures": [{"what": "整改", "who": "王强", "by": day}]},
            "close": {"found": "已经落实。"}, "send_back": {"reason": "不全", "answer_days": 3},
        }[step]  # fmt: skip

    @precondition(lambda self: hasattr(self, "driver"))
    @invariant()
    def sound(self) -> None:
        state, duties = self.driver.state, self.driver.duties()
        owed = [duty for duty in duties if duty.done_on is None]
        assert self.driver.replay() == state
        assert len({duty.key for duty in duties}) == len(duties)
        assert (state.stage in ("closed", "withdrawn")) == (state.closed_on is not None)
        assert len(owed) == (state.closed_on is None), "an open letter waits for exactly somebody"
        assert sum(count for _, count in causes(state)) >= len(state.losses), "every loss is counted"
        if state.stage in ("sent", "answered", "closed"):
            assert state.text
            assert state.letter_number


TestWalk = Walk.TestCase
TestWalk.settings = settings(
    max_examples=60, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
