"""A local rule, step by step and without a database: drafted, reviewed by another hand, approved for a day to come."""

from datetime import date
from typing import Any

import pytest
from driver import Driver, Refused
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from fuyuan.business.localrules.lookups import Known
from fuyuan.business.localrules.procedure import PROCEDURE
from fuyuan.matters.record import InvalidRecord
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.posts import Post

HANDLER = Actor(Post.HANDLER, "甲", 1, 2, "复议机构")
OFFICE = Actor(Post.OFFICE_HEAD, "周主任", 3, 2, "复议机构")
BUREAU = Actor(Post.SUPERVISION_STAFF, "审核员", 4, 2, "复议机构")
JOINT = Actor(Post.JOINT_OFFICE, "沈言", 5, 1, "联席办")
HEAD = Actor(Post.ORGAN_HEAD, "市长", 6, 9, "某市人民政府")
DAY, EFFECT = date(2026, 5, 6), date(2026, 6, 1)
SEEN = "期限变动0项；已经开始计算、按原口径算到底的2项"
TEXT = "第一条　为规范办案，制定本规则。\n第二条　利害关系人回避。"
DRAFT = {"title": "行政复议案件办理工作规则", "text": TEXT, "why": "依照工作方案修订"}
ANNEX = {
    "lines": [{"key": "duties.warn_days", "title": "预警窗口", "value": "10", "held": "7", "before": "7", "words": "10"}],
    "places": [{"topic": "recusal", "article": 2}],
}  # fmt: skip


def facts(**more: Any) -> dict[str, Any]:
    return {
        "in_force": {}, "under_way": "", "version": 1, "first_id": None, "faults": [], "last_from": None,
        "review_organ": 2, "head_organ": 9, "stale": [], "impact": SEEN, "coming": "", **more,
    }  # fmt: skip


def drafted(**more: Any) -> Driver:
    driver = Driver(PROCEDURE, facts=facts(**more))
    driver.take("draft", DRAFT, HANDLER, DAY)
    driver.take("set_annex", ANNEX, HANDLER, DAY)
    return driver


def reviewed(**more: Any) -> Driver:
    driver = drafted(**more)
    driver.take("submit", {"valid_from": EFFECT}, OFFICE, DAY)
    driver.take("review", {"agree": True, "opinion": "不与上位法抵触"}, BUREAU, DAY)
    return driver


def approved() -> Driver:
    driver = reviewed()
    driver.take("approve", {"listed": SEEN}, HEAD, DAY)
    return driver


def test_from_the_draft_to_its_day() -> None:
    driver = approved()
    assert driver.state.stage == "approved"
    assert driver.tick(EFFECT - (EFFECT - date(2026, 5, 31))) == [], "the eve: not yet"
    assert driver.tick(EFFECT) == ["take_effect"]
    assert driver.state.stage == "in_force"
    assert driver.state.article_on("recusal") == "第二条"


def test_a_rule_begins_on_a_day_to_come() -> None:
    for day in (DAY, date(2026, 5, 5)):
        with pytest.raises(Refused, match="须晚于今天"):
            drafted().take("submit", {"valid_from": day}, HANDLER, DAY)


def test_nothing_is_approved_for_a_day_that_has_passed_meanwhile() -> None:
    with pytest.raises(Refused, match="请退回，重新确定施行日期"):
        reviewed().take("approve", {"listed": SEEN}, HEAD, EFFECT)


def test_a_new_version_begins_after_the_one_it_replaces() -> None:
    with pytest.raises(Refused, match="原版本自2026年6月1日起施行"):
        drafted(last_from=EFFECT).take("submit", {"valid_from": EFFECT}, HANDLER, DAY)


def test_nobody_reviews_what_he_wrote() -> None:
    driver = drafted()
    driver.take("submit", {"valid_from": EFFECT}, OFFICE, DAY)
    with pytest.raises(Refused, match="您参加了起草"):
        driver.take("review", {"agree": True, "opinion": "同意"}, OFFICE, DAY)


def test_what_is_approved_was_shown_with_the_periods_it_touches() -> None:
    driver = reviewed()
    with pytest.raises(Refused, match="受影响的期限已经变化"):
        driver.take("approve", {"listed": "期限变动0项"}, HEAD, DAY)
    assert driver.take("approve", {"listed": SEEN}, HEAD, DAY).listed == SEEN


def test_an_annex_drawn_up_before_a_setting_changed_is_drawn_up_again() -> None:
    with pytest.raises(Refused, match="请退回重新拟定附件"):
        reviewed(stale=["“预警窗口”"]).take("approve", {"listed": SEEN}, HEAD, DAY)


def test_only_the_head_of_the_organ_approves() -> None:
    for actor in (OFFICE, BUREAU, JOINT):
        with pytest.raises(Refused, match="由行政复议机关负责人办理"):
            reviewed().take("approve", {"listed": SEEN}, actor, DAY)


