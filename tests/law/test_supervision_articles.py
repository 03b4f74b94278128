"""《行政执法监督条例》, article by article: every step of a 监督件, what it needs, and where it leads."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from driver import Driver, Refused
from supervision_hands import (
    APPROVED,
    FACTS,
    GOVERNMENT,
    LIAISON,
    MAYOR,
    STAFF,
    START,
    STRANGER,
    advice,
    answer,
    issued,
    line,
    notice,
    opened,
    opening,
    paper,
    proposal,
    send,
    verify,
)

from fuyuan.business.supervision.corrections.findings import ARTICLES, Kind
from fuyuan.business.supervision.corrections.steps import SUPERVISION, plain
from fuyuan.matters.acts import articles
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.standing import OrganFact

LATER = START + timedelta(days=5)


def refused(
    driver: Driver, step: str, record: Any, article: str, actor: Actor = STAFF, day: date = LATER
) -> None:
    refusal = driver.refusal(step, record, actor, day)
    assert refusal is not None
    assert refusal.basis == articles(article)[0], str(refusal)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.STANDING, "主体、人员"), (Kind.PROCEDURE, "执法程序"), (Kind.DECISION, "明显不当"), (Kind.UNFILED, "有案不立"),
        (Kind.FINED, "以罚代管"), (Kind.ELSEWHERE, "违规异地执法"), (Kind.PROFIT, "趋利性执法"), (Kind.ARBITRARY, "乱查封"),
        (Kind.ROUGH, "简单粗暴"), (Kind.INSIGNIA, "制式服装"), (Kind.OTHER, "其他影响"), (Kind.SYSTEM, "公示"),
    ],
)  # fmt: skip
def test_every_kind_of_finding_stands_in_the_item_it_cites(kind: Kind, words: str) -> None:
    """JD25 11.2(1) to 11.2(7), JD25 12."""
    assert words in articles(ARTICLES[kind])[0].text
    assert set(ARTICLES) == set(Kind)


def test_every_step_rests_on_an_article() -> None:
    bare = [step.name for step in SUPERVISION.steps if not step.basis]
    assert bare == ["issue_paper", "seal_paper", "void_paper"]


@pytest.mark.parametrize(
    ("facts", "more", "article", "why"),
    [
        ({"agency": False}, {}, "JD25 2", "only who enforces the law is supervised"),
        (
            {"pending": ("某政复〔2026〕3号",)},
            {},
            "JD25 33.3",
            "a dispute in reconsideration is not supervised beside it",
        ),
        (
            {"same_party": ("某应〔2026〕3号",)},
            {"about": {"party": "张三"}},
            "JD25 33.3",
            "its number tells whether it is the same",
        ),
        ({}, {"findings": [line("flaw", "grave")]}, "JD25 29", "what is no breach is not weighty"),
    ],
)
def test_what_may_not_be_opened(facts: dict[str, Any], more: dict[str, Any], article: str, why: str) -> None:
    driver = Driver(SUPERVISION, facts={**FACTS, **facts})
    refused(driver, "open", opening(**more), article)


def test_an_abolished_unit_is_named_with_its_heir() -> None:
    driver = Driver(SUPERVISION, facts={**FACTS, "organ": OrganFact(9, "某旧局", date(2026, 1, 31), "某局")})
    with pytest.raises(Refused, match="某局"):
        driver.take("open", opening(), STAFF, START)


def test_numbers_are_compared_without_their_brackets() -> None:
    assert plain("某公罚[2026] 3号") == plain("某公罚〔2026〕3号") == plain("某公罚（2026）3号")


def test_corrected_on_the_spot_and_closed_off() -> None:
    """JD25 26.2: 能够当场纠正的，应当督促有关行政执法机关立即纠正."""
    driver = opened(line("flaw", "light", "insignia"), line())
    spot = {"numbers": (1,), "on": START, "how": "当场换上制式服装", "witness": "赵队长"}
    assert driver.take("correct_on_spot", spot, STAFF, START).stage == "found"
    assert driver.take("correct_on_spot", {**spot, "numbers": (2,)}, STAFF, START).stage == "corrected"
    assert driver.due("close") == date(2026, 3, 9)  # five working days
    assert driver.take("close", {"found": "属实"}, STAFF, LATER).stage == "closed"


def test_a_weighty_problem_is_not_settled_on_the_spot() -> None:
    """JD25 29: 对涉及重大问题的，由行政执法监督机构提出处理建议，报本级人民政府决定."""
    driver = opened(line(severity="grave"))
    spot = {"numbers": (1,), "on": START, "how": "当场改正", "witness": "赵队长"}
    refused(driver, "correct_on_spot", spot, "JD25 29")
    assert driver.take("propose_decision", proposal(), STAFF, LATER).stage == "proposed"


@pytest.mark.parametrize(
    ("step", "nature", "article"),
    [
        ("order", "unlawful", "JD25 27.1"), ("order", "improper", "JD25 27.1"), ("order", "flaw", "JD25 27.1"),
        ("opinion", "unperformed", "JD25 28.1"), ("opinion", "flaw", "JD25 28.1"),
    ],
)  # fmt: skip
def test_each_paper_is_for_its_own_kind_of_problem(step: str, nature: str, article: str) -> None:
    refused(opened(line(nature)), step, paper(), article)
    refused(
        opened(line(nature), line("unperformed" if step == "order" else "unlawful")), step, paper(1), article
    )


@pytest.mark.parametrize(
    ("step", "nature"), [("order", "unperformed"), ("opinion", "unlawful"), ("opinion", "improper")]
)
def test_the_unit_reports_within_the_days_of_the_paper_and_is_looked_at_again(step: str, nature: str) -> None:
    """JD25 27.2, 28.2: 在规定时限内向行政执法监督机构报送纠正情况."""
    driver = issued(line(nature), step=step)
    assert driver.due("answer-1") == date(2026, 3, 17)  # fifteen natural days
    assert driver.state.told_on == START
    with pytest.raises(Refused, match="证明材料"):
        answer(driver, LATER, files=False)
    with pytest.raises(Refused, match="这件涉及的是"):
        answer(driver, LATER, actor=STRANGER)
    answer(driver, LATER)
    assert driver.state.stage == "answered"
    verify(driver, LATER)
    assert (driver.state.stage, driver.state.handling.heeded) == ("corrected", True)


def test_what_was_not_put_right_goes_back_to_the_bureau_and_then_to_the_government() -> None:
    """JD25 29: 未按照行政执法监督意见书要求纠正的 … 报本级人民政府决定; the 决定书 is the government's own."""
    driver = issued(line(), line())
    refused(driver, "propose_decision", proposal(), "JD25 29")  # the period still runs
    answer(driver, LATER)
    with pytest.raises(Refused, match="请写明复查情况"):
        verify(driver, LATER, 2, note="")
    verify(driver, LATER, 2)
    assert [each.open for each in driver.state.findings] == [False, True]
    driver.take("propose_decision", proposal(2), STAFF, LATER)
    assert driver.duty("decide-1").organ_id == GOVERNMENT
    assert driver.refusal("decide", {"demand": "责令纠正", "days": 10}, STAFF, LATER), (
        "not the bureau's to decide"
    )
    driver.take("decide", {"demand": "责令纠正", "days": 10}, MAYOR, LATER)
    send(driver, LATER, MAYOR)
    refused(driver, "object", {"reason": "本单位认为已经纠正到位"}, "JD25 30", LIAISON)
    answer(driver, LATER)
    verify(driver, LATER)
    assert driver.state.stage == "corrected"


