"""A unit puts right what a notice found: step by step and on random walks, without a database."""

from datetime import date, timedelta
from typing import Any

import pytest
from driver import Driver, Refused
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from fuyuan.business.linkage.procedure import RECTIFICATION
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.posts import Post

UNIT, OTHER, OFFICE = 7, 8, 1
LIAISON = Actor(Post.RESPONDENT_LIAISON, "李联络", 2, UNIT, "某局")
HEAD = Actor(Post.RESPONDENT_HEAD, "王局长", 7, UNIT, "某局")
STRANGER = Actor(Post.RESPONDENT_HEAD, "张负责", 3, OTHER, "某镇")
CLERK = Actor(Post.JOINT_OFFICE, "沈言", 4, OFFICE, "联席办")
MAYOR = Actor(Post.ORGAN_HEAD, "钱市长", 6, 9, "某市政府")
DAY, BY = date(2026, 7, 14), date(2026, 8, 11)
PART = {"number": 1, "ground": "lost", "finding": {"key": "a", "text": "某案败诉", "on": DAY}}
OPEN = {
    "notice_id": 40, "notice_number": "某通报1号", "window": "2026-Q2", "organ_id": UNIT, "organ_name": "某局",
    "office_id": OFFICE, "parts": (PART,), "demand": "请整改。", "by_on": BY,
}  # fmt: skip
FILE = {"sha256": "0" * 64, "name": "制度.pdf", "size": 9}
CONFIRM, ACCEPT = {"signer": "王局长"}, {"found": "查看了材料，已经改正。"}
FAIL = {"reason": "制度没有修订。"}


def report(day: date) -> dict[str, Any]:
    measures = [{"what": "补充调查", "who": "李明", "done_on": day}]
    return {"reasons": "审核不严。", "measures": measures, "lasting": "修订审核制度。", "files": (FILE,)}


def owed(*acts: tuple[str, Any, Actor]) -> Driver:
    driver = Driver(RECTIFICATION)
    driver.take("open", OPEN, CLERK, DAY)
    for name, record, actor in acts:
        driver.take(name, record, actor, DAY)
    return driver


REPORTED = ("report", report(DAY), LIAISON)
CONFIRMED = ("confirm", CONFIRM, HEAD)


def test_the_unit_owes_its_report_by_the_day_of_the_notice() -> None:
    driver = owed()
    assert (driver.due("report-1"), driver.duty("report-1").organ_id) == (BY, UNIT)


def test_what_the_liaison_reports_counts_when_the_head_confirms_it() -> None:
    driver = owed(REPORTED)
    assert (driver.duty("confirm-1").post, driver.due("confirm-1")) == (Post.RESPONDENT_HEAD, BY)
    driver.take("confirm", CONFIRM, HEAD, date(2026, 8, 13))
    assert driver.events[-1].stamped["late"] == "整改期限是2026年8月11日，已经超过"
    assert driver.due("review-1") == date(2026, 8, 20), "five working days"


def test_a_report_without_evidence_is_no_report() -> None:
    with pytest.raises(Exception, match="至少填写 1 项"):
        owed(("report", {**report(DAY), "files": ()}, LIAISON))


def test_a_measure_still_to_come_is_not_reported_as_done() -> None:
    with pytest.raises(Refused, match="落实以后再报送"):
        owed(("report", report(DAY + timedelta(1)), LIAISON))


def test_the_head_may_have_it_written_again() -> None:
    driver = owed(REPORTED, ("rework", {"reason": "没有写清责任人。"}, HEAD))
    assert (driver.state.stage, driver.duty("report-1").done_on) == ("owed", None)


def test_what_is_incomplete_is_sent_back_with_a_new_day() -> None:
    driver = owed(REPORTED, CONFIRMED, ("send_back", {"reason": "缺会议记录。", "answer_days": 5}, CLERK))
    assert driver.due("report-2") == date(2026, 7, 21)
    assert driver.duty("review-1").done_on == DAY
    assert driver.state.notices == (40,)


def test_a_silent_unit_is_named_again_after_its_day_and_not_before() -> None:
    driver = owed()
    with pytest.raises(Refused, match="整改期限到2026年8月11日"):
        driver.take("fail", FAIL, CLERK, BY)
    driver.take("fail", FAIL, CLERK, BY + timedelta(1))
    assert (driver.state.stage, driver.due("again-1")) == ("failed", date(2026, 8, 19))


SECOND = {"notice_id": 50, "notice_number": "某通报2号", "by_on": date(2026, 9, 15)}


def named_again() -> Driver:
    driver = owed(REPORTED, CONFIRMED, ("fail", FAIL, CLERK))
    driver.take("name_again", SECOND, CLERK, date(2026, 8, 18))
    return driver


