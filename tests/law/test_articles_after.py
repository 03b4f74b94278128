"""After the decision: service, performance, letters, withdrawal, suits, clues — article by article."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from article_rows import A, C, allowed, decision, ready, refused
from driver import Driver, Refused
from reconsideration_samples import (
    CITIZEN,
    CLERK,
    HANDLER,
    LIAISON,
    POLICE,
    STRANGER,
    TAX,
    accepted,
    approval,
    in_trial,
    make,
    received,
    ripe,
    served,
)
from suit_samples import suit
from test_linkage_clue import APPROVED, DAY, MAYOR, clue

from fuyuan.business.litigation.limitation import checks
from fuyuan.business.litigation.records import SuitRegistered
from fuyuan.business.reconsideration.records import AllowWithdrawal, ProposalLetter, Serve, Withdraw
from fuyuan.law import Assumptions, default_calendar
from fuyuan.matters.acts import articles
from fuyuan.matters.record import InvalidRecord, parse_record

# -- service (第八十八条第一款) --------------------------------------------------------------------------------------------


def decided(day: date = C, **made: Any) -> Driver:
    return make(ripe(day), day, **made)


def to(case: Driver, method: str, day: date = C, **more: Any) -> dict[str, Any]:
    number = len(case.state.papers)
    return {"paper": number, "recipients": ["applicant-1"], "method": method, "on": day, **more}


def test_service_follows_civil_procedure() -> None:
    """L23 88.1: 本法没有规定的，依照民事诉讼法关于送达的规定执行."""
    refused(
        received(C),
        "serve",
        {"recipients": ["applicant-1"], "method": "direct", "on": C},
        "L23 88.1",
        C,
        CLERK,
    )
    with pytest.raises(InvalidRecord, match="见证人"):
        parse_record(Serve, to(decided(), "left"))
    unwilling = make(ripe(C, delivery={"electronic": False}), C)
    refused(unwilling, "serve", to(unwilling, "electronic"), "MSF23 90.1", C, CLERK)
    case = decided()
    assert case.duty(f"serve:{len(case.state.papers) - 1}").basis == articles("L23 88.1")[0]


def test_a_public_notice_is_service_after_thirty_days() -> None:
    """L23 88.1 with 民事诉讼法第九十五条."""
    case = decided()
    case.take("serve", to(case, "public_notice", missing=True, why="到住所地三次查找，下落不明。"), CLERK, C)
    assert case.events[-1].stamped["served_on"] == "2026-10-28"
    assert case.state.effective_on is None


def test_a_public_notice_needs_a_missing_recipient_or_a_failed_attempt_and_its_reason() -> None:
    """MSF23 95.1, 95.2."""
    case = decided()
    refused(case, "serve", to(case, "public_notice"), "MSF23 95.1", C, CLERK)
    refused(case, "serve", to(case, "public_notice", missing=True), "MSF23 95.2", C, CLERK)
    back = {**to(case, "mail"), "reason": "moved", "tracking": "EMS1"}
    case.take("service_failed", back, CLERK, C)
    case.take("serve", to(case, "public_notice", why="邮寄退回，迁移新址不明。"), CLERK, C)
    assert case.state.failures[0].reason == "moved"


def test_what_came_back_is_served_again_and_a_public_notice_does_not_come_back() -> None:
    """MSF23 91: 以回执上注明的收件日期为送达日期: what was not taken was not served."""
    case = decided()
    number = len(case.state.papers)
    back = {**to(case, "mail"), "reason": "absent"}
    case.take("service_failed", back, CLERK, C)
    assert case.duty(f"serve:{number}").title.startswith("再次送达")
    assert case.state.effective_on is None
    refused(case, "service_failed", {**to(case, "public_notice"), "reason": "other"}, "MSF23 95.1", C, CLERK)
    case.take("serve", to(case, "direct"), CLERK, C)
    assert case.duty(f"serve:{number}").title.startswith("送达")
    with pytest.raises(Exception, match="已经送达"):
        case.take("service_failed", back, CLERK, C)


# -- 意见书, 建议书 (第七十六条; R26 69) -------------------------------------------------------------------------------------

LETTER = {
    "organ_id": POLICE,
    "organ_name": "某市公安局",
    "problem": "送达不规范",
    "demand": "规范送达",
    "approval": approval(C),
}
REPORT = {"on": C, "what": "已经整改"}


def test_who_gets_an_opinion_reports_in_sixty_days() -> None:
    """L23 76: 自收到行政复议意见书之日起六十日内报送; by that organ, once, and the file waits for it."""
    case = served(decided(), C)
    refused(case, "opinion_report", REPORT, "L23 76", C, LIAISON)
    case.take("opinion_letter", LETTER, HANDLER, C)
    served(case, C)
    duty = case.duty("opinion:1")
    assert (duty.rule, duty.organ_id, duty.basis) == ("opinion_report_60d", POLICE, articles("L23 76")[0])
    assert case.due("opinion:1") == date(2026, 11, 27)
    refused(case, "close", {}, "L23 76", C, CLERK)
    refused(case, "opinion_report", REPORT, "L23 76", C, STRANGER)
    case.take("opinion_report", REPORT, LIAISON, C)
    refused(case, "opinion_report", REPORT, "L23 76", C, LIAISON)
    allowed(case, "close", {}, C, CLERK)


def test_an_opinion_may_go_to_another_organ() -> None:
    """L23 76: 被申请人或者其他下级行政机关."""
    case = in_trial(C)
    case.take("opinion_letter", {**LETTER, "organ_id": TAX, "organ_name": "某市税务局"}, HANDLER, C)
    served(case, C)
    assert case.duty("opinion:1").organ_id == TAX


@pytest.mark.parametrize("part", ["organ_name", "problem", "proposal"])
def test_a_proposal_names_the_general_problem_and_what_to_mend(part: str) -> None:
    """R26 69: 带有普遍性的问题 … 完善制度和改进行政执法的建议; the case goes on as it was."""
    record = {"organ_name": "某市财政局", "problem": "收费依据不统一", "proposal": "统一收费依据"}
    case = in_trial(C)
    before = case.state
    case.take("proposal_letter", record, HANDLER, C)
    assert case.state.but(touched_on=before.touched_on) == before
    with pytest.raises(InvalidRecord):
        parse_record(ProposalLetter, {**record, part: ""})


# -- withdrawal after a settlement (第七十四条) --------------------------------------------------------------------------

SETTLED = {"reason": "双方和解", "settled": True, "terms": "重新核定面积"}


def test_a_settlement_ends_in_a_withdrawal_the_office_has_examined() -> None:
    """L23 74.1: 自愿; 不得损害国家利益、社会公共利益和他人合法权益，不得违反强制性规定."""
    with pytest.raises(InvalidRecord, match="和解内容"):
        parse_record(Withdraw, {**SETTLED, "terms": ""})
    for unchecked in ("voluntary", "lawful"):
        record = {"voluntary": True, "lawful": True, "approval": approval(C)} | {unchecked: False}
        with pytest.raises(InvalidRecord, match="请不予准许"):
            parse_record(AllowWithdrawal, record)
    case = accepted(C)
    ended = {"ground": "settled", "reason": "达成和解", "approval": approval(C)}
    refused(case, "terminate", ended, "L23 74.2")
    case.take("withdraw_request", SETTLED, CITIZEN, C)
    case.take("allow_withdrawal", {"voluntary": True, "lawful": True, "approval": approval(C)}, HANDLER, C)
    case.take("terminate", {**ended, "ground": "withdrawal"}, HANDLER, C)
    assert case.state.outcome == "terminated"


def test_after_the_decision_nobody_withdraws() -> None:
    """L23 74.1: 在行政复议决定作出前."""
    assert decided().refusal("withdraw_request", SETTLED, CITIZEN, C) is not None


# -- to the court (第十条、第三十四条) ---------------------------------------------------------------------------------------


def suits(case: Driver) -> dict[str, date | None]:
    return {duty.key: day for duty, day in case.deadlines() if duty.key.startswith("sue:")}


def test_whoever_is_not_content_may_sue_unless_the_law_makes_it_final() -> None:
    """L23 10: 可以提起行政诉讼，但是法律规定为最终裁决的除外."""
    open_, final = served(decided(), C), served(decided(final=True, told_suit=False), C)
    assert suits(open_) == {f"sue:{len(open_.state.papers)}:applicant-1": date(2026, 10, 13)}
    assert suits(final) == {}
    case = open_
    case.take("note_suit", {"who": "张三", "court": "某市人民法院", "received_on": C}, CLERK, C)
    assert case.state.suits[0].court == "某市人民法院"


def test_who_had_to_reconsider_first_sues_in_fifteen_days_when_refused() -> None:
    """L23 34: 自收到决定书之日起十五日内: a refusal and a dismissal open the same way as a decision."""
    refusal = {"ground": "condition", "limbs": ["time"], "reason": "超过期限", "approval": approval(C)}
    case = received(C)
    case.take("refuse", refusal, CLERK, C)
    assert suits(served(case, C)) == {"sue:1:applicant-1": date(2026, 10, 13)}
    case = in_trial(C)
    case.take("dismiss_application", {**refusal, "limbs": ["interest"]}, HANDLER, C)
    assert suits(served(case, C)) == {f"sue:{len(case.state.papers)}:applicant-1": date(2026, 10, 13)}


def test_silence_of_the_reconsideration_organ_opens_the_court_too() -> None:
    """L23 34: 或者行政复议期限届满之日起十五日内."""
    record = parse_record(
        SuitRegistered, suit(act_made_on=None, limitation={"no_decision_on": date(2026, 4, 13)})
    )
    (found,) = checks(record, default_calendar(), Assumptions())
    assert found.deadline.due == date(2026, 4, 28)
    assert articles("L23 34")[0] in found.deadline.basis


# -- performance not given (第七十七条、第八十三条) --------------------------------------------------------------------------


def test_who_does_not_perform_is_ordered_then_called_in() -> None:
    """L23 83 threatens, and L23 77.2 prepares it: no interview before an order, none before 2024."""
    talk = {"on": C, "whom": "局长", "summary": "限期整改", "approval": approval(C)}
    case = make(ready(), C, decision("revoke", "procedure", {"process": "breached"}, redo=True))
    served(case, C)
    refused(case, "interview", talk, "L23 77.2")
    case.take(
        "order_performance",
        {"by_on": date(2026, 12, 30), "reason": "至今没有", "approval": approval(C)},
        HANDLER,
        C,
    )
    assert case.duty("ordered:1").due_on == date(2026, 12, 30)
    allowed(case, "interview", talk)
    old = served(make(ready(A), A, decision("revoke", "procedure", {"process": "breached"}, redo=True)), A)
    refused(old, "interview", {**talk, "on": A, "approval": approval(A)}, "L23 77.2", A)


# -- clues (第八十五条、第八十六条; R26 73) -----------------------------------------------------------------------------------


def test_facts_of_a_breach_of_the_act_may_go_to_either() -> None:
    """L23 85: 可以向监察机关或者公职人员任免机关、单位移送."""
    for target in ("supervision", "appointing"):
        assert (
            clue(kind="violation").take("approve", {**APPROVED, "to": target}, MAYOR, DAY).stage == "approved"
        )


def test_a_clue_to_a_duty_crime_goes_to_the_supervision_organ() -> None:
    """L23 86: 应当依照有关规定移送监察机关."""
    with pytest.raises(Refused) as caught:
        clue(kind="duty").take("approve", {**APPROVED, "to": "appointing"}, MAYOR, DAY)
    assert caught.value.refusal.basis == articles("L23 86")[0]


def test_a_clue_is_passed_on_received_and_answered() -> None:
    """R26 73: 健全信息共享和线索移送机制: each leg is one person's duty until the result is back."""
    owed = {
        upto: next(d.key for d in clue(upto).duties() if d.done_on is None)
        for upto in ("register", "approve", "transfer")
    }
    assert owed == {"register": "approve", "approve": "transfer", "transfer": "receive"}