def test_what_the_review_sends_back_is_mended_and_sent_again() -> None:
    driver = drafted()
    driver.take("submit", {"valid_from": EFFECT}, HANDLER, DAY)
    state = driver.take("review", {"agree": False, "opinion": "第二条写明向谁申请"}, BUREAU, DAY)
    assert (state.stage, state.returned) == ("drafting", "合法性审核：第二条写明向谁申请")
    driver.take("revise", {**DRAFT, "text": "第一条　制定本规则。", "why": "删去第二条"}, HANDLER, DAY)
    assert driver.state.places == (), "the article is gone, and with it what rested on it"


def test_another_organ_keeps_its_hands_off() -> None:
    with pytest.raises(Refused, match="本规则由复议机构起草"):
        drafted().take("revise", {**DRAFT, "title": "另一个名称"}, JOINT, DAY)


def test_only_what_is_in_force_is_revised_by_whoever_keeps_it() -> None:
    known = {50: Known("《某规则》", 2, "复议机构"), 51: Known("《协调办法》", 7, "司法局")}
    rows = [
        (49, {}, "只能修订正在施行的规则"),
        (51, {}, "由司法局起草"),
        (50, {"under_way": "汝规则〔2026〕2号"}, "新版本已经在办理"),
    ]
    for revises, more, told in rows:
        driver = Driver(PROCEDURE, facts=facts(in_force=known, **more))
        with pytest.raises(Refused, match=told):
            driver.take("draft", {**DRAFT, "revises": revises}, HANDLER, DAY)


def test_an_annex_names_articles_that_are_there() -> None:
    with pytest.raises(Refused, match="条文里没有第九条"):
        drafted().take("set_annex", {**ANNEX, "places": [{"topic": "recusal", "article": 9}]}, HANDLER, DAY)


def test_a_text_that_cannot_be_read_is_no_draft() -> None:
    with pytest.raises(InvalidRecord, match="应当是“二”"):
        Driver(PROCEDURE, facts=facts()).take(
            "draft", {**DRAFT, "text": "第一条　甲\n第三条　乙"}, HANDLER, DAY
        )


def test_before_its_day_it_can_be_stopped_afterwards_repealed() -> None:
    driver = approved()
    assert driver.take("stop", {"reason": "省里将出台统一规定"}, HEAD, DAY).stage == "stopped"
    driver = approved()
    driver.take("take_effect", {}, SYSTEM, EFFECT)
    with pytest.raises(Refused, match="适用到的日期晚于今天"):
        driver.take("repeal", {"valid_to": date(2026, 7, 1), "reason": "已过时"}, HEAD, EFFECT)
    assert driver.take("repeal", {"valid_to": EFFECT, "reason": "已过时"}, HEAD, EFFECT).valid_to == EFFECT


class Walk(RuleBasedStateMachine):
    """Whatever is tried in whatever order: what holds was reviewed by another hand and approved by the head before its day."""

    @initialize()
    def begin(self) -> None:
        self.driver, self.day = drafted(), DAY

    @rule(name=st.sampled_from([step.name for step in PROCEDURE.steps if not step.opens]), later=st.integers(0, 9),
          actor=st.sampled_from([HANDLER, OFFICE, BUREAU, JOINT, HEAD, SYSTEM]))  # fmt: skip
    def attempt(self, name: str, later: int, actor: Actor) -> None:
        self.day = date.fromordinal(self.day.toordinal() + later)
        given = {
            "revise": {**DRAFT, "why": "修改"}, "set_annex": ANNEX, "comment": {"text": "建议写明时限"},
            "submit": {"valid_from": date.fromordinal(self.day.toordinal() + 5)},
            "review": {"agree": later % 3 > 0, "opinion": "审核意见"}, "approve": {"listed": SEEN},
            "repeal": {"valid_to": self.day, "reason": "废止"}, "replace": {"by_id": 7, "by_title": "第2版", "valid_to": self.day},
        }  # fmt: skip
        record = given.get(name, {"reason": "理由"} if name in ("drop", "return_draft", "stop") else {})
        if name in ("issue_paper", "seal_paper", "void_paper"):
            return
        try:
            self.driver.take(name, record, actor, self.day)
        except Refused:
            return

    @rule()
    @precondition(lambda self: self.driver.state.stage == "approved")
    def night(self) -> None:
        self.driver.tick(self.day)

    @invariant()
    def what_holds_was_approved_before_its_day(self) -> None:
        state = getattr(self, "driver", None) and self.driver.state
        if state and state.stage in ("approved", "in_force", "replaced", "repealed"):
            assert state.approved_on < state.valid_from
            assert state.reviewed_on
            assert self.driver.replay() == state


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
