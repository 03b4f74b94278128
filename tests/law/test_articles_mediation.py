"""Mediation, article by article: when, between whom, what an agreement may hold, and what ends it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from driver import Driver
from mediation_hands import (
    APPROVAL,
    CASE,
    FAIL,
    HEAD,
    LAWFUL,
    LIAISON,
    MEDIATOR,
    START,
    STATEMENT,
    STRANGER,
    agreed,
    agreement,
    opened,
    talking,
    will,
)

from fuyuan.business.mediation.procedure import MEDIATION
from fuyuan.matters.acts import articles
from fuyuan.organs.actor import Actor


def refused(case: Driver, step: str, record: Any, article: str, actor: Actor = MEDIATOR) -> None:
    refusal = case.refusal(step, record, actor, START)
    assert refusal is not None
    assert refusal.basis == articles(article)[0], str(refusal)


@pytest.mark.parametrize(
    ("phase", "change", "why"),
    [
        ("during", {"accepted": False}, "before acceptance there is no case to mediate in"),
        ("during", {"ended": True}, "nor after it has ended"),
        ("before", {}, "an accepted case is mediated in the case"),
        ("after", {}, "a running case is not yet after it"),
    ],
)
def test_a_running_case_is_mediated_in_the_case(phase: str, change: dict[str, Any], why: str) -> None:
    """L23 5.1: 行政复议机关办理行政复议案件，可以进行调解."""
    driver = Driver(MEDIATION, facts={"linked": CASE.model_copy(update=change)})
    record = {"phase": phase, "number": CASE.number, "about": "discretion", "demand": "少罚"}
    refused(driver, "open", record, "L23 5.1")


def test_the_office_organises_it() -> None:
    """R26 4(2): among the tasks of the office; a unit does not open one."""
    record = {"phase": "during", "number": CASE.number, "about": "discretion", "demand": "少罚"}
    driver = Driver(MEDIATION, facts={"linked": CASE})
    assert driver.refusal("open", record, MEDIATOR, START) is None
    assert driver.refusal("open", record, LIAISON, START) is not None


@pytest.mark.parametrize("doubt", sorted(LAWFUL))
def test_an_agreement_is_free_and_lawful(doubt: str) -> None:
    """L23 5.2: 合法、自愿; 不得损害国家利益、社会公共利益和他人合法权益，不得违反强制性规定: one doubt is enough."""
    refused(talking(), "agree", agreement(legality={**LAWFUL, doubt: False}), "L23 5.2")
    assert agreed().state.stage == "agreed"


def test_the_agency_must_answer_whether_it_will() -> None:
    """R26 6: 有关行政机关应当予以配合: it is owed by that unit, and by no other."""
    driver = opened()
    owed = driver.duty("ask:respondent-1")
    assert (owed.organ_id, owed.basis) == (LIAISON.organ_id, articles("L23 5.2")[0])
    assert driver.refusal("consent", will("respondent-1"), STRANGER, START) is not None
    assert driver.refusal("consent", will("respondent-1"), LIAISON, START) is None


def test_a_statement_is_made_signed_by_all_and_sealed_in_this_order() -> None:
    """L23 73.1: 应当制作调解书，经各方签字或者签章，并加盖印章."""
    case = agreed()
    refused(case, "sign", {"parties": ["applicant-1"], "on": START}, "L23 73.1")
    refused(case, "seal", {"on": START}, "L23 73.1")
    case.take("make_statement", STATEMENT, MEDIATOR, START)
    refused(case, "seal", {"on": START}, "L23 73.1")


def test_who_goes_back_before_all_have_signed_sends_the_case_back_to_trial() -> None:
    """L23 73.2: 未达成协议或者调解书生效前一方反悔的，应当依法审查或者及时作出决定."""
    case = agreed()
    case.take("make_statement", STATEMENT, MEDIATOR, START)
    case.take("fail", {**FAIL, "because": "reneged"}, MEDIATOR, START)
    assert (case.state.stage, case.state.result) == ("failed", "failed")
    assert case.refusal("seal", {"on": START}, MEDIATOR, START + timedelta(days=1)) is not None


def test_a_citizen_who_does_not_perform_is_not_ordered_to() -> None:
    """L23 78(3): 行政复议调解书，由行政复议机关依法强制执行，或者申请人民法院强制执行; the order is for agencies."""
    case = agreed(items=[{"party": "applicant-1", "what": "拆除遮雨棚", "by": START + timedelta(days=5)}])
    case.take("make_statement", STATEMENT, MEDIATOR, START)
    case.take("sign", {"parties": ["applicant-1", "respondent-1", "third-1"], "on": START}, MEDIATOR, START)
    case.facts = {**case.facts, "issued": True}
    case.take("seal", {"on": START}, MEDIATOR, START)
    order = {"item": 1, "by": START + timedelta(days=60), "reason": "没有拆除", "approval": APPROVAL}
    refused(case, "order_performance", order, "L23 78", HEAD)
