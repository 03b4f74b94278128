"""调解 step by step, without a database: what the law lets through and what it refuses, each refusal with its article."""

from datetime import date, timedelta
from typing import Any

import pytest
from driver import Driver, Refused
from mediation_hands import (
    CASE,
    COURT,
    FAIL,
    HEAD,
    LIAISON,
    MEDIATOR,
    OFFICE,
    SESSION,
    START,
    STATEMENT,
    STRANGER,
    SUSPEND,
    UNIT,
    agreed,
    agreement,
    entrusted,
    opened,
    talking,
    will,
)

from fuyuan.business.mediation.procedure import MEDIATION
from fuyuan.business.mediation.records import About
from fuyuan.law.citation import refs
from fuyuan.organs.actor import SYSTEM, Actor

NEXT = START + timedelta(days=1)


def refused(driver: Driver, step: str, record: Any, actor: Actor = MEDIATOR, day: date = START) -> str:
    with pytest.raises(Refused) as caught:
        driver.take(step, record, actor, day)
    return str(caught.value)


# -- beginning ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phase", "changes", "told"),
    [
        ("during", {"accepted": False}, "案中调解须关联"),  # not accepted: that is 案前协调
        ("during", {"ended": True}, "案中调解须关联"),  # decided: nothing to mediate in the case
        ("before", {}, "案前协调在受理以前"),  # accepted
        ("after", {}, "案后疏导须关联"),  # the case still runs
    ],
)  # fmt: skip
def test_the_phase_is_that_of_the_case(phase: str, changes: dict[str, Any], told: str) -> None:
    driver = Driver(MEDIATION, facts={"linked": CASE.model_copy(update=changes)})
    record = {"phase": phase, "number": CASE.number, "about": "discretion", "demand": "少罚"}
    message = refused(driver, "open", record)
    assert told in message
    assert "第五条第一款" in message


def test_a_case_gives_its_parties_and_nobody_types_them_again() -> None:
    state = opened().state
    assert [party.key for party in state.parties] == ["applicant-1", "respondent-1", "third-1"]
    assert state.title == "王某与某局行政处罚争议"


def test_a_dispute_without_a_case_needs_both_sides() -> None:
    driver = Driver(MEDIATION, facts={"linked": None, "organ_name": "某局"})
    record = {"phase": "before", "about": "other", "demand": "退款", "organ_id": UNIT, "act": "收费"}
    assert "行政相对人" in refused(driver, "open", record)


def test_the_talks_begin_when_the_last_side_is_willing() -> None:
    driver = opened()
    assert driver.take("consent", will("applicant"), MEDIATOR, START).stage == "asking"
    assert driver.take("consent", will("respondent-1"), LIAISON, START).stage == "talking"


def test_nobody_is_made_to_settle() -> None:
    state = opened().take("consent", will("applicant", "unwilling"), MEDIATOR, START)
    assert (state.stage, state.result) == ("declined", "declined")


def test_a_unit_speaks_for_itself_only() -> None:
    assert "您只能代表某镇" in refused(opened(), "consent", will("respondent-1"), STRANGER)


def test_a_citizen_needs_no_reason_not_to_settle() -> None:
    driver = opened()
    driver.take("consent", will("applicant", "unwilling"), MEDIATOR, START)
    assert "完全自愿" in refused(driver, "note_refusal", {"reason": "没有理由"}, HEAD)


def test_the_office_judges_whether_a_unit_had_a_reason_not_to_talk() -> None:
    driver = opened()
    driver.take("consent", will("respondent-1", "unwilling"), LIAISON, START)
    assert "您现在的身份是单位联络员" in refused(driver, "note_refusal", {"reason": "没有理由"}, LIAISON)
    assert driver.take("note_refusal", {"reason": "没有理由"}, HEAD, NEXT).consents[-1].groundless
    assert "已经认定" in refused(driver, "note_refusal", {"reason": "没有理由"}, HEAD, NEXT)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({"outside": "王某"}, "王某是本件的一方"),  # the applicant
        ({"outside": "孙某", "unit": "某局"}, "一方当事人单位的人员"),  # typed in as a member of the organ
        ({"person_id": 11}, "一方当事人单位的人员"),  # holds a post there
        ({"person_id": 12}, "有申报的关系"),  # a declared relation to the applicant
        ({"person_id": 99}, "没有这个人员"),
        ({}, "请选择"),
    ],
)  # fmt: skip
def test_who_is_a_party_does_not_mediate(line: dict[str, Any], told: str) -> None:
    assert told in refused(opened(), "appoint", {"mediators": [line]}, HEAD)