def test_a_unit_that_keeps_silent_is_reported_after_its_period() -> None:
    driver = issued(line("unperformed"), step="order")
    last = driver.due("answer-1")
    assert last
    assert driver.refusal("propose_decision", proposal(), STAFF, last), "the last day still counts"
    driver.take("propose_decision", proposal(), STAFF, last + timedelta(days=1))
    assert driver.state.handlings[0].heeded is False
    driver.take("decline", {"reason": "已经电话督促，先看效果"}, MAYOR, last + timedelta(days=2))
    assert driver.state.stage == "found"


def test_a_light_case_is_not_taken_to_the_government() -> None:
    refused(opened(), "propose_decision", proposal(), "JD25 29")


def test_a_late_report_says_so() -> None:
    driver = issued()
    answer(driver, date(2026, 3, 20))
    assert "2026-03-17" in driver.events[-1].stamped["late"]


def test_an_objection_is_answered_before_anything_else_happens() -> None:
    """JD25 30: 有异议的，可以向其提出并说明理由，行政执法监督机构应当及时处理."""
    driver = issued()
    objection = {"reason": "当事人书面放弃听证，有送达回证为证"}
    refusal = driver.refusal("object", objection, STRANGER, START)
    assert "某局" in str(refusal)
    driver.take("object", objection, LIAISON, START)
    assert driver.due("objection-1") == date(2026, 3, 16)  # ten working days, the bureau's own
    refused(driver, "object", objection, "JD25 30", LIAISON, START)
    refused(driver, "recall", {"reason": "作废"}, "JD25 30", STAFF, START)
    answer(driver, LATER)
    lines = [{"number": 1, "corrected": True}]
    refused(driver, "verify", {"how": "papers", "on": LATER, "by": "卫东", "lines": lines}, "JD25 30")


