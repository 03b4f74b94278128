"""附带审查: who may ask for what, the review's own clocks, its outcome and what the decision owes to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from basis_samples import basis_review, basis_ruling, norm
from driver import Driver
from hypothesis import given, settings
from hypothesis import strategies as st
from law_walker import walk
from reconsideration_samples import (
    CITIZEN,
    CLERK,
    HANDLER,
    approval,
    draft,
    findings,
    in_trial,
    make,
    received,
    ripe,
)

from fuyuan.matters.record import InvalidRecord

D = date(2026, 9, 1)
ASK = {"norm": norm(), "reason": "增加了义务", "unknown_then": True}


def later(count: int) -> date:
    return D + timedelta(days=count)


def why(case: Driver, step: str, record: Any, day: date, who: Any = HANDLER) -> str:
    return str(case.refusal(step, record, who, day) or "")


def asked(case: Driver | None = None) -> Driver:
    case = case or ripe(D)
    case.take("ask_basis_review", ASK, CITIZEN, D)
    return case


def own(requested: bool = True) -> Driver:
    """Stopped on D; this organ has the power."""
    case = asked() if requested else ripe(D)
    case.take("start_basis_review", basis_review(D), HANDLER, D)
    return case


def notified() -> Driver:
    case = own()
    case.take("notify_maker", {"questions": "依据是什么"}, HANDLER, later(2))
    return told(case, later(3))


def told(case: Driver, day: date) -> Driver:
    """The newest paper reached its one addressee."""
    papers = case.state.papers
    record = {"paper": len(papers), "recipients": list(papers[-1].recipients), "method": "direct", "on": day}
    case.take("serve", record, CLERK, day)
    return case


def replied() -> Driver:
    case = notified()
    case.take("maker_reply", {"received_on": later(9), "content": "有授权"}, HANDLER, later(9))
    return case


def ruled(outcome: str = "lawful") -> Driver:
    case = replied()
    case.take("rule_on_basis", basis_ruling(later(20), outcome), HANDLER, later(20))
    return case


def foreign() -> Driver:
    case = asked()
    case.take("start_basis_review", basis_review(D, own=False), HANDLER, D)
    return case


def forwarded() -> Driver:
    case = foreign()
    case.take("forward_basis", {"authority_name": "上级市人民政府", "questions": "请审查"}, HANDLER, later(3))
    return told(case, later(4))


def answered(outcome: str = "lawful") -> Driver:
    case = forwarded()
    record = {"received_on": later(40), "outcome": outcome, "content": "该条款合法有效"}
    case.take("basis_answer", record, HANDLER, later(40))
    return case


def resumed(case: Driver, day: date) -> Driver:
    case.take("resume", {"reason": "已经处理", "approval": approval(day)}, HANDLER, day)
    return case


# -- who may ask -------------------------------------------------------------------------------------------------


def test_with_the_application_nothing_must_be_explained() -> None:
    case = received(D)
    case.take("ask_basis_review", {**ASK, "unknown_then": False}, CITIZEN, D)
    assert case.state.basis_asked.name == "某市城市管理暂行办法"


REFUSED: list[tuple[str, Callable[[], Driver], str, dict[str, Any], str]] = [
    # what is wrong, the case, the step, the record, what the refusal says with its article
    ("a rule of government is no 规范性文件", lambda: ripe(D), "ask_basis_review", {**ASK, "norm": norm("rule")},
     "规章的审查.*第十三条第二款"),
    ("late, and known then", lambda: ripe(D), "ask_basis_review", {**ASK, "unknown_then": False}, "尚不知道.*第五十三条第一款"),
    ("a second request meanwhile", asked, "ask_basis_review", ASK, "等待处理.*第十三条"),
    ("nothing was asked", lambda: ripe(D), "decline_basis_review", {"reason": "无"}, "没有待处理.*第十三条"),
    ("no power over a ministry", asked, "start_basis_review", basis_review(D, norm=norm("state_council")), "无权处理.*第五十七条"),
    ("ruled before the maker was told", own, "rule_on_basis", basis_ruling(later(30)), "先书面通知制定机关.*第五十八条第一款"),
    ("ruled before it could answer", notified, "rule_on_basis", basis_ruling(later(10)), "答复期限至 2026-09-18.*第五十八条第一款"),
    ("decided by the office", replied, "rule_on_basis", basis_ruling(later(20), approval=approval(later(20), "office_head")),
     "机关负责人批准.*第五十九条"),
    ("a reply nobody asked for", own, "maker_reply", {"received_on": D, "content": "合法"}, "还没有通知.*第五十八条第一款"),
    ("forwarded though we have the power", own, "forward_basis", {"authority_name": "上级", "questions": "请审查"},
     "不需要转送.*第五十六条"),
    ("ruled though we have no power", foreign, "rule_on_basis", basis_ruling(later(20)), "应当转送.*第五十六条"),
    ("an answer before it was forwarded", foreign, "basis_answer", {"received_on": D, "outcome": "lawful", "content": "合法"},
     "还没有转送.*第五十六条"),
    ("resumed while it is examined", own, "resume", {"reason": "继续", "approval": approval(D)}, "原因没有消除.*第三十九条第二款"),
    ("decided while it is asked for", asked, "draft_decision", draft(), "附带审查申请还没有处理.*第五十六条"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "history", "step", "record", "said"), REFUSED, ids=[row[0] for row in REFUSED]
)
def test_what_the_law_does_not_allow_is_refused_with_its_article(
    wrong: str, history: Callable[[], Driver], step: str, record: dict[str, Any], said: str
) -> None:
    case = history()
    who = CITIZEN if step == "ask_basis_review" else HANDLER
    day = max(later(10), case.state.touched_on) if step == "rule_on_basis" else case.state.touched_on
    if "approval" in record:
        record = {**record, "approval": {**record["approval"], "on": day}}
    assert re.search(said, why(case, step, record, day, who)), wrong


def test_a_ruling_says_what_is_wrong_or_nothing() -> None:
    with pytest.raises(InvalidRecord, match="请选择属于哪些情形"):
        replied().take("rule_on_basis", basis_ruling(later(20), "unlawful", defects=[]), HANDLER, later(20))


# -- the clocks ------------------------------------------------------------------------------------------------


def test_every_period_runs_from_the_day_the_case_stopped_and_the_trial_stands_still() -> None:
    case = own()
    assert case.state.stage == "suspended"
    assert case.due("basis_notify:1") == date(2026, 9, 4)  # three working days
    assert case.due("basis_handle:1") == date(2026, 10, 8)  # thirty days end in the holiday
    assert case.duty("decision").stopped_on == D


def test_the_maker_has_ten_working_days_from_receipt() -> None:
    assert notified().due("basis_reply:1") == date(2026, 9, 18)


def test_without_power_seven_working_days_to_forward_and_sixty_days_for_the_answer() -> None:
    assert foreign().due("basis_forward:1") == date(2026, 9, 10)
    assert forwarded().due("basis_answer:1") == date(2026, 11, 4)  # sixty days from 5 September, 4 November


@settings(deadline=None)  # the first one loads the calendar
@given(st.dates(date(2024, 1, 2), date(2026, 7, 20)))
def test_a_second_opinion_agrees_about_the_clocks(day: date) -> None:
    case = in_trial(day)
    case.take("start_basis_review", basis_review(day), HANDLER, day)
    assert case.due("basis_notify:1") == walk("3w", day)
    assert case.due("basis_handle:1") == walk("30d", day)


def test_silence_of_the_maker_stops_nothing() -> None:
    case = notified()
    record = basis_ruling(date(2026, 9, 21), "lawful")
    assert why(case, "rule_on_basis", record, date(2026, 9, 21)) == ""


# -- what follows ------------------------------------------------------------------------------------------------


def test_a_lawful_clause_is_told_in_the_decision_and_by_no_other_paper() -> None:
    case = ruled()
    assert case.duty("basis_resume").steps == ("resume",)
    papers = len(case.state.papers)
    resumed(case, later(21))
    assert [paper.kind.value for paper in case.state.papers[papers:]] == ["resumption"]
    assert make(case, later(25)).state.decision
    assert case.replay() == case.state


def test_an_unlawful_clause_goes_to_its_maker_and_all_parties() -> None:
    case = ruled("unlawful")
    paper = case.state.papers[-1]
    assert paper.kind.value == "basis_ruling"
    assert paper.recipients == ("maker-1", "applicant-1", "respondent-1")


def test_an_act_cannot_rest_rightly_on_an_unlawful_clause() -> None:
    case = resumed(ruled("unlawful"), later(21))
    assert "第五十九条" in why(case, "draft_decision", draft(), later(22))
    revoked = draft("revoke", "basis", findings=findings(basis="unlawful"))
    assert why(case, "draft_decision", revoked, later(22)) == ""


def test_the_trial_goes_on_with_its_days_as_they_were_left() -> None:
    case = resumed(answered(), later(41))
    assert case.state.stage == "trial"
    assert case.due("decision") == walk("60d", D + timedelta(days=41))


def test_a_request_may_be_declined_and_the_case_decided() -> None:
    case = asked()
    case.take("decline_basis_review", {"reason": "不是行政行为的依据"}, HANDLER, D)
    assert make(case, later(3)).state.decision


def test_a_doubt_of_our_own_is_article_57() -> None:
    case = own(requested=False)
    assert case.duty("basis_handle:1").basis.article == 57
    assert not case.state.basis[0].requested


ROWS: list[tuple[str, Callable[[], Driver], str]] = [
    ("ask_basis_review", asked, "《行政复议法实施条例》第五十三条第一款"),
    ("start_basis_review", own, "《行政复议法》第五十七条"),
    ("notify_maker", notified, "《行政复议法》第五十八条第一款"),
    ("maker_reply", replied, "《行政复议法》第五十八条第一款"),
    ("rule_on_basis", ruled, "《行政复议法》第五十九条"),
    ("forward_basis", forwarded, "《行政复议法》第五十六条"),
    ("basis_answer", answered, "《行政复议法》第六十条"),
]


@pytest.mark.parametrize(("step", "history", "article"), ROWS, ids=[row[0] for row in ROWS])
def test_every_step_is_walked_and_names_its_article(
    step: str, history: Callable[[], Driver], article: str
) -> None:
    case = history()
    assert step in [event.step for event in case.events]
    assert article in [str(citation) for citation in case.procedure.step(step).basis]
    assert case.replay() == case.state