def test_a_partial_mediator_is_refused_with_its_article() -> None:
    assert "第三条第二款" in refused(opened(), "appoint", {"mediators": [{"outside": "王某"}]}, HEAD)


def test_the_n_are_others_than_the_two() -> None:
    driver = talking()
    assert "不用邀请" in refused(driver, "invite", {"role": "other", "who": "王某", "why": "劝和"})
    driver.take("invite", {"role": "village", "who": "某村委会", "why": "劝和"}, MEDIATOR, START)
    assert "已经邀请" in refused(driver, "invite", {"role": "village", "who": "某村委会", "why": "劝和"})


# -- talks -------------------------------------------------------------------------------------------------------


def test_a_session_needs_a_mediator_and_somebody_who_came() -> None:
    driver = opened()
    for party in ("applicant", "respondent-1"):
        driver.take("consent", will(party), MEDIATOR, START)
    assert "先指定调解员" in refused(driver, "hold_session", SESSION)
    driver.take("appoint", {"mediators": [{"person_id": 3}]}, HEAD, START)
    nobody = [{"party": "applicant-1", "presence": "absent"}]
    assert "都没有到场" in refused(driver, "hold_session", {**SESSION, "attendance": nobody})


@pytest.mark.parametrize("missing", ["applicant_agrees", "respondent_agrees"])
def test_the_clock_stops_only_when_both_agree(missing: str) -> None:
    message = refused(talking(), "suspend_case", {**SUSPEND, missing: False})
    assert "都同意" in message
    assert "第三十九条第一款第（六）项" in message


def test_what_is_not_stopped_is_not_resumed() -> None:
    message = refused(talking(), "resume_case", {"reason": "继续", "approval": SUSPEND["approval"]})
    assert "没有因调解中止" in message
    assert "第三十九条第二款" in message


def test_before_2024_talks_stopped_no_clock() -> None:
    day = date(2023, 6, 5)
    record = {**SUSPEND, "approval": {"by": "负责人", "on": day}}
    assert "不是中止的事由" in refused(talking(day=day), "suspend_case", record, day=day)


def test_only_a_case_has_a_clock() -> None:
    assert "只有案中调解" in refused(talking("after"), "suspend_case", SUSPEND)


def test_a_case_that_is_decided_cannot_be_suspended() -> None:
    assert "不能中止" in refused(talking(case_stage="decided"), "suspend_case", SUSPEND)


def test_failure_ends_the_suspension_the_same_day() -> None:
    driver = talking()
    driver.take("suspend_case", SUSPEND, MEDIATOR, START)
    assert "恢复审理的审批" in refused(driver, "fail", {**FAIL, "approval": None}, day=NEXT)
    state = driver.take("fail", FAIL, MEDIATOR, NEXT)
    assert state.stops == ((START, NEXT),)
    assert (state.stage, state.case_stopped_on) == ("failed", None)


def test_nobody_goes_back_on_what_was_never_agreed() -> None:
    assert "第七十三条第二款" in refused(talking(), "fail", {**FAIL, "because": "reneged"})


# -- agreement ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["voluntary", "state", "public", "others", "mandatory"])
def test_an_agreement_that_may_harm_does_not_stand(line: str) -> None:
    record = agreement()
    message = refused(talking(), "agree", {**record, "legality": {**record["legality"], line: False}})
    assert "合法性审查没有通过" in message
    assert "第五条第二款" in message


@pytest.mark.parametrize(
    ("phase", "form"),
    [("during", "agreement"), ("before", "statement"), ("after", "settlement")],
)
def test_each_phase_has_its_own_form(phase: str, form: str) -> None:
    assert "只能" in refused(talking(phase), "agree", agreement(form))