def test_the_second_notice_sets_a_new_day_and_says_what_was_wanting() -> None:
    driver = named_again()
    assert (driver.due("report-2"), driver.state.turn.wish) == (date(2026, 9, 15), "制度没有修订。")
    assert driver.state.notices == (40, 50)


def test_what_the_office_owes_a_unit_that_failed_is_the_notice_first_and_the_report_only_after_it() -> None:
    once = owed(REPORTED, CONFIRMED, ("fail", FAIL, CLERK))
    assert (once.duty("again-1").title, once.duty("again-1").steps) == ("再次通报", ())
    driver = named_again()
    driver.take("fail", FAIL, CLERK, date(2026, 9, 16))
    assert driver.duty("again-2").steps == ("escalate",)


def test_the_head_of_government_hears_of_it_only_after_a_second_notice() -> None:
    wrong = {"problem": "仍不整改。", "demand": "约谈负责人。", "approval": {"by": "主任", "on": DAY}}
    once = owed(REPORTED, CONFIRMED, ("fail", FAIL, CLERK))
    with pytest.raises(Refused, match="先再次通报"):
        once.take("escalate", wrong, CLERK, DAY)
    driver = named_again()
    driver.take("fail", FAIL, CLERK, date(2026, 9, 16))
    driver.take("escalate", wrong, CLERK, date(2026, 9, 17))
    settled = {"on": date(2026, 9, 20), "by": "钱市长", "result": "约谈后已经整改。"}
    assert driver.take("settle", settled, MAYOR, date(2026, 9, 21)).stage == "closed"


def test_a_notice_is_taken_back_only_while_the_unit_has_done_nothing() -> None:
    assert owed(("withdraw", {"reason": "写错。"}, CLERK)).duties() == []
    with pytest.raises(Refused, match="某局已经报送整改情况"):
        owed(REPORTED, ("withdraw", {"reason": "写错。"}, CLERK))


def test_a_second_notice_taken_back_leaves_the_unit_waiting_for_it() -> None:
    driver = named_again()
    driver.take("unname", {"reason": "写错。"}, CLERK, date(2026, 8, 19))
    assert (driver.state.stage, driver.state.notices, driver.due("again-1")) == (
        "failed",
        (40,),
        date(2026, 8, 26),
    )


STEPS = [
    step
    for step in RECTIFICATION.steps
    if not step.opens and step.name not in ("issue_paper", "seal_paper", "void_paper")
]


class Walk(RuleBasedStateMachine):
    """Anybody tries any step on any day; what the procedure lets through must leave a sound state."""

    @initialize()
    def open(self) -> None:
        self.day, self.driver, self.notice = DAY, Driver(RECTIFICATION), 40
        self.driver.take("open", OPEN, CLERK, self.day)

    @rule(days=st.integers(1, 30))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(
        step=st.sampled_from(STEPS), actor=st.sampled_from([LIAISON, HEAD, STRANGER, CLERK, MAYOR, SYSTEM]),
        offset=st.integers(-20, 40),
    )  # fmt: skip
    def try_step(self, step: Any, actor: Actor, offset: int) -> None:
        before = self.driver.state
        try:
            self.driver.take(step.name, self.record(step.name, offset), actor, self.day)
        except Refused:
            assert self.driver.state == before
        else:
            assert actor is not STRANGER, "a unit acted on the rectification of another"

    def record(self, step: str, offset: int) -> dict[str, Any]:
        day = self.day + timedelta(days=offset)
        self.notice += step == "name_again"
        approval = {"by": "主任", "on": day}
        return {
            "report": report(day), "confirm": CONFIRM, "rework": {"reason": "再写。"}, "accept": ACCEPT,
            "send_back": {"reason": "不全", "answer_days": 3}, "fail": FAIL,
            "name_again": {**SECOND, "notice_id": self.notice, "by_on": self.day + timedelta(days=20)},
            "unname": {"reason": "写错。"}, "withdraw": {"reason": "写错。"},
            "escalate": {"problem": "没有落实。", "demand": "约谈负责人。", "approval": approval},
            "settle": {"on": day, "by": "钱市长", "result": "已经整改。"},
        }[step]  # fmt: skip

    @precondition(lambda self: hasattr(self, "driver"))
    @invariant()
    def sound(self) -> None:
        state, duties = self.driver.state, self.driver.duties()
        owed = [duty for duty in duties if duty.done_on is None]
        assert self.driver.replay() == state
        assert len({duty.key for duty in duties}) == len(duties)
        assert (state.stage in ("closed", "withdrawn")) == (state.closed_on is not None)
        assert len(owed) == (state.closed_on is None), "an open rectification waits for exactly somebody"
        if state.stage == "closed" and not state.settled:
            assert state.turn.report, "accepted without a report"
            assert state.turn.confirmed, "accepted without the word of the unit's head"
        if state.escalation:
            assert len(state.notices) > 1


TestWalk = Walk.TestCase
TestWalk.settings = settings(
    max_examples=80, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