@pytest.mark.parametrize(
    ("outcome", "stage", "why"),
    [
        ("upheld", "issued", "the paper stands and its days run on"),
        ("changed", "found", "another paper is made"),
        ("revoked", "corrected", "nothing is left to correct"),
    ],
)
def test_what_comes_of_an_objection(outcome: str, stage: str, why: str) -> None:
    driver = issued()
    driver.take("object", {"reason": "当事人书面放弃听证，有送达回证为证"}, LIAISON, START)
    record = {"outcome": outcome, "reply": "经核对案卷第十二页，答复如下", "approval": APPROVED}
    assert driver.take("answer_objection", record, STAFF, LATER).stage == stage, why
    assert driver.state.findings[0].fell is (outcome == "revoked")
    assert driver.state.objection is None


def test_a_paper_may_be_dropped_or_recalled_before_anybody_acted_on_it() -> None:
    driver = opened()
    driver.take("opinion", paper(), STAFF, START)
    assert driver.take("drop", {"reason": "改用督办函"}, STAFF, START).handlings == ()
    driver.take("opinion", paper(), STAFF, START)
    send(driver, START)
    assert driver.take("recall", {"reason": "文号有误"}, STAFF, START).stage == "found"


def test_refusing_is_more_than_not_yet_having_done_it() -> None:
    """JD25 31: 拒不落实行政执法制度, or 突出问题."""
    driver = issued(line(kind="system"))
    refused(driver, "notice", notice("refuses"), "JD25 31")
    answer(driver, LATER)
    verify(driver, LATER, 1)
    driver.take("notice", notice("refuses"), STAFF, LATER)
    driver.take("notice", notice("outstanding"), STAFF, LATER)
    assert len(driver.state.notices) == 2


def test_a_proposal_about_a_person_weighs_every_factor_and_waits_for_its_result() -> None:
    """JD25 32: 综合考虑主客观原因、后果、纠正情况等因素."""
    driver = opened()
    driver.take("personnel", advice(), STAFF, START)
    spot = {"numbers": (1,), "on": START, "how": "当场改正", "witness": "赵队长"}
    driver.take("correct_on_spot", spot, STAFF, START)
    refused(driver, "close", {"found": "属实"}, "JD25 32")
    result = {"proposal": 1, "on": LATER, "result": "调离执法岗位"}
    driver.take("personnel_result", result, STAFF, LATER)
    refused(driver, "personnel_result", result, "JD25 32")
    assert driver.take("close", {"found": "属实"}, STAFF, LATER).closed_on == LATER


def test_the_superior_of_a_vertical_organ_is_told() -> None:
    """JD25 42.2: 将发现的问题及时告知其上一级主管部门."""
    driver = opened(vertical=True)
    spot = {"numbers": (1,), "on": START, "how": "当场改正", "witness": "赵队长"}
    driver.take("correct_on_spot", spot, STAFF, START)
    refused(driver, "close", {"found": "属实"}, "JD25 42.2")
    told = {"superior": "某市某局", "note": "没有告知听证权利"}
    driver.take("tell_superior", told, STAFF, LATER)
    refused(driver, "tell_superior", told, "JD25 42.2")
    assert driver.take("close", {"found": "属实"}, STAFF, LATER).stage == "closed"
    refused(opened(), "tell_superior", told, "JD25 42.2")


def test_a_dispute_that_reaches_reconsideration_or_court_is_left_alone() -> None:
    """JD25 33.3: 不重复监督; the party is shown the way there."""
    driver = opened()
    driver.take("guide", {"party": "张三", "on": START, "way": "告知六十日内可以申请行政复议"}, STAFF, START)
    driver.take("opinion", paper(), STAFF, START)
    state = driver.take("stop", {"where": "某政复〔2026〕3号"}, SYSTEM, LATER)
    assert state.stage == "stopped"
    assert [duty for duty in driver.duties() if duty.done_on is None] == []
    driver.facts = {**driver.facts, "pending": ("某政复〔2026〕3号",)}
    refused(driver, "resume", {"reason": "撤回申请"}, "JD25 33.3")
    driver.facts = {**driver.facts, "pending": ()}
    assert driver.take("resume", {"reason": "申请人撤回申请，复议终止"}, STAFF, LATER).stage == "found"
    driver.take("stop", {"where": "某应〔2026〕8号"}, STAFF, LATER)
    assert driver.take("conclude", {"result": "判决撤销"}, STAFF, LATER).stage == "ended"


def test_what_the_unit_knows_of_is_not_unwritten() -> None:
    """JD25 8, 30."""
    assert opened().take("withdraw", {"reason": "登记有误"}, STAFF, START).stage == "withdrawn"
    driver = issued()
    driver.take("recall", {"reason": "文号有误"}, STAFF, START)
    refused(driver, "withdraw", {"reason": "登记有误"}, "JD25 30")