def test_before_2024_only_discretion_and_compensation_could_be_mediated() -> None:
    day = date(2023, 6, 5)
    driver = talking(day=day)
    driver.state = driver.state.but(about=About.OTHER)
    assert str(refs("R07 50.1")[0]) in refused(driver, "agree", agreement(day=day), day=day)


def test_no_signature_before_the_statement_is_made() -> None:
    record = {"parties": ["applicant-1"], "on": START}
    assert "请先制作" in refused(agreed(), "sign", record)


def signed(*parties: str) -> Driver:
    driver = agreed()
    driver.take("make_statement", STATEMENT, MEDIATOR, START)
    for party in parties:
        driver.take("sign", {"parties": [party], "on": START}, MEDIATOR, START)
    return driver


def test_fewer_than_all_signatures_take_no_seal() -> None:
    message = refused(signed("applicant-1", "respondent-1"), "seal", {"on": START})
    assert "钱某还没有签字" in message  # the third party signs too
    assert "第七十三条第一款" in message


def test_an_unsigned_draft_takes_no_seal() -> None:
    driver = signed("applicant-1", "respondent-1", "third-1")
    driver.facts = {**driver.facts, "statement_issued": False}
    assert "还没有签发" in refused(driver, "seal", {"on": START})


def test_signed_by_all_and_sealed_it_has_force() -> None:
    driver = signed("applicant-1", "respondent-1", "third-1")
    state = driver.take("seal", {"on": NEXT}, MEDIATOR, NEXT)
    assert (state.stage, state.result) == ("performing", "statement")
    assert state.agreement.effective_on == NEXT


def test_who_signed_does_not_sign_again() -> None:
    record = {"parties": ["applicant-1"], "on": START}
    assert "已经签字" in refused(signed("applicant-1"), "sign", record)


def test_signed_papers_are_not_made_anew() -> None:
    assert "不能重新制作" in refused(signed("applicant-1"), "make_statement", STATEMENT)


def test_a_side_may_go_back_on_it_before_the_seal() -> None:
    state = signed("applicant-1").take("fail", {**FAIL, "because": "reneged"}, MEDIATOR, NEXT)
    assert state.result == "failed"


def test_after_the_seal_nobody_goes_back() -> None:
    driver = signed("applicant-1", "respondent-1", "third-1")
    driver.take("seal", {"on": START}, MEDIATOR, START)
    assert "不能办理" in refused(driver, "fail", {**FAIL, "because": "reneged"}, day=NEXT)


def sign_all(driver: Driver, day: date = START) -> Any:
    return driver.take("sign", {"parties": list(driver.state.signatories), "on": day}, MEDIATOR, day)


def test_a_settlement_waits_for_the_withdrawal_of_the_case() -> None:
    driver = agreed("settlement", items=())
    assert sign_all(driver).stage == "settled"
    state = driver.take("note_case", {"happened": "withdrawn"}, SYSTEM, NEXT)
    assert (state.stage, state.result) == ("visiting", "withdrawn")


def test_an_agreement_before_any_case_needs_no_withdrawal() -> None:
    driver = agreed("agreement", "before", items=())
    assert sign_all(driver).result == "agreed"


def test_a_case_decided_meanwhile_leaves_nothing_to_mediate() -> None:
    state = talking().take("note_case", {"happened": "ended", "words": "作出复议决定"}, SYSTEM, NEXT)
    assert (state.stage, state.result) == ("overtaken", "overtaken")


# -- afterwards --------------------------------------------------------------------------------------------------


def performing() -> Driver:
    driver = signed("applicant-1", "respondent-1", "third-1")
    driver.take("seal", {"on": START}, MEDIATOR, START)
    return driver


def test_the_organ_owes_its_instalments_by_their_days() -> None:
    driver = performing()
    assert driver.due("item:1") == START + timedelta(days=20)
    done = {"item": 1, "on": START + timedelta(days=10), "result": "已退"}
    driver.take("perform", done, LIAISON, START + timedelta(days=10))
    assert driver.duty("item:1").done_on == START + timedelta(days=10)
    assert "已经履行" in refused(driver, "perform", done, LIAISON, START + timedelta(days=10))


