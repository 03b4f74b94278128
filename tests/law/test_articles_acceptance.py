"""Acceptance and what stands in its way: article by article."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from article_rows import B, C, allowed, hint, refused
from reconsideration_samples import (
    CITIZEN,
    CLERK,
    HANDLER,
    RESPONDENT,
    accepted,
    application,
    approval,
    conditions,
    received,
    reviewing,
    served,
)

from fuyuan.business.reconsideration.records import Limb, RefuseRecord
from fuyuan.matters.acts import articles
from fuyuan.matters.record import InvalidRecord, parse_record

REFUSED: dict[str, Any] = {
    "ground": "condition",
    "limbs": ["time"],
    "reason": "超过期限",
    "approval": approval(C),
}


def test_what_meets_the_conditions_must_be_accepted() -> None:
    """R26 34: 行政复议机关必须受理: all seven confirmed, no approval asked, and time alone accepts it too."""
    case = reviewing(C)
    allowed(case, "accept", {"conditions": conditions()}, C, CLERK)
    assert case.tick(date(2026, 10, 12)) == ["deem_accepted"]
    assert (case.state.stage, case.state.accepted_on) == ("accepted", date(2026, 10, 10))


def test_a_refusal_must_say_which_condition_fails() -> None:
    """R26 34: 除不符合受理条件的."""
    allowed(reviewing(C), "refuse", REFUSED, C, CLERK)
    with pytest.raises(InvalidRecord, match="不符合哪一项"):
        parse_record(RefuseRecord, {**REFUSED, "limbs": []})


def test_the_kinds_of_interest_are_named_to_whoever_judges_it() -> None:
    """R26 35: neighbours, competitors, those hurt by a revocation, those who reported a wrong done to themselves."""
    found = hint(received(C), Limb.INTEREST)
    assert (found.verdict, found.basis) == ("需人工判断", articles("R26 35")[0])
    for word in ("相邻权", "公平竞争", "撤销变更", "为维护自身权益投诉举报"):
        assert word in found.text
    assert hint(received(B), Limb.INTEREST, B).basis == articles("L23 30.1(2)")[0], "not yet listed then"


# -- the wrong respondent (R26 29) -------------------------------------------------------------------------------------

WRONG: dict[str, Any] = {**REFUSED, "ground": "wrong_respondent", "limbs": [], "explained_on": C}


def test_whoever_named_the_wrong_respondent_is_told_first() -> None:
    """R26 29: 应当告知申请人变更被申请人; refused only after that."""
    with pytest.raises(InvalidRecord, match="应当先告知申请人变更"):
        parse_record(RefuseRecord, {**WRONG, "explained_on": None})
    allowed(reviewing(C), "refuse", WRONG, C, CLERK)


def test_the_applicant_changes_the_respondent_and_keeps_the_day() -> None:
    """R26 29: the application reads anew, its day of receipt stays."""
    case = reviewing(C)
    other = {**RESPONDENT, "organ_id": 71, "name": "某市税务局"}
    record = {
        "kind": "respondent",
        "reason": "经告知变更",
        "application": application(C, respondents=[other]),
    }
    case.take("amend", record, CLERK, C)
    assert [organ.name for organ in case.state.application.respondents] == ["某市税务局"]
    assert case.state.received_on == C


def test_before_the_regulation_it_was_no_ground_of_its_own() -> None:
    record = {**WRONG, "explained_on": B, "approval": approval(B)}
    refused(reviewing(B), "refuse", record, "R26 29", B, CLERK)


# -- after a supplement (第三十一条第三款) -----------------------------------------------------------------------------


def test_the_review_begins_again_when_the_supplement_came() -> None:
    """L23 31.3: 依照第三十条的规定处理: five working days from the supplement, and acceptance by time."""
    case = reviewing(C)
    case.take("supplement_notice", {"items": ["身份证明"]}, CLERK, C)
    served(case, C)
    sent = date(2026, 10, 12)
    case.take("supplement_submit", {}, CITIZEN, sent)
    duty = case.duty("review_again")
    assert (duty.rule, duty.on, duty.basis) == (
        "accept_review_after_supplement",
        sent,
        articles("L23 31.3")[0],
    )
    assert case.due("review_again") == date(2026, 10, 19)
    assert case.tick(date(2026, 10, 20)) == ["deem_accepted"]
    assert case.state.accepted_on == date(2026, 10, 19)


# -- who handles it, and how (第三十六条; R26 39) ------------------------------------------------------------------------


def test_procedure_and_handlers_are_settled_first() -> None:
    """L23 36.1: 适用普通程序或者简易程序; 应当指定行政复议人员: both are owed from the day of acceptance."""
    case = accepted(C)
    for key in ("choose_procedure", "assign"):
        assert case.duty(key).basis == articles("L23 36.1")[0]
    refused(case, "send_copy", {}, "L23 36.1")
    case.take("choose_ordinary", {}, HANDLER, C)
    refused(case, "choose_ordinary", {}, "L23 36.1")
    assert "choose_procedure" not in {duty.key for duty in case.duties()}
