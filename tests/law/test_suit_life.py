"""A suit from the court's papers to its end: what each step leaves, what is refused and under which article."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from driver import Driver, Refused
from suit_samples import (
    BUREAU,
    COURT,
    DOCKETED,
    FACTS,
    GOVERNMENT,
    HEAD,
    JOINT,
    LIAISON,
    RECEIVED,
    STRANGER,
    answer,
    attended,
    both,
    causes,
    lost,
    opened,
    ruled,
    suit,
)  # fmt: skip

from fuyuan.business.litigation.procedure import PROCEDURE
from fuyuan.business.litigation.state import suit_fact
from fuyuan.law.outcomes import CourtOutcome, Side
from fuyuan.matters.record import InvalidRecord

JUDGED = date(2026, 6, 1)
EVIDENCE = {"defendant": 1, "evidence": [{"name": "监控录像", "kind": "recording"}]}


def days(case: Driver) -> dict[str, date | None]:
    return {duty.key: on for duty, on in case.deadlines() if duty.done_on is None}


def refused(case: Driver, step: str, record: Any, actor: Any, day: date) -> str:
    with pytest.raises(Refused) as caught:
        case.take(step, record, actor, day)
    return str(caught.value.refusal)


# -- the calendar of periods.md section 7, hand-computed ----------------------------------------------------------


def test_the_answer_is_due_fifteen_days_after_the_copy() -> None:
    case = opened()  # received Thursday 2026-03-05: the fifteenth day is Friday 2026-03-20
    assert days(case)["answer:1:1"] == date(2026, 3, 20)


def test_the_court_owes_its_judgment_in_six_months_and_in_forty_five_days_when_simplified() -> None:
    assert days(opened())["trial:1"] == date(2026, 9, 2)  # docketed 2026-03-02
    assert days(opened(suit(way="simplified")))["trial:1"] == date(2026, 4, 16)


def test_asking_for_more_time_stops_nothing_until_the_court_allows_it() -> None:
    case, asked = opened(), date(2026, 3, 10)
    case.take("ask_time", {"defendant": 1, "acted_on": asked, "reason": "洪水"}, LIAISON, asked)
    assert days(case)["answer:1:1"] == date(2026, 3, 20)
    assert case.duty("answer:1:1").stopped_on is None
    assert "没有登记人民法院准许" in refused(
        case, "supply_evidence", EVIDENCE | {"acted_on": asked}, LIAISON, asked
    )


def test_evidence_allowed_later_is_due_fifteen_days_after_its_cause_has_ended_the_answer_as_before() -> None:
    case, asked = opened(), date(2026, 3, 10)
    case.take("ask_time", {"defendant": 1, "acted_on": asked, "reason": "洪水"}, LIAISON, asked)
    case.take("time_answered", {"defendant": 1, "answer": "allowed"}, LIAISON, date(2026, 3, 12))
    assert case.duty("evidence:1:1").stopped_on == date(2026, 3, 12)
    case.take("file_answer", answer(date(2026, 3, 18), evidence=[]), LIAISON, date(2026, 3, 18))
    case.take(
        "time_answered",
        {"defendant": 1, "answer": "allowed", "ended_on": date(2026, 4, 1)},
        LIAISON,
        date(2026, 4, 1),
    )
    assert days(case)["evidence:1:1"] == date(2026, 4, 16)
    case.take("supply_evidence", EVIDENCE | {"acted_on": date(2026, 4, 15)}, LIAISON, date(2026, 4, 15))
    assert "evidence:1:1" not in days(case)


def test_a_retrial_by_the_procedure_of_a_first_instance_may_be_appealed() -> None:
    """法释〔2018〕1号第一百一十九条."""
    case = lost()
    record = {"instance": "retrial", "court": "汝州市人民法院", "docketed_on": date(2026, 7, 1)}
    for as_first, stage in ((True, "ruled"), (False, "effective")):
        again = Driver(PROCEDURE, dict(FACTS), events=list(case.events), state=case.state)
        again.take("docket_next", record | {"as_first": as_first}, COURT, date(2026, 7, 1))
        result = ruled("reversed", date(2026, 9, 1), changed_to="unlawful")
        again.take("record_ruling", result, LIAISON, date(2026, 9, 1))
        assert again.state.stage == stage
        assert ("appeal:2:1" in days(again)) == as_first


def test_more_time_asked_too_late_is_refused_with_its_article() -> None:
    record = {"defendant": 1, "acted_on": date(2026, 3, 23), "reason": "忙"}
    assert "第三十四条" in refused(opened(), "ask_time", record, LIAISON, date(2026, 3, 23))


def test_an_answer_after_its_day_is_taken_and_marked_late() -> None:
    case = opened()
    day = date(2026, 3, 25)
    case.take("file_answer", answer(day), LIAISON, day)
    assert "2026-03-20" in case.events[-1].stamped["late"]
    assert "answer:1:1" not in days(case)


def test_an_answer_without_evidence_is_refused_because_it_would_count_as_none() -> None:
    words = refused(opened(), "file_answer", answer(RECEIVED, evidence=[]), LIAISON, RECEIVED)
    assert "第三十四条第二款" in words


APPEALS = [
    ({}, date(2026, 6, 16), "a judgment: fifteen days"),
    (
        {"form": "ruling", "outcome": "suit_dismissed"},
        None,
        "a ruling for the organ: it has nothing to appeal",
    ),
    ({"outcome": "claims_dismissed"}, None, "won: nothing to appeal"),
]


@pytest.mark.parametrize(("changes", "due", "why"), APPEALS, ids=[row[-1] for row in APPEALS])
def test_the_organ_decides_on_its_appeal_in_time(changes: dict[str, Any], due: date | None, why: str) -> None:
    case = opened()
    case.take("record_ruling", ruled(**changes), LIAISON, JUDGED)
    assert days(case).get("appeal:1:1") == due, why


# -- results ------------------------------------------------------------------------------------------------------


def test_a_first_judgment_takes_effect_only_when_the_appeal_period_is_over() -> None:
    case = opened()
    case.take("record_ruling", ruled(), LIAISON, JUDGED)
    assert "2026-06-16" in refused(
        case, "confirm_effective", {"effective_on": date(2026, 6, 16)}, LIAISON, date(2026, 6, 16)
    )
    case.take("confirm_effective", {"effective_on": date(2026, 6, 17)}, LIAISON, date(2026, 6, 17))
    assert case.state.stage == "effective"
    assert case.state.lost


def test_an_appealed_judgment_does_not_take_effect() -> None:
    case = opened()
    case.take("record_ruling", ruled(), LIAISON, JUDGED)
    case.take(
        "appeal", {"appellants": ["plaintiff"], "acted_on": date(2026, 6, 5)}, LIAISON, date(2026, 6, 6)
    )
    assert "已经上诉" in refused(
        case, "confirm_effective", {"effective_on": date(2026, 7, 1)}, LIAISON, date(2026, 7, 1)
    )


def second(case: Driver) -> None:
    record = {
        "instance": "second",
        "court": "平顶山市中级人民法院",
        "case_number": "（2026）豫04行终3号",
        "docketed_on": date(2026, 7, 1),
    }
    case.take("docket_next", record, COURT, date(2026, 7, 1))


def appealed(outcome: str = "quashed") -> Driver:
    case = opened()
    case.take("record_ruling", ruled(outcome), LIAISON, JUDGED)
    case.take(
        "appeal", {"appellants": ["plaintiff"], "acted_on": date(2026, 6, 5)}, LIAISON, date(2026, 6, 6)
    )
    second(case)
    return case


SECOND = [
    ("quashed", {"outcome": "affirmed"}, "quashed", True, "upheld: the first result stands"),
    ("quashed", {"outcome": "reversed", "changed_to": "claims_dismissed"}, "claims_dismissed", False,
     "reversed: the second instance corrects the first"),
    ("claims_dismissed", {"outcome": "reversed", "changed_to": "unlawful"}, "unlawful", True, "lost only on appeal"),
    ("quashed", {"outcome": "appeal_withdrawn", "form": "ruling"}, "quashed", True,
     "who withdraws the appeal leaves the first result as it is"),
    ("claims_dismissed", {"outcome": "withdrawn", "form": "ruling"}, "withdrawn", False, "withdrawn on appeal"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "then", "outcome", "is_lost", "why"), SECOND, ids=[row[-1] for row in SECOND]
)
def test_the_second_instance_decides(
    first: str, then: dict[str, Any], outcome: str, is_lost: bool, why: str
) -> None:
    case = appealed(first)
    day = date(2026, 9, 1)
    case.take("record_ruling", ruled(day=day, **then), LIAISON, day)
    assert case.state.stage == "effective"
    assert (case.state.outcome, case.state.lost) == (CourtOutcome(outcome), is_lost), why


def test_a_suit_sent_back_has_no_result_until_it_is_decided_again() -> None:
    case = appealed()
    day = date(2026, 9, 1)
    case.take("record_ruling", ruled("remanded", day, form="ruling"), LIAISON, day)
    assert (case.state.outcome, case.state.lost, case.state.result_on) == (None, False, None)
    record = {
        "instance": "first",
        "court": "汝州市人民法院",
        "case_number": "（2026）豫0482行初99号",
        "docketed_on": date(2026, 9, 10),
    }
    case.take("docket_next", record, LIAISON, date(2026, 9, 10))
    assert case.state.stage == "first"
    assert case.state.running.case_number.endswith("99号")


def test_only_a_suit_sent_back_may_begin_again() -> None:
    case = lost()
    record = {"instance": "first", "court": "汝州市人民法院", "docketed_on": date(2026, 7, 1)}
    assert "发回重审" in refused(case, "docket_next", record, LIAISON, date(2026, 7, 1))


def test_a_second_instance_needs_an_appeal() -> None:
    case = opened()
    case.take("record_ruling", ruled(), LIAISON, JUDGED)
    record = {"instance": "second", "court": "中级人民法院", "docketed_on": date(2026, 6, 20)}
    assert "上诉" in refused(case, "docket_next", record, LIAISON, date(2026, 6, 20))


WRONG = [
    ({"outcome": "affirmed"}, "没有", "a first instance affirms nothing"),
    ({"outcome": "mediated"}, "调解", "mediation is no judgment"),
    ({"outcome": "suit_dismissed"}, "裁定", "a suit is dismissed by a ruling"),
    ({"outcome": "quashed", "changed_to": "void"}, "留空", "only a reversal changes into something"),
    ({"outcome": "quashed", "ruled_on": date(2026, 2, 1)}, "早于立案", "judged before it was docketed"),
    ({"outcome": "quashed", "received_on": date(2026, 5, 1)}, "早于裁判", "received before it was made"),
    (
        {"outcome": "quashed", "ruled_on": date(2026, 6, 2), "received_on": date(2026, 6, 2)},
        "晚于",
        "tomorrow",
    ),
]


@pytest.mark.parametrize(("changes", "words", "why"), WRONG, ids=[row[-1] for row in WRONG])
def test_a_result_that_cannot_be_is_refused(changes: dict[str, Any], words: str, why: str) -> None:
    outcome = changes.pop("outcome")
    assert words in refused(opened(), "record_ruling", {**ruled(outcome), **changes}, LIAISON, JUDGED), why


def test_a_corrected_result_moves_the_suit_again() -> None:
    case = lost()
    record = {**ruled("claims_dismissed"), "reason": "看错主文"}
    case.take("correct_ruling", record, JOINT, date(2026, 6, 20))
    assert (case.state.lost, case.state.stage) == (False, "ruled")


# -- who acts for whom ------------------------------------------------------------------------------------------


def test_an_organ_answers_only_for_itself() -> None:
    case = opened(both())
    assert "只能代表公安局" in refused(case, "file_answer", answer(RECEIVED, defendant=2), LIAISON, RECEIVED)
    assert "不是本案被告" in refused(case, "file_answer", answer(RECEIVED), STRANGER, RECEIVED)


def test_each_defendant_owes_its_own_answer() -> None:
    case = opened(both())
    owed = {duty.key: duty.organ_id for duty in case.duties() if duty.key.startswith("answer")}
    assert owed == {"answer:1:1": BUREAU, "answer:1:2": GOVERNMENT}


def test_an_organ_registers_only_suits_against_itself() -> None:
    case = Driver(PROCEDURE, dict(FACTS))
    assert "您只能登记" in refused(case, "register", suit(), STRANGER, RECEIVED)


def test_an_abolished_organ_is_refused_and_its_successor_named() -> None:
    facts = {**FACTS, "abolished": {BUREAU: "公安局已于2025-01-01撤销，继续行使职权的是新公安局"}}
    words = refused(Driver(PROCEDURE, facts), "register", suit(), LIAISON, RECEIVED)
    assert "新公安局" in words
    assert "第二十六条第六款" in words


def test_three_agents_are_one_too_many() -> None:
    people = [{"name": "甲"}, {"name": "乙"}]
    record = {"defendant": 1, "staff": people, "lawyers": [{"name": "丙"}]}
    assert "第三十一条" in refused(opened(), "assign", record, LIAISON, RECEIVED)


def test_a_lawyer_alone_cannot_be_assigned() -> None:
    with pytest.raises(InvalidRecord):
        opened().take("assign", {"defendant": 1, "staff": [], "lawyers": [{"name": "丙"}]}, LIAISON, RECEIVED)


def test_a_number_already_registered_names_the_other_suit() -> None:
    facts = {**FACTS, "same_number": {"（2026）豫0482行初12号": "汝应诉〔2026〕1号 李四诉公安局案"}}
    assert "李四诉公安局案" in refused(Driver(PROCEDURE, facts), "register", suit(), LIAISON, RECEIVED)


# -- hearings and the head ---------------------------------------------------------------------------------------


def heard(**changes: Any) -> Driver:
    case = opened()
    case.take(
        "schedule_hearing", {"hearing_on": date(2026, 4, 20), "notified": True}, LIAISON, date(2026, 4, 1)
    )
    case.take("record_attendance", attended(**changes), LIAISON, date(2026, 4, 20))
    return case


def test_a_hearing_is_owed_by_the_head_until_attendance_is_recorded() -> None:
    case = opened()
    case.take("schedule_hearing", {"hearing_on": date(2026, 4, 20)}, COURT, date(2026, 4, 1))
    assert days(case)["head:1:1:1"] == date(2026, 4, 20)
    assert "还没有开过庭" in refused(case, "record_attendance", attended(), LIAISON, date(2026, 4, 19))
    case.take("record_attendance", attended(spoke=True), LIAISON, date(2026, 4, 20))
    assert suit_fact(case.state).instances[0].attendance.value == "spoke"


def test_a_hearing_moved_keeps_its_place_and_a_cancelled_one_is_owed_no_more() -> None:
    case = opened()
    case.take("schedule_hearing", {"hearing_on": date(2026, 4, 20)}, COURT, date(2026, 4, 1))
    case.take("move_hearing", {"hearing": 1, "to": date(2026, 5, 6)}, COURT, date(2026, 4, 18))
    assert days(case)["head:1:1:1"] == date(2026, 5, 6)
    case.take("move_hearing", {"hearing": 1}, COURT, date(2026, 4, 19))
    assert "head:1:1:1" not in days(case)


def test_the_notice_of_a_cancelled_hearing_calls_nobody() -> None:
    case = opened()
    told = {"hearing_on": date(2026, 4, 20), "notified": True}
    case.take("schedule_hearing", told, COURT, date(2026, 4, 1))
    assert suit_fact(case.state).instances[0].notified
    case.take("move_hearing", {"hearing": 1}, COURT, date(2026, 4, 19))
    assert not suit_fact(case.state).instances[0].notified


# -- why it was lost ---------------------------------------------------------------------------------------------


def test_a_loss_is_explained_reviewed_and_only_then_closed() -> None:
    case = lost()
    day = date(2026, 6, 18)
    assert days(case)["cause:1"] == date(2026, 6, 16)
    assert "败诉原因" in refused(case, "close", {}, LIAISON, day)
    case.take("state_cause", causes(), LIAISON, day)
    assert days(case)["review:1:1"] == date(
        2026, 6, 26
    )  # five working days over the Dragon Boat holiday of 19 June
    case.take(
        "review_cause", {"defendant": 1, "verdict": "return", "opinion": "太简单"}, JOINT, date(2026, 6, 22)
    )
    assert days(case)["cause:1:again"] == date(2026, 6, 29)
    case.take("state_cause", causes(), LIAISON, date(2026, 6, 23))
    case.take(
        "review_cause", {"defendant": 1, "verdict": "accept", "opinion": "同意"}, JOINT, date(2026, 6, 24)
    )
    assert suit_fact(case.state).causes == ("procedure",)
    assert case.take("close", {}, LIAISON, date(2026, 6, 25)).stage == "closed"


def test_an_absent_head_is_explained_in_the_same_report() -> None:
    case = heard(head="none", name="")
    case.take("record_ruling", ruled(), LIAISON, JUDGED)
    case.take("confirm_effective", {"effective_on": date(2026, 6, 17)}, LIAISON, date(2026, 6, 17))
    assert "双报告" in refused(case, "state_cause", causes(), LIAISON, date(2026, 6, 18))
    case.take("state_cause", causes(absence="局长住院。"), LIAISON, date(2026, 6, 18))


def test_a_won_suit_has_no_causes_of_loss() -> None:
    case = opened()
    case.take("record_ruling", ruled("withdrawn", form="ruling"), LIAISON, JUDGED)
    assert "没有败诉" in refused(case, "state_cause", causes(), LIAISON, JUDGED)


def test_what_the_organ_asks_the_court_to_enforce_owes_nothing_here() -> None:
    case = opened(suit(kind="non_litigation"))
    assert case.duties() == []
    assert suit_fact(case.state).non_litigation


def test_an_appeal_of_the_organ_is_decided_with_approval() -> None:
    case = opened()
    case.take("record_ruling", ruled(), LIAISON, JUDGED)
    record = {
        "choice": "appeal",
        "reason": "适用法律错误",
        "approval": {"by": "赵局长", "on": JUDGED},
        "defendant": 1,
    }
    assert "递交上诉状之日" in refused(case, "decide_appeal", record, HEAD, JUDGED)
    case.take("decide_appeal", {**record, "acted_on": date(2026, 6, 10)}, HEAD, date(2026, 6, 10))
    assert suit_fact(case.state).instances[0].appealed_by == {Side.DEFENDANT}


def test_days_in_the_wrong_order_are_refused() -> None:
    record = suit(defendants=[{"organ_id": BUREAU, "received_on": date(2026, 3, 1)}])
    words = refused(Driver(PROCEDURE, dict(FACTS)), "register", record, LIAISON, RECEIVED)
    assert "早于立案" in words
    assert DOCKETED > date(2026, 3, 1)
