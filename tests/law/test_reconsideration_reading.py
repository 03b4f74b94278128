"""Service and after: the day of effect for every way, what was opened, proved, asked for on paper, and the local limit."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from article_rows import refused
from driver import Driver, Refused
from reconsideration_samples import CITIZEN, CLERK, HANDLER, LIAISON, make, ripe, served

from fuyuan.law import default_calendar
from fuyuan.organs.actor import SYSTEM

D = date(2026, 9, 28)


def decided(**facts: Any) -> Driver:
    case = make(ripe(D), D)
    case.facts = facts
    return case


def to_citizen(case: Driver, method: str, day: date, **more: Any) -> int:
    number = len(case.state.papers)
    record = {"paper": number, "recipients": ["applicant-1"], "method": method, "on": day, **more}
    case.take("serve", record, CLERK, day)
    return number


WAYS = [
    ("direct", {}, 3, "MSF23 88.2: the day written on the receipt"),
    ("left", {"witness": "王五"}, 3, "MSF23 89: left before a witness is served"),
    ("mail", {"tracking": "EMS1"}, 3, "MSF23 91: the day on the return receipt, not of posting"),
    ("electronic", {}, 3, "MSF23 90.2: the day it reached the recipient's system, read or not"),
    ("entrusted", {}, 3, "MSJS 134.1: the day the recipient signed"),
    ("passed_on", {}, 3, "MSF23 94: the day the recipient signed"),
    (
        "public_notice",
        {"missing": True, "why": "三次查找无着"},
        33,
        "MSF23 95.1: thirty days after it appeared",
    ),
]


@pytest.mark.parametrize(("method", "more", "days", "why"), WAYS, ids=[way[0] for way in WAYS])
def test_a_decision_takes_effect_on_the_day_that_its_way_of_service_counts(
    method: str, more: dict[str, Any], days: int, why: str
) -> None:
    case = decided()
    number = len(case.state.papers)
    case.take(
        "serve", {"paper": number, "recipients": ["respondent-1"], "method": "direct", "on": D}, CLERK, D
    )
    day = D + timedelta(days=3)
    to_citizen(case, method, day, **more)
    if case.state.effective_on is None:
        case.take("complete_notice", {}, SYSTEM, D + timedelta(days=days + 1))
    assert case.state.effective_on == D + timedelta(days=days), why
    assert case.due(f"sue:{number}:applicant-1") is not None


def test_what_was_opened_is_noted_once_for_each_reader_and_moves_no_day() -> None:
    """MSF23 90.2: it counts from its arrival."""
    case = served(decided(), D)
    refused(case, "read_paper", {"paper": len(case.state.papers)}, "MSF23 90.1", D, CITIZEN)
    case = decided()
    number = to_citizen(case, "electronic", D)
    case.take("read_paper", {"paper": number}, CITIZEN, D + timedelta(days=5))
    (fact,) = case.state.readings
    assert (fact.paper, fact.recipients, fact.at.date()) == (number, ("applicant-1",), D + timedelta(days=5))
    with pytest.raises(Refused, match="已经记录过"):
        case.take("read_paper", {"paper": number}, CITIZEN, D + timedelta(days=6))
    with pytest.raises(Refused, match="不是用电子方式送达您"):
        case.take("read_paper", {"paper": number}, LIAISON, D + timedelta(days=6))
    assert [each.served_on for each in case.state.services] == [D]


def test_the_recipient_proves_another_day_of_arrival_and_everything_counts_from_it() -> None:
    """MSJS 135.2: 以受送达人证明到达其特定系统的日期为准."""
    case = decided()
    number = to_citizen(case, "electronic", D)
    case.take(
        "serve", {"paper": number, "recipients": ["respondent-1"], "method": "direct", "on": D}, CLERK, D
    )
    before = case.due(f"sue:{number}:applicant-1")
    proof = {
        "served": number,
        "recipient": "applicant-1",
        "on": D + timedelta(days=2),
        "note": "邮箱服务商出具的到达记录",
    }
    refused(
        case,
        "prove_arrival",
        {**proof, "recipient": "respondent-1"},
        "MSJS 135.2",
        D + timedelta(days=9),
        CLERK,
    )
    case.take("prove_arrival", proof, CLERK, D + timedelta(days=9))
    assert case.state.effective_on == D + timedelta(days=2)
    after = case.due(f"sue:{number}:applicant-1")
    assert before
    assert after
    assert after > before


def test_who_was_served_electronically_gets_the_paper_as_paper_on_request() -> None:
    """MSF23 90.1, second sentence: 受送达人提出需要纸质文书的，人民法院应当提供."""
    on_paper = decided()
    number = to_citizen(on_paper, "direct", D)
    refused(on_paper, "ask_paper_copy", {"served": number, "address": "自取"}, "MSF23 90.1", D, CITIZEN)
    case = decided()
    number = to_citizen(case, "electronic", D)
    refused(case, "send_paper_copy", {"request": 1, "way": "mail", "on": D}, "MSF23 90.1", D, CLERK)
    case.take("ask_paper_copy", {"served": number, "address": "某路1号"}, CITIZEN, D)
    refused(case, "ask_paper_copy", {"served": number, "address": "自取"}, "MSF23 90.1", D, CITIZEN)
    duty = case.duty("paper_copy:1")
    assert (duty.title, duty.steps, duty.done_on, duty.due_on) == (
        "提供纸质行政复议决定书",
        ("send_paper_copy",),
        None,
        None,
    )
    early = {"request": 1, "way": "mail", "on": D - timedelta(days=1)}
    with pytest.raises(Refused, match="早于提出"):
        case.take("send_paper_copy", early, HANDLER, D)
    case.take("send_paper_copy", {"request": 1, "way": "mail", "on": D, "tracking": "EMS2"}, HANDLER, D)
    assert case.duty("paper_copy:1").done_on == D
    case.take(
        "ask_paper_copy", {"served": number, "address": "自取"}, CITIZEN, D
    )  # lost in the post: once more
    assert case.duty("paper_copy:2").done_on is None


def test_the_place_may_limit_the_time_for_serving_and_a_later_limit_rewrites_nothing() -> None:
    """L23 88.1 names no number of days; the local one is marked as such and stamped into the step that made the paper."""
    case = ripe(D)
    case.facts = {"serve_within": 3}
    make(case, D)
    number, last = len(case.state.papers), default_calendar().add_workdays(D, 3)
    duty = case.duty(f"serve:{number}")
    assert (duty.title, duty.due_on) == ("送达行政复议决定书（本地时限）", last)
    case.facts = {"serve_within": 30}
    assert case.due(f"serve:{number}") == last
    case.take(
        "serve",
        {"paper": number, "recipients": ["applicant-1", "respondent-1"], "method": "electronic", "on": last},
        CLERK,
        last,
    )
    assert case.duty(f"serve:{number}").done_on == last
    case.take("ask_paper_copy", {"served": number, "address": "自取"}, CITIZEN, last)
    assert case.due("paper_copy:1") == default_calendar().add_workdays(last, 30)
    assert [event.step for event in case.events if "serve_by" in event.stamped][-2:] == [
        "make_decision",
        "ask_paper_copy",
    ]