def test_an_order_to_perform_needs_a_day_that_has_passed() -> None:
    record = {
        "item": 1,
        "by": START + timedelta(days=60),
        "reason": "没有退款",
        "approval": SUSPEND["approval"],
    }
    driver = performing()
    assert "还没有届满" in refused(driver, "order_performance", record, HEAD)
    late = START + timedelta(days=30)
    assert driver.take("order_performance", record, HEAD, late).agreement.items[0].ordered == late


def visit(day: date, after: str, **more: Any) -> dict[str, Any]:
    return {"on": day, "means": "phone", "whom": "王某", "said": "满意", "after": after, **more}


def test_settled_for_good_only_when_all_is_performed() -> None:
    driver = performing()
    assert "没有履行完" in refused(driver, "visit", visit(START, "settled"))
    day = START + timedelta(days=45)
    for number in (1, 2):
        driver.take("perform", {"item": number, "on": day, "result": "已退"}, MEDIATOR, day)
    assert driver.state.stage == "visiting"
    assert driver.take("visit", visit(day, "settled"), MEDIATOR, day).stage == "closed"


def test_what_needs_following_names_the_next_day() -> None:
    driver = performing()
    assert "下次回访日期" in refused(driver, "visit", visit(START, "watch"))
    state = driver.take("visit", visit(START, "watch", next_on=NEXT), MEDIATOR, START)
    assert state.visit_by == NEXT


# -- 法院委托 ------------------------------------------------------------------------------------------------------


def told() -> Driver:
    driver = entrusted()
    driver.take("tell", {"leader": "王局长", "demand": "认真办理"}, OFFICE, START)
    return driver


def test_the_unit_reports_in_five_working_days_and_the_court_hears_within_a_month() -> None:
    driver = told()
    assert driver.due("report") == date(
        2026, 10, 10
    )  # the holiday lies between; Saturday is a make-up working day
    assert driver.due("feedback") == date(2026, 10, 28)


def test_the_month_grows_only_when_all_agree() -> None:
    record = {
        "applicant_agrees": True,
        "respondent_agrees": False,
        "until": date(2026, 11, 20),
        "reason": "差一点",
    }
    driver = told()
    assert "各方都同意" in refused(driver, "extend", record, OFFICE)
    driver.take("extend", {**record, "respondent_agrees": True}, OFFICE, START)
    assert driver.due("feedback") == date(2026, 11, 20)


def test_a_month_that_has_run_out_does_not_grow() -> None:
    record = {
        "applicant_agrees": True,
        "respondent_agrees": True,
        "until": date(2026, 12, 20),
        "reason": "差一点",
    }
    assert "届满" in refused(told(), "extend", record, OFFICE, date(2026, 11, 2))


FEEDBACK = {
    "came": "failed", "steps": "两次调解", "applicant_wants": "少罚", "respondent_wants": "不减", "point": "数额",
    "approval": SUSPEND["approval"],
}  # fmt: skip


def test_the_court_is_told_why_it_failed() -> None:
    driver = told()
    assert "请写明原因" in refused(driver, "feed_back", FEEDBACK, OFFICE)
    assert driver.take("feed_back", {**FEEDBACK, "why": "差距大"}, OFFICE, START).stage == "closed"


def test_no_answer_to_the_court_while_the_talks_run() -> None:
    driver = told()
    driver.facts = {**driver.facts, "running": "某调解〔2026〕3号"}
    assert "还没有结果" in refused(driver, "feed_back", {**FEEDBACK, "why": "差距大"}, OFFICE)


def test_a_unit_reports_on_its_own_referral() -> None:
    record = {"facts": "经过", "opinion": "意见", "contact": "李某", "signer": "王局长"}
    assert "由某局报告" in refused(told(), "report", record, STRANGER)


def test_the_court_entrusts_and_does_not_coordinate() -> None:
    assert "您现在的身份是法院联络员" in refused(entrusted(), "tell", {"leader": "甲", "demand": "乙"}, COURT)
