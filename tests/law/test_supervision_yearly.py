"""Annual reports, self-checks, the yearly review and honoraria without a database: who may, by when, and no state they forbid.

《行政执法监督条例》JD25 22(1) (自查), JD25 42.1 (部门内部监督), JD25 24.1 and JD25 24.2 (典型案例、普遍性问题), JD25 38 (经费).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from driver import Driver, Refused
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from supervision_hands import BUREAU, LIAISON, STAFF, START, STRANGER, UNIT

from fuyuan.business.supervision.annual.records import Figure, Figures, Section
from fuyuan.business.supervision.annual.steps import ANNUAL
from fuyuan.business.supervision.checks.steps import CHECK
from fuyuan.business.supervision.days import DEFAULTS
from fuyuan.business.supervision.review.steps import Entry, by_cause, by_organ
from fuyuan.business.supervision.supervisors.register import SUPERVISOR
from fuyuan.law.causes import Cause
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.posts import Post
from fuyuan.organs.standing import OrganFact

HEAD = Actor(Post.RESPONDENT_HEAD, "李局长", 12, UNIT, "某局")
OTHER_STAFF = Actor(Post.SUPERVISION_STAFF, "杨平", 14, BUREAU, "司法局")
LAY = Actor(Post.LAY_SUPERVISOR, "郑律师", 77, BUREAU, "司法局")
NUMBERS = Figures(
    as_of=START, rule="2026-1", figures=tuple(Figure(section=each, whole=3, part=1) for each in Section)
)
FACTS: dict[str, Any] = {
    "days": DEFAULTS, "figures": NUMBERS, "organ": OrganFact(UNIT, "某局"), "agency": True, "office_id": BUREAU,
    "existing": "", "leaks": (),
}  # fmt: skip
TEXT = {"duties": "开展自查两次。", "improving": "修订告知流程。"}


def day(after: int) -> date:
    return START + timedelta(days=after)


# -- annual reports ------------------------------------------------------------------------------------------------


def report(**facts: Any) -> Driver:
    driver = Driver(ANNUAL, facts={**FACTS, **facts})
    driver.take("open", {"organ_id": UNIT, "year": 2025}, STAFF, START)
    return driver


NOT_OPENED = [
    ({"agency": False}, 2025, "没有行政执法权", "only who enforces owes a report"),
    ({"existing": "1号"}, 2025, "已经有了", "one organ, one year, one report"),
    ({}, 2026, "还没有结束", "a year is reported when it is over"),
]


@pytest.mark.parametrize(("facts", "year", "why", "reason"), NOT_OPENED, ids=[row[3] for row in NOT_OPENED])
def test_a_report_is_begun_for_a_year_that_is_over_once_for_who_enforces(
    facts: dict[str, Any], year: int, why: str, reason: str
) -> None:
    driver = Driver(ANNUAL, facts={**FACTS, **facts})
    with pytest.raises(Refused, match=why):
        driver.take("open", {"organ_id": UNIT, "year": year}, STAFF, START)


CONTEST = {"section": "lost", "whole": 3, "part": 0, "reason": "二审还没有作出裁判"}
NOT_FILLED = [
    ({}, {"contested": [CONTEST, CONTEST]}, LIAISON, "写在一处", "one figure is contested once"),
    ({}, {"contested": [CONTEST | {"part": 4}]}, LIAISON, "不能大于总数", "a part is no more than its whole"),
    ({}, {}, STRANGER, "涉及的是某局", "an organ reports for itself"),
    ({"leaks": ("手机号码",)}, {}, LIAISON, "泄露", "what the second look finds stays out"),
]


@pytest.mark.parametrize(
    ("facts", "more", "who", "why", "reason"), NOT_FILLED, ids=[row[4] for row in NOT_FILLED]
)
def test_what_is_published_is_the_organ_s_own_and_sound(
    facts: dict[str, Any], more: dict[str, Any], who: Actor, why: str, reason: str
) -> None:
    driver = report(**facts)
    with pytest.raises(Refused, match=why):
        driver.take("complete", TEXT | more, who, day(1))


def published(*, on: int = 4) -> Driver:
    driver = report()
    driver.take("complete", TEXT | {"contested": [CONTEST]}, LIAISON, day(1))
    driver.take("approve", {}, HEAD, day(2))
    driver.take("accept", {"publish_on": day(on), "opinion": "以系统数据为准"}, STAFF, day(3))
    driver.take("publish", {}, SYSTEM, day(on))
    return driver


def test_a_corrected_version_replaces_the_first_which_stays_to_be_read() -> None:
    driver = published()
    with pytest.raises(Refused):
        driver.take("complete", TEXT, LIAISON, day(5))  # what is public is corrected, never changed
    driver.take("correct", {"reason": "漏报一件"}, STAFF, day(5))
    first = driver.state.public
    assert (first.ended, first.ended_on) == ("更正", None), "it holds until its successor is there"
    driver.take("complete", TEXT, LIAISON, day(6))
    driver.take("approve", {}, HEAD, day(6))
    driver.take("accept", {"publish_on": day(7)}, STAFF, day(6))
    driver.take("publish", {}, STAFF, day(7))
    old, new = driver.state.versions
    assert (old.ended_on, new.number, driver.state.public) == (day(7), 2, new)
    driver.take("withdraw", {"reason": "单位撤销"}, STAFF, day(8))
    assert driver.state.public is None
    assert driver.duties() == []


def test_what_was_accepted_and_returned_is_owed_again_by_everybody() -> None:
    driver = report()
    driver.take("complete", TEXT, LIAISON, day(1))
    driver.take("approve", {}, HEAD, day(2))
    driver.take("accept", {"publish_on": day(9)}, STAFF, day(3))
    driver.take("return", {"reason": "责任追究没有写明人数"}, STAFF, day(4))
    assert [duty.key for duty in driver.duties() if duty.done_on is None] == ["fill"]
    driver.take("complete", TEXT, LIAISON, day(5))
    assert [duty.key for duty in driver.duties() if duty.done_on is None] == ["approve"]
    driver.take("approve", {}, HEAD, day(6))
    assert [duty.key for duty in driver.duties() if duty.done_on is None] == ["review"]


def test_each_side_has_its_days_from_when_the_report_is_with_it() -> None:
    driver = report()
    driver.take("complete", TEXT, LIAISON, day(90))
    driver.take("approve", {}, HEAD, day(90))
    (owed,) = [duty for duty in driver.duties() if duty.done_on is None]
    assert owed.due_on > day(90), "that the organ was months late does not make the bureau late"
    driver.take("return", {"reason": "责任追究没有写明人数"}, STAFF, day(100))
    (owed,) = [duty for duty in driver.duties() if duty.done_on is None]
    assert owed.due_on > day(100), "and what is given back is owed anew"


WAYS = ["draw", "complete", "approve", "send_back", "accept", "return", "publish", "correct", "withdraw"]
RECORDS: dict[str, Any] = {
    "complete": TEXT, "send_back": {"reason": "补充"}, "return": {"reason": "补充"}, "correct": {"reason": "漏报"},
    "withdraw": {"reason": "有误"},
}  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.sampled_from(WAYS), st.sampled_from([LIAISON, HEAD, STAFF, STRANGER])), max_size=25)
)
def test_nothing_is_public_that_a_head_did_not_approve_and_the_bureau_did_not_accept(
    walk: list[tuple[str, Actor]],
) -> None:
    driver = report()
    for after, (step, who) in enumerate(walk, 1):
        record = {"publish_on": day(after)} if step == "accept" else RECORDS.get(step, {})
        try:
            driver.take(step, record, who, day(after))
        except Refused:
            continue
    state, steps = driver.state, [event.step for event in driver.events]
    assert len(state.versions) == steps.count("publish")
    assert steps.count("publish") <= min(steps.count("approve"), steps.count("accept"))
    assert all(each.approved_by == HEAD.name for each in state.versions)
    assert sum(each.ended_on is None for each in state.versions) <= 1
    assert driver.procedure.fold(driver.events) == state


# -- self-checks -----------------------------------------------------------------------------------------------------


PLAN = {
    "topics": ["penalty", "legal_review"], "units": "各中队", "owner": "王副局长", "first_on": day(1), "last_on": day(10),
    "how": "抽查案卷二十册",
}  # fmt: skip
FOUND = {"kind": "procedure", "what": "两册案卷没有告知听证", "owner": "法制股张三", "fix_by": day(20)}


def test_a_self_check_is_closed_by_the_head_when_everything_found_is_put_right() -> None:
    driver = Driver(CHECK, facts={})
    driver.take("plan", PLAN, LIAISON, START)
    assert driver.duty("check").due_on == day(10)
    driver.take("check", {"on": day(8), "looked": "案卷二十册", "found": [FOUND, FOUND]}, LIAISON, day(8))
    fix = {"number": 1, "on": day(9), "did": "已经补正告知"}
    with pytest.raises(Refused, match="正在整改"):
        driver.take("close", {}, HEAD, day(9))
    driver.take("fix", fix, LIAISON, day(9))
    with pytest.raises(Refused, match="还没有整改"):
        driver.take("fix", fix, LIAISON, day(9))
    with pytest.raises(Refused, match="涉及的是某局"):
        driver.take("fix", fix | {"number": 2}, STRANGER, day(9))
    driver.take("fix", fix | {"number": 2}, LIAISON, day(12))
    driver.take("reopen", {"reason": "第二册仍没有补正"}, HEAD, day(13))
    assert len(driver.state.unfixed) == 2
    for number in (1, 2):
        driver.take("fix", fix | {"number": number, "on": day(14)}, LIAISON, day(14))
    driver.take("close", {}, HEAD, day(15))
    assert [duty.key for duty in driver.duties() if duty.done_on is None] == []


def test_a_self_check_that_finds_nothing_goes_to_the_head_at_once() -> None:
    driver = Driver(CHECK, facts={})
    driver.take("plan", PLAN, LIAISON, START)
    driver.take("check", {"on": day(8), "looked": "案卷二十册"}, LIAISON, day(8))
    assert driver.state.stage == "fixed"
    driver.take("reopen", {"reason": "抽查的案卷太少"}, HEAD, day(9))
    assert driver.state.stage == "planned", "it is made once more"


# -- honoraria -------------------------------------------------------------------------------------------------------


def supervisor(kind: str = "lawyer", **profile: Any) -> Driver:
    facts = {
        "known": "",
        "unit": OrganFact(UNIT, "某局"),
        "organ": OrganFact(UNIT, "某局"),
        "inspections": {5: "1号 某局"},
    }
    driver = Driver(SUPERVISOR, facts=facts)
    record = {
        "name": "郑律师", "profile": {"kind": kind, "employer": "某律师事务所", "person_id": LAY.person_id, **profile},
        "from_on": START, "to_on": day(700), "approval": {"by": "王局长", "on": START},
    }  # fmt: skip
    driver.take("appoint", record, STAFF, START)
    return driver


FEE = {"inspection": 5, "work": "评查案卷六册", "on": day(1), "amount": "300.50"}


def test_a_fee_is_entered_by_one_approved_by_another_and_paid_once() -> None:
    driver = supervisor()
    driver.take("offer", {"first": day(1), "last": day(90), "note": "周三下午"}, LAY, START)
    driver.take("enter_fee", FEE, STAFF, day(2))
    with pytest.raises(Refused, match="已经登记过"):
        driver.take("enter_fee", FEE, STAFF, day(2))
    approval = {"fee": 1, "basis": "补助办法第三条"}
    with pytest.raises(Refused, match="登记的人不能审批"):
        driver.take("approve_fee", approval, STAFF, day(3))
    with pytest.raises(Refused, match="待支付"):
        driver.take("pay_fee", {"fee": 1, "on": day(3), "voucher": "记账12"}, STAFF, day(3))
    driver.take("approve_fee", approval, OTHER_STAFF, day(3))
    driver.take("pay_fee", {"fee": 1, "on": day(4), "voucher": "记账12"}, STAFF, day(4))
    (fee,) = driver.state.fees
    assert (fee.cents, fee.standing, fee.approved_by, fee.paid_by) == (30050, "已支付", "杨平", "卫东")
    assert all(duty.done_on for duty in driver.duties() if "fee" in duty.key)


def test_nobody_approves_his_own_fee_and_the_staff_of_organs_get_none() -> None:
    own = Actor(Post.SUPERVISION_STAFF, "郑律师", LAY.person_id, BUREAU, "司法局")
    driver = supervisor()
    driver.take("enter_fee", FEE, STAFF, day(2))
    with pytest.raises(Refused, match="本人的补助"):
        driver.take("approve_fee", {"fee": 1, "basis": "补助办法第三条"}, own, day(3))
    with pytest.raises(Refused, match="履行职责"):
        supervisor("officer").take("enter_fee", FEE, STAFF, day(2))


# -- the yearly review -----------------------------------------------------------------------------------------------


def entry(number: str, organ: int, *causes: Cause) -> Entry:
    return Entry(
        kind="suit", matter_id=int(number), number=number, organ_id=organ, organ_name=f"{organ}局", about="行政处罚",
        result="撤销", on=START, causes=causes,
    )  # fmt: skip


def test_causes_are_counted_for_every_act_and_organs_stand_by_how_much_they_lost() -> None:
    lost = [entry("1", 7, Cause.PROCEDURE, Cause.FACTS), entry("2", 7, Cause.PROCEDURE), entry("3", 8)]
    assert by_cause(lost) == [("程序违法", 2), ("事实不清、证据不足", 1), ("原因还没有填报", 1)]
    assert [(name, len(own)) for _, name, own in by_organ(lost)] == [("7局", 2), ("8局", 1)]
